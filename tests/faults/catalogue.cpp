#include "faults/catalogue.h"

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

using enum FaultFamily;
using Kind = ErrorKind;
using Kinds = QList<ErrorKind>;

/// Collects the faults of one family.
class Chapter final
{
public:
    Chapter(FaultFamily family, QList<Fault> &faults) : m_family(family), m_faults(faults) { }

    void add(const QByteArray &id, const QString &phrase, const Kinds &allowed, Again again = Again::Never,
             const QString &named = {})
    {
        m_faults.append({m_family, id, phrase, allowed, again, named, {}});
    }
    void proved(const QByteArray &id, const QString &phrase, const Kinds &allowed, const QByteArray &by)
    {
        m_faults.append({m_family, id, phrase, allowed, Again::Never, {}, by});
    }

private:
    const FaultFamily m_family;
    QList<Fault> &m_faults;
};

void addConnection(Chapter chapter)
{
    chapter.add("refused", u"nobody ever listened there"_s, {Kind::Refused}, Again::Always);
    chapter.add("port-closed", u"the port is taken but does not listen"_s, {Kind::Refused}, Again::Always);
    chapter.add("no-route", u"no way leads to the address"_s, {Kind::Refused}, Again::Always);
    chapter.add("name-unknown", u"no name server answers"_s, {Kind::Dns}, Again::Always, u"flags.invalid"_s);
    const auto proved = [&chapter](const QByteArray &id, const QString &phrase, const Kinds &kinds,
                                   const QByteArray &by) {
        chapter.proved(id, phrase, kinds, by);
    };
    proved("descriptors", u"this process may open nothing more"_s, {Kind::OutOfDescriptors},
           "tst_engine::descriptorsUsedUpAreACauseOfTheirOwn");
    proved("name-for-now", u"the resolver says “for now”, or “no”"_s, {Kind::Dns},
           "tst_fetcher::reportsNamesThatFailForNow");
    proved("resolver-blocks", u"a look-up that takes for ever"_s, {Kind::Timeout},
           "tst_fetcher::aBlockedResolverHoldsUpNobody");
    proved("proxy-variables", u"proxies in the environment, in every form"_s, {Kind::None},
           "tst_fetcher::usesProxiesAsTheEnvironmentSays");
    proved("proxy-login", u"the proxy wants a password"_s, {Kind::Http4xx},
           "tst_fetcher::namesAProxyThatWantsALogin");

    chapter.add("closed-at-once", u"closed before the first byte"_s, {Kind::Closed}, Again::Always);
    chapter.add("reset-at-once", u"reset before the first byte"_s, {Kind::Closed}, Again::Always);
    chapter.add("closed-in-head", u"closed within the headers"_s, {Kind::Closed}, Again::Always);
    chapter.add("reset-in-head", u"reset within the headers"_s, {Kind::Closed}, Again::Always);
    chapter.add("closed-after-100", u"closed after 100 Continue"_s, {Kind::Closed}, Again::Always);
    chapter.add("closed-in-head-tls", u"closed within the headers, over TLS"_s, {Kind::Closed},
                Again::Always);
    chapter.add("closed-in-handshake", u"closed within the TLS handshake"_s, {Kind::Closed, Kind::Tls},
                Again::ByKind);

    chapter.add("closed-in-body", u"closed within a body of known length"_s, {Kind::Truncated},
                Again::Always);
    chapter.add("reset-in-body", u"reset within a body of known length"_s, {Kind::Truncated}, Again::Always);
    chapter.add("closed-before-body", u"closed before any byte of a body of known length"_s,
                {Kind::Truncated}, Again::Always);
    chapter.add("cut-in-body-tls", u"cut within a body of known length, over TLS"_s, {Kind::Truncated},
                Again::Always);

    const Kinds unannounced{Kind::Truncated, Kind::Closed};
    chapter.add("closed-in-endless-body", u"closed within a body without a length"_s, unannounced,
                Again::Always);
    chapter.add("reset-in-endless-body", u"reset within a body without a length"_s, unannounced,
                Again::Always);
    chapter.add("closed-in-chunk", u"closed within a chunk"_s, unannounced, Again::Always);
    chapter.add("reset-in-chunk", u"reset within a chunk"_s, unannounced, Again::Always);
    chapter.add("closed-between-chunks", u"closed between two chunks"_s, unannounced, Again::Always);
    chapter.add("closed-in-chunk-size", u"closed within the size of a chunk"_s, unannounced, Again::Always);
    chapter.add("cut-in-endless-body-tls", u"TLS cut without close_notify, body without a length"_s,
                unannounced, Again::Always);
    chapter.add("closed-in-endless-body-tls", u"TLS closed within a body without a length"_s, unannounced,
                Again::Always);
    chapter.add("cut-between-chunks-tls", u"TLS cut without close_notify between two chunks"_s, unannounced,
                Again::Always);

    chapter.add("self-signed", u"a certificate that signs itself"_s, {Kind::Tls}, Again::Never,
                u"self-signed"_s);
    chapter.add("expired", u"a certificate of the past"_s, {Kind::Tls}, Again::Never, u"expired"_s);
    chapter.add("not-yet-valid", u"a certificate of the future"_s, {Kind::Tls}, Again::Never,
                u"not yet valid"_s);
    chapter.add("wrong-host", u"the certificate of another host"_s, {Kind::Tls}, Again::Never,
                u"subject name"_s);
    chapter.add("common-name", u"the certificate of another host whose common name is this one's"_s,
                {Kind::Tls}, Again::Never, u"subject name"_s);
    chapter.add("no-tls", u"plain HTTP where TLS is spoken"_s, {Kind::Tls}, Again::Never, u"SSL"_s);
}

void addTime(Chapter chapter)
{
    const auto late = [&chapter](const QByteArray &id, const QString &phrase) {
        chapter.add(id, phrase, {Kind::Timeout}, Again::Always);
    };
    late("no-answer", u"no answer at all"_s);
    late("stall-in-head", u"a stall within the headers"_s);
    late("stall-in-body", u"a stall within the body"_s);
    late("stall-in-chunk", u"a stall within a chunk"_s);
    late("stall-in-handshake", u"a stall within the TLS handshake"_s);
    late("stall-in-body-tls", u"a stall within the body, over TLS"_s);
    late("stall-after-redirect", u"a redirect to where nobody answers"_s);
    late("drip-head", u"headers byte by byte, for ever"_s);
    late("drip-body", u"a body byte by byte, for ever"_s);
    late("drip-chunks", u"chunks of one byte, for ever"_s);
    late("endless-100", u"100 Continue, for ever"_s);
}

void addReplies(Chapter chapter)
{
    const Kinds noHttp{Kind::BadReply, Kind::Closed};
    chapter.add("status-malformed", u"a malformed status line"_s, noHttp, Again::ByKind);
    chapter.add("http-0.9", u"a flag without any head (HTTP/0.9)"_s, noHttp, Again::ByKind);
    chapter.add("status-999", u"status 999"_s, noHttp, Again::ByKind);
    chapter.add("status-negative", u"a negative status"_s, noHttp, Again::ByKind);
    chapter.add("status-2000", u"a status of four digits"_s, noHttp, Again::ByKind);

    const Kinds flood{Kind::BadReply};
    chapter.add("fields-101", u"101 header fields"_s, flood, Again::Never, u"100 header fields"_s);
    chapter.add("fields-150", u"150 header fields"_s, flood, Again::Never, u"100 header fields"_s);
    chapter.add("field-300k", u"a header field of 300 KB"_s, flood);
    chapter.add("field-without-colon", u"a header line without a colon"_s, flood);
    chapter.add("endless-fields", u"header fields without end"_s, flood);
    chapter.add("endless-field", u"a header field without end"_s, flood);
    chapter.add("endless-status", u"a status line without end"_s, flood);
    chapter.add("endless-reason", u"a reason phrase without end"_s, flood);
    chapter.add("endless-extension", u"the extension of a chunk without end"_s, flood);
    chapter.add("endless-trailers", u"trailers without end"_s, flood);

    const Kinds bad{Kind::BadReply};
    chapter.add("length-contradictory", u"two different lengths"_s, bad, Again::Never, u"Content-Length"_s);
    chapter.add("length-negative", u"a negative length"_s, bad, Again::Never, u"Content-Length"_s);
    chapter.add("length-rubbish", u"a length that is no number"_s, bad, Again::Never, u"Content-Length"_s);
    chapter.add("length-duplicate", u"the same length twice"_s, {Kind::None});
    chapter.add("length-and-chunks", u"a length beside chunks"_s, bad, Again::Never, u"Content-Length"_s);
    // libcurl delivers what was announced, which the walk of the container finds cut short.
    chapter.add("length-too-small", u"more bytes than the length announces"_s,
                {Kind::BadReply, Kind::InvalidImage});
    for (const char *const coding : {"gzip", "deflate", "br", "lzma"}) {
        chapter.add(QByteArray("coding-") + coding,
                    u"Content-Encoding: %1, which it is not"_s.arg(QLatin1StringView(coding)), bad,
                    Again::Never, u"Content-Encoding"_s);
    }
    for (const char *const coding : {"identity", "none", "utf-8", "aws-chunked"}) {
        chapter.add(QByteArray("coding-") + coding, u"Content-Encoding: %1"_s.arg(QLatin1StringView(coding)),
                    {Kind::None});
    }
    chapter.add("coding-real-gzip", u"an SVG in gzip"_s, {Kind::None});
    chapter.add("status-203", u"203, by way of a proxy that changed it"_s, {Kind::None});

    const Kinds chunks{Kind::BadReply, Kind::Empty, Kind::Truncated, Kind::InvalidImage};
    chapter.add("chunk-size-rubbish", u"a chunk size that is no number"_s, chunks, Again::ByKind);
    chapter.add("chunk-size-negative", u"a negative chunk size"_s, chunks, Again::ByKind);
    chapter.add("chunk-size-huge", u"a chunk size that no number holds"_s, chunks, Again::ByKind);
    chapter.add("chunk-size-too-small", u"a chunk longer than its size"_s, chunks, Again::ByKind);
    chapter.add("chunk-size-too-large", u"a chunk shorter than its size"_s, chunks, Again::ByKind);
    chapter.add("chunk-lines-bare", u"chunk lines without CR"_s, {Kind::BadReply, Kind::Empty, Kind::Timeout},
                Again::ByKind);

    chapter.add("two-answers", u"a refusal and a flag in answer to one question"_s, {Kind::Http5xx},
                Again::Always);

    const Kinds bare{Kind::BadReply, Kind::Empty};
    chapter.add("status-204", u"204 No Content"_s, bare);
    chapter.add("status-205", u"205 Reset Content"_s, bare);
    chapter.add("status-206", u"206 with a whole flag that nobody asked for in parts"_s, bare);
    chapter.add("status-304", u"304 to a question without a condition"_s, bare);
    chapter.add("status-101", u"101 Switching Protocols instead of the answer"_s, bare);
    chapter.add("103-alone", u"103 Early Hints instead of the answer"_s, {Kind::Closed}, Again::Always);
    chapter.add("103-before-cut-flag", u"103 Early Hints before a flag cut short"_s, {Kind::Truncated},
                Again::Always);

    const auto elsewhere = [&chapter](const QByteArray &id, const QString &phrase) {
        chapter.add(id, phrase, {Kind::Redirect});
    };
    elsewhere("redirect-loop", u"a redirect to itself"_s);
    elsewhere("redirect-six", u"six redirects"_s);
    elsewhere("redirect-downgrade", u"a redirect from https to http"_s);
    elsewhere("redirect-file", u"a redirect to a file of this computer"_s);
    elsewhere("redirect-data", u"a redirect to a flag within the address"_s);
    elsewhere("redirect-nowhere", u"a redirect without Location"_s);
    elsewhere("redirect-other", u"a redirect to another protocol"_s);
    chapter.proved("redirect-local", u"a redirect from the web to a local network"_s, {Kind::Redirect},
                   "tst_fetcher::redirectsLeadNotFromTheWebToLocalNetworks");
    chapter.proved("redirect-origins", u"redirects to many origins in turn"_s, {Kind::None},
                   "tst_fetcher::manyOriginsLeaveNoConnections");

    chapter.add("too-large-announced", u"a body announced over the cap"_s, {Kind::TooLarge});
    chapter.add("too-large-endless", u"a body without end"_s, {Kind::TooLarge});
    chapter.add("too-large-chunked", u"chunks without end"_s, {Kind::TooLarge});
    chapter.add("too-large-chunk", u"one chunk over the cap"_s, {Kind::TooLarge});

    chapter.add("empty", u"status 200 and nothing"_s, {Kind::Empty});
    chapter.add("empty-chunked", u"status 200 and no chunk"_s, {Kind::Empty});
    chapter.add("empty-closed", u"status 200 and the close"_s, {Kind::Empty});

    chapter.add("status-404", u"404"_s, {});
    chapter.add("status-404-flag", u"404 with a whole flag"_s, {});
    chapter.add("status-410", u"410 with a whole flag"_s, {Kind::Gone}, Again::Never, u"410"_s);
    for (const char *const status : {"400", "401", "403", "407", "418", "451"}) {
        chapter.add(QByteArray("status-") + status, QString::fromLatin1(status), {Kind::Http4xx},
                    Again::Never, QString::fromLatin1(status));
    }
    chapter.proved("rate-limit", u"a host that allows so many requests a second"_s, {Kind::None},
                   "tst_engine::waitsForAHostThatLimitsItsRate");
    struct Wait
    {
        const char *id;
        const char16_t *phrase;
    };
    const Wait waits[] = {{"", u""},
                          {"-seconds", u", Retry-After in seconds"},
                          {"-date", u", Retry-After as a date"},
                          {"-date-of-old", u", Retry-After as a date of RFC 850"},
                          {"-date-of-c", u", Retry-After as a date of C"},
                          {"-doubled", u", Retry-After twice"},
                          {"-past", u", Retry-After in the past"},
                          {"-rubbish", u", Retry-After that means nothing"},
                          {"-centuries", u", Retry-After in centuries"},
                          {"-year-9999", u", Retry-After in the year 9999"}};
    for (const Wait &wait : waits) {
        for (const char *const status : {"408", "429", "500", "502", "503", "504"}) {
            if (*wait.id != '\0' && qstrcmp(status, "429") != 0 && qstrcmp(status, "503") != 0)
                continue;
            chapter.add(QByteArray("status-") + status + wait.id,
                        QString::fromLatin1(status) + QString::fromUtf16(wait.phrase),
                        {*status == '4' ? Kind::Http4xx : Kind::Http5xx}, Again::Always,
                        QString::fromLatin1(status));
        }
    }
}

/// What would make a client take the bytes of one answer for those of the next: 249 flags each, and no fault
/// may ever cost or change the flag of another code.
void addDesynchronisation(Chapter chapter)
{
    const Kinds right{Kind::None};
    chapter.add("hints-always", u"103 before every answer, in one segment"_s, right);
    chapter.add("hints-late", u"103 before every answer, well ahead of it"_s, right);
    chapter.add("hints-some", u"103 before one answer in ten, well ahead of it"_s, right);
    chapter.add("processing-some", u"102 before one answer in ten, twice"_s, right);
    chapter.add("late-body-204", u"204 with a late body"_s, {Kind::Empty});
    chapter.add("late-body-304", u"304 with a late body"_s, {Kind::BadReply});
    chapter.add("late-body-300", u"300 with a late body"_s, {Kind::Redirect});
    chapter.add("late-body-404", u"an empty 404 with a late body"_s, {});
    chapter.add("late-body-418", u"an empty 418 with a late body"_s, {Kind::Http4xx});
    chapter.add("unasked-after-flag", u"a second answer behind the flag"_s, right);
    chapter.add("unasked-after-redirect", u"a second answer behind a redirect, late"_s, right);
    chapter.add("both-lengths", u"a length beside chunks, with an answer in the difference"_s,
                {Kind::BadReply});
    chapter.add("late-408", u"408 on an idle connection"_s, right, Again::ByKind);
}

void addImages(Chapter chapter)
{
    const auto other = [&chapter](const QByteArray &id, const QString &phrase, const QString &named) {
        chapter.add(id, phrase, {Kind::InvalidImage}, Again::Never, named);
    };
    other("html", u"a page, said to be a PNG"_s, u"HTML"_s);
    other("text", u"a sentence, said to be a GIF"_s, u"text"_s);
    other("jpeg", u"a JPEG, said to be a PNG"_s, u"JPEG"_s);
    other("webp", u"a WebP, said to be a PNG"_s, u"WebP"_s);
    other("rubbish", u"noise, said to be a PNG"_s, u"not a flag image"_s);

    const Kinds cut{Kind::Truncated, Kind::InvalidImage};
    const auto damaged = [&chapter, &cut](const QByteArray &id, const QString &phrase) {
        chapter.add(id, phrase, cut, Again::ByKind);
    };
    other("png-cut", u"half a PNG, all that was announced"_s, u"the picture is cut short"_s);
    other("png-cut-end", u"a PNG without its last two bytes"_s, u"the picture is cut short"_s);
    damaged("png-flipped", u"a PNG with one bit wrong"_s);
    damaged("png-undecodable", u"a PNG whose picture data is noise under a true checksum"_s);
    other("gif-cut", u"a fifth of a GIF"_s, u"the picture is cut short"_s);
    other("gif-cut-end", u"a GIF without its trailer"_s, u"the picture is cut short"_s);
    damaged("gif-no-image", u"a GIF without a picture"_s);
    other("svg-cut", u"an SVG whose root is never closed"_s, u"the picture is cut short"_s);
    damaged("svg-broken", u"an SVG with crossed elements"_s);
    damaged("svg-empty", u"an SVG that shows nothing"_s);
    damaged("svg-script", u"an SVG with a script"_s);
    damaged("svg-event", u"an SVG that handles an event"_s);
    // Decided (image/flagimage.h): what is saved is exactly a flag.
    other("png-trailing", u"bytes after a whole PNG"_s, u"PNG"_s);
    other("gif-trailing", u"bytes after a whole GIF"_s, u"GIF"_s);

    const auto bomb = [&chapter](const QByteArray &id, const QString &phrase) {
        chapter.add(id, phrase, {Kind::InvalidImage, Kind::TooLarge});
    };
    bomb("png-pixels", u"a PNG of 900 million pixels"_s);
    bomb("png-pixels-mono", u"a PNG of 400 million pixels in two colours"_s);
    bomb("gif-pixels", u"a GIF of four billion pixels"_s);
    bomb("png-chunk-length", u"a PNG whose text claims two gigabytes"_s);
    bomb("png-inflates", u"a PNG whose data inflate to far more than its header states"_s);
    bomb("svgz", u"an SVG in gzip"_s);
    bomb("svg-image", u"an SVG that shows a picture of another server"_s);
    bomb("svg-itself", u"an SVG that shows itself"_s);
    bomb("svg-use-itself", u"an SVG whose parts use each other in a circle"_s);
    bomb("svg-use-fold", u"an SVG whose parts use each other a billion times"_s);
    bomb("svg-file", u"an SVG that shows a file of this computer"_s);
    bomb("svg-pipe", u"an SVG that shows a pipe in which nothing comes"_s);
    bomb("svg-stylesheet", u"an SVG whose style sheet is a pipe in which nothing comes"_s);
    bomb("svg-entities", u"an SVG of entities that unfold a billion times"_s);
    bomb("svg-octaves", u"an SVG whose noise would take minutes to draw"_s);
    bomb("svg-dashes", u"an SVG whose dashes would take gigabytes to draw"_s);
    bomb("svg-elements", u"an SVG of very many elements"_s);
    bomb("svg-million", u"an SVG of a million elements"_s);
}

void addDisk(Chapter chapter)
{
    chapter.proved("disk-full", u"the disk is full"_s, {Kind::DiskFull},
                   "tst_disk::diskFullOnASmallFileSystem");
    chapter.proved("file-size-limit", u"the limit of a file's size is reached"_s, {Kind::DiskFull},
                   "tst_disk::diskFullByAFileSizeLimit");
    chapter.proved("folder-not-made", u"the folder cannot be made"_s, {}, "tst_disk::folderThatCannotBeMade");
    chapter.proved("folder-not-writable", u"the folder cannot be written"_s, {},
                   "tst_disk::folderThatCannotBeWritten");
    chapter.proved("folder-in-use", u"another instance uses the folder"_s, {}, "tst_disk::folderInUse");
    chapter.proved("too-little-space", u"too little space is left before the start"_s, {},
                   "tst_disk::tooLittleFreeSpace");
    chapter.proved("folder-vanished", u"the folder vanishes"_s, {Kind::Disk},
                   "tst_disk::folderVanishesDuringTheRun");
    chapter.proved("folder-read-only", u"the folder becomes read-only"_s, {Kind::Disk},
                   "tst_disk::folderBecomesReadOnlyDuringTheRun");
    chapter.proved("target-is-folder", u"the target is a folder"_s, {Kind::Disk},
                   "tst_disk::targetIsAFolder");
    chapter.proved("target-is-link", u"the target is a symbolic link"_s, {Kind::Disk},
                   "tst_disk::targetIsALink");
    chapter.proved("name-too-long", u"the name is too long"_s, {Kind::Disk}, "tst_disk::nameTooLong");
    chapter.proved("file-in-the-way", u"a file that is no flag is in the way"_s, {Kind::Disk},
                   "tst_disk::keepsAFileInTheWay");
    chapter.proved("folder-replaced", u"the folder is replaced by another"_s, {Kind::Disk},
                   "tst_disk::folderIsReplacedDuringTheRun");
    chapter.proved("names-in-another-case", u"names that look like ours in another case"_s, {},
                   "tst_flagfolder::straysAreRemovedAtOpening");
    chapter.proved("folder-not-meant", u"a name that is not UTF-8, a working folder that is gone"_s, {},
                   "tst_disk::folderThatCannotBeMeant");
}

void addInput(Chapter chapter)
{
    const auto refused = [&chapter](const QByteArray &id, const QString &phrase, const QByteArray &by) {
        chapter.proved(id, phrase, {}, by);
    };
    refused("code-unknown", u"a code that is not A–Z or AA–ZZ"_s, "tst_codelist::refuses");
    refused("limit-bad", u"a limit below 1 or no number"_s, "tst_commandline::refuses");
    refused("concurrency-bad", u"a concurrency below 1 or no number"_s, "tst_commandline::refuses");
    refused("concurrency-clamped", u"a concurrency over 1000"_s, "tst_concurrency::usesTheLeast");
    refused("template-without-code", u"a URL without a place for the code"_s, "tst_urltemplate::refuses");
    refused("template-scheme", u"a URL of another scheme"_s, "tst_urltemplate::refuses");
    refused("template-credentials", u"a URL with user and password"_s, "tst_urltemplate::refuses");
    refused("name-leaves-folder", u"a name that leaves the folder"_s, "tst_nametemplate::refuses");
    refused("nothing-starts", u"nothing starts, exit status 2"_s, "tst_console::refusesBeforeAnythingStarts");
}

void addLife(Chapter chapter)
{
    const auto lived = [&chapter](const QByteArray &id, const QString &phrase, const QByteArray &by) {
        chapter.proved(id, phrase, {}, by);
    };
    lived("cancel", u"cancelled at any moment"_s, "tst_engine::cancelAtRandomMoments");
    lived("cancel-restart", u"cancelled and started again, many times"_s,
          "tst_life::cancelAndRestartAHundredTimes");
    lived("retry-while-running", u"retried while running"_s, "tst_life::retryWhileRunningDoesNothing");
    lived("long-pause", u"paused for longer than every deadline"_s, "tst_life::pauseOutlastsEveryDeadline");
    lived("close-mid-run", u"the window is closed mid-run"_s, "tst_mainwindow::asksBeforeClosing");
    lived("signal", u"SIGINT, SIGTERM"_s, "tst_console::stopsAtASignal");
    lived("second-signal", u"SIGINT twice"_s, "tst_console::endsAtOnceAtTheSecondSignal");
    lived("killed", u"SIGKILL while writing"_s, "tst_disk::killedAtRandomMoments");
    lived("two-instances", u"two instances, one folder"_s, "tst_disk::manyInstancesAtTheSameTime");
    chapter.add("large-answers", u"400 answers of 1.9 MB at the same time"_s, {Kind::InvalidImage});
    lived("few-threads", u"the system allows few threads, or none"_s,
          "tst_engine::usesTheThreadsThatThereAre");
    lived("few-descriptors", u"1000 at once with few open files"_s, "tst_console::fitsIntoFewOpenFiles");
    lived("clock-step", u"the wall clock is stepped"_s, "tst_retryafter::parse");
    lived("server-back", u"the server is gone for a while and back"_s, "tst_life::serverGoesAndComesBack");
    lived("blocked-resolver", u"a resolver that blocks"_s, "tst_life::programLeavesARunWhoseResolverBlocks");
}

} // namespace

const QList<Fault> &faultCatalogue()
{
    static const QList<Fault> faults = [] {
        QList<Fault> all;
        addConnection({Connection, all});
        addTime({Time, all});
        addReplies({Reply, all});
        addDesynchronisation({Desynchronisation, all});
        addImages({Image, all});
        addDisk({Disk, all});
        addInput({Input, all});
        addLife({Life, all});
        return all;
    }();
    return faults;
}

bool Fault::isCrowd() const
{
    return family == Desynchronisation || id == "large-answers";
}

QString faultFamilyName(FaultFamily family)
{
    switch (family) {
    case Connection: return u"connection"_s;
    case Time: return u"time"_s;
    case Reply: return u"reply"_s;
    case Desynchronisation: return u"desynchronisation"_s;
    case Image: return u"image"_s;
    case Disk: return u"disk"_s;
    case Input: return u"input"_s;
    case Life: return u"life"_s;
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
