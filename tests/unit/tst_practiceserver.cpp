#include "practice/practiceserver.h"

#include "countries/catalogue.h"
#include "domain/runoptions.h"
#include "fakes/httpclient.h"
#include "practice/flagsource.h"
#include "practice/responseplan.h"

#include <QFile>
#include <QHostAddress>
#include <QImage>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>
#include <QtEndian>

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <cerrno>
#include <memory>
#include <utility>
#include <vector>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestPracticeServer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void servesEveryCountry();
    void answersEveryCodeToQtsOwnClient();
    void answersPaths_data();
    void answersPaths();
    void headHasNoBody();
    void whatTheClientHasIsNotSentAgain_data();
    void whatTheClientHasIsNotSentAgain();
    void everyAnswerWaits();
    void answersWithAnError_data();
    void answersWithAnError();
    void resetsTheConnection();
    void breaksOffTheBody();
    void stallsWithinTheBody();
    void sendsGarbage();
    void faultsFitAHeadRequest_data();
    void faultsFitAHeadRequest();
    void responseFollowsTheAttemptHeader();
    void responseFollowsTheOrdinalOfOtherClients();
    void keepsTheConnection_data();
    void keepsTheConnection();
    void answersInOrder();
    void doesNotAnswerAheadOfAClientThatDoesNotRead();
    void refuses_data();
    void refuses();
    void understandsARequestInPieces();
    void portsBehaveOnTheirOwn();
    void refusesATakenPort_data();
    void refusesATakenPort();
    void listensOnLoopbackOnly();
    void listensOnBothLoopbackAddresses();
    void ignoresPortsThatAreNotItsOwn();
};

namespace {

constexpr milliseconds forEver = maxPracticeDelay;

/// Faults hit codes with and without a flag.
constexpr const char *targets[] = {"/flags/bd/bd.png", "/flags/zz/zz.gif"};

/// What is sent of them when the body goes wrong.
QByteArray flagAt(const char *target)
{
    const auto code = CountryCode::parse(QString::fromLatin1(target).mid(7, 2)).value();
    return isIsoCode(code) ? practiceFlag(code) : placeholderFlag(code);
}

const CountryCode bangladesh = CountryCode::parse(u"BD").value();

} // namespace

void TestPracticeServer::initTestCase()
{
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &limit), 0);
    limit.rlim_cur = qMin<rlim_t>(limit.rlim_max, 4096);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &limit), 0);
}

void TestPracticeServer::servesEveryCountry()
{
    PracticeServer server;
    const quint16 port = opened(server);
    HttpClient client(port);
    for (const CountryCode code : isoCodes()) {
        client.get(pathOf(code));
        const Reply reply = client.reply();
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.has("Content-Type: image/png"));
        QVERIFY2(reply.body == practiceFlag(code), qPrintable(code.upper()));
        QVERIFY(!QImage::fromData(reply.body, "PNG").isNull());
    }
    QCOMPARE(server.stats(port).requests, 249);
    QCOMPARE(server.stats(port).inFlight, 0);
    QCOMPARE(server.stats(port).peakInFlight, 1);
}

void TestPracticeServer::answersEveryCodeToQtsOwnClient()
{
    PracticeServer server;
    const quint16 port = opened(server, {.maxDelay = 20ms});
    QNetworkAccessManager manager;
    QMap<int, int> statuses;
    for (const CountryCode code : everyCode()) {
        QString url = PracticeServer::urlTemplate(port);
        QNetworkReply *reply = manager.get(QNetworkRequest(QUrl(url.replace(u"{cc}"_s, code.lower()))));
        connect(reply, &QNetworkReply::finished, this, [reply, code, &statuses] {
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            if (status != 200 || reply->readAll() == practiceFlag(code))
                ++statuses[status];
            reply->deleteLater();
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(statuses.value(200) + statuses.value(404), everyCodeCount, clientPatience);
    QCOMPARE(statuses.value(200), 249);
    QCOMPARE(server.stats(port).requests, everyCodeCount);
}

void TestPracticeServer::answersPaths_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char *name, const QByteArray &target, const QByteArray &type) {
        QTest::newRow(name) << target << type;
    };
    const QByteArray png = "image/png";
    const QByteArray page = "text/html; charset=utf-8";
    const QByteArray notFound = "text/plain";
    row("a flag as PNG", "/flags/bd/bd.png", png);
    row("a flag as the book asks for it", "/flags/bd/bd.gif", png);
    row("upper case", "/flags/BD/BD.png", png);
    row("with a query", "/flags/bd/bd.png?again", png);
    row("as asked through a proxy", "http://127.0.0.1/flags/bd/bd.png", png);
    row("a code that is no country", "/flags/zz/zz.png", notFound);
    row("two different codes", "/flags/bd/in.png", notFound);
    row("another format", "/flags/bd/bd.svg", notFound);
    row("no code", "/flags/bdx/bdx.png", notFound);
    row("a picture of the pack that is no country", "/flags/_wales/_wales.png", notFound);
    row("a way out of the folder", "/flags/../../etc/passwd", notFound);
    row("another folder", "/flag/bd/bd.png", notFound);
    row("a folder too deep", "/x/flags/bd/bd.png", notFound);
    row("bad percent signs", "/flags/%zz/%", notFound);
    row("the root", "/", page);
    row("the folder of flags", "/flags", page);
    row("the folder of flags with a slash", "/flags/", page);
    row("a folder of one flag", "/flags/bd/", notFound);
}

void TestPracticeServer::answersPaths()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, type);
    PracticeServer server;
    const quint16 port = opened(server);
    HttpClient client(port);
    client.get(target);
    const Reply reply = client.reply();
    QVERIFY(reply.has("Content-Type: " + type));
    const bool isFlag = type == "image/png";
    const bool isFound = type != "text/plain";
    QCOMPARE(reply.status, isFound ? 200 : 404);
    if (isFlag)
        QVERIFY(reply.body == practiceFlag(bangladesh));
    else
        QCOMPARE(reply.body, isFound ? FlagSource().indexPage() : "404 Not Found\n"_ba);
    QCOMPARE(server.stats(port),
             (PracticeStats{.requests = 1,
                            .peakInFlight = 1,
                            .connections = 1,
                            .flags = isFlag ? 1 : 0,
                            .notFound = isFound ? 0 : 1}));
}

void TestPracticeServer::headHasNoBody()
{
    PracticeServer server;
    HttpClient client(opened(server));
    client.send("HEAD /flags/bd/bd.png HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const Reply head = client.reply(false);
    QCOMPARE(head.status, 200);
    QVERIFY(head.has("Content-Length: " + QByteArray::number(practiceFlag(bangladesh).size())));
    // Bytes of a body would come before this answer and spoil it.
    client.get("/flags/zz/zz.png");
    QCOMPARE(client.reply().status, 404);
}

void TestPracticeServer::whatTheClientHasIsNotSentAgain_data()
{
    QTest::addColumn<QByteArray>("fields"); ///< TAG and DATE stand for those of the flag
    QTest::addColumn<bool>("isSent");
    const auto row = [](const char *name, const QByteArray &fields, bool isSent) {
        QTest::newRow(name) << fields << isSent;
    };
    row("without a condition", "", true);
    row("its tag", "If-None-Match: TAG\r\n", false);
    row("any tag", "If-None-Match: *\r\n", false);
    row("its tag among others, as a weak one", "If-None-Match: \"a\", W/TAG\r\n", false);
    row("its tag in a second field", "If-None-Match: \"a\"\r\nif-none-match: TAG\r\n", false);
    row("another tag", "If-None-Match: \"a\"\r\n", true);
    row("no tag at all", "If-None-Match: \r\n", true);
    row("its date", "If-Modified-Since: DATE\r\n", false);
    row("another date", "If-Modified-Since: Fri, 01 Jan 2021 00:00:00 GMT\r\n", true);
    row("its date with another tag, which counts", "If-Modified-Since: DATE\r\nIf-None-Match: \"a\"\r\n",
        true);
}

void TestPracticeServer::whatTheClientHasIsNotSentAgain()
{
    QFETCH(QByteArray, fields);
    QFETCH(const bool, isSent);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"bd.png"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(practiceFlag(bangladesh));
    QVERIFY(file.flush());
    QVERIFY(file.setFileTime(QDateTime(QDate(2026, 2, 3), QTime(4, 5, 6), QTimeZone::utc()),
                             QFileDevice::FileModificationTime));
    PracticeServer server;
    const quint16 port = server.listen({}, 0, FlagSource(folder.path())).value();
    HttpClient client(port);
    client.get("/flags/bd/bd.png");
    const Reply whole = client.reply();
    QVERIFY(whole.has("Last-Modified: Tue, 03 Feb 2026 04:05:06 GMT"));
    const auto at = whole.head.indexOf("\r\nETag: ") + 8;
    const QByteArray tag = whole.head.mid(at).split('\r').first();
    QVERIFY2(tag.size() > 2 && tag.startsWith('"') && tag.endsWith('"'), tag.constData());
    fields.replace("TAG", tag).replace("DATE", "Tue, 03 Feb 2026 04:05:06 GMT");
    for (const bool withBody : {true, false}) {
        client.send((withBody ? "GET"_ba : "HEAD"_ba) + " /flags/bd/bd.png HTTP/1.1\r\nHost: localhost\r\n"
                    + fields + "\r\n");
        const Reply reply = client.reply(withBody);
        QCOMPARE(reply.status, isSent ? 200 : 304);
        QVERIFY(reply.has("ETag: " + tag));
        QCOMPARE(reply.head.contains("\r\nContent-Length: "), isSent);
        QCOMPARE(reply.body.size(), isSent && withBody ? file.size() : 0);
    }
    // Bytes of a body would come before this answer and spoil it.
    client.get("/flags/zz/zz.png", fields);
    QCOMPARE(client.reply().status, 404);
    QCOMPARE(server.stats(port).flags, 3);
    QCOMPARE(server.stats(port).connections, 1);
}

void TestPracticeServer::everyAnswerWaits()
{
    PracticeServer server;
    const quint16 port = opened(server, {.minDelay = forEver, .maxDelay = forEver, .errorRate = 0.5});
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (const CountryCode code : everyCode().mid(0, 100)) {
        clients.push_back(std::make_unique<HttpClient>(port));
        clients.back()->get(pathOf(code));
    }
    clients.push_back(std::make_unique<HttpClient>(port));
    clients.back()->get("/");
    QTRY_COMPARE_WITH_TIMEOUT(server.stats(port).inFlight, 101, clientPatience);
    for (const auto &client : clients)
        QVERIFY(client->isIdle());
}

void TestPracticeServer::answersWithAnError_data()
{
    QTest::addColumn<PracticeFault>("fault");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("hasRetryAfter");
    QTest::newRow("418") << PracticeFault::Teapot << "418 I'm a teapot"_ba << false;
    QTest::newRow("503") << PracticeFault::Unavailable << "503 Service Unavailable"_ba << true;
    QTest::newRow("429") << PracticeFault::TooMany << "429 Too Many Requests"_ba << true;
}

void TestPracticeServer::answersWithAnError()
{
    QFETCH(const PracticeFault, fault);
    QFETCH(const QByteArray, line);
    QFETCH(const bool, hasRetryAfter);
    PracticeServer server;
    HttpClient client(opened(server, {.errorRate = 1, .faults = fault}));
    for (const char *target : targets) {
        client.get(target);
        const Reply reply = client.reply();
        QVERIFY(reply.head.startsWith("HTTP/1.1 " + line + "\r\n"));
        QCOMPARE(reply.body, line + '\n');
        QCOMPARE(reply.has("Retry-After: 1"), hasRetryAfter);
    }
}

void TestPracticeServer::resetsTheConnection()
{
    PracticeServer server;
    const quint16 port = opened(server, {.errorRate = 1, .faults = PracticeFault::Reset});
    for (const char *target : targets) {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const auto closing = qScopeGuard([descriptor] { ::close(descriptor); });
        const timeval longest{.tv_sec = clientPatience / 1000, .tv_usec = 0};
        QCOMPARE(::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest), 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = qToBigEndian(port);
        address.sin_addr.s_addr = qToBigEndian(INADDR_LOOPBACK);
        QCOMPARE(::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        const QByteArray request = "GET "_ba + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        QCOMPARE(::send(descriptor, request.constData(), size_t(request.size()), 0), request.size());
        char byte = 0;
        QCOMPARE(::recv(descriptor, &byte, 1, 0), -1);
        QCOMPARE(errno, ECONNRESET);
    }
    QCOMPARE(server.stats(port).inFlight, 0);
}

void TestPracticeServer::breaksOffTheBody()
{
    PracticeServer server;
    const quint16 port = opened(server, {.errorRate = 1, .faults = PracticeFault::Truncated});
    for (const char *target : targets) {
        HttpClient client(port);
        client.get(target);
        const Reply reply = client.beginning();
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.has("Content-Type: image/png"));
        const QByteArray flag = flagAt(target);
        QCOMPARE(reply.length, flag.size());
        QVERIFY(client.isClosedByServer());
        QVERIFY(client.rest() == flag.first(flag.size() / 2));
        QCOMPARE(client.socket().error(), QAbstractSocket::RemoteHostClosedError);
    }
    QCOMPARE(server.stats(port).inFlight, 0);
}

void TestPracticeServer::stallsWithinTheBody()
{
    auto server = std::make_unique<PracticeServer>();
    const quint16 port = opened(*server, {.errorRate = 1, .faults = PracticeFault::Stall});
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (const char *target : targets) {
        HttpClient &client = *clients.emplace_back(std::make_unique<HttpClient>(port));
        client.get(target);
        const Reply reply = client.beginning();
        QCOMPARE(reply.status, 200);
        const QByteArray flag = flagAt(target);
        QCOMPARE(reply.length, flag.size());
        QVERIFY(client.read(flag.size() / 2) == flag.first(flag.size() / 2));
        client.get("/flags/fr/fr.png", QByteArray(100'000, 'x')); // the server reads it and does nothing
    }
    QTRY_COMPARE(clients.front()->socket().bytesToWrite() + clients.back()->socket().bytesToWrite(), 0);
    for (int number = 0; number < 10; ++number) { // by then the server has done what it had to
        HttpClient other(opened(*server));
        other.get("/flags/bd/bd.png");
        QCOMPARE(other.reply().status, 200);
    }
    for (const auto &client : clients) {
        QVERIFY(!client->socket().waitForReadyRead(0));
        QVERIFY(client->isIdle());
        QCOMPARE(client->socket().state(), QAbstractSocket::ConnectedState);
    }
    QCOMPARE(server->stats(port),
             (PracticeStats{.requests = 2,
                            .inFlight = 2,
                            .peakInFlight = 2,
                            .connections = 2,
                            .faults = {{PracticeFault::Stall, 2}}}));
    clients.pop_back();
    QTRY_COMPARE(server->stats(port).inFlight, 1);
    server.reset();
    QVERIFY(clients.front()->isClosedByServer());
}

void TestPracticeServer::sendsGarbage()
{
    PracticeServer server;
    HttpClient client(opened(server, {.errorRate = 1, .faults = PracticeFault::Garbage}));
    QSet<QByteArray> bodies;
    for (const char *target : targets) {
        for (const int attempt : {1, 2, 1}) {
            client.get(target, "X-Flaghoist-Attempt: " + QByteArray::number(attempt) + "\r\n");
            const Reply reply = client.reply();
            QCOMPARE(reply.status, 200);
            QVERIFY(reply.has("Content-Type: image/png"));
            QVERIFY(!reply.body.isEmpty() && QImage::fromData(reply.body, "PNG").isNull());
            bodies.insert(reply.body);
        }
    }
    QCOMPARE(bodies.size(), 4); // the same for the same code and attempt
}

void TestPracticeServer::faultsFitAHeadRequest_data()
{
    QTest::addColumn<PracticeFault>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("an error") << PracticeFault::Unavailable << 503 << true;
    QTest::newRow("a reset") << PracticeFault::Reset << 0 << false;
    QTest::newRow("no body to break off") << PracticeFault::Truncated << 200 << false;
    QTest::newRow("no body to stall in") << PracticeFault::Stall << 200 << true;
    QTest::newRow("no body to spoil") << PracticeFault::Garbage << 200 << true;
}

void TestPracticeServer::faultsFitAHeadRequest()
{
    QFETCH(const PracticeFault, fault);
    QFETCH(const int, status);
    QFETCH(const bool, goesOn);
    PracticeServer server;
    const quint16 port = opened(server, {.errorRate = 1, .faults = fault});
    HttpClient client(port);
    client.send("HEAD /flags/bd/bd.png HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(client.reply(false).status, status);
    if (goesOn) {
        client.get("/x"); // bytes of a body would come before this answer and spoil it
        QCOMPARE(client.reply().status, 404);
    } else {
        QVERIFY(client.isClosedByServer());
        QVERIFY(client.isIdle());
    }
    QCOMPARE(server.stats(port).faults, (QMap<PracticeFault, int>{{fault, 1}}));
    QCOMPARE(server.stats(port).inFlight, 0);
}

void TestPracticeServer::responseFollowsTheAttemptHeader()
{
    const PracticeBehaviour behaviour{.errorRate = 0.5, .seed = 11};
    PracticeServer server;
    HttpClient client(opened(server, behaviour));
    for (const int attempt : {5, 1, 5, 3, 2, 4, 6, 7, 8, 1}) {
        client.get(pathOf(bangladesh), "x-flaghoist-ATTEMPT:  " + QByteArray::number(attempt) + "\r\n");
        QCOMPARE(client.reply().status == 418,
                 plannedResponse(behaviour, bangladesh, attempt).fault.has_value());
    }
}

void TestPracticeServer::responseFollowsTheOrdinalOfOtherClients()
{
    const PracticeBehaviour behaviour{.errorRate = 0.5, .seed = 11};
    const CountryCode france = CountryCode::parse(u"FR").value();
    PracticeServer server;
    const quint16 port = opened(server, behaviour);
    for (int ordinal = 1; ordinal <= 12; ++ordinal) {
        HttpClient client(port);
        for (const CountryCode code : {bangladesh, france}) {
            client.get(pathOf(code));
            QCOMPARE(client.reply().status == 418,
                     plannedResponse(behaviour, code, ordinal).fault.has_value());
        }
        // Clients that send their attempt do not count for the others, nor do attempts that are none.
        client.get(pathOf(france), "X-Flaghoist-Attempt: 3\r\n");
        QCOMPARE(client.reply().status == 418, plannedResponse(behaviour, france, 3).fault.has_value());
    }
    HttpClient client(port);
    client.get(pathOf(france), "X-Flaghoist-Attempt: -3\r\n");
    QCOMPARE(client.reply().status == 418, plannedResponse(behaviour, france, 13).fault.has_value());

    server.setBehaviour(port, behaviour);
    for (int ordinal = 1; ordinal <= 12; ++ordinal) {
        client.get(pathOf(france));
        QCOMPARE(client.reply().status == 418, plannedResponse(behaviour, france, ordinal).fault.has_value());
    }
}

void TestPracticeServer::keepsTheConnection_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("keeps");
    QTest::newRow("HTTP/1.1") << "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba << true;
    QTest::newRow("HTTP/1.1, to close")
        << "GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: Close\r\n\r\n"_ba << false;
    QTest::newRow("HTTP/1.0") << "GET /x HTTP/1.0\r\n\r\n"_ba << false;
    QTest::newRow("HTTP/1.0, to keep") << "GET /x HTTP/1.0\r\nConnection: te, Keep-Alive\r\n\r\n"_ba << true;
    QTest::newRow("lines without CR") << "GET /x HTTP/1.1\nHost: localhost\n\n"_ba << true;
    QTest::newRow("an empty line before") << "\r\nGET /x HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba << true;
}

void TestPracticeServer::keepsTheConnection()
{
    QFETCH(const QByteArray, request);
    QFETCH(const bool, keeps);
    PracticeServer server;
    HttpClient client(opened(server));
    for (int time = 0; time < (keeps ? 3 : 1); ++time) {
        client.send(request);
        const Reply reply = client.reply();
        QCOMPARE(reply.status, 404);
        QVERIFY(reply.has(keeps ? "Connection: keep-alive" : "Connection: close"));
    }
    if (!keeps)
        QVERIFY(client.isClosedByServer());
}

void TestPracticeServer::answersInOrder()
{
    PracticeServer server;
    const quint16 port = opened(server, {.maxDelay = 30ms, .seed = 3});
    HttpClient client(port);
    QByteArray requests;
    for (const CountryCode code : topTwenty())
        requests += "GET " + pathOf(code) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    client.send(requests);
    for (const CountryCode code : topTwenty())
        QVERIFY2(client.reply().body == practiceFlag(code), qPrintable(code.upper()));
    QCOMPARE(server.stats(port).peakInFlight, 1);
}

void TestPracticeServer::doesNotAnswerAheadOfAClientThatDoesNotRead()
{
    constexpr int count = 4000; // answers of far more bytes than the system keeps for a connection
    PracticeServer server;
    const quint16 port = opened(server);
    HttpClient client(port);
    client.socket().setReadBufferSize(1);
    client.socket().write("GET /flags/bd/bd.png HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba.repeated(count));
    const auto allTaken = [&] {
        return server.stats(port).requests == count;
    };
    QVERIFY(!QTest::qWaitFor(allTaken, 500));
    client.socket().setReadBufferSize(0);
    for (int number = 0; number < count; ++number)
        QCOMPARE(client.reply().body.size(), practiceFlag(bangladesh).size());
    QVERIFY(allTaken());
}

void TestPracticeServer::refuses_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray bare = "GET /flags/bd/bd.png HTTP/1.1\r\n";
    const QByteArray flag = bare + "Host: localhost\r\n";
    QTest::newRow("another method") << "DELETE /flags/bd/bd.png HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba
                                    << 405;
    QTest::newRow("a form") << "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\na=b"_ba << 405;
    QTest::newRow("a body") << flag + "Content-Length: 4\r\n\r\nbody" << 400;
    QTest::newRow("a chunked body") << flag + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" << 400;
    QTest::newRow("no version") << "GET /\r\n\r\n"_ba << 400;
    QTest::newRow("HTTP/2") << "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"_ba << 400;
    QTest::newRow("too many words") << "GET / / HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba << 400;
    QTest::newRow("a method in lower case") << "get / HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba << 400;
    QTest::newRow("a target that is no path") << "GET flags HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba << 400;
    QTest::newRow("a field without a colon") << flag + "Nonsense\r\n\r\n" << 400;
    QTest::newRow("a space before the colon") << flag + "Accept : test\r\n\r\n" << 400;
    QTest::newRow("a TLS greeting") << "\x16\x03\x01\x02\n\n"_ba << 400;
    QTest::newRow("many fields") << flag + "A: b\r\n"_ba.repeated(4000) << 431;
    QTest::newRow("one long field") << flag + "A: " + QByteArray(300'000, 'b') + "\r\n\r\n" << 431;
    QTest::newRow("a line that does not end") << QByteArray(20'000, 'x') << 431;

    QTest::newRow("no host") << bare + "\r\n" << 400;
    QTest::newRow("two hosts") << flag + "Host: localhost\r\n\r\n" << 400;
    QTest::newRow("another host") << bare + "Host: evil.example\r\n\r\n" << 403;
    QTest::newRow("another host as through a proxy")
        << "GET http://evil.example/flags/bd/bd.png HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba << 403;
}

void TestPracticeServer::refuses()
{
    QFETCH(const QByteArray, request);
    QFETCH(const int, status);
    PracticeServer server;
    const quint16 port = opened(server, {.minDelay = forEver, .maxDelay = forEver});
    HttpClient client(port);
    client.send(request);
    const Reply reply = client.reply();
    QCOMPARE(reply.status, status);
    QVERIFY(reply.has("Connection: close"));
    QCOMPARE(reply.has("Allow: GET, HEAD"), status == 405);
    QCOMPARE(reply.timing("queue"), 0.0);
    QVERIFY(client.isClosedByServer());
    QVERIFY(client.isIdle());
    QCOMPARE(server.stats(port), PracticeStats{.connections = 1});
}

void TestPracticeServer::understandsARequestInPieces()
{
    PracticeServer server;
    HttpClient client(opened(server));
    client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    for (const char byte : "GET /flags/bd/bd.png HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba)
        client.send(QByteArray(1, byte));
    QCOMPARE(client.reply().status, 200);
}

void TestPracticeServer::portsBehaveOnTheirOwn()
{
    PracticeServer server;
    const quint16 clean = opened(server);
    const quint16 failing = opened(server, {.errorRate = 1});
    QVERIFY(clean != 0 && failing != 0 && clean != failing);
    for (const auto &[port, status] :
         {std::pair(clean, 200), std::pair(failing, 418), std::pair(clean, 200)}) {
        HttpClient client(port);
        client.get("/flags/bd/bd.png");
        QCOMPARE(client.reply().status, status);
    }
    QCOMPARE(server.stats(clean).requests, 2);
    QCOMPARE(server.stats(failing).requests, 1);
}

void TestPracticeServer::refusesATakenPort_data()
{
    QTest::addColumn<QHostAddress::SpecialAddress>("address");
    QTest::newRow("at 127.0.0.1") << QHostAddress::LocalHost;
    QTest::newRow("at ::1, where localhost may lead") << QHostAddress::LocalHostIPv6;
}

void TestPracticeServer::refusesATakenPort()
{
    QFETCH(const QHostAddress::SpecialAddress, address);
    QTcpServer other;
    if (!other.listen(address))
        QSKIP("there is no IPv6 here");
    const quint16 port = other.serverPort();
    PracticeServer server;
    const auto taken = server.listen({}, port);
    QVERIFY(!taken);
    QVERIFY(taken.error() == Problem({ProblemKind::PortTaken, QString::number(port)}));
    QTcpSocket elsewhere;
    elsewhere.connectToHost(QHostAddress(address == QHostAddress::LocalHost ? QHostAddress::LocalHostIPv6
                                                                            : QHostAddress::LocalHost),
                            port);
    QVERIFY(!elsewhere.waitForConnected(clientPatience)); // neither address stays open

    other.close();
    QCOMPARE(server.listen({}, port).value(), port);
    QVERIFY(!server.listen({}, port));
    HttpClient client(port);
    client.get("/flags/bd/bd.png");
    QCOMPARE(client.reply().status, 200);
}

void TestPracticeServer::listensOnLoopbackOnly()
{
    PracticeServer server;
    const quint16 port = opened(server);
    QCOMPARE(PracticeServer::urlTemplate(port), u"http://127.0.0.1:%1/flags/{cc}/{cc}.png"_s.arg(port));
    // Linux answers the whole of 127/8 for a server that listens everywhere.
    QTcpSocket elsewhere;
    elsewhere.connectToHost(QHostAddress(u"127.0.0.2"_s), port);
    QVERIFY(!elsewhere.waitForConnected(clientPatience));
    QCOMPARE(elsewhere.error(), QAbstractSocket::ConnectionRefusedError);
}

void TestPracticeServer::listensOnBothLoopbackAddresses()
{
    if (!QTcpServer().listen(QHostAddress::LocalHostIPv6))
        QSKIP("there is no IPv6 here");
    PracticeServer server;
    const quint16 port = opened(server);
    for (const auto address : {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
        HttpClient client(port, address);
        client.get("/flags/bd/bd.png");
        QCOMPARE(client.reply().status, 200);
        QTcpServer other;
        QVERIFY(!other.listen(address, port)); // nobody else can pose as this server
    }
    QCOMPARE(server.stats(port).connections, 2);
}

void TestPracticeServer::ignoresPortsThatAreNotItsOwn()
{
    PracticeServer server;
    server.setBehaviour(1, {.errorRate = 1});
    QCOMPARE(server.stats(1).requests, 0);
}

QTEST_GUILESS_MAIN(TestPracticeServer)
#include "tst_practiceserver.moc"
