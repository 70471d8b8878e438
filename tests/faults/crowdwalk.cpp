#include "faults/crowdwalk.h"

#include "cli/consolereport.h"
#include "countries/catalogue.h"
#include "engine/engine.h"
#include "fakes/files.h"
#include "fakes/plans.h"
#include "fakes/sampleimages.h"
#include "storage/flagfolder.h"

#include <QEventLoop>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Flaghoist {

namespace {

constexpr int concurrency = 30;
constexpr int largeAnswers = 400;
/// Long enough for a client to have gone on, short enough to hit the very next request of a connection.
constexpr auto late = 2ms;

QByteArray flagOf(int number)
{
    static QHash<int, QByteArray> made;
    QByteArray &flag = made[number];
    if (flag.isEmpty())
        flag = SampleImages::png(40 + number, 30);
    return flag;
}

/// 1.9 MB, which do not compress; and a byte too many, so that 400 of them need no room on a disk.
QByteArray largeAnswer()
{
    namespace S = SampleImages;
    constexpr int side = 800;
    const QByteArray pixels = S::noise(side * side * 3, 256);
    QByteArray raw;
    for (int row = 0; row < side; ++row)
        raw += '\0' + pixels.sliced(row * side * 3, side * 3);
    return S::pngSignature + S::pngHeader(side, side, 8, 2) + S::pngData(raw) + S::pngEnd() + 'x';
}

struct Crowd
{
    bool all = false; ///< else one code in ten meets the fault
    RawScript script; ///< of a code that meets it
    RawScript target = {}; ///< at its path + "/flag"
};

Crowd crowdOf(const QByteArray &id, const QByteArray &path, const QByteArray &flag, const QByteArray &wrong)
{
    const auto send = [](const QByteArray &bytes) {
        return RawStep::send(bytes);
    };
    const QByteArray right = httpReply("200 OK", flag);
    const QByteArray other = httpReply("200 OK", wrong);
    const QByteArray hints = "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";
    const QByteArray processing = "HTTP/1.1 102 Processing\r\n\r\n";
    const auto lateBody = [&](const QByteArray &head) {
        return Crowd{.script = {send(head), RawStep::wait(late), send(other)}};
    };
    if (id == "hints-always")
        return {.all = true, .script = {send(hints + right)}};
    if (id == "hints-late")
        return {.all = true, .script = {send(hints), RawStep::wait(late), send(right)}};
    if (id == "hints-some")
        return {.script = {send(hints), RawStep::wait(late), send(right)}};
    if (id == "processing-some")
        return {.script = {send(processing), RawStep::wait(late), send(processing + right)}};
    if (id == "late-body-204")
        return lateBody("HTTP/1.1 204 No Content\r\n\r\n");
    if (id == "late-body-304")
        return lateBody("HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n");
    if (id == "late-body-300")
        return lateBody(httpReply("300 Multiple Choices"));
    if (id == "late-body-404")
        return lateBody(httpReply("404 Not Found"));
    if (id == "late-body-418")
        return lateBody(httpReply("418 I'm a teapot"));
    if (id == "unasked-after-flag")
        return {.script = {send(right + other)}};
    if (id == "unasked-after-redirect")
        return {.script = {send(httpReply("302 Found", {}, "Location: " + path + "/flag\r\n")),
                           RawStep::wait(late), send(other)},
                .target = {send(right)}};
    if (id == "both-lengths") {
        const QByteArray chunks = chunkOf(flag) + "0\r\n\r\n";
        return {.script = {send(okHead("Content-Length: " + QByteArray::number((chunks + other).size())
                                       + "\r\nTransfer-Encoding: chunked\r\n")
                                + chunks),
                           RawStep::wait(late), send(other)}};
    }
    if (id == "late-408")
        return {
            .script = {send(right), RawStep::wait(late),
                       send("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
                       RawStep::close()}};
    return {};
}

} // namespace

FaultSeen walkCrowd(const Fault &fault, Strategy strategy)
{
    const bool large = fault.id == "large-answers";
    const QList<CountryCode> codes = large ? everyCode().first(largeAnswers) : isoCodes();
    RawServer server;
    const QTemporaryDir folder;
    DownloadPlan plan = planFor(codes, server.url("/").toString() + u"{cc}"_s, folder.path(),
                                large ? largeAnswers : concurrency);
    plan.strategy = strategy;
    plan.retries = fault.again == Again::Never ? 0 : 5;
    const QByteArray answer = large ? httpReply("200 OK", largeAnswer()) : QByteArray();
    QSet<int> meeting;
    for (int row = 0; row < int(codes.size()); ++row) {
        const QByteArray path = plan.items[row].url.path().toLatin1();
        if (large) {
            server.setScript(path, {RawStep::gather(largeAnswers), RawStep::send(answer)});
            meeting.insert(row);
            continue;
        }
        const QByteArray flag = flagOf(row);
        const Crowd crowd = crowdOf(fault.id, path, flag, flagOf((row + 1) % int(codes.size())));
        const bool meets = crowd.all || row % 10 == 3;
        if (meets)
            meeting.insert(row);
        server.setScript(path, meets ? crowd.script : RawScript{RawStep::send(httpReply("200 OK", flag))});
        server.setScript(path + "/flag", crowd.target);
    }

    Engine engine;
    QEventLoop loop;
    bool ended = false;
    QObject::connect(&engine, &Engine::finished, &loop, [&] {
        ended = true;
        loop.quit();
    });
    QTimer::singleShot(FaultWalk::patience, &loop, &QEventLoop::quit);
    const QFuture<FlagOutcome> future = engine.downloadMany(plan, FlagFolder::open(plan.folder).value());
    loop.exec();

    FaultSeen seen;
    seen.id = fault.id;
    seen.requests = server.requests();
    if (!ended) {
        seen.complaints += u"the run does not end"_s;
        return seen;
    }
    for (int row = 0; row < int(codes.size()); ++row) {
        const FlagOutcome outcome = future.resultAt(row);
        const bool mayFail = meeting.contains(row) && !fault.isHarmless();
        seen.attempts = std::max(seen.attempts, int(outcome.attempts.size()));
        for (const AttemptRecord &attempt : outcome.attempts)
            seen.ms = std::max<qint64>(seen.ms, attempt.ended->count() / 1000);
        if (mayFail || seen.end.isEmpty()) {
            seen.end = outcome.status == DownloadStatus::Error ? errorKindId(outcome.failure.kind)
                                                               : downloadStatusId(outcome.status);
            seen.text = outcomeLine(outcome);
        }
        const bool asAllowed = !mayFail ? outcome.status == DownloadStatus::Ok
            : fault.allowed.isEmpty()   ? outcome.status == DownloadStatus::NotFound
                                        : fault.allowed.contains(outcome.failure.kind);
        const bool right = outcome.status != DownloadStatus::Ok || contentOf(outcome.file) == flagOf(row);
        if (!asAllowed || !right)
            seen.complaints += u"%1 %2 %3 %4"_s.arg(
                outcome.code.upper(), downloadStatusId(outcome.status),
                right ? errorKindId(outcome.failure.kind) : u"with a wrong flag"_s, outcome.failure.detail);
    }
    return seen;
}

} // namespace Flaghoist
