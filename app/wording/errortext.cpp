#include "wording/errortext.h"

#include "domain/sanitized.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// What is said about one kind of error; %1 in a heading, a cell or advice is the HTTP status.
struct Texts
{
    ErrorKind kind;
    const char *heading; ///< of a group
    const char *cell; ///< at most 12 letters
    const char *sentence; ///< for the log; null: as the heading
    const char *advice;
    bool withDetail = false; ///< the cause that the system reported goes with the sentence
};

struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    static const Texts &of(ErrorKind kind);
    static const char *adviceOn4xx(int httpStatus);
};

const Texts &ErrorText::of(ErrorKind kind)
{
    static constexpr Texts all[] = {
        {ErrorKind::None, "", "", nullptr, ""},
        {ErrorKind::Refused, QT_TR_NOOP("Connection refused"),
         //: In a narrow cell, at most 12 letters: the connection was refused
         QT_TR_NOOP("refused"), nullptr,
         QT_TR_NOOP("Nothing answers at this address. Check that the server is running and that the "
                    "host and port of the source are right, then retry.")},
        {ErrorKind::Dns, QT_TR_NOOP("Host name not found"),
         //: In a narrow cell, at most 12 letters: the host name was not found
         QT_TR_NOOP("no host"), QT_TR_NOOP("Host name “%1” not found"),
         QT_TR_NOOP("The host name of the source was not found. Check its spelling and your Internet "
                    "connection, then retry.")},
        {ErrorKind::Closed, QT_TR_NOOP("Connection closed"),
         //: In a narrow cell, at most 12 letters: the connection was closed
         QT_TR_NOOP("closed"), QT_TR_NOOP("Connection closed before the answer"),
         QT_TR_NOOP("The server closed the connection before answering. If other countries arrive, only "
                    "this answer is broken: retry. If all fail, check that the server is running.")},
        {ErrorKind::Truncated, QT_TR_NOOP("Flag cut short"),
         //: In a narrow cell, at most 12 letters: the flag did not arrive whole
         QT_TR_NOOP("cut short"), QT_TR_NOOP("The answer ended before the flag was whole"),
         QT_TR_NOOP("The connection ended while the flag was sent, so nothing was saved. Retry; if it "
                    "happens often, allow fewer requests at once.")},
        {ErrorKind::Timeout, QT_TR_NOOP("Timed out"),
         //: In a narrow cell, at most 12 letters
         QT_TR_NOOP("timeout"), QT_TR_NOOP("No whole answer within the time allowed"),
         QT_TR_NOOP("The server did not finish its answer in time. Raise Timeout in Options or allow "
                    "fewer requests at once, then retry.")},
        {ErrorKind::Tls, QT_TR_NOOP("No secure connection"),
         //: In a narrow cell, at most 12 letters: no secure connection
         QT_TR_NOOP("not secure"), nullptr,
         QT_TR_NOOP("The server could not prove who it is, so nothing was loaded from it. Check the "
                    "host name of the source and the clock of this computer."),
         true},
        {ErrorKind::BadReply, QT_TR_NOOP("Answer not understood"),
         //: In a narrow cell, at most 12 letters: the answer is not valid HTTP
         QT_TR_NOOP("bad answer"), nullptr,
         QT_TR_NOOP("The answer is not valid HTTP. Check that the URL leads to a web server and that "
                    "nothing between you and it changes its answers."),
         true},
        {ErrorKind::Redirect, QT_TR_NOOP("Redirect not followed"),
         //: In a narrow cell, at most 12 letters: a redirect was not followed
         QT_TR_NOOP("redirect"), nullptr,
         QT_TR_NOOP("The server redirects in a loop, or to an address that is not safe. Use the final "
                    "URL as the source."),
         true},
        {ErrorKind::TooLarge, QT_TR_NOOP("Answer too large"),
         //: In a narrow cell, at most 12 letters: the answer is too large
         QT_TR_NOOP("too large"), QT_TR_NOOP("Answer larger than any flag"),
         QT_TR_NOOP("The answer is far larger than any flag, so it was not loaded. Check that the URL "
                    "leads to flag images."),
         true},
        {ErrorKind::Empty, QT_TR_NOOP("Empty answer"),
         //: In a narrow cell, at most 12 letters: the answer is empty
         QT_TR_NOOP("empty"), QT_TR_NOOP("Answer without content"),
         QT_TR_NOOP("The server reports success but sends nothing. Retry; if it happens again, choose "
                    "another source.")},
        {ErrorKind::Gone, QT_TR_NOOP("Removed from the server (410)"), QT_TR_NOOP("HTTP %1"), nullptr,
         QT_TR_NOOP("The server had this flag once and removed it for good. Retrying will not help: "
                    "choose another source.")},
        //: %1 is an HTTP status such as 418
        {ErrorKind::Http4xx, QT_TR_NOOP("Refused by the server (%1)"), QT_TR_NOOP("HTTP %1"), nullptr,
         QT_TR_NOOP("The server understood the request and refused it. Retrying rarely helps: check "
                    "the URL of the source.")},
        //: %1 is an HTTP status such as 503
        {ErrorKind::Http5xx, QT_TR_NOOP("Server error (%1)"), QT_TR_NOOP("HTTP %1"), nullptr,
         QT_TR_NOOP("The server has trouble of its own. Wait a little, then retry; if it happens "
                    "often, allow fewer requests at once.")},
        {ErrorKind::InvalidImage, QT_TR_NOOP("Not a flag image"),
         //: In a narrow cell, at most 12 letters: what came is not a flag image
         QT_TR_NOOP("not a flag"), nullptr,
         QT_TR_NOOP("The answer is not a complete PNG, GIF or SVG image, so nothing was saved. Open "
                    "the URL in a browser to see what the server sends instead.")},
        {ErrorKind::DiskFull, QT_TR_NOOP("Disk full"),
         //: In a narrow cell, at most 12 letters
         QT_TR_NOOP("disk full"), QT_TR_NOOP("Not saved: the disk is full"),
         QT_TR_NOOP("The disk with the flags folder is full; existing files are unchanged. Free some "
                    "space or choose another folder, then retry.")},
        {ErrorKind::Disk, QT_TR_NOOP("Not saved"),
         //: In a narrow cell, at most 12 letters: the file was not saved
         QT_TR_NOOP("not saved"), nullptr,
         QT_TR_NOOP("The flag arrived but could not be saved. Check that the folder still exists and "
                    "can be written to, then retry."),
         true},
        {ErrorKind::OutOfDescriptors, QT_TR_NOOP("Too many open files"),
         //: In a narrow cell, at most 12 letters: the limit on open files was reached
         QT_TR_NOOP("files limit"), nullptr,
         QT_TR_NOOP("The system lets this program open no further file or connection. Allow fewer "
                    "requests at once, then retry.")},
        {ErrorKind::Internal, QT_TR_NOOP("Internal error"),
         //: In a narrow cell, at most 12 letters: a defect of the program
         QT_TR_NOOP("bug"), QT_TR_NOOP("Internal error of Flaghoist"),
         QT_TR_NOOP("This is a bug in Flaghoist, not in the source. Retry, and please report it with "
                    "the details shown here."),
         true},
    };
    static_assert([] {
        int next = 0;
        return std::ranges::all_of(all, [&next](const Texts &texts) { return int(texts.kind) == next++; })
            && next == int(ErrorKind::Internal) + 1;
    }());
    return all[size_t(kind)];
}

const char *ErrorText::adviceOn4xx(int httpStatus)
{
    switch (httpStatus) {
    case 401:
    case 403:
        return QT_TR_NOOP(
            "The server requires permission for this flag. Retrying will not help: choose another source.");
    case 408:
        return QT_TR_NOOP("The server waited too long for the request. Retry; if it happens often, allow "
                          "fewer requests at once.");
    case 418:
        return QT_TR_NOOP("The server refuses on purpose, to show what a refusal looks like. With a practice "
                          "source each attempt has its own outcome: retry.");
    case 429:
        return QT_TR_NOOP(
            "The server asks for fewer requests. Allow fewer at once, wait a little, then retry.");
    default: return ErrorText::of(ErrorKind::Http4xx).advice;
    }
}

QString withStatus(const char *text, const Failure &failure)
{
    const QString translated = ErrorText::tr(text);
    return translated.contains("%1"_L1) ? translated.arg(failure.httpStatus) : translated;
}

} // namespace

QString errorGroupText(const Failure &failure)
{
    // "HTML", or "PNG: …" of a damaged picture; what has no name begins with a small letter.
    const bool isNoFlag = failure.kind == ErrorKind::InvalidImage;
    const QString whole = sanitized(failure.detail);
    const QString name = whole.section(u':', 0, 0);
    const bool isFormat = !name.isEmpty() && name.front().isUpper();
    if (isNoFlag && name == u"the picture is cut short")
        //: Heading of a group of errors: the server sent all that it announced, and the picture is not whole
        return ErrorText::tr("The picture is cut short");
    if (isNoFlag && isFormat && name.size() < whole.size())
        //: Heading of a group of errors: %1 is a format such as PNG
        return ErrorText::tr("Damaged %1 image").arg(name);
    if (isNoFlag && (isFormat || name == u"text"))
        //: Heading of a group of errors: %1 is what came instead, such as HTML
        return ErrorText::tr("Not a flag image but %1")
            //: What came instead of a flag image
            .arg(isFormat ? name : ErrorText::tr("text"));
    return withStatus(ErrorText::of(failure.kind).heading, failure);
}

QString errorCauseText(const Failure &failure)
{
    const QString heading = withStatus(ErrorText::of(failure.kind).heading, failure);
    return QLocale().toLower(heading.left(1)) + heading.mid(1);
}

QString errorShortText(const Failure &failure)
{
    if (categoryOf(failure.kind) != FailureCategory::Refusal)
        return errorCauseText(failure);
    const QString phrase = sanitized(failure.reason);
    if (phrase.isEmpty())
        return errorCellText(failure);
    //: %1 is an HTTP status, %2 the server’s own words for it: “418 I’m a teapot”
    return ErrorText::tr("%1 %2").arg(QString::number(failure.httpStatus), phrase);
}

QString errorCellText(const Failure &failure)
{
    return withStatus(ErrorText::of(failure.kind).cell, failure);
}

QString errorText(const FlagOutcome &outcome)
{
    const Failure &failure = outcome.failure;
    if (categoryOf(failure.kind) == FailureCategory::Refusal) {
        const QString phrase = sanitized(failure.reason);
        if (phrase.isEmpty())
            return errorCellText(failure);
        //: %1 is an HTTP status, %2 the server’s own words for it: “HTTP 418 – I’m a teapot”
        return ErrorText::tr("HTTP %1 – %2").arg(QString::number(failure.httpStatus), phrase);
    }
    const Texts &texts = ErrorText::of(failure.kind);
    QString sentence = texts.sentence ? ErrorText::tr(texts.sentence) : errorGroupText(failure);
    if (failure.kind == ErrorKind::Dns)
        sentence = sentence.arg(outcome.url.host());
    const QString detail = texts.withDetail ? errorDetailText(failure.detail) : QString();
    //: %1 is a sentence of ours (“Not saved”), %2 the cause in the system’s own words
    return detail.isEmpty() ? sentence : ErrorText::tr("%1: %2").arg(sentence, detail);
}

QString errorDetailText(const QString &detail)
{
    if (detail == "missing"_L1) // these two come from openedFile()
        //: Why a flag that was saved is not there: its file is gone
        return ErrorText::tr("missing");
    if (detail == "changed"_L1)
        //: Why a flag that was saved is not there: its file holds something else
        return ErrorText::tr("changed");
    return sanitized(detail);
}

QString errorAdvice(const Failure &failure)
{
    return ErrorText::tr(failure.kind == ErrorKind::Http4xx ? ErrorText::adviceOn4xx(failure.httpStatus)
                                                            : ErrorText::of(failure.kind).advice);
}

} // namespace Flaghoist
