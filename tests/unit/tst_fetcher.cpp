#include "fakes/rawserver.h"
#include "network/fetcher.h"

#include <QLibraryInfo>
#include <QTest>

#include <thread>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using End = Fetched::End;
using Kinds = QList<ErrorKind>;

namespace {

constexpr qint64 smallCap = 1000;
constexpr Deadlines patient{.firstByte = 60s, .inactivity = 60s, .total = 120s};

/// A fetcher as the engine has it: in a thread of its own, in which it is also destroyed.
class NetworkThread final
{
    Q_DISABLE_COPY_MOVE(NetworkThread)

public:
    NetworkThread() : m_fetcher(new Fetcher)
    {
        m_fetcher->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_fetcher, &QObject::deleteLater);
        m_thread.start();
    }
    ~NetworkThread() { end(); }

    void end()
    {
        m_thread.quit();
        m_thread.wait();
    }

    [[nodiscard]] QFuture<Fetched> fetch(const FetchRequest &request, const std::stop_token &stop = {})
    {
        return m_fetcher->fetch(request, stop);
    }
    [[nodiscard]] Fetched get(const FetchRequest &request, const std::stop_token &stop = {})
    {
        QFuture<Fetched> future = fetch(request, stop);
        future.waitForFinished();
        return future.resultCount() == 1 ? future.result() : Fetched{};
    }

private:
    QThread m_thread;
    Fetcher *const m_fetcher;
};

FetchRequest requestFor(const QUrl &url, const Deadlines &deadlines = patient)
{
    FetchRequest request;
    request.url = url;
    request.deadlines = deadlines;
    request.maxBytes = smallCap;
    return request;
}

RawScript reply(const QByteArray &bytes)
{
    return {RawStep::send(bytes)};
}

RawScript replyAndClose(const QByteArray &bytes)
{
    return {RawStep::send(bytes), RawStep::close()};
}

RawScript redirect(const QByteArray &location)
{
    return reply(httpReply("302 Found", "moved", "Location: " + location + "\r\n"));
}

} // namespace

class FetcherTest final : public QObject
{
    Q_OBJECT

private slots:
    void replies_data();
    void replies();
    void hidesNothingAboutAWholeBody();
    void tellsWhenToRetry();
    void countsSilentRepeats();
    void refused();
    void refusesOtherSchemes();
    void usesTheSystemsProxyOnlyWhenAsked();
    void redirects_data();
    void redirects();
    void deadlines_data();
    void deadlines();
    void keepsTheStatusOfAPageThatStalls();
    void neverBelievesChunksWithoutCr();
    void usesConnectionsAgain();
    void sendsWhatNeverLeft_data();
    void sendsWhatNeverLeft();
    void headersWithoutEndHoldUpNobodyElse_data();
    void headersWithoutEndHoldUpNobodyElse();
    void mixesNoAnswersUp_data();
    void mixesNoAnswersUp();
    void stoppedBefore();
    void stoppedDuring_data();
    void stoppedDuring();
    void stoppedAfter();
    void queuesNothing();
    void fetchesForManyThreads();
    void destroyedWithFetchesInFlight();
    void destroyedBeforeFetchesBegin();
};

void FetcherTest::replies_data()
{
    QTest::addColumn<RawScript>("script");
    QTest::addColumn<End>("end");
    QTest::addColumn<Kinds>("kinds");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");

    const auto row = [](const char *name, const RawScript &script, End end, const Kinds &kinds, int status,
                        const QString &reason = u"OK"_s) {
        QTest::newRow(name) << script << end << kinds << status << reason;
    };
    const auto failure = [&row](const char *name, const RawScript &script, const Kinds &kinds,
                                int status = 200, const QString &reason = u"OK"_s) {
        row(name, script, End::Failed, kinds, status, reason);
    };
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    const Kinds none{ErrorKind::None};

    row("a body with its length", reply(httpReply("200 OK", "flag")), End::Body, none, 200);
    row("a chunked body", reply(chunked + "2\r\nfl\r\n2\r\nag\r\n0\r\n\r\n"), End::Body, none, 200);
    row("a body ended by the close", replyAndClose(ok + "Content-Type: image/gif\r\n\r\nflag"), End::Body,
        none, 200);
    row("a body after 100 Continue", reply("HTTP/1.1 100 Continue\r\n\r\n" + httpReply("200 OK", "flag")),
        End::Body, none, 200);
    row("not found", reply(httpReply("404 No Such Flag", "sorry")), End::NotFound, none, 404,
        u"No Such Flag"_s);
    row("not found with a page cut short",
        replyAndClose("HTTP/1.1 404 Gone Fishing\r\nContent-Length: 9\r\n\r\nsor"), End::NotFound, none, 404,
        u"Gone Fishing"_s);
    row("not found with an endless page",
        {RawStep::send("HTTP/1.1 404 Not Found\r\n\r\n"), RawStep::sendForever(QByteArray(4096, 'x'))},
        End::NotFound, none, 404, u"Not Found"_s);

    failure("gone", reply(httpReply("410 Gone")), {ErrorKind::Gone}, 410, u"Gone"_s);
    failure("a teapot", reply(httpReply("418 I'm a teapot", "short and stout")), {ErrorKind::Http4xx}, 418,
            u"I'm a teapot"_s);
    failure("a login wanted",
            reply(httpReply("401 Unauthorized", "", "WWW-Authenticate: Basic realm=\"x\"\r\n")),
            {ErrorKind::Http4xx}, 401, u"Unauthorized"_s);
    failure("too many requests", reply(httpReply("429 Slow Down")), {ErrorKind::Http4xx}, 429,
            u"Slow Down"_s);
    failure("a broken server", reply(httpReply("500 Oops", "trace")), {ErrorKind::Http5xx}, 500, u"Oops"_s);

    failure("204 No Content", reply("HTTP/1.1 204 No Content\r\n\r\n"), {ErrorKind::Empty}, 204,
            u"No Content"_s);
    failure("205 Reset Content", reply(httpReply("205 Reset Content")), {ErrorKind::Empty}, 205,
            u"Reset Content"_s);
    failure("206 unasked", reply(httpReply("206 Partial Content", "flag", "Content-Range: bytes 0-3/9\r\n")),
            {ErrorKind::BadReply}, 206, u"Partial Content"_s);
    failure("304 unasked", reply("HTTP/1.1 304 Not Modified\r\n\r\n"), {ErrorKind::BadReply}, 304,
            u"Not Modified"_s);
    const RawScript early = reply("HTTP/1.1 103 Early Hints\r\n\r\n" + httpReply("200 OK", "flag"));
    if (QLibraryInfo::version() < QVersionNumber(6, 8)) // hands over the 103 as if it were the answer
        failure("103 before the answer", early, {ErrorKind::BadReply}, 103, u"Early Hints"_s);
    else // skips the 103, as HTTP has it
        row("103 before the answer", early, End::Body, none, 200);
    failure("status 999", reply(httpReply("999 Denied", "flag")), {ErrorKind::BadReply}, 999, u"Denied"_s);
    failure("an empty 200", reply(httpReply("200 OK")), {ErrorKind::Empty});
    failure("an empty 200 ended by the close", replyAndClose(ok + "Content-Type: image/gif\r\n\r\n"),
            {ErrorKind::Empty});
    failure("an empty chunked 200", reply(chunked + "0\r\n\r\n"), {ErrorKind::Empty});

    failure("a coded body", reply(httpReply("200 OK", "flag", "Content-Encoding: gzip\r\n")),
            {ErrorKind::BadReply});
    failure("two lengths", reply(httpReply("200 OK", "flags", "Content-Length: 4\r\n")),
            {ErrorKind::BadReply});
    failure("a negative length", replyAndClose(ok + "Content-Length: -5\r\n\r\nflag"), {ErrorKind::BadReply});
    failure("a rubbish length", replyAndClose(ok + "Content-Length: four\r\n\r\nflag"),
            {ErrorKind::BadReply});
    failure("a length beside chunks",
            reply(httpReply("200 OK", "4\r\nflag\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n")),
            {ErrorKind::BadReply});
    QByteArray flood;
    for (int i = 0; i < 101; ++i)
        flood += "X-Flood-" + QByteArray::number(i) + ": x\r\n";
    failure("101 fields", replyAndClose(httpReply("200 OK", "flag", flood)), {ErrorKind::BadReply});
    failure("a field of 300 KB",
            replyAndClose(httpReply("200 OK", "flag", "X-Long: " + QByteArray(300'000, 'x') + "\r\n")),
            {ErrorKind::BadReply});
    failure("a field without a colon", replyAndClose(httpReply("200 OK", "flag", "rubbish\r\n")),
            {ErrorKind::BadReply});

    const Kinds noStatus{ErrorKind::BadReply, ErrorKind::Closed};
    failure("a malformed status line", replyAndClose("HTTP/one OK\r\nContent-Length: 4\r\n\r\nflag"),
            noStatus, 0, {});
    failure("HTTP/0.9", replyAndClose("<html>flag</html>\r\n\r\n"), noStatus, 0, {});
    failure("closed at once", {RawStep::close()}, {ErrorKind::Closed}, 0, {});
    failure("closed within the headers", replyAndClose(ok + "Content-Le"), {ErrorKind::Closed}, 0, {});
    failure("reset at once", {RawStep::reset()}, {ErrorKind::Closed}, 0, {});
    failure("reset within the headers", {RawStep::send(ok + "Content-Le"), RawStep::reset()},
            {ErrorKind::Closed}, 0, {});
    failure("closed within the body", replyAndClose(ok + "Content-Length: 9\r\n\r\nflag"),
            {ErrorKind::Truncated});
    failure("a chunk size that is none", replyAndClose(chunked + "zz\r\nflag\r\n"),
            {ErrorKind::BadReply, ErrorKind::Empty, ErrorKind::Truncated});

    failure("announced over the cap",
            {RawStep::send(ok + "Content-Length: 1001\r\n\r\nflag"), RawStep::hold()}, {ErrorKind::TooLarge});
    failure(
        "endless over the cap",
        {RawStep::send(ok + "Content-Type: image/gif\r\n\r\n"), RawStep::sendForever(QByteArray(4096, 'x'))},
        {ErrorKind::TooLarge});
    failure("chunked over the cap", reply(chunked + "3e9\r\n" + QByteArray(1001, 'x') + "\r\n0\r\n\r\n"),
            {ErrorKind::TooLarge});
    row("a body exactly at the cap", reply(httpReply("200 OK", QByteArray(smallCap, 'x'))), End::Body, none,
        200);
}

void FetcherTest::replies()
{
    QFETCH(const RawScript, script);
    QFETCH(const End, end);
    QFETCH(const Kinds, kinds);
    RawServer server;
    server.setScript("/flag", script);
    NetworkThread network;

    const Fetched fetched = network.get(requestFor(server.url("/flag")));

    QVERIFY2(kinds.contains(fetched.kind), qPrintable(errorKindId(fetched.kind) + u": "_s + fetched.detail));
    QCOMPARE(fetched.end, end);
    QTEST(fetched.httpStatus, "status");
    QTEST(fetched.reason, "reason");
    QCOMPARE(fetched.body.isEmpty(), end != End::Body);
    QCOMPARE(fetched.detail.isEmpty(), end == End::Body);
    // Qt may ask once more when all is over and the body was ended by the close; nobody is told of that.
    QVERIFY(fetched.sends >= 1 && fetched.sends <= server.requests());
    QCOMPARE(fetched.firstByteAt.has_value(), fetched.httpStatus != 0);
    QVERIFY(!fetched.firstByteAt || *fetched.firstByteAt <= fetched.endedAt);
}

void FetcherTest::hidesNothingAboutAWholeBody()
{
    // Larger than Qt's read buffer, so that it comes in pieces.
    QByteArray body(300'000, '\0');
    for (qsizetype i = 0; i < body.size(); ++i)
        body[i] = char(i * 31 % 251);
    RawServer server;
    server.setScript("/flag", reply(httpReply("200 OK", body)));
    NetworkThread network;
    FetchRequest request = requestFor(server.url("/flag"));
    request.maxBytes = body.size();
    request.attemptHeader = 3;

    const Fetched fetched = network.get(request);

    QCOMPARE(fetched.end, End::Body);
    QCOMPARE(fetched.body, body);
    QCOMPARE(fetched.sends, 1);
    const QByteArray head = server.lastHead("/flag").toLower() + "\r\n";
    QVERIFY(head.startsWith("get /flag http/1.1\r\n"));
    QVERIFY(head.contains("\r\naccept-encoding: identity\r\n"));
    QVERIFY(head.contains("\r\nx-flaghoist-attempt: 3\r\n"));
    QVERIFY(head.contains("\r\nuser-agent: flaghoist/" FLAGHOIST_VERSION "\r\n"));
    QVERIFY(!head.contains("upgrade"));

    request.attemptHeader = 0;
    QCOMPARE(network.get(request).end, End::Body);
    QVERIFY(!server.lastHead("/flag").toLower().contains("x-flaghoist-attempt"));
}

void FetcherTest::tellsWhenToRetry()
{
    RawServer server;
    server.setScript("/busy", reply(httpReply("503 Busy", "", "Retry-After: 7\r\n")));
    server.setScript("/broken", reply(httpReply("503 Busy")));
    NetworkThread network;
    QCOMPARE(network.get(requestFor(server.url("/busy"))).retryAfter, milliseconds(7s));
    QVERIFY(!network.get(requestFor(server.url("/broken"))).retryAfter);
}

void FetcherTest::countsSilentRepeats()
{
    RawServer server;
    server.setScript("/flag", {RawStep::close()});
    NetworkThread network;
    const Fetched fetched = network.get(requestFor(server.url("/flag")));
    QCOMPARE(fetched.kind, ErrorKind::Closed);
    QVERIFY(fetched.sends > 1);
    QCOMPARE(fetched.sends, server.requests("/flag"));
}

void FetcherTest::refused()
{
    QUrl closedPort;
    {
        const RawServer server;
        closedPort = server.url("/flag");
    }
    NetworkThread network;
    const Fetched fetched = network.get(requestFor(closedPort));
    QCOMPARE(fetched.end, End::Failed);
    QCOMPARE(fetched.kind, ErrorKind::Refused);
    QCOMPARE(fetched.sends, 0);
    QCOMPARE(fetched.httpStatus, 0);
    QVERIFY(!fetched.detail.isEmpty());
}

void FetcherTest::refusesOtherSchemes()
{
    NetworkThread network;
    for (const QString &text :
         {u"file:///etc/hostname"_s, u"data:,flag"_s, u"ftp://127.0.0.1/x"_s, u"http:"_s, u""_s}) {
        const Fetched fetched = network.get(requestFor(QUrl(text)));
        QCOMPARE(fetched.end, End::Failed);
        QCOMPARE(fetched.kind, ErrorKind::Internal);
    }
}

void FetcherTest::usesTheSystemsProxyOnlyWhenAsked()
{
    const QByteArray url = "http://flags.invalid/flag";
    RawServer proxy;
    proxy.setScript(url, reply(httpReply("200 OK", "flag")));
    qputenv("http_proxy", proxy.url("").toEncoded());
    const auto restore = qScopeGuard([] { qunsetenv("http_proxy"); });
    NetworkThread network;
    FetchRequest request = requestFor(QUrl::fromEncoded(url));

    request.useProxy = true;
    QCOMPARE(network.get(request).end, End::Body);
    QCOMPARE(proxy.requests(url), 1);

    // At home without a proxy, and in the same fetcher.
    RawServer server;
    server.setScript("/flag", reply(httpReply("200 OK", "flag")));
    QCOMPARE(network.get(requestFor(server.url("/flag"))).end, End::Body);
    QCOMPARE(proxy.requests(), 1);
}

void FetcherTest::redirects_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<End>("end");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("sends");
    const auto failure = [](const char *name, const QByteArray &path, ErrorKind kind, int sends) {
        QTest::newRow(name) << path << End::Failed << kind << sends;
    };
    QTest::newRow("five redirects") << "/1"_ba << End::Body << ErrorKind::None << 6;
    failure("six redirects", "/0", ErrorKind::Redirect, 6);
    failure("a loop", "/loop", ErrorKind::Redirect, 6);
    failure("to a file", "/file", ErrorKind::Redirect, 1);
    failure("to data", "/data", ErrorKind::Redirect, 1);
    failure("to nowhere", "/nowhere", ErrorKind::Redirect, 1);
    failure("a choice of many", "/choice", ErrorKind::Redirect, 1);
    failure("to a page that is gone", "/to-gone", ErrorKind::Gone, 2);
    failure("to a path that closes", "/to-closing", ErrorKind::Closed, -1);
    failure("to a port that refuses", "/to-refusing", ErrorKind::Refused, 1);
    failure("to a path that stalls", "/to-stalling", ErrorKind::Timeout, 2);
}

void FetcherTest::redirects()
{
    QFETCH(const QByteArray, path);
    QFETCH(const int, sends);
    QByteArray refusing;
    {
        const RawServer closed;
        refusing = closed.url("/flag").toEncoded();
    }
    RawServer server;
    for (int i = 0; i < 6; ++i)
        server.setScript("/" + QByteArray::number(i), redirect("/" + QByteArray::number(i + 1)));
    server.setScript("/6", reply(httpReply("200 OK", "flag")));
    server.setScript("/loop", redirect("/loop"));
    server.setScript("/file", redirect("file:///etc/hostname"));
    server.setScript("/data", redirect("data:,flag"));
    server.setScript("/nowhere", reply(httpReply("302 Found", "moved")));
    server.setScript("/choice", reply(httpReply("300 Multiple Choices", "moved")));
    server.setScript("/to-gone", redirect("/gone"));
    server.setScript("/gone", reply(httpReply("410 Gone")));
    server.setScript("/to-closing", redirect("/closing"));
    server.setScript("/closing", {RawStep::close()});
    server.setScript("/to-refusing", redirect(refusing));
    server.setScript("/to-stalling", redirect("/stalling"));
    server.setScript("/stalling", {RawStep::hold()});
    NetworkThread network;
    const bool stalls = path == "/to-stalling";

    const Fetched fetched =
        network.get(requestFor(server.url(path), stalls ? Deadlines{300ms, 60s, 60s} : patient));

    QTEST(fetched.end, "end");
    QTEST(fetched.kind, "kind");
    QCOMPARE(fetched.sends, sends < 0 ? server.requests() : sends);
    if (fetched.kind == ErrorKind::Closed || fetched.kind == ErrorKind::Refused)
        QCOMPARE(fetched.httpStatus, 0);
}

void FetcherTest::deadlines_data()
{
    QTest::addColumn<RawScript>("script");
    QTest::addColumn<Deadlines>("deadlines");
    QTest::addColumn<QString>("detail");
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n";
    const Deadlines firstByte{.firstByte = 150ms, .inactivity = 60s, .total = 60s};
    const Deadlines inactivity{.firstByte = 60s, .inactivity = 150ms, .total = 60s};
    const Deadlines total{.firstByte = 60s, .inactivity = 60s, .total = 300ms};
    const QString firstByteDetail = u"first-byte deadline of 150 ms passed"_s;
    const QString totalDetail = u"total deadline of 300 ms passed"_s;

    QTest::newRow("no answer") << RawScript{RawStep::hold()} << firstByte << firstByteDetail;
    QTest::newRow("a stall within the headers")
        << RawScript{RawStep::send("HTTP/1.1 200 OK\r\nConte"), RawStep::hold()} << firstByte
        << firstByteDetail;
    QTest::newRow("a stall within the body") << RawScript{RawStep::send(head + "fl"), RawStep::hold()}
                                             << inactivity << u"inactivity deadline of 150 ms passed"_s;
    QTest::newRow("a body one byte at a time")
        << RawScript{RawStep::send(head), RawStep::sendForever("x", 20ms)} << total << totalDetail;
    QTest::newRow("headers one byte at a time")
        << RawScript{RawStep::send("HTTP/1.1 200 OK\r\nX: "), RawStep::sendForever("x", 20ms)} << total
        << totalDetail;
    QTest::newRow("endless 100 Continue")
        << RawScript{RawStep::sendForever("HTTP/1.1 100 Continue\r\n\r\n", 20ms)} << total << totalDetail;
}

void FetcherTest::deadlines()
{
    QFETCH(const RawScript, script);
    QFETCH(const Deadlines, deadlines);
    RawServer server;
    server.setScript("/flag", script);
    NetworkThread network;

    const Fetched fetched = network.get(requestFor(server.url("/flag"), deadlines));

    QCOMPARE(fetched.end, End::Failed);
    QCOMPARE(fetched.kind, ErrorKind::Timeout);
    QTEST(fetched.detail, "detail");
    QCOMPARE(fetched.sends, 1);
    QTRY_COMPARE(server.openConnections(), 0);
}

void FetcherTest::keepsTheStatusOfAPageThatStalls()
{
    RawServer server;
    server.setScript(
        "/flag", {RawStep::send("HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nso"), RawStep::hold()});
    NetworkThread network;
    const Fetched fetched =
        network.get(requestFor(server.url("/flag"), {.firstByte = 60s, .inactivity = 150ms, .total = 60s}));
    QCOMPARE(fetched.end, End::NotFound);
    QCOMPARE(fetched.kind, ErrorKind::None);
}

void FetcherTest::neverBelievesChunksWithoutCr()
{
    RawServer server;
    server.setScript("/flag",
                     {RawStep::send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\nflag\n0\n\n"),
                      RawStep::hold()});
    NetworkThread network;
    const Fetched fetched =
        network.get(requestFor(server.url("/flag"), {.firstByte = 60s, .inactivity = 150ms, .total = 60s}));
    QCOMPARE(fetched.end, End::Failed);
    const Kinds allowed{ErrorKind::BadReply, ErrorKind::Empty, ErrorKind::Timeout};
    QVERIFY(allowed.contains(fetched.kind));
}

void FetcherTest::usesConnectionsAgain()
{
    RawServer server;
    server.setScript("/flag", reply(httpReply("200 OK", "flag")));
    NetworkThread network;
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(network.get(requestFor(server.url("/flag"))).end, End::Body);
        QCOMPARE(network.get(requestFor(server.url("/none"))).end, End::NotFound);
    }
    QCOMPARE(server.requests(), 40);
    QCOMPARE(server.connections(), 1);
}

void FetcherTest::sendsWhatNeverLeft_data()
{
    QTest::addColumn<RawScript>("broken");
    const QByteArray head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    const QByteArray pieces[] = {"4\r\nflag\r\n", "4\r\nflag\r\n1", "9\r\nflag"};
    for (const QByteArray &piece : pieces) {
        for (const RawStep &end : {RawStep::close(), RawStep::reset()}) {
            QTest::addRow("%s, %s", piece.toPercentEncoding().constData(),
                          end.kind == RawStep::Kind::Close ? "closed" : "reset")
                << RawScript{RawStep::send(head + piece), end};
        }
    }
}

// Qt gives requests to a connection that breaks down under a chunked answer, and ends them with it.
void FetcherTest::sendsWhatNeverLeft()
{
    QFETCH(const RawScript, broken);
    constexpr int rounds = 40;
    RawServer server;
    server.setScript("/broken", broken);
    server.setScript("/flag", reply(httpReply("200 OK", "flag")));
    NetworkThread network;
    for (int round = 0; round < rounds; ++round) {
        QList<QFuture<Fetched>> beside;
        QList<QFuture<Fetched>> futures;
        for (int i = 0; i < 4; ++i) {
            futures << network.fetch(requestFor(server.url("/flag")));
            beside << network.fetch(requestFor(server.url("/broken")));
        }
        for (QFuture<Fetched> &future : futures) {
            future.waitForFinished();
            QVERIFY2(future.result().body == "flag", qPrintable(future.result().detail));
        }
        for (QFuture<Fetched> &future : beside) {
            future.waitForFinished();
            QVERIFY(future.result().kind != ErrorKind::Closed);
        }
    }
}

void FetcherTest::headersWithoutEndHoldUpNobodyElse_data()
{
    QTest::addColumn<bool>("useProxy");
    QTest::newRow("at home") << false;
    QTest::newRow("by the system's proxy, which is none") << true;
}

void FetcherTest::headersWithoutEndHoldUpNobodyElse()
{
    QFETCH(const bool, useProxy);
    const auto request = [useProxy](const QUrl &url, const Deadlines &deadlines) {
        FetchRequest made = requestFor(url, deadlines);
        made.useProxy = useProxy;
        return made;
    };
    RawServer server;
    server.setScript(
        "/flood", {RawStep::send("HTTP/1.1 200 OK\r\nX: "), RawStep::sendForever(QByteArray(60'000, 'x'))});
    server.setScript("/flag", reply(httpReply("200 OK", "flag")));
    NetworkThread network;
    const QFuture<Fetched> flood = network.fetch(request(server.url("/flood"), Deadlines::within(1s)));
    QTRY_COMPARE(server.requests("/flood"), 1);

    QList<QFuture<Fetched>> futures;
    for (int i = 0; i < 12; ++i)
        futures << network.fetch(request(server.url("/flag"), patient));
    for (QFuture<Fetched> &future : futures) {
        future.waitForFinished();
        QCOMPARE(future.result().body, "flag"_ba);
    }
    QTRY_VERIFY(flood.isFinished());
    QCOMPARE(flood.result().kind, ErrorKind::Timeout);
}

void FetcherTest::mixesNoAnswersUp_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("closes");
    QTest::newRow("connections kept") << "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n"_ba << false;
    QTest::newRow("closed after each answer") << "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n"_ba << true;
    QTest::newRow("answers ended by the close") << "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n"_ba << true;
}

void FetcherTest::mixesNoAnswersUp()
{
    QFETCH(const QByteArray, head);
    QFETCH(const bool, closes);
    constexpr int count = 200;
    const auto bodyOf = [](int i) {
        return "flag" + QByteArray::number(1000 + i);
    };
    RawServer server;
    for (int i = 0; i < count; ++i) {
        const QByteArray answer = head + bodyOf(i);
        server.setScript("/" + QByteArray::number(i), closes ? replyAndClose(answer) : reply(answer));
    }
    NetworkThread network;
    // Rounds smaller than the number of requests, so that connections are used again.
    for (int first = 0; first < count; first += 20) {
        QList<QFuture<Fetched>> futures;
        for (int i = first; i < first + 20; ++i)
            futures << network.fetch(requestFor(server.url("/" + QByteArray::number(i))));
        for (int i = first; i < first + 20; ++i) {
            QFuture<Fetched> &future = futures[i - first];
            future.waitForFinished();
            QCOMPARE(future.result().end, End::Body);
            QCOMPARE(future.result().body, bodyOf(i));
        }
    }
}

void FetcherTest::stoppedBefore()
{
    RawServer server;
    NetworkThread network;
    std::stop_source stop;
    stop.request_stop();
    QFuture<Fetched> future = network.fetch(requestFor(server.url("/flag")), stop.get_token());
    future.waitForFinished();
    QCOMPARE(future.resultCount(), 1);
    QCOMPARE(future.result().end, End::Stopped);
    QCOMPARE(future.result().sends, 0);
    QCOMPARE(server.requests(), 0);
}

void FetcherTest::stoppedDuring_data()
{
    QTest::addColumn<RawScript>("script");
    QTest::newRow("before the first byte") << RawScript{RawStep::hold()};
    QTest::newRow("within the body") << RawScript{
        RawStep::send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nfl"), RawStep::hold()};
}

void FetcherTest::stoppedDuring()
{
    QFETCH(const RawScript, script);
    RawServer server;
    server.setScript("/flag", script);
    NetworkThread network;
    std::stop_source stop;
    QList<QFuture<Fetched>> futures;
    for (int i = 0; i < 20; ++i)
        futures << network.fetch(requestFor(server.url("/flag")), stop.get_token());
    QTRY_COMPARE(server.requests(), 20);

    stop.request_stop();

    for (QFuture<Fetched> &future : futures) {
        future.waitForFinished();
        QCOMPARE(future.resultCount(), 1);
        QCOMPARE(future.result().end, End::Stopped);
        QCOMPARE(future.result().kind, ErrorKind::None);
        QVERIFY(future.result().body.isEmpty());
    }
    QTRY_COMPARE(server.openConnections(), 0);
}

void FetcherTest::stoppedAfter()
{
    RawServer server;
    server.setScript("/flag", reply(httpReply("200 OK", "flag")));
    NetworkThread network;
    std::stop_source stop;
    QFuture<Fetched> future = network.fetch(requestFor(server.url("/flag")), stop.get_token());
    future.waitForFinished();
    stop.request_stop();
    QCOMPARE(future.result().end, End::Body);
    QCOMPARE(network.get(requestFor(server.url("/flag"))).end, End::Body);
}

void FetcherTest::queuesNothing()
{
    constexpr int count = 200;
    RawServer server;
    // Nobody is answered before all have asked: one request that queues behind another hangs them all.
    server.setScript("/flag", {RawStep::gather(count), RawStep::send(httpReply("200 OK", "flag"))});
    NetworkThread network;
    QList<QFuture<Fetched>> futures;
    for (int i = 0; i < count; ++i)
        futures << network.fetch(requestFor(server.url("/flag"), Deadlines::within(30s)));
    for (QFuture<Fetched> &future : futures) {
        future.waitForFinished();
        QVERIFY2(future.result().end == End::Body, qPrintable(future.result().detail));
    }
    QCOMPARE(server.requests(), count);
}

void FetcherTest::fetchesForManyThreads()
{
    RawServer server;
    server.setScript("/flag", reply(httpReply("200 OK", "flag")));
    NetworkThread network;
    std::atomic<int> whole = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 25; ++n) {
                    if (network.get(requestFor(server.url("/flag"))).body == "flag")
                        ++whole;
                }
            });
        }
    }
    QCOMPARE(whole.load(), 200);
    QCOMPARE(server.requests(), 200);
}

void FetcherTest::destroyedWithFetchesInFlight()
{
    RawServer server;
    server.setScript("/flag", {RawStep::hold()});
    QList<QFuture<Fetched>> futures;
    NetworkThread network;
    for (int i = 0; i < 20; ++i)
        futures << network.fetch(requestFor(server.url("/flag")));
    QTRY_COMPARE(server.requests(), 20);

    network.end();

    for (const QFuture<Fetched> &future : futures) {
        QVERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 1);
        QCOMPARE(future.result().end, End::Stopped);
        QCOMPARE(future.result().sends, 1);
    }
    QTRY_COMPARE(server.openConnections(), 0);
}

void FetcherTest::destroyedBeforeFetchesBegin()
{
    auto fetcher = std::make_unique<Fetcher>();
    const QFuture<Fetched> future = fetcher->fetch(requestFor(QUrl(u"http://127.0.0.1:1/"_s)), {});
    QVERIFY(!future.isFinished());
    fetcher.reset();
    QVERIFY(future.isFinished());
    QCOMPARE(future.resultCount(), 0);
}

QTEST_GUILESS_MAIN(FetcherTest)
#include "tst_fetcher.moc"
