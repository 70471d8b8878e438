#include "practice/practiceserver.h"

#include "countries/catalogue.h"
#include "domain/runoptions.h"
#include "practice/flagpack.h"
#include "practice/placeholderflag.h"
#include "practice/weather.h"

#include <QHostAddress>
#include <QImage>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpSocket>
#include <QTest>
#include <QtEndian>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

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
    void everyAnswerWaits();
    void answersWithAnError_data();
    void answersWithAnError();
    void resetsTheConnection();
    void breaksOffTheBody();
    void fallsSilentWithinTheBody();
    void sendsGarbage();
    void faultsFitAHead_data();
    void faultsFitAHead();
    void countsWhatItSaw();
    void whoWaitsKeepsItsWeather();
    void weatherFollowsTheToldAttempt();
    void weatherFollowsTheOrdinalOfOtherClients();
    void keepsTheConnection_data();
    void keepsTheConnection();
    void answersInOrder();
    void runsNotAheadOfAClientThatDoesNotRead();
    void refuses_data();
    void refuses();
    void understandsARequestInPieces();
    void portsBehaveOnTheirOwn();
    void behaviourCanChange();
    void answersAThousandAtOnce();
    void countsThoseWhoWaitAndThoseWhoLeave();
    void survivesRunningOutOfDescriptors_data();
    void survivesRunningOutOfDescriptors();
    void refusesATakenPort();
    void listensOnLoopbackOnly();
    void closesEveryConnectionAtItsEnd();
    void tellsNothingOfPortsThatAreNotItsOwn();
};

namespace {

constexpr int patience = 20'000;
constexpr milliseconds forEver = maxPracticeDelay;

struct Reply
{
    int status = 0;
    qsizetype length = 0; ///< as announced
    QByteArray head;
    QByteArray body;

    [[nodiscard]] bool has(const QByteArray &field) const { return head.contains("\r\n" + field + "\r\n"); }
};

/// A client that does exactly what it is told.
class Client
{
public:
    explicit Client(quint16 port)
    {
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        m_socket.waitForConnected(patience);
    }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(patience)) { }
    }
    void get(const QByteArray &target, const QByteArray &fields = {})
    {
        send("GET " + target + " HTTP/1.1\r\nHost: test\r\n" + fields + "\r\n");
    }
    /// The next reply without its body; status 0 when none comes.
    Reply beginning()
    {
        Reply reply;
        qsizetype end = -1;
        while ((end = m_read.indexOf("\r\n\r\n")) < 0) {
            if (!more())
                return {};
        }
        reply.head = m_read.left(end + 2);
        m_read.remove(0, end + 4);
        reply.length =
            reply.head.mid(reply.head.indexOf("Content-Length: ") + 16).split('\r').first().toInt();
        if (reply.head.startsWith("HTTP/1.1 "))
            reply.status = reply.head.mid(9, 3).toInt();
        return reply;
    }
    /// As many bytes, unless no more come.
    QByteArray read(qsizetype size)
    {
        while (m_read.size() < size && more()) { }
        const QByteArray bytes = m_read.left(size);
        m_read.remove(0, size);
        return bytes;
    }
    /// What came before the server closed the connection.
    QByteArray rest() { return std::exchange(m_read, {}) + m_socket.readAll(); }
    /// The next reply, by its Content-Length; status 0 when none comes whole.
    Reply reply(bool withBody = true)
    {
        Reply reply = beginning();
        if (withBody)
            reply.body = read(reply.length);
        return !withBody || reply.body.size() == reply.length ? reply : Reply();
    }
    bool isClosedByServer()
    {
        if (m_socket.state() == QAbstractSocket::ConnectedState)
            m_socket.waitForDisconnected(patience);
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    bool isIdle() { return m_read.isEmpty() && m_socket.bytesAvailable() == 0; }
    void leave() { m_socket.abort(); }
    QTcpSocket &socket() { return m_socket; }

private:
    bool more()
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patience))
            return false;
        m_read += m_socket.readAll();
        return true;
    }

    QTcpSocket m_socket;
    QByteArray m_read;
};

QByteArray pathOf(CountryCode code, const char *extension = "png")
{
    const QByteArray name = code.lower().toLatin1();
    return "/flags/" + name + '/' + name + '.' + extension;
}

quint16 opened(PracticeServer &server, const PracticeBehaviour &behaviour = {})
{
    const auto port = server.listen(behaviour);
    return port ? *port : 0;
}

/// What this process has used of any processor.
milliseconds processorTime()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto of = [](const timeval &time) {
        return milliseconds(time.tv_sec * 1000 + time.tv_usec / 1000);
    };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

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
    Client client(port);
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
    QTRY_COMPARE_WITH_TIMEOUT(statuses.value(200) + statuses.value(404), everyCodeCount, patience);
    QCOMPARE(statuses.value(200), 249);
    QCOMPARE(server.stats(port).requests, everyCodeCount);
}

void TestPracticeServer::answersPaths_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("a flag as PNG") << "/flags/bd/bd.png"_ba << 200;
    QTest::newRow("a flag as the book asks for it") << "/flags/bd/bd.gif"_ba << 200;
    QTest::newRow("upper case") << "/flags/BD/BD.png"_ba << 200;
    QTest::newRow("with a query") << "/flags/bd/bd.png?again"_ba << 200;
    QTest::newRow("as asked through a proxy") << "http://127.0.0.1/flags/bd/bd.png"_ba << 200;
    QTest::newRow("a code that is no country") << "/flags/zz/zz.png"_ba << 404;
    QTest::newRow("two different codes") << "/flags/bd/in.png"_ba << 404;
    QTest::newRow("another format") << "/flags/bd/bd.svg"_ba << 404;
    QTest::newRow("no code") << "/flags/bdx/bdx.png"_ba << 404;
    QTest::newRow("a picture of the pack that is no country") << "/flags/_wales/_wales.png"_ba << 404;
    QTest::newRow("a way out of the folder") << "/flags/../../etc/passwd"_ba << 404;
    QTest::newRow("another folder") << "/flag/bd/bd.png"_ba << 404;
    QTest::newRow("a folder too deep") << "/x/flags/bd/bd.png"_ba << 404;
    QTest::newRow("the root") << "/"_ba << 404;
    QTest::newRow("bad percent signs") << "/flags/%zz/%"_ba << 404;
}

void TestPracticeServer::answersPaths()
{
    QFETCH(const QByteArray, target);
    QFETCH(const int, status);
    PracticeServer server;
    Client client(opened(server));
    client.get(target);
    const Reply reply = client.reply();
    QCOMPARE(reply.status, status);
    QVERIFY(reply.has(status == 200 ? "Content-Type: image/png" : "Content-Type: text/plain"));
    QCOMPARE(reply.body, status == 200 ? practiceFlag(bangladesh) : "404 Not Found\n"_ba);
}

void TestPracticeServer::headHasNoBody()
{
    PracticeServer server;
    Client client(opened(server));
    client.send("HEAD /flags/bd/bd.png HTTP/1.1\r\nHost: test\r\n\r\n");
    const Reply head = client.reply(false);
    QCOMPARE(head.status, 200);
    QVERIFY(head.has("Content-Length: " + QByteArray::number(practiceFlag(bangladesh).size())));
    // Bytes of a body would come before this answer and spoil it.
    client.get("/flags/zz/zz.png");
    QCOMPARE(client.reply().status, 404);
}

void TestPracticeServer::everyAnswerWaits()
{
    PracticeServer server;
    const quint16 port = opened(server, {.minDelay = forEver, .maxDelay = forEver, .errorRate = 0.5});
    std::vector<std::unique_ptr<Client>> clients;
    for (const CountryCode code : everyCode().mid(0, 100)) {
        clients.push_back(std::make_unique<Client>(port));
        clients.back()->get(pathOf(code));
    }
    clients.push_back(std::make_unique<Client>(port));
    clients.back()->get("/");
    QTRY_COMPARE_WITH_TIMEOUT(server.stats(port).inFlight, 101, patience);
    for (const auto &client : clients)
        QVERIFY(client->isIdle());
}

void TestPracticeServer::answersWithAnError_data()
{
    QTest::addColumn<PracticeFault>("fault");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("tellsWhenToRetry");
    QTest::newRow("418") << PracticeFault::Teapot << "418 I'm a teapot"_ba << false;
    QTest::newRow("503") << PracticeFault::Unavailable << "503 Service Unavailable"_ba << true;
    QTest::newRow("429") << PracticeFault::TooMany << "429 Too Many Requests"_ba << true;
}

void TestPracticeServer::answersWithAnError()
{
    QFETCH(const PracticeFault, fault);
    QFETCH(const QByteArray, line);
    QFETCH(const bool, tellsWhenToRetry);
    PracticeServer server;
    Client client(opened(server, {.errorRate = 1, .faults = fault}));
    for (const char *target : targets) {
        client.get(target);
        const Reply reply = client.reply();
        QVERIFY(reply.head.startsWith("HTTP/1.1 " + line + "\r\n"));
        QCOMPARE(reply.body, line + '\n');
        QCOMPARE(reply.has("Retry-After: 1"), tellsWhenToRetry);
    }
}

void TestPracticeServer::resetsTheConnection()
{
    PracticeServer server;
    const quint16 port = opened(server, {.errorRate = 1, .faults = PracticeFault::Reset});
    for (const char *target : targets) {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const auto closing = qScopeGuard([descriptor] { ::close(descriptor); });
        const timeval longest{.tv_sec = patience / 1000, .tv_usec = 0};
        QCOMPARE(::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest), 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = qToBigEndian(port);
        address.sin_addr.s_addr = qToBigEndian(INADDR_LOOPBACK);
        QCOMPARE(::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        const QByteArray request = "GET "_ba + target + " HTTP/1.1\r\nHost: test\r\n\r\n";
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
        Client client(port);
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

void TestPracticeServer::fallsSilentWithinTheBody()
{
    auto server = std::make_unique<PracticeServer>();
    const quint16 port = opened(*server, {.errorRate = 1, .faults = PracticeFault::Stall});
    std::vector<std::unique_ptr<Client>> clients;
    for (const char *target : targets) {
        Client &client = *clients.emplace_back(std::make_unique<Client>(port));
        client.get(target);
        const Reply reply = client.beginning();
        QCOMPARE(reply.status, 200);
        const QByteArray flag = flagAt(target);
        QCOMPARE(reply.length, flag.size());
        QVERIFY(client.read(flag.size() / 2) == flag.first(flag.size() / 2));
        client.get("/flags/fr/fr.png", QByteArray(100'000, 'x')); // nor does it listen
    }
    QTRY_COMPARE(clients.front()->socket().bytesToWrite() + clients.back()->socket().bytesToWrite(), 0);
    for (int number = 0; number < 10; ++number) { // by then the server has done what it had to
        Client other(opened(*server));
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
    Client client(opened(server, {.errorRate = 1, .faults = PracticeFault::Garbage}));
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

void TestPracticeServer::faultsFitAHead_data()
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

void TestPracticeServer::faultsFitAHead()
{
    QFETCH(const PracticeFault, fault);
    QFETCH(const int, status);
    QFETCH(const bool, goesOn);
    PracticeServer server;
    const quint16 port = opened(server, {.errorRate = 1, .faults = fault});
    Client client(port);
    client.send("HEAD /flags/bd/bd.png HTTP/1.1\r\nHost: test\r\n\r\n");
    QCOMPARE(client.reply(false).status, status);
    if (goesOn) {
        client.get("/"); // bytes of a body would come before this answer and spoil it
        QCOMPARE(client.reply().status, 404);
    } else {
        QVERIFY(client.isClosedByServer());
        QVERIFY(client.isIdle());
    }
    QCOMPARE(server.stats(port).faults, (QMap<PracticeFault, int>{{fault, 1}}));
    QCOMPARE(server.stats(port).inFlight, 0);
}

void TestPracticeServer::countsWhatItSaw()
{
    PracticeBehaviour behaviour{.errorRate = 0.5, .faults = everyPracticeFault, .seed = 21};
    behaviour.faults.setFlag(PracticeFault::Stall, false);
    PracticeServer server;
    const quint16 port = opened(server, behaviour);
    PracticeStats expected{.requests = everyCodeCount, .peakInFlight = 1};
    std::unique_ptr<Client> client;
    for (const CountryCode code : everyCode()) {
        if (!client) {
            client = std::make_unique<Client>(port);
            ++expected.connections;
        }
        client->get(pathOf(code));
        const auto fault = weatherFor(behaviour, code, 1).fault;
        if (fault == PracticeFault::Reset || fault == PracticeFault::Truncated) {
            QVERIFY(client->isClosedByServer());
            client.reset();
        } else {
            QVERIFY(client->reply().status != 0);
        }
        if (fault)
            ++expected.faults[*fault];
        else
            ++(isIsoCode(code) ? expected.flags : expected.notFound);
    }
    QCOMPARE(expected.faults.size(), 6);
    QCOMPARE(server.stats(port), expected);
    server.clearStats(port);
    QCOMPARE(server.stats(port), PracticeStats());
}

void TestPracticeServer::whoWaitsKeepsItsWeather()
{
    PracticeServer server;
    const PracticeBehaviour stormy{
        .errorRate = 1, .faults = PracticeFault::Stall, .slow = {{bangladesh, forEver}}};
    const quint16 port = opened(server, stormy);
    Client waiting(port);
    waiting.get(pathOf(bangladesh));
    Client stalled(port);
    stalled.get("/flags/br/br.png");
    QCOMPARE(stalled.beginning().status, 200);
    QTRY_COMPARE(server.stats(port).inFlight, 2);

    server.setBehaviour(port, {});
    server.clearStats(port);
    QCOMPARE(server.stats(port), (PracticeStats{.inFlight = 2, .peakInFlight = 2}));
    Client late(port);
    late.get(pathOf(bangladesh));
    QCOMPARE(late.reply().status, 200);
    QCOMPARE(server.stats(port),
             (PracticeStats{.requests = 1, .inFlight = 2, .peakInFlight = 3, .connections = 1, .flags = 1}));
    QVERIFY(waiting.isIdle());
    waiting.leave();
    stalled.leave();
    QTRY_COMPARE(server.stats(port).inFlight, 0);
    QCOMPARE(server.stats(port).faults.size(), 0); // whoever left early met none
}

void TestPracticeServer::weatherFollowsTheToldAttempt()
{
    const PracticeBehaviour behaviour{.errorRate = 0.5, .seed = 11};
    PracticeServer server;
    Client client(opened(server, behaviour));
    for (const int attempt : {5, 1, 5, 3, 2, 4, 6, 7, 8, 1}) {
        client.get(pathOf(bangladesh), "x-flaghoist-ATTEMPT:  " + QByteArray::number(attempt) + "\r\n");
        QCOMPARE(client.reply().status == 418, weatherFor(behaviour, bangladesh, attempt).fault.has_value());
    }
}

void TestPracticeServer::weatherFollowsTheOrdinalOfOtherClients()
{
    const PracticeBehaviour behaviour{.errorRate = 0.5, .seed = 11};
    const CountryCode france = CountryCode::parse(u"FR").value();
    PracticeServer server;
    const quint16 port = opened(server, behaviour);
    for (int ordinal = 1; ordinal <= 12; ++ordinal) {
        Client client(port);
        for (const CountryCode code : {bangladesh, france}) {
            client.get(pathOf(code));
            QCOMPARE(client.reply().status == 418, weatherFor(behaviour, code, ordinal).fault.has_value());
        }
        // Clients that tell their attempt do not count for the others, nor do attempts that are none.
        client.get(pathOf(france), "X-Flaghoist-Attempt: 3\r\n");
        QCOMPARE(client.reply().status == 418, weatherFor(behaviour, france, 3).fault.has_value());
    }
    Client client(port);
    client.get(pathOf(france), "X-Flaghoist-Attempt: -3\r\n");
    QCOMPARE(client.reply().status == 418, weatherFor(behaviour, france, 13).fault.has_value());

    server.setBehaviour(port, behaviour);
    for (int ordinal = 1; ordinal <= 12; ++ordinal) {
        client.get(pathOf(france));
        QCOMPARE(client.reply().status == 418, weatherFor(behaviour, france, ordinal).fault.has_value());
    }
}

void TestPracticeServer::keepsTheConnection_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("keeps");
    QTest::newRow("HTTP/1.1") << "GET / HTTP/1.1\r\n\r\n"_ba << true;
    QTest::newRow("HTTP/1.1, to close") << "GET / HTTP/1.1\r\nConnection: Close\r\n\r\n"_ba << false;
    QTest::newRow("HTTP/1.0") << "GET / HTTP/1.0\r\n\r\n"_ba << false;
    QTest::newRow("HTTP/1.0, to keep") << "GET / HTTP/1.0\r\nConnection: te, Keep-Alive\r\n\r\n"_ba << true;
    QTest::newRow("lines without CR") << "GET / HTTP/1.1\n\n"_ba << true;
    QTest::newRow("an empty line before") << "\r\nGET / HTTP/1.1\r\n\r\n"_ba << true;
}

void TestPracticeServer::keepsTheConnection()
{
    QFETCH(const QByteArray, request);
    QFETCH(const bool, keeps);
    PracticeServer server;
    Client client(opened(server));
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
    Client client(port);
    QByteArray requests;
    for (const CountryCode code : topTwenty())
        requests += "GET " + pathOf(code) + " HTTP/1.1\r\n\r\n";
    client.send(requests);
    for (const CountryCode code : topTwenty())
        QVERIFY2(client.reply().body == practiceFlag(code), qPrintable(code.upper()));
    QCOMPARE(server.stats(port).peakInFlight, 1);
}

void TestPracticeServer::runsNotAheadOfAClientThatDoesNotRead()
{
    constexpr int count = 4000; // answers of far more bytes than the system keeps for a connection
    PracticeServer server;
    const quint16 port = opened(server);
    Client client(port);
    client.socket().setReadBufferSize(1);
    client.socket().write("GET /flags/bd/bd.png HTTP/1.1\r\n\r\n"_ba.repeated(count));
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
    const QByteArray flag = "GET /flags/bd/bd.png HTTP/1.1\r\n";
    QTest::newRow("another method") << "DELETE /flags/bd/bd.png HTTP/1.1\r\n\r\n"_ba << 405;
    QTest::newRow("a form") << "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\na=b"_ba << 405;
    QTest::newRow("a body") << flag + "Content-Length: 4\r\n\r\nbody" << 400;
    QTest::newRow("a chunked body") << flag + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" << 400;
    QTest::newRow("no version") << "GET /\r\n\r\n"_ba << 400;
    QTest::newRow("HTTP/2") << "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"_ba << 400;
    QTest::newRow("too many words") << "GET / / HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("a method in lower case") << "get / HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("a target that is no path") << "GET flags HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("a field without a colon") << flag + "Nonsense\r\n\r\n" << 400;
    QTest::newRow("a space before the colon") << flag + "Host : test\r\n\r\n" << 400;
    QTest::newRow("a TLS greeting") << "\x16\x03\x01\x02\n\n"_ba << 400;
    QTest::newRow("many fields") << flag + "A: b\r\n"_ba.repeated(4000) << 431;
    QTest::newRow("one long field") << flag + "A: " + QByteArray(300'000, 'b') + "\r\n\r\n" << 431;
    QTest::newRow("a line that does not end") << QByteArray(20'000, 'x') << 431;
}

void TestPracticeServer::refuses()
{
    QFETCH(const QByteArray, request);
    QFETCH(const int, status);
    PracticeServer server;
    const quint16 port = opened(server, {.minDelay = forEver, .maxDelay = forEver});
    Client client(port);
    client.send(request);
    const Reply reply = client.reply();
    QCOMPARE(reply.status, status);
    QVERIFY(reply.has("Connection: close"));
    QCOMPARE(reply.has("Allow: GET, HEAD"), status == 405);
    QVERIFY(client.isClosedByServer());
    QVERIFY(client.isIdle());
    QCOMPARE(server.stats(port).inFlight, 0);
}

void TestPracticeServer::understandsARequestInPieces()
{
    PracticeServer server;
    Client client(opened(server));
    client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    for (const char byte : "GET /flags/bd/bd.png HTTP/1.1\r\nHost: test\r\n\r\n"_ba)
        client.send(QByteArray(1, byte));
    QCOMPARE(client.reply().status, 200);
}

void TestPracticeServer::portsBehaveOnTheirOwn()
{
    PracticeServer server;
    const quint16 fair = opened(server);
    const quint16 foul = opened(server, {.errorRate = 1});
    QVERIFY(fair != 0 && foul != 0 && fair != foul);
    for (const auto &[port, status] : {std::pair(fair, 200), std::pair(foul, 418), std::pair(fair, 200)}) {
        Client client(port);
        client.get("/flags/bd/bd.png");
        QCOMPARE(client.reply().status, status);
    }
    QCOMPARE(server.stats(fair).requests, 2);
    QCOMPARE(server.stats(foul).requests, 1);
}

void TestPracticeServer::behaviourCanChange()
{
    PracticeServer server;
    const quint16 port = opened(server, {.minDelay = 100ms, .maxDelay = 100ms, .errorRate = 1});
    Client early(port);
    early.get("/flags/bd/bd.png");
    QTRY_COMPARE(server.stats(port).requests, 1);
    server.setBehaviour(port, {});
    Client late(port);
    late.get("/flags/bd/bd.png");
    QCOMPARE(late.reply().status, 200);
    QCOMPARE(early.reply().status, 418); // it met the weather in which it came
}

void TestPracticeServer::answersAThousandAtOnce()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < 2200)
        QSKIP("needs 2200 open files");
    PracticeServer server;
    const quint16 port = opened(server, {.maxDelay = 500ms, .errorRate = 0.5, .seed = 5});
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    QList<QByteArray> heads(1000);
    for (int index = 0; index < 1000; ++index) {
        QTcpSocket *const socket = sockets.emplace_back(std::make_unique<QTcpSocket>()).get();
        connect(socket, &QTcpSocket::connected, this, [socket, index] {
            socket->write("GET " + pathOf(CountryCode::fromOrdinal(index % everyCodeCount))
                          + " HTTP/1.1\r\nConnection: close\r\nX-Flaghoist-Attempt: "
                          + QByteArray::number(1 + index / everyCodeCount) + "\r\n\r\n");
        });
        connect(socket, &QTcpSocket::readyRead, this,
                [socket, index, &heads] { heads[index] += socket->readAll(); });
        socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.stats(port).requests, 1000, patience);
    for (int index = 0; index < 1000; ++index) {
        QTRY_COMPARE_WITH_TIMEOUT(sockets[size_t(index)]->state(), QAbstractSocket::UnconnectedState,
                                  patience);
        const auto code = CountryCode::fromOrdinal(index % everyCodeCount);
        const Weather weather = weatherFor({.errorRate = 0.5, .seed = 5}, code, 1 + index / everyCodeCount);
        const int status = weather.fault ? 418 : isIsoCode(code) ? 200 : 404;
        QCOMPARE(heads[index].mid(9, 3).toInt(), status);
        if (status == 200)
            QVERIFY(heads[index].endsWith(practiceFlag(code)));
    }
    QCOMPARE(server.stats(port).inFlight, 0);
}

void TestPracticeServer::countsThoseWhoWaitAndThoseWhoLeave()
{
    PracticeServer server;
    const quint16 port = opened(server, {.minDelay = forEver, .maxDelay = forEver});
    std::vector<std::unique_ptr<Client>> clients;
    for (int number = 0; number < 300; ++number) {
        clients.push_back(std::make_unique<Client>(port));
        clients.back()->get("/flags/bd/bd.png");
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.stats(port).inFlight, 300, patience);
    for (size_t number = 0; number < 100; ++number)
        clients[number]->leave();
    QTRY_COMPARE_WITH_TIMEOUT(server.stats(port).inFlight, 200, patience);
    clients.clear();
    QTRY_COMPARE_WITH_TIMEOUT(server.stats(port).inFlight, 0, patience);
    QCOMPARE(server.stats(port).peakInFlight, 300);
    QCOMPARE(server.stats(port).requests, 300);

    server.setBehaviour(port, {});
    Client client(port);
    client.get("/flags/bd/bd.png");
    QCOMPARE(client.reply().status, 200);
    QCOMPARE(server.stats(port).inFlight, 0);
}

void TestPracticeServer::survivesRunningOutOfDescriptors_data()
{
    QTest::addColumn<int>("earlierClients");
    QTest::newRow("before the first client of the port") << 0;
    QTest::newRow("after clients that found some") << 2;
}

void TestPracticeServer::survivesRunningOutOfDescriptors()
{
    QFETCH(const int, earlierClients);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    PracticeServer server;
    const quint16 port = opened(server);
    // The other port's client shows that the server is up; all of them stay, so that their end frees none.
    std::vector<std::unique_ptr<Client>> clients;
    clients.push_back(std::make_unique<Client>(opened(server)));
    for (int number = 0; number < earlierClients; ++number)
        clients.push_back(std::make_unique<Client>(port));
    for (const auto &client : clients) {
        client->get("/flags/bd/bd.png");
        QCOMPARE(client->reply().status, 200);
    }

    rlimit tight = before;
    tight.rlim_cur = 64;
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &tight), 0);
    std::vector<int> hogs;
    const auto release = [&hogs] {
        for (const int file : std::exchange(hogs, {}))
            ::close(file);
    };
    const auto cleanUp = qScopeGuard([&] {
        release();
        setrlimit(RLIMIT_NOFILE, &before);
    });
    for (int time = 0; time < 3; ++time) {
        for (int file; (file = ::open("/dev/null", O_RDONLY)) >= 0;)
            hogs.push_back(file);
        QVERIFY(!hogs.empty());
        ::close(hogs.back());
        hogs.pop_back();
        // Takes the last descriptor; the system connects it though nobody can accept.
        Client &client = *clients.emplace_back(std::make_unique<Client>(port));
        client.get("/flags/bd/bd.png");
        const milliseconds busyBefore = processorTime();
        QVERIFY(!client.socket().waitForReadyRead(400));
        const milliseconds busy = processorTime() - busyBefore;
        QVERIFY2(busy < 200ms, qPrintable(QString::number(busy.count()))); // it waits, it does not spin
        release();
        QCOMPARE(client.reply().status, 200);
    }
    QCOMPARE(server.stats(port).requests, earlierClients + 3);
}

void TestPracticeServer::refusesATakenPort()
{
    PracticeServer first;
    PracticeServer second;
    const quint16 port = opened(first);
    const auto taken = second.listen({}, port);
    QVERIFY(!taken);
    QVERIFY(taken.error() == Problem({ProblemKind::PortTaken, QString::number(port)}));
    QVERIFY(!first.listen({}, port));

    Client client(port);
    client.get("/flags/bd/bd.png");
    QCOMPARE(client.reply().status, 200);
    QVERIFY(opened(second) != 0);
}

void TestPracticeServer::listensOnLoopbackOnly()
{
    PracticeServer server;
    const quint16 port = opened(server);
    QCOMPARE(PracticeServer::urlTemplate(port), u"http://127.0.0.1:%1/flags/{cc}/{cc}.png"_s.arg(port));
    // Linux answers the whole of 127/8 for a server that listens everywhere.
    QTcpSocket elsewhere;
    elsewhere.connectToHost(QHostAddress(u"127.0.0.2"_s), port);
    QVERIFY(!elsewhere.waitForConnected(patience));
    QCOMPARE(elsewhere.error(), QAbstractSocket::ConnectionRefusedError);
}

void TestPracticeServer::closesEveryConnectionAtItsEnd()
{
    auto server = std::make_unique<PracticeServer>();
    const quint16 slow = opened(*server, {.minDelay = forEver, .maxDelay = forEver});
    const quint16 fast = opened(*server);
    std::vector<std::unique_ptr<Client>> clients;
    for (int number = 0; number < 20; ++number) {
        clients.push_back(std::make_unique<Client>(number % 2 ? slow : fast));
        clients.back()->get("/flags/bd/bd.png");
    }
    QTRY_COMPARE(server->stats(slow).inFlight, 10);
    QTRY_COMPARE(server->stats(fast).requests, 10);
    server.reset();
    for (const auto &client : clients)
        QVERIFY(client->isClosedByServer());
    QTcpSocket late;
    late.connectToHost(QHostAddress(QHostAddress::LocalHost), fast);
    QVERIFY(!late.waitForConnected(patience));
}

void TestPracticeServer::tellsNothingOfPortsThatAreNotItsOwn()
{
    PracticeServer server;
    server.setBehaviour(1, {.errorRate = 1});
    QCOMPARE(server.stats(1).requests, 0);
}

QTEST_GUILESS_MAIN(TestPracticeServer)
#include "tst_practiceserver.moc"
