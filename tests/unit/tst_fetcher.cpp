#include "fakes/rawserver.h"
#include "network/fetcher.h"

#include <QNetworkProxyFactory>
#include <QScopeGuard>
#include <QTest>
#include <QThread>

#include <atomic>
#include <future>
#include <thread>

#include <dlfcn.h>
#include <netdb.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using End = Fetched::End;
using Kinds = QList<ErrorKind>;

Q_DECLARE_METATYPE(Deadlines)

namespace {

std::atomic<int> lookUps = 0;
std::atomic<bool> resolverIsBlocked = false;

/// The system's proxy settings.
QList<QNetworkProxy> systemProxies;
std::atomic<int> proxyLookUps = 0;
std::atomic<QThread *> proxyLookUpThread = nullptr;

} // namespace

/// In place of Qt's, which asks the system.
QList<QNetworkProxy> QNetworkProxyFactory::systemProxyForQuery(const QNetworkProxyQuery &)
{
    ++proxyLookUps;
    proxyLookUpThread = QThread::currentThread();
    return systemProxies;
}

/// In place of the system's: names that end in .test mean what they say, and every look-up is counted.
extern "C" int getaddrinfo(const char *name, const char *service, const addrinfo *hints, addrinfo **found)
{
    static auto *const real = reinterpret_cast<decltype(&getaddrinfo)>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    const QByteArrayView host(name);
    if (!host.endsWith(".test"))
        return real(name, service, hints, found);
    ++lookUps;
    if (host == "never.test")
        return EAI_NONAME;
    if (host == "later.test")
        return EAI_AGAIN;
    if (host == "blocked.test")
        resolverIsBlocked.wait(true);
    return real("127.0.0.1", service, hints, found);
}

namespace {

enum class Way { Blocking, EventDriven };

constexpr qint64 smallCap = 1000;
constexpr Deadlines patient{.firstByte = 60s, .inactivity = 60s, .total = 120s};

/// A fetcher as the engine has it: used by many threads, or by the one in which it is made and destroyed.
class Network final
{
    Q_DISABLE_COPY_MOVE(Network)

public:
    Network()
    {
        QFETCH_GLOBAL(const Way, way);
        m_way = way;
        m_thread.start();
        m_context->moveToThread(&m_thread);
        inThread([this] { m_fetcher = std::make_unique<Fetcher>(); });
    }
    ~Network()
    {
        end();
        m_thread.quit();
        m_thread.wait();
    }

    void end()
    {
        inThread([this] { m_fetcher.reset(); });
    }

    [[nodiscard]] std::future<Fetched> fetch(const FetchRequest &request, const std::stop_token &stop = {})
    {
        if (m_way == Way::Blocking)
            return std::async(std::launch::async, [=, this] { return m_fetcher->fetch(request, stop); });
        const auto promise = std::make_shared<std::promise<Fetched>>();
        QMetaObject::invokeMethod(m_context.get(), [=, this] {
            m_fetcher->fetchAsync(request, stop,
                                  [promise](const Fetched &fetched) { promise->set_value(fetched); });
        });
        return promise->get_future();
    }
    [[nodiscard]] Fetched get(const FetchRequest &request, const std::stop_token &stop = {})
    {
        return fetch(request, stop).get();
    }

private:
    void inThread(const std::function<void()> &step)
    {
        QMetaObject::invokeMethod(m_context.get(), step, Qt::BlockingQueuedConnection);
    }

    Way m_way = Way::Blocking;
    QThread m_thread;
    const std::unique_ptr<QObject> m_context = std::make_unique<QObject>();
    std::unique_ptr<Fetcher> m_fetcher;
};

bool isReady(const std::future<Fetched> &future)
{
    return future.wait_for(0s) == std::future_status::ready;
}

QByteArray gzipped(const QByteArray &bytes)
{
    // One stored block: a head, the bytes as they are, their checksum and their length.
    quint32 crc = ~0U;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) != 0U ? 0xedb88320U : 0U);
    }
    QByteArray packed = QByteArray::fromHex("1f8b08000000000000ff01");
    const auto put = [&packed](quint32 number, int size) {
        for (int i = 0; i < size; ++i)
            packed += char(number >> (8 * i) & 0xffU);
    };
    put(quint32(bytes.size()), 2);
    put(~quint32(bytes.size()), 2);
    packed += bytes;
    put(~crc, 4);
    put(quint32(bytes.size()), 4);
    return packed;
}

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

class tst_Fetcher final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void replies_data();
    void replies();
    void hidesNothingAboutAWholeBody();
    void showsWhenToRetry();
    void marksTheTimeOfEachPhase();
    void showsHeaderFieldsWithinBounds();
    void countsWhatIsSentAgain();
    void refused();
    void refusesOtherSchemes();
    void usesProxiesAsTheEnvironmentSays_data();
    void usesProxiesAsTheEnvironmentSays();
    void usesProxiesAsTheSystemSays_data();
    void usesProxiesAsTheSystemSays();
    void namesAProxyThatWantsALogin();
    void redirects_data();
    void redirects();
    void redirectsKeepCookiesToThemselves();
    void redirectsRevealNoSecrets();
    void headersGoToTheirOwnHostAlone();
    void notModifiedKeepsTheConnection();
    void whatFollowsANotModifiedIsNoAnswer();
    void redirectsLeadNotFromTheWebToLocalNetworks_data();
    void redirectsLeadNotFromTheWebToLocalNetworks();
    void manyOriginsLeaveNoConnections();
    void deadlines_data();
    void deadlines();
    void keepsTheStatusOfAPageThatStalls();
    void neverBelievesChunksWithoutCr();
    void labelsThatAreNoCompressionCostOneRequest();
    void looksANameUpOnce();
    void reportsNamesThatFailForNow_data();
    void reportsNamesThatFailForNow();
    void aBlockedResolverHoldsUpNobody();
    void usesConnectionsAgain();
    void usesConnectionsAgainOnlyAfterFlawlessAnswers_data();
    void usesConnectionsAgainOnlyAfterFlawlessAnswers();
    void neverTakesAnUnaskedAnswer();
    void survivesConnectionsThatBreakDown_data();
    void survivesConnectionsThatBreakDown();
    void floodsEndSoonAndHoldUpNobodyElse_data();
    void floodsEndSoonAndHoldUpNobodyElse();
    void boundsWhatIsHeldInMemory();
    void mixesNoAnswersUp_data();
    void mixesNoAnswersUp();
    void stoppedBefore();
    void stoppedDuring_data();
    void stoppedDuring();
    void stoppedAfter();
    void queuesNothing();
    void fetchesForManyThreads();
    void destroyedWithFetchesInFlight();
};

void tst_Fetcher::initTestCase_data()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("blocking") << Way::Blocking;
    QTest::newRow("event-driven") << Way::EventDriven;
}

void tst_Fetcher::replies_data()
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
    const QByteArray early = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n";
    row("103 before the answer", reply(early + httpReply("200 OK", "flag")), End::Body, none, 200);
    row("103 long before the answer",
        {RawStep::send(early), RawStep::wait(20ms), RawStep::send(httpReply("200 OK", "flag"))}, End::Body,
        none, 200);
    row("102 before the answer", reply("HTTP/1.1 102 Processing\r\n\r\n" + httpReply("200 OK", "flag")),
        End::Body, none, 200);
    row("203, by way of a proxy", reply(httpReply("203 Non-Authoritative", "flag")), End::Body, none, 203,
        u"Non-Authoritative"_s);
    row("a head without fields", replyAndClose(ok + "\r\nflag"), End::Body, none, 200);
    row("the same length twice", reply(httpReply("200 OK", "flag", "Content-Length: 4\r\n")), End::Body, none,
        200);
    for (const QByteArray label : {"UTF-8", "none", "identity", "aws-chunked", "binary"}) {
        row(qPrintable(u"Content-Encoding: "_s + QString::fromLatin1(label)),
            reply(httpReply("200 OK", "flag", "Content-Encoding: " + label + "\r\n")), End::Body, none, 200);
    }
    row("gzip", reply(httpReply("200 OK", gzipped("flag"), "Content-Encoding: gzip\r\n")), End::Body, none,
        200);
    failure("gzip over the cap",
            reply(httpReply("200 OK", gzipped(QByteArray(smallCap + 1, 'x')), "Content-Encoding: gzip\r\n")),
            {ErrorKind::TooLarge});
    failure("said to be gzip", reply(httpReply("200 OK", "flag", "Content-Encoding: gzip\r\n")),
            {ErrorKind::BadReply});
    failure("said to be br", reply(httpReply("200 OK", "flag", "Content-Encoding: br\r\n")),
            {ErrorKind::BadReply});
    failure("compressed with something unknown",
            reply(httpReply("200 OK", "flag", "Content-Encoding: lzma\r\n")), {ErrorKind::BadReply});
    failure("102 alone", replyAndClose("HTTP/1.1 102 Processing\r\n\r\n"), {ErrorKind::Closed}, 0, {});
    failure("101 instead of the answer", reply("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\nflag"),
            {ErrorKind::BadReply}, 101, u"Switching Protocols"_s);
    failure("status 999", reply(httpReply("999 Denied", "flag")), {ErrorKind::BadReply}, 999, u"Denied"_s);
    failure("an empty 200", reply(httpReply("200 OK")), {ErrorKind::Empty});
    failure("an empty 200 ended by the close", replyAndClose(ok + "Content-Type: image/gif\r\n\r\n"),
            {ErrorKind::Empty});
    failure("an empty chunked 200", reply(chunked + "0\r\n\r\n"), {ErrorKind::Empty});

    failure("two lengths", reply(httpReply("200 OK", "flags", "Content-Length: 4\r\n")),
            {ErrorKind::BadReply});
    failure("a negative length", replyAndClose(ok + "Content-Length: -5\r\n\r\nflag"), {ErrorKind::BadReply},
            0, {});
    failure("a rubbish length", replyAndClose(ok + "Content-Length: four\r\n\r\nflag"), {ErrorKind::BadReply},
            0, {});
    failure("a length beside chunks",
            reply(httpReply("200 OK", "4\r\nflag\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n")),
            {ErrorKind::BadReply});
    QByteArray flood;
    for (int i = 0; i < 101; ++i)
        flood += "X-Flood-" + QByteArray::number(i) + ": x\r\n";
    failure("101 fields", replyAndClose(httpReply("200 OK", "flag", flood)), {ErrorKind::BadReply}, 0, {});
    failure("a field of 70 KB",
            replyAndClose(httpReply("200 OK", "flag", "X-Long: " + QByteArray(70'000, 'x') + "\r\n")),
            {ErrorKind::BadReply}, 0, {});
    failure("a field of 300 KB",
            replyAndClose(httpReply("200 OK", "flag", "X-Long: " + QByteArray(300'000, 'x') + "\r\n")),
            {ErrorKind::BadReply}, 0, {});
    failure("a field without a colon", replyAndClose(httpReply("200 OK", "flag", "rubbish\r\n")),
            {ErrorKind::BadReply}, 0, {});
    failure("a reason phrase of 90 KB", replyAndClose("HTTP/1.1 200 " + QByteArray(90'000, 'x') + "\r\n\r\n"),
            {ErrorKind::BadReply}, 0, {});

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

void tst_Fetcher::replies()
{
    QFETCH(const RawScript, script);
    QFETCH(const End, end);
    QFETCH(const Kinds, kinds);
    RawServer server;
    server.setScript("/flag", script);
    Network network;

    const Fetched fetched = network.get(requestFor(server.url("/flag")));

    QVERIFY2(kinds.contains(fetched.kind), qPrintable(errorKindId(fetched.kind) + u": "_s + fetched.detail));
    QCOMPARE(fetched.end, end);
    QTEST(fetched.httpStatus, "status");
    QTEST(fetched.reason, "reason");
    QCOMPARE(fetched.body.isEmpty(), end != End::Body);
    QCOMPARE(fetched.detail.isEmpty(), end == End::Body);
    QVERIFY(fetched.sends >= 1 && fetched.sends == server.requests());
    QVERIFY(fetched.times.sent);
    QVERIFY(fetched.times.firstByte || fetched.httpStatus == 0);
    QVERIFY(!fetched.times.firstByte || *fetched.times.firstByte >= *fetched.times.sent);
}

void tst_Fetcher::hidesNothingAboutAWholeBody()
{
    // Larger than any read buffer, so that it comes in pieces.
    QByteArray body(300'000, '\0');
    for (qsizetype i = 0; i < body.size(); ++i)
        body[i] = char(i * 31 % 251);
    RawServer server;
    server.setScript("/flag", reply(httpReply("200 OK", body)));
    Network network;
    FetchRequest request = requestFor(server.url("/flag"));
    request.maxBytes = body.size();
    request.attemptHeader = 3;

    const Fetched fetched = network.get(request);

    QCOMPARE(fetched.end, End::Body);
    QCOMPARE(fetched.body, body);
    QCOMPARE(fetched.sends, 1);
    const QByteArray head = server.lastHead("/flag").toLower() + "\r\n";
    QVERIFY(head.startsWith("get /flag http/1.1\r\n"));
    QVERIFY(head.contains("\r\naccept-encoding: gzip, br\r\n"));
    QVERIFY(head.contains("\r\naccept: image/svg+xml,image/png,image/gif,*/*;q=0.1\r\n"));
    QVERIFY(head.contains("\r\nx-flaghoist-attempt: 3\r\n"));
    QVERIFY(head.contains("\r\nuser-agent: flaghoist/" FLAGHOIST_VERSION "\r\n"));
    QVERIFY(!head.contains("upgrade") && !head.contains("cookie"));
    QVERIFY(fetched.whole);
    QCOMPARE(fetched.bytes, body.size());

    request.attemptHeader = 0;
    QCOMPARE(network.get(request).end, End::Body);
    QVERIFY(!server.lastHead("/flag").toLower().contains("x-flaghoist-attempt"));
}

void tst_Fetcher::showsWhenToRetry()
{
    RawServer server;
    server.setScript("/busy", reply(httpReply("503 Busy", "", "Retry-After: 7\r\n")));
    server.setScript("/broken", reply(httpReply("503 Busy")));
    Network network;
    QCOMPARE(network.get(requestFor(server.url("/busy"))).retryAfter, milliseconds(7s));
    QVERIFY(!network.get(requestFor(server.url("/broken"))).retryAfter);
}

void tst_Fetcher::marksTheTimeOfEachPhase()
{
    RawServer server;
    server.setScript("/flag", {RawStep::wait(20ms), RawStep::send(httpReply("200 OK", "flag"))});
    Network network;
    const auto before = std::chrono::steady_clock::now();
    const Fetched first = network.get(requestFor(server.url("/flag")));
    QCOMPARE(first.end, End::Body);
    QVERIFY(!first.reused && !first.times.secured);
    QVERIFY(before <= *first.times.resolved && *first.times.resolved <= *first.times.connected);
    QVERIFY(*first.times.connected <= *first.times.sent);
    QVERIFY(*first.times.sent + 20ms <= *first.times.firstByte);
    QVERIFY(*first.times.firstByte <= *first.times.received);
    const Fetched second = network.get(requestFor(server.url("/flag")));
    QVERIFY(second.reused && !second.times.resolved && !second.times.connected);
    QVERIFY(*first.times.received <= *second.times.sent);
}

void tst_Fetcher::showsHeaderFieldsWithinBounds()
{
    RawServer server;
    QByteArray many;
    for (int i = 0; i < 90; ++i)
        many += "X-" + QByteArray::number(i) + ": " + QByteArray::number(i) + "\r\n";
    server.setScript("/many", reply(httpReply("200 OK", "flag", many)));
    server.setScript("/long",
                     reply(httpReply("404 No", "x", "X: y\r\nX-Long: " + QByteArray(9'000, 'x') + "\r\n")));
    Network network;
    const Fetched fetched = network.get(requestFor(server.url("/many")));
    QCOMPARE(fetched.end, End::Body);
    QCOMPARE(fetched.headers.size(), 64);
    QCOMPARE(fetched.headers.at(63), (std::pair("X-63"_ba, "63"_ba)));
    QCOMPARE(network.get(requestFor(server.url("/long"))).headers, (HeaderFields{{"X", "y"}}));
    server.setScript("/reason",
                     reply("HTTP/1.1 500 " + QByteArray(50'000, 'x') + "\r\nContent-Length: 0\r\n\r\n"));
    QCOMPARE(network.get(requestFor(server.url("/reason"))).reason, QString(200, u'x'));
}

void tst_Fetcher::countsWhatIsSentAgain()
{
    RawServer server;
    server.setScript("/flag", reply(httpReply("200 OK", "flag")));
    server.setScript("/closing", {RawStep::close()});
    Network network;
    QCOMPARE(network.get(requestFor(server.url("/flag"))).sends, 1);
    // The connection may have been closed before the request arrived, so it is sent again on a new one.
    const Fetched fetched = network.get(requestFor(server.url("/closing")));
    QCOMPARE(fetched.kind, ErrorKind::Closed);
    QCOMPARE(fetched.sends, 2);
    QCOMPARE(server.requests("/closing"), 2);
}

void tst_Fetcher::refused()
{
    QUrl closedPort;
    {
        const RawServer server;
        closedPort = server.url("/flag");
    }
    Network network;
    const Fetched fetched = network.get(requestFor(closedPort));
    QCOMPARE(fetched.end, End::Failed);
    QCOMPARE(fetched.kind, ErrorKind::Refused);
    QCOMPARE(fetched.sends, 0);
    QCOMPARE(fetched.httpStatus, 0);
    QVERIFY(!fetched.detail.isEmpty());
}

void tst_Fetcher::refusesOtherSchemes()
{
    Network network;
    for (const QString &text :
         {u"file:///etc/hostname"_s, u"data:,flag"_s, u"ftp://127.0.0.1/x"_s, u"http:"_s, u""_s}) {
        const Fetched fetched = network.get(requestFor(QUrl(text)));
        QCOMPARE(fetched.end, End::Failed);
        QCOMPARE(fetched.kind, ErrorKind::Internal);
    }
}

void tst_Fetcher::usesProxiesAsTheEnvironmentSays_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("value"); // HOST: the proxy
    QTest::addColumn<QByteArray>("exceptions");
    QTest::addColumn<bool>("used");
    QTest::newRow("http_proxy") << "http_proxy"_ba
                                << "http://HOST"_ba
                                << ""_ba << true;
    QTest::newRow("without a scheme") << "http_proxy"_ba
                                      << "HOST"_ba
                                      << ""_ba << true;
    QTest::newRow("a login in it") << "http_proxy"_ba
                                   << "http://me:secret@HOST"_ba
                                   << ""_ba << true;
    QTest::newRow("ALL_PROXY") << "ALL_PROXY"_ba
                               << "http://HOST"_ba
                               << ""_ba << true;
    QTest::newRow("another host is excepted") << "http_proxy"_ba
                                              << "http://HOST"_ba
                                              << "b.test"_ba << true;
    QTest::newRow("this host is excepted") << "http_proxy"_ba
                                           << "http://HOST"_ba
                                           << "a.test"_ba << false;
    QTest::newRow("all are excepted") << "http_proxy"_ba
                                      << "http://HOST"_ba
                                      << "*"_ba << false;
}

void tst_Fetcher::usesProxiesAsTheEnvironmentSays()
{
    QFETCH(const QByteArray, variable);
    QFETCH(QByteArray, value);
    QFETCH(const QByteArray, exceptions);
    QFETCH(const bool, used);
    RawServer proxy;
    RawServer server;
    QUrl url = server.url("/flag");
    url.setHost(u"a.test"_s);
    server.setScript("/flag", reply(httpReply("200 OK", "from the server")));
    proxy.setScript(url.toEncoded(), reply(httpReply("200 OK", "from the proxy")));
    qputenv(variable.constData(), value.replace("HOST", "127.0.0.1:" + QByteArray::number(proxy.port())));
    qputenv("no_proxy", exceptions);
    const auto restore = qScopeGuard([&] {
        qunsetenv(variable.constData());
        qunsetenv("no_proxy");
    });
    Network network;
    FetchRequest request = requestFor(url);

    request.useProxy = true;
    const Fetched fetched = network.get(request);
    QVERIFY2(fetched.body == (used ? "from the proxy" : "from the server"), qPrintable(fetched.detail));
    QCOMPARE(proxy.lastHead(url.toEncoded()).contains("Proxy-Authorization: Basic"),
             value.contains("secret"));

    // At home without a proxy, and in the same fetcher.
    QCOMPARE(network.get(requestFor(url)).body, "from the server"_ba);
    QCOMPARE(proxy.requests(), used ? 1 : 0);
}

void tst_Fetcher::usesProxiesAsTheSystemSays_data()
{
    QTest::addColumn<QNetworkProxy::ProxyType>("type");
    QTest::addColumn<QString>("login");
    QTest::addColumn<bool>("used");
    QTest::newRow("none") << QNetworkProxy::NoProxy << u""_s << false;
    QTest::newRow("for HTTP") << QNetworkProxy::HttpProxy << u""_s << true;
    QTest::newRow("for HTTP, with a login") << QNetworkProxy::HttpProxy << u"me"_s << true;
    QTest::newRow("for HTTP, caching") << QNetworkProxy::HttpCachingProxy << u""_s << true;
    QTest::newRow("for FTP alone") << QNetworkProxy::FtpCachingProxy << u""_s << false;
}

void tst_Fetcher::usesProxiesAsTheSystemSays()
{
    QFETCH(const QNetworkProxy::ProxyType, type);
    QFETCH(const QString, login);
    QFETCH(const bool, used);
    RawServer proxy;
    RawServer server;
    QUrl url = server.url("/flag");
    url.setHost(u"a.test"_s);
    server.setScript("/flag", reply(httpReply("200 OK", "from the server")));
    proxy.setScript(url.toEncoded(), reply(httpReply("200 OK", "from the proxy")));
    systemProxies = {QNetworkProxy(type, u"127.0.0.1"_s, proxy.port(), login, login)};
    proxyLookUps = 0;
    const auto restore = qScopeGuard([] { systemProxies.clear(); });
    Network network;
    FetchRequest request = requestFor(url);
    request.useProxy = true;
    for (int repeat = 0; repeat < 3; ++repeat) {
        const Fetched fetched = network.get(request);
        QVERIFY2(fetched.body == (used ? "from the proxy" : "from the server"), qPrintable(fetched.detail));
    }
    QCOMPARE(proxy.lastHead(url.toEncoded()).contains("Proxy-Authorization: Basic"), !login.isEmpty());
    // Asked once, and not in a thread that others wait for.
    QCOMPARE(proxyLookUps, 1);
    QVERIFY(proxyLookUpThread != QThread::currentThread());

    QCOMPARE(network.get(requestFor(url)).body, "from the server"_ba);
    QCOMPARE(proxyLookUps, 1);
}

void tst_Fetcher::namesAProxyThatWantsALogin()
{
    RawServer proxy;
    const QByteArray wanted = httpReply("407 Login Please", "", "Proxy-Authenticate: Basic realm=\"x\"\r\n");
    proxy.setScript("http://a.test/flag", reply(wanted));
    proxy.setScript("a.test:443", reply(wanted)); // CONNECT
    qputenv("all_proxy", proxy.url("").toEncoded());
    const auto restore = qScopeGuard([] { qunsetenv("all_proxy"); });
    Network network;
    for (const QString &url : {u"http://a.test/flag"_s, u"https://a.test/flag"_s}) {
        FetchRequest request = requestFor(QUrl(url));
        request.useProxy = true;
        const Fetched fetched = network.get(request);
        QVERIFY2(fetched.kind == ErrorKind::Http4xx, qPrintable(errorKindId(fetched.kind) + fetched.detail));
        QCOMPARE(fetched.httpStatus, 407);
    }
}

void tst_Fetcher::redirects_data()
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

void tst_Fetcher::redirects()
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
    Network network;
    const bool stalls = path == "/to-stalling";

    const Fetched fetched =
        network.get(requestFor(server.url(path), stalls ? Deadlines{300ms, 60s, 60s} : patient));

    QTEST(fetched.end, "end");
    QTEST(fetched.kind, "kind");
    QCOMPARE(fetched.sends, sends < 0 ? server.requests() : sends);
    if (fetched.kind == ErrorKind::Closed || fetched.kind == ErrorKind::Refused)
        QCOMPARE(fetched.httpStatus, 0);
}

void tst_Fetcher::redirectsKeepCookiesToThemselves()
{
    RawServer server;
    server.setScript("/a",
                     reply(httpReply("302 Found", "moved", "Location: /b\r\nSet-Cookie: seen=yes\r\n")));
    server.setScript("/b", reply(httpReply("200 OK", "flag")));
    Network network;
    QCOMPARE(network.get(requestFor(server.url("/a"))).body, "flag"_ba);
    QVERIFY(server.lastHead("/b").contains("Cookie: seen=yes"));
    QCOMPARE(network.get(requestFor(server.url("/b"))).body, "flag"_ba);
    QVERIFY(!server.lastHead("/b").contains("Cookie"));
}

void tst_Fetcher::redirectsRevealNoSecrets()
{
    RawServer server;
    server.setScript("/login",
                     redirect("http://me:secret@127.0.0.1:" + QByteArray::number(server.port()) + "/b"));
    server.setScript("/b", reply(httpReply("200 OK", "flag")));
    server.setScript("/ftp", redirect("ftp://me:secret@127.0.0.1/b?key=secret#secret"));
    Network network;
    QCOMPARE(network.get(requestFor(server.url("/login"))).body, "flag"_ba);
    QVERIFY(!server.lastHead("/b").contains("Authorization"));
    const Fetched fetched = network.get(requestFor(server.url("/ftp")));
    QCOMPARE(fetched.kind, ErrorKind::Redirect);
    QVERIFY2(fetched.detail.contains(u"127.0.0.1/b"_s) && !fetched.detail.contains(u"secret"_s),
             qPrintable(fetched.detail));
}

void tst_Fetcher::headersGoToTheirOwnHostAlone()
{
    RawServer server;
    RawServer other;
    server.setScript("/here", redirect("/b"));
    server.setScript("/b", reply(httpReply("200 OK", "flag")));
    server.setScript("/away", redirect(other.url("/c").toEncoded()));
    other.setScript("/c", reply(httpReply("200 OK", "flag")));
    Network network;
    FetchRequest request = requestFor(server.url("/here"));
    request.headers = {{"X-Key", "secret"}};
    QCOMPARE(network.get(request).body, "flag"_ba);
    QVERIFY(server.lastHead("/here").contains("\r\nX-Key: secret"));
    QVERIFY(server.lastHead("/b").contains("\r\nX-Key: secret"));
    request.url = server.url("/away");
    QCOMPARE(network.get(request).body, "flag"_ba);
    QVERIFY(!other.lastHead("/c").contains("secret"));
}

void tst_Fetcher::notModifiedKeepsTheConnection()
{
    RawServer server;
    server.setFlag("/a", "flag", "\"1\"");
    Network network;
    FetchRequest request = requestFor(server.url("/a"));
    for (const int times : {1, 2, 3}) {
        request.headers.clear();
        request.askWhetherChanged("\"1\"", {});
        const Fetched fetched = network.get(request);
        QCOMPARE(fetched.end, End::NotModified);
        QCOMPARE(fetched.httpStatus, 304);
        QCOMPARE(server.connections(), 1);
        QCOMPARE(server.unmodified(), times);
    }
    request.isConditional = false; // nobody asked: not an answer
    QCOMPARE(network.get(request).end, End::Failed);
}

void tst_Fetcher::whatFollowsANotModifiedIsNoAnswer()
{
    RawServer server;
    server.setScript("/a", reply("HTTP/1.1 304 Not Modified\r\n\r\n" + httpReply("200 OK", "wrong")));
    server.setScript("/b", reply(httpReply("200 OK", "right")));
    Network network;
    FetchRequest request = requestFor(server.url("/a"));
    request.askWhetherChanged("\"1\"", {});
    QCOMPARE(network.get(request).end, End::NotModified);
    QTRY_COMPARE(server.played("/a"), 1); // all of it has come
    QCOMPARE(network.get(requestFor(server.url("/b"))).body, "right"_ba);
}

void tst_Fetcher::redirectsLeadNotFromTheWebToLocalNetworks_data()
{
    QTest::addColumn<QByteArray>("host");
    for (const char *const host :
         {"127.0.0.1", "localhost", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
          "0.0.0.0", "[::1]", "[fe80::1]", "[fd00::1]", "[::ffff:127.0.0.1]", "127.1", "local.test"})
        QTest::newRow(host) << QByteArray(host);
}

/// The web is what a proxy leads to; the rest is reached without it.
void tst_Fetcher::redirectsLeadNotFromTheWebToLocalNetworks()
{
    QFETCH(const QByteArray, host);
    RawServer server;
    server.setScript("/flag", reply(httpReply("200 OK", "a secret")));
    const QByteArray inside = "http://" + host + ':' + QByteArray::number(server.port()) + "/flag";
    RawServer proxy;
    proxy.setScript("http://web.test/flag", redirect(inside));
    qputenv("http_proxy", proxy.url("").toEncoded());
    qputenv("no_proxy", "local.test");
    const auto restore = qScopeGuard([] {
        qunsetenv("http_proxy");
        qunsetenv("no_proxy");
    });
    Network network;
    FetchRequest request = requestFor(QUrl(u"http://web.test/flag"_s));
    request.useProxy = true;
    const Fetched fetched = network.get(request);
    QVERIFY2(fetched.kind == ErrorKind::Redirect, qPrintable(errorKindId(fetched.kind) + fetched.detail));
    QCOMPARE(server.connections(), 0);
    QCOMPARE(proxy.requests(), 1);
    // From one place on this computer to another is no harm.
    RawServer home;
    home.setScript("/flag", redirect("http://127.0.0.1:" + QByteArray::number(server.port()) + "/flag"));
    QCOMPARE(network.get(requestFor(home.url("/flag"))).body, "a secret"_ba);
}

void tst_Fetcher::manyOriginsLeaveNoConnections()
{
    constexpr int hops = 5;
    constexpr int atOnce = 20;
    std::vector<std::unique_ptr<RawServer>> servers;
    for (int hop = 0; hop <= hops; ++hop) {
        servers.push_back(std::make_unique<RawServer>());
        servers.back()->setScript("/flag",
                                  hop == 0 ? reply(httpReply("200 OK", "flag"))
                                           : redirect(servers.at(size_t(hop - 1))->url("/flag").toEncoded()));
    }
    Network network;
    for (int round = 0; round < 3; ++round) {
        std::vector<std::future<Fetched>> futures;
        for (int i = 0; i < atOnce; ++i)
            futures.push_back(network.fetch(requestFor(servers.back()->url("/flag"))));
        for (auto &future : futures)
            QCOMPARE(future.get().body, "flag"_ba);
    }
    const auto open = [&servers] {
        int count = 0;
        for (const auto &server : servers)
            count += server->openConnections();
        return count;
    };
    QTRY_VERIFY2(open() <= atOnce, qPrintable(QString::number(open())));
    network.end();
    QTRY_COMPARE(open(), 0);
}

void tst_Fetcher::deadlines_data()
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

void tst_Fetcher::deadlines()
{
    QFETCH(const RawScript, script);
    QFETCH(const Deadlines, deadlines);
    RawServer server;
    server.setScript("/flag", script);
    Network network;

    const Fetched fetched = network.get(requestFor(server.url("/flag"), deadlines));

    QCOMPARE(fetched.end, End::Failed);
    QCOMPARE(fetched.kind, ErrorKind::Timeout);
    QTEST(fetched.detail, "detail");
    QCOMPARE(fetched.sends, 1);
    QTRY_COMPARE(server.openConnections(), 0);
}

void tst_Fetcher::keepsTheStatusOfAPageThatStalls()
{
    RawServer server;
    server.setScript(
        "/flag", {RawStep::send("HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nso"), RawStep::hold()});
    Network network;
    const Fetched fetched =
        network.get(requestFor(server.url("/flag"), {.firstByte = 60s, .inactivity = 150ms, .total = 60s}));
    QCOMPARE(fetched.end, End::NotFound);
    QCOMPARE(fetched.kind, ErrorKind::None);
}

void tst_Fetcher::neverBelievesChunksWithoutCr()
{
    RawServer server;
    server.setScript("/flag",
                     {RawStep::send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\nflag\n0\n\n"),
                      RawStep::hold()});
    Network network;
    const Fetched fetched =
        network.get(requestFor(server.url("/flag"), {.firstByte = 60s, .inactivity = 150ms, .total = 60s}));
    QCOMPARE(fetched.end, End::Failed);
    const Kinds allowed{ErrorKind::BadReply, ErrorKind::Empty, ErrorKind::Timeout};
    QVERIFY(allowed.contains(fetched.kind));
}

void tst_Fetcher::labelsThatAreNoCompressionCostOneRequest()
{
    RawServer server;
    server.setScript("/flag", reply(httpReply("200 OK", "flag", "Content-Encoding: UTF-8\r\n")));
    Network network;
    const Fetched first = network.get(requestFor(server.url("/flag")));
    QCOMPARE(first.body, "flag"_ba);
    QCOMPARE(first.sends, 2);
    QCOMPARE(network.get(requestFor(server.url("/flag"))).sends, 1);
    QVERIFY(!server.lastHead("/flag").contains("Accept-Encoding"));
    // The same server may compress all the same.
    server.setScript("/packed", reply(httpReply("200 OK", gzipped("flag"), "Content-Encoding: gzip\r\n")));
    const Fetched packed = network.get(requestFor(server.url("/packed")));
    QCOMPARE(packed.body, "flag"_ba);
    QCOMPARE(packed.sends, 2);
}

void tst_Fetcher::looksANameUpOnce()
{
    constexpr int count = 100;
    RawServer server;
    server.setScript("/flag", reply(httpReply("200 OK", "flag")));
    QUrl url = server.url("/flag");
    url.setHost(u"flags.test"_s);
    lookUps = 0;
    for (int round = 1; round <= 2; ++round) {
        Network network;
        std::vector<std::future<Fetched>> futures;
        for (int i = 0; i < count; ++i)
            futures.push_back(network.fetch(requestFor(url)));
        for (auto &future : futures) {
            const Fetched fetched = future.get();
            QVERIFY2(fetched.body == "flag", qPrintable(fetched.detail));
        }
        QCOMPARE(lookUps.load(), round);
    }
}

void tst_Fetcher::reportsNamesThatFailForNow_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("mayPass");
    QTest::newRow("for now") << u"later.test"_s << true;
    QTest::newRow("for ever") << u"never.test"_s << false;
}

void tst_Fetcher::reportsNamesThatFailForNow()
{
    QFETCH(const QString, host);
    QFETCH(const bool, mayPass);
    Network network;
    const Fetched fetched = network.get(requestFor(QUrl(u"http://%1/flag"_s.arg(host))));
    QCOMPARE(fetched.end, End::Failed);
    QCOMPARE(fetched.kind, ErrorKind::Dns);
    QCOMPARE(fetched.mayPass, mayPass);
    QCOMPARE(fetched.sends, 0);
    QVERIFY(!fetched.detail.isEmpty());
}

void tst_Fetcher::aBlockedResolverHoldsUpNobody()
{
    RawServer server;
    server.setScript("/flag", reply(httpReply("200 OK", "flag")));
    // A look-up of the row before may still be on its way: it waits once more, and takes nothing from this
    // one.
    resolverIsBlocked = true;
    const auto release = qScopeGuard([] {
        resolverIsBlocked = false;
        resolverIsBlocked.notify_all();
    });
    Network network;
    std::stop_source stop;
    const QUrl blocked(u"http://blocked.test/flag"_s);
    std::future<Fetched> stopped = network.fetch(requestFor(blocked), stop.get_token());
    std::future<Fetched> late =
        network.fetch(requestFor(blocked, {.firstByte = 150ms, .inactivity = 60s, .total = 60s}));
    QCOMPARE(network.get(requestFor(server.url("/flag"))).body, "flag"_ba);
    const Fetched expired = late.get();
    QCOMPARE(expired.kind, ErrorKind::Timeout);
    QCOMPARE(expired.detail, u"connect deadline of 150 ms passed"_s);
    QVERIFY(!isReady(stopped));
    stop.request_stop();
    QCOMPARE(stopped.get().end, End::Stopped);
}

void tst_Fetcher::usesConnectionsAgain()
{
    RawServer server;
    server.setScript("/flag", reply(httpReply("200 OK", "flag")));
    server.setScript("/none", reply(httpReply("404 Not Found", "no such flag")));
    Network network;
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(network.get(requestFor(server.url("/flag"))).end, End::Body);
        QCOMPARE(network.get(requestFor(server.url("/none"))).end, End::NotFound);
    }
    QCOMPARE(server.requests(), 40);
    QCOMPARE(server.connections(), 1);
}

void tst_Fetcher::usesConnectionsAgainOnlyAfterFlawlessAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("again");
    const auto row = [](const char *name, const QByteArray &answer, bool again) {
        QTest::newRow(name) << answer << again;
    };
    row("a flag of known length", httpReply("200 OK", "flag"), true);
    row("a flag in chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nflag\r\n0\r\n\r\n",
        true);
    row("a page that says no", httpReply("404 Not Found", "sorry"), true);
    row("a page that says no in silence", httpReply("404 Not Found"), false);
    row("nothing", httpReply("200 OK"), false);
    row("204", "HTTP/1.1 204 No Content\r\n\r\n", false);
    row("304", "HTTP/1.1 304 Not Modified\r\n\r\n", false);
    row("300", httpReply("300 Multiple Choices", "many"), false);
    row("418", httpReply("418 I'm a teapot", "short"), false);
    row("503", httpReply("503 Busy", "soon"), false);
    row("a flag and more", httpReply("200 OK", "flag") + "more", false);
    row("both lengths", httpReply("200 OK", "4\r\nflag\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"),
        false);
    row("a promise to close", httpReply("200 OK", "flag", "Connection: close\r\n"), false);
}

void tst_Fetcher::usesConnectionsAgainOnlyAfterFlawlessAnswers()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const bool, again);
    RawServer server;
    server.setScript("/first", reply(answer));
    server.setScript("/second", reply(httpReply("200 OK", "flag")));
    Network network;
    static_cast<void>(network.get(requestFor(server.url("/first"))));
    QCOMPARE(network.get(requestFor(server.url("/second"))).body, "flag"_ba);
    QCOMPARE(server.connections(), again ? 1 : 2);
}

void tst_Fetcher::neverTakesAnUnaskedAnswer()
{
    RawServer server;
    const QByteArray late = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    for (const QByteArray &unasked : {httpReply("200 OK", "wrong"), late}) {
        const QByteArray path = '/' + unasked.mid(9, 3);
        server.setScript(
            path, {RawStep::send(httpReply("200 OK", "flag")), RawStep::wait(1ms), RawStep::send(unasked)});
        server.setScript("/next", reply(httpReply("200 OK", "next flag")));
        Network network;
        QCOMPARE(network.get(requestFor(server.url(path))).body, "flag"_ba);
        QTRY_COMPARE(server.played(path), 1);
        const Fetched next = network.get(requestFor(server.url("/next")));
        QCOMPARE(next.body, "next flag"_ba);
        QVERIFY(!next.reused);
        QCOMPARE(next.sends, 1);
    }
}

void tst_Fetcher::survivesConnectionsThatBreakDown_data()
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

void tst_Fetcher::survivesConnectionsThatBreakDown()
{
    QFETCH(const RawScript, broken);
    constexpr int rounds = 20;
    RawServer server;
    server.setScript("/broken", broken);
    server.setScript("/flag", reply(httpReply("200 OK", "flag")));
    Network network;
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::future<Fetched>> beside;
        std::vector<std::future<Fetched>> futures;
        for (int i = 0; i < 4; ++i) {
            futures.push_back(network.fetch(requestFor(server.url("/flag"))));
            beside.push_back(network.fetch(requestFor(server.url("/broken"))));
        }
        for (auto &future : futures) {
            const Fetched fetched = future.get();
            QVERIFY2(fetched.body == "flag", qPrintable(fetched.detail));
        }
        for (auto &future : beside) {
            const Fetched fetched = future.get();
            QVERIFY2(fetched.kind == ErrorKind::Truncated, qPrintable(fetched.detail));
        }
    }
}

void tst_Fetcher::floodsEndSoonAndHoldUpNobodyElse_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("more");
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nflag\r\n";
    const QByteArray much(60'000, 'x');
    QTest::newRow("a status line") << "HTTP/1.1 200 "_ba << much;
    QTest::newRow("a line that is none") << ""_ba << much;
    QTest::newRow("a field") << "HTTP/1.1 200 OK\r\nX: "_ba << much;
    QTest::newRow("fields") << "HTTP/1.1 200 OK\r\n"_ba
                            << "X: x\r\n"_ba.repeated(5'000);
    QTest::newRow("100 Continue") << ""_ba
                                  << "HTTP/1.1 100 Continue\r\n\r\n"_ba.repeated(2'000);
    QTest::newRow("the extension of a chunk") << chunked + "4;x=" << much;
    QTest::newRow("the size of a chunk") << chunked << "0"_ba.repeated(5'000);
    QTest::newRow("trailers") << chunked + "0\r\n"
                              << "X: x\r\n"_ba.repeated(5'000);
}

void tst_Fetcher::floodsEndSoonAndHoldUpNobodyElse()
{
    QFETCH(const QByteArray, start);
    QFETCH(const QByteArray, more);
    RawServer server;
    server.setScript("/flood", {RawStep::send(start), RawStep::sendForever(more)});
    server.setScript("/flag", reply(httpReply("200 OK", "flag")));
    Network network;
    std::future<Fetched> flood = network.fetch(requestFor(server.url("/flood")));
    QTRY_COMPARE(server.requests("/flood"), 1);

    std::vector<std::future<Fetched>> futures;
    for (int i = 0; i < 12; ++i)
        futures.push_back(network.fetch(requestFor(server.url("/flag"))));
    for (auto &future : futures)
        QCOMPARE(future.get().body, "flag"_ba);
    const Fetched fetched = flood.get(); // whose deadlines are far away
    QVERIFY2(fetched.kind == ErrorKind::BadReply, qPrintable(errorKindId(fetched.kind) + fetched.detail));
    QVERIFY(fetched.detail.size() <= 200);
}

void tst_Fetcher::boundsWhatIsHeldInMemory()
{
    constexpr int count = 40;
    constexpr qint64 size = 1'900'000;
    RawServer server;
    server.setScript("/flag",
                     {RawStep::gather(count), RawStep::send(httpReply("200 OK", QByteArray(size, 'x')))});
    Network network;
    FetchRequest request = requestFor(server.url("/flag"));
    request.maxBytes = maxFlagBytes;
    std::vector<std::future<Fetched>> futures;
    for (int i = 0; i < count; ++i)
        futures.push_back(network.fetch(request));
    // As many as the budget has room for come while nobody saves any; the others follow when their time
    // comes.
    const auto ready = [&futures] {
        return int(std::ranges::count_if(futures, isReady));
    };
    QTRY_COMPARE(ready(), 13);
    std::vector<Fetched> held;
    while (held.size() < count) {
        QTRY_VERIFY(ready() > 0);
        const auto next = std::ranges::find_if(futures, isReady);
        held.push_back(next->get());
        *next = {};
        std::erase_if(futures, [](const std::future<Fetched> &future) { return !future.valid(); });
        QCOMPARE(held.back().body.size(), size);
        held.back().body.clear();
        held.back().held.reset();
    }
}

void tst_Fetcher::mixesNoAnswersUp_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("closes");
    QTest::newRow("connections kept") << "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n"_ba << false;
    QTest::newRow("closed after each answer") << "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n"_ba << true;
    QTest::newRow("answers ended by the close") << "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n"_ba << true;
}

void tst_Fetcher::mixesNoAnswersUp()
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
    Network network;
    // Rounds smaller than the number of requests, so that connections are used again.
    for (int first = 0; first < count; first += 20) {
        std::vector<std::future<Fetched>> futures;
        for (int i = first; i < first + 20; ++i)
            futures.push_back(network.fetch(requestFor(server.url("/" + QByteArray::number(i)))));
        for (int i = first; i < first + 20; ++i) {
            const Fetched fetched = futures[size_t(i - first)].get();
            QCOMPARE(fetched.end, End::Body);
            QCOMPARE(fetched.body, bodyOf(i));
        }
    }
}

void tst_Fetcher::stoppedBefore()
{
    RawServer server;
    Network network;
    std::stop_source stop;
    stop.request_stop();
    const Fetched fetched = network.get(requestFor(server.url("/flag")), stop.get_token());
    QCOMPARE(fetched.end, End::Stopped);
    QCOMPARE(fetched.sends, 0);
    QCOMPARE(server.requests(), 0);
}

void tst_Fetcher::stoppedDuring_data()
{
    QTest::addColumn<RawScript>("script");
    QTest::newRow("before the first byte") << RawScript{RawStep::hold()};
    QTest::newRow("within the body") << RawScript{
        RawStep::send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nfl"), RawStep::hold()};
}

void tst_Fetcher::stoppedDuring()
{
    QFETCH(const RawScript, script);
    RawServer server;
    server.setScript("/flag", script);
    Network network;
    std::stop_source stop;
    std::vector<std::future<Fetched>> futures;
    for (int i = 0; i < 20; ++i)
        futures.push_back(network.fetch(requestFor(server.url("/flag")), stop.get_token()));
    QTRY_COMPARE(server.requests(), 20);

    stop.request_stop();

    for (auto &future : futures) {
        const Fetched fetched = future.get();
        QCOMPARE(fetched.end, End::Stopped);
        QCOMPARE(fetched.kind, ErrorKind::None);
        QCOMPARE(fetched.sends, 1);
        QVERIFY(fetched.body.isEmpty());
    }
    QTRY_COMPARE(server.openConnections(), 0);
}

void tst_Fetcher::stoppedAfter()
{
    RawServer server;
    server.setScript("/flag", reply(httpReply("200 OK", "flag")));
    Network network;
    std::stop_source stop;
    const Fetched fetched = network.get(requestFor(server.url("/flag")), stop.get_token());
    stop.request_stop();
    QCOMPARE(fetched.end, End::Body);
    QCOMPARE(network.get(requestFor(server.url("/flag"))).end, End::Body);
}

void tst_Fetcher::queuesNothing()
{
    constexpr int count = 200;
    RawServer server;
    // Nobody is answered before all have asked: one request that queues behind another hangs them all.
    server.setScript("/flag", {RawStep::gather(count), RawStep::send(httpReply("200 OK", "flag"))});
    Network network;
    std::vector<std::future<Fetched>> futures;
    for (int i = 0; i < count; ++i)
        futures.push_back(network.fetch(requestFor(server.url("/flag"), Deadlines::within(30s))));
    for (auto &future : futures) {
        const Fetched fetched = future.get();
        QVERIFY2(fetched.end == End::Body, qPrintable(fetched.detail));
    }
    QCOMPARE(server.requests(), count);
}

void tst_Fetcher::fetchesForManyThreads()
{
    RawServer server;
    server.setScript("/flag", reply(httpReply("200 OK", "flag")));
    Network network;
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

void tst_Fetcher::destroyedWithFetchesInFlight()
{
    QFETCH_GLOBAL(const Way, way);
    if (way == Way::Blocking)
        QSKIP("whoever blocks must have ended before");
    RawServer server;
    server.setScript("/flag", {RawStep::hold()});
    Network network;
    std::vector<std::future<Fetched>> futures;
    for (int i = 0; i < 20; ++i)
        futures.push_back(network.fetch(requestFor(server.url("/flag"))));
    QTRY_COMPARE(server.requests(), 20);

    network.end();

    for (auto &future : futures)
        QVERIFY_THROWS_EXCEPTION(std::future_error, future.get()); // its callback went without being called
    QTRY_COMPARE(server.openConnections(), 0);
}

QTEST_GUILESS_MAIN(tst_Fetcher)
#include "tst_fetcher.moc"
