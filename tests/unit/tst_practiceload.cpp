#include "practice/practiceserver.h"

#include "domain/runoptions.h"
#include "fakes/httpclient.h"
#include "practice/flagsource.h"
#include "practice/responseplan.h"

#include <QTest>
#include <QtEndian>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <memory>
#include <utility>
#include <vector>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The practice server with many clients: what it counts, limits and survives.
class TestPracticeLoad : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void countsWhatItSaw();
    void waitingRequestKeepsItsPlannedResponse();
    void behaviourCanChange();
    void countsRequestsThatWaitAndClientsThatLeave();
    void answersAThousandAtOnce();
    void closesEveryConnectionAtItsEnd();

    void capacityLetsOthersWait();
    void queueIsServedInOrder();
    void queueOfManyIsServed();
    void limitsRequestsPerSecond();
    void refusalByRateDoesNotWait();
    void serverTimingSeparatesQueueAndWork();
    void everyAnswerHasServerTiming_data();
    void everyAnswerHasServerTiming();

    void closesIdleConnections_data();
    void closesIdleConnections();
    void closesTheLongestIdleConnectionWhenFull();
    void clientWaitsWhenFullOfRequests();
    void idleClientsDoNotTakeTheDescriptors();
    void survivesRunningOutOfDescriptors_data();
    void survivesRunningOutOfDescriptors();
};

namespace {

constexpr milliseconds forEver = maxPracticeDelay;
const CountryCode bangladesh = CountryCode::parse(u"BD").value();
const CountryCode france = CountryCode::parse(u"FR").value();

/// A clock that a test sets.
class ManualClock final
{
public:
    [[nodiscard]] PracticeLimits limits() const
    {
        return {.now = [this] {
            return std::chrono::steady_clock::time_point(milliseconds(m_time));
        }};
    }
    void set(int time) { m_time = time; }

private:
    std::atomic<int> m_time = 0; ///< milliseconds
};

std::vector<std::unique_ptr<HttpClient>> clientsOf(quint16 port, int count, const QByteArray &target)
{
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int number = 0; number < count; ++number) {
        clients.push_back(std::make_unique<HttpClient>(port));
        clients.back()->get(target);
    }
    return clients;
}

/// A soft limit on open files while this lives.
class OpenFilesLimit final
{
    Q_DISABLE_COPY_MOVE(OpenFilesLimit)

public:
    explicit OpenFilesLimit(rlim_t files)
    {
        getrlimit(RLIMIT_NOFILE, &m_before);
        const rlimit limit{files, m_before.rlim_max};
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    ~OpenFilesLimit() { setrlimit(RLIMIT_NOFILE, &m_before); }

private:
    rlimit m_before{};
};

/// A process of its own that connects so many times and sends nothing; in place when made.
class IdleClients final
{
    Q_DISABLE_COPY_MOVE(IdleClients)

public:
    IdleClients(quint16 port, int count)
    {
        int ends[2];
        if (pipe(ends) != 0)
            qFatal("no pipe");
        m_pid = fork();
        if (m_pid == 0) { // after fork() in a process with threads, system calls only
            ::prctl(PR_SET_PDEATHSIG, SIGKILL); // a test that is killed leaves none behind
            sockaddr_in address{};
            address.sin_family = AF_INET;
            address.sin_port = qToBigEndian(port);
            address.sin_addr.s_addr = qToBigEndian(INADDR_LOOPBACK);
            for (int number = 0; number < count; ++number) {
                const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
                if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
                    ::_exit(1);
            }
            if (::write(ends[1], ".", 1) == 1)
                ::pause();
            ::_exit(0);
        }
        ::close(ends[1]);
        char byte = 0;
        m_isReady = ::read(ends[0], &byte, 1) == 1;
        ::close(ends[0]);
    }
    ~IdleClients()
    {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    [[nodiscard]] bool isReady() const { return m_isReady; }

private:
    pid_t m_pid;
    bool m_isReady;
};

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

} // namespace

void TestPracticeLoad::initTestCase()
{
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &limit), 0);
    limit.rlim_cur = qMin<rlim_t>(limit.rlim_max, 4096);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &limit), 0);
}

void TestPracticeLoad::countsWhatItSaw()
{
    PracticeBehaviour behaviour{.errorRate = 0.5, .faults = everyPracticeFault, .seed = 21};
    behaviour.faults.setFlag(PracticeFault::Stall, false);
    PracticeServer server;
    const quint16 port = opened(server, behaviour);
    PracticeStats expected{.requests = everyCodeCount, .peakInFlight = 1};
    std::unique_ptr<HttpClient> client;
    for (const CountryCode code : everyCode()) {
        if (!client) {
            client = std::make_unique<HttpClient>(port);
            ++expected.connections;
        }
        client->get(pathOf(code));
        const auto fault = plannedResponse(behaviour, code, 1).fault;
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

void TestPracticeLoad::waitingRequestKeepsItsPlannedResponse()
{
    PracticeServer server;
    const PracticeBehaviour faulty{
        .errorRate = 1, .faults = PracticeFault::Stall, .slow = {{bangladesh, forEver}}};
    const quint16 port = opened(server, faulty);
    HttpClient waiting(port);
    waiting.get(pathOf(bangladesh));
    HttpClient stalled(port);
    stalled.get("/flags/br/br.png");
    QCOMPARE(stalled.beginning().status, 200);
    QTRY_COMPARE(server.stats(port).inFlight, 2);

    server.setBehaviour(port, {});
    server.clearStats(port);
    QCOMPARE(server.stats(port), (PracticeStats{.inFlight = 2, .peakInFlight = 2}));
    HttpClient late(port);
    late.get(pathOf(bangladesh));
    QCOMPARE(late.reply().status, 200);
    QCOMPARE(server.stats(port),
             (PracticeStats{.requests = 1, .inFlight = 2, .peakInFlight = 3, .connections = 1, .flags = 1}));
    QVERIFY(waiting.isIdle());
    waiting.leave();
    stalled.leave();
    QTRY_COMPARE(server.stats(port).inFlight, 0);
    QCOMPARE(server.stats(port).faults.size(), 0); // those that left early had none
}

void TestPracticeLoad::answersAThousandAtOnce()
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
                          + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Flaghoist-Attempt: "
                          + QByteArray::number(1 + index / everyCodeCount) + "\r\n\r\n");
        });
        connect(socket, &QTcpSocket::readyRead, this,
                [socket, index, &heads] { heads[index] += socket->readAll(); });
        socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.stats(port).requests, 1000, clientPatience);
    for (int index = 0; index < 1000; ++index) {
        QTRY_COMPARE_WITH_TIMEOUT(sockets[size_t(index)]->state(), QAbstractSocket::UnconnectedState,
                                  clientPatience);
        const auto code = CountryCode::fromOrdinal(index % everyCodeCount);
        const PlannedResponse response =
            plannedResponse({.errorRate = 0.5, .seed = 5}, code, 1 + index / everyCodeCount);
        const int status = response.fault ? 418 : isIsoCode(code) ? 200 : 404;
        QCOMPARE(heads[index].mid(9, 3).toInt(), status);
        if (status == 200)
            QVERIFY(heads[index].endsWith(practiceFlag(code)));
    }
    QCOMPARE(server.stats(port).inFlight, 0);
}

void TestPracticeLoad::countsRequestsThatWaitAndClientsThatLeave()
{
    PracticeServer server;
    const quint16 port = opened(server, {.minDelay = forEver, .maxDelay = forEver});
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int number = 0; number < 300; ++number) {
        clients.push_back(std::make_unique<HttpClient>(port));
        clients.back()->get("/flags/bd/bd.png");
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.stats(port).inFlight, 300, clientPatience);
    for (size_t number = 0; number < 100; ++number)
        clients[number]->leave();
    QTRY_COMPARE_WITH_TIMEOUT(server.stats(port).inFlight, 200, clientPatience);
    clients.clear();
    QTRY_COMPARE_WITH_TIMEOUT(server.stats(port).inFlight, 0, clientPatience);
    QCOMPARE(server.stats(port).peakInFlight, 300);
    QCOMPARE(server.stats(port).requests, 300);

    server.setBehaviour(port, {});
    HttpClient client(port);
    client.get("/flags/bd/bd.png");
    QCOMPARE(client.reply().status, 200);
    QCOMPARE(server.stats(port).inFlight, 0);
}

void TestPracticeLoad::closesEveryConnectionAtItsEnd()
{
    auto server = std::make_unique<PracticeServer>();
    const quint16 slow = opened(*server, {.minDelay = forEver, .maxDelay = forEver});
    const quint16 fast = opened(*server);
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int number = 0; number < 20; ++number) {
        clients.push_back(std::make_unique<HttpClient>(number % 2 ? slow : fast));
        clients.back()->get("/flags/bd/bd.png");
    }
    QTRY_COMPARE(server->stats(slow).inFlight, 10);
    QTRY_COMPARE(server->stats(fast).requests, 10);
    server.reset();
    for (const auto &client : clients)
        QVERIFY(client->isClosedByServer());
    QTcpSocket late;
    late.connectToHost(QHostAddress(QHostAddress::LocalHost), fast);
    QVERIFY(!late.waitForConnected(clientPatience));
}

void TestPracticeLoad::behaviourCanChange()
{
    PracticeServer server;
    const quint16 port = opened(server, {.minDelay = 100ms, .maxDelay = 100ms, .errorRate = 1});
    HttpClient early(port);
    early.get("/flags/bd/bd.png");
    QTRY_COMPARE(server.stats(port).requests, 1);
    server.setBehaviour(port, {});
    HttpClient late(port);
    late.get("/flags/bd/bd.png");
    QCOMPARE(late.reply().status, 200);
    QCOMPARE(early.reply().status, 418); // planned when it arrived
}

void TestPracticeLoad::capacityLetsOthersWait()
{
    PracticeServer server;
    const PracticeBehaviour behaviour{.minDelay = forEver, .maxDelay = forEver, .capacity = 2};
    const quint16 port = opened(server, behaviour);
    auto clients = clientsOf(port, 6, "/flags/bd/bd.png");
    QTRY_COMPARE(server.stats(port).inFlight, 6);
    QTRY_COMPARE(server.stats(port).queued, 4);
    clients[0]->leave(); // was being answered
    QTRY_COMPARE(server.stats(port).inFlight, 5);
    QCOMPARE(server.stats(port).queued, 3);
    clients[5]->leave(); // waited
    QTRY_COMPARE(server.stats(port).inFlight, 4);
    QCOMPARE(server.stats(port).queued, 2);
    QCOMPARE(server.stats(port).peakQueued, 4);
    server.clearStats(port);
    QCOMPARE(server.stats(port),
             (PracticeStats{.inFlight = 4, .peakInFlight = 4, .queued = 2, .peakQueued = 2}));
    for (const auto &client : clients)
        QVERIFY(client->isIdle());

    PracticeBehaviour larger = behaviour;
    larger.capacity = 3;
    server.setBehaviour(port, larger);
    QTRY_COMPARE(server.stats(port).queued, 1);
    server.setBehaviour(port, {});
    QTRY_COMPARE(server.stats(port).queued, 0);
    QCOMPARE(server.stats(port).inFlight, 4); // what waits for its delay goes on waiting
}

void TestPracticeLoad::queueIsServedInOrder()
{
    PracticeServer server;
    const quint16 port = opened(server, {.slow = {{bangladesh, forEver}}, .capacity = 1});
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (const CountryCode code : {bangladesh, france, bangladesh, france}) {
        clients.push_back(std::make_unique<HttpClient>(port));
        clients.back()->get(pathOf(code));
        QTRY_COMPARE(server.stats(port).inFlight, int(clients.size()));
    }
    clients[0]->leave();
    QCOMPARE(clients[1]->reply().status, 200);
    QTRY_COMPARE(server.stats(port).inFlight, 2);
    QCOMPARE(server.stats(port).queued, 1); // the last one, behind the second slow one
    QVERIFY(clients[3]->isIdle());
    clients[2]->leave();
    QCOMPARE(clients[3]->reply().status, 200);
}

void TestPracticeLoad::queueOfManyIsServed()
{
    PracticeServer server;
    const quint16 port = opened(server, {.slow = {{bangladesh, forEver}}, .capacity = 1});
    HttpClient first(port);
    first.get(pathOf(bangladesh));
    QTRY_COMPARE(server.stats(port).inFlight, 1);
    const auto clients = clientsOf(port, 300, pathOf(france));
    QTRY_COMPARE_WITH_TIMEOUT(server.stats(port).queued, 300, clientPatience);
    first.leave();
    for (const auto &client : clients)
        QCOMPARE(client->reply().status, 200);
    QCOMPARE(server.stats(port).inFlight, 0);
    QCOMPARE(server.stats(port).peakQueued, 300);
}

void TestPracticeLoad::limitsRequestsPerSecond()
{
    ManualClock clock;
    PracticeServer server(nullptr, clock.limits());
    const quint16 port = opened(server, {.rate = 3});
    HttpClient client(port);
    const auto statusAt = [&](int time) {
        clock.set(time);
        client.get("/flags/bd/bd.png");
        const Reply reply = client.reply();
        if (reply.has("Retry-After: 1") != (reply.status == 429) || !reply.has("Connection: keep-alive"))
            return -1;
        return reply.status;
    };
    QCOMPARE(statusAt(0), 200);
    QCOMPARE(statusAt(400), 200);
    QCOMPARE(statusAt(800), 200);
    QCOMPARE(statusAt(800), 429);
    QCOMPARE(statusAt(999), 429);
    QCOMPARE(statusAt(1000), 200); // the first is a second ago, those that were refused do not count
    QCOMPARE(statusAt(1001), 429);
    QCOMPARE(statusAt(1399), 429);
    QCOMPARE(statusAt(1400), 200);
    QCOMPARE(
        server.stats(port),
        (PracticeStats{.requests = 9, .peakInFlight = 1, .refusedByRate = 4, .connections = 1, .flags = 5}));

    server.setBehaviour(port, {.rate = 4});
    QCOMPARE(statusAt(1400), 200); // 800, 1000, 1400 and this one
    QCOMPARE(statusAt(1400), 429);
    server.setBehaviour(port, {});
    QCOMPARE(statusAt(1400), 200);
}

void TestPracticeLoad::refusalByRateDoesNotWait()
{
    PracticeServer server;
    const quint16 port = opened(server, {.minDelay = forEver, .maxDelay = forEver, .capacity = 1, .rate = 2});
    const auto waiting = clientsOf(port, 2, "/flags/bd/bd.png");
    QTRY_COMPARE(server.stats(port).inFlight, 2);
    HttpClient client(port);
    client.get("/flags/bd/bd.png");
    QCOMPARE(client.reply().status, 429);
    QCOMPARE(server.stats(port).inFlight, 2);
    QCOMPARE(server.stats(port).faults.size(), 0);
}

void TestPracticeLoad::serverTimingSeparatesQueueAndWork()
{
    ManualClock clock;
    PracticeServer server(nullptr, clock.limits());
    const quint16 port = opened(server, {.slow = {{bangladesh, forEver}}, .capacity = 1});
    HttpClient first(port);
    first.get(pathOf(bangladesh));
    QTRY_COMPARE(server.stats(port).inFlight, 1);
    clock.set(1000);
    HttpClient second(port);
    second.get(pathOf(france));
    QTRY_COMPARE(server.stats(port).queued, 1);
    clock.set(2500);
    first.leave();
    const Reply queued = second.reply();
    QCOMPARE(queued.timing("queue"), 1500.0);
    QCOMPARE(queued.timing("work"), 0.0);

    const quint16 delaying = opened(server, {.minDelay = 300ms, .maxDelay = 300ms});
    HttpClient third(delaying);
    third.get(pathOf(france));
    QTRY_COMPARE(server.stats(delaying).inFlight, 1);
    QVERIFY(third.isIdle());
    clock.set(3250);
    const Reply delayed = third.reply();
    QCOMPARE(delayed.timing("queue"), 0.0);
    QCOMPARE(delayed.timing("work"), 750.0);
}

void TestPracticeLoad::everyAnswerHasServerTiming_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<PracticeBehaviour>("behaviour");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &target, const PracticeBehaviour &behaviour,
                        int status) {
        QTest::newRow(name) << target << behaviour << status;
    };
    row("a flag", "/flags/bd/bd.png", {}, 200);
    row("a page", "/", {}, 200);
    row("not found", "/flags/zz/zz.png", {}, 404);
    row("not understood", "nonsense", {}, 400);
    row("garbage", "/flags/bd/bd.png", {.errorRate = 1, .faults = PracticeFault::Garbage}, 200);
    row("an error", "/flags/bd/bd.png", {.errorRate = 1, .faults = PracticeFault::Unavailable}, 503);
    row("cut short", "/flags/bd/bd.png", {.errorRate = 1, .faults = PracticeFault::Truncated}, 200);
}

void TestPracticeLoad::everyAnswerHasServerTiming()
{
    QFETCH(const QByteArray, target);
    QFETCH(const PracticeBehaviour, behaviour);
    QFETCH(const int, status);
    PracticeServer server;
    HttpClient client(opened(server, behaviour));
    client.get(target);
    const Reply reply = client.beginning();
    QCOMPARE(reply.status, status);
    QVERIFY(reply.timing("queue") >= 0);
    QVERIFY(reply.timing("work") >= 0);
}

void TestPracticeLoad::closesIdleConnections_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("nothing was sent") << QByteArray();
    QTest::newRow("the request is not complete") << "GET /flags/bd/bd.png HTTP/1.1\r\n"_ba;
    QTest::newRow("after an answer") << "GET /flags/fr/fr.png HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba;
}

void TestPracticeLoad::closesIdleConnections()
{
    QFETCH(const QByteArray, sent);
    QVERIFY(PracticeLimits().idle == 10s);
    PracticeServer server(nullptr, {.idle = 20ms});
    const quint16 port = opened(server, {.slow = {{bangladesh, forEver}}});
    const auto waiting = clientsOf(port, 1, pathOf(bangladesh));
    QTRY_COMPARE(server.stats(port).inFlight, 1);
    HttpClient idle(port);
    idle.send(sent);
    QVERIFY(idle.isClosedByServer());
    QVERIFY(waiting.front()->isIdle());
    QCOMPARE(waiting.front()->socket().state(), QAbstractSocket::ConnectedState);
    QCOMPARE(server.stats(port).inFlight, 1);
}

void TestPracticeLoad::closesTheLongestIdleConnectionWhenFull()
{
    PracticeServer server(nullptr, {.connections = 3});
    const quint16 port = opened(server, {.slow = {{bangladesh, forEver}}});
    const quint16 other = opened(server); // the limit is one for all ports
    HttpClient waiting(port);
    waiting.get(pathOf(bangladesh));
    QTRY_COMPARE(server.stats(port).inFlight, 1);
    HttpClient first(port);
    HttpClient second(other);
    for (HttpClient *const client : {&first, &second, &first}) {
        client->get(pathOf(france));
        QCOMPARE(client->reply().status, 200);
    }
    HttpClient third(port);
    third.get(pathOf(france));
    QCOMPARE(third.reply().status, 200);
    QVERIFY(second.isClosedByServer());
    first.get(pathOf(france));
    QCOMPARE(first.reply().status, 200);
    QCOMPARE(waiting.socket().state(), QAbstractSocket::ConnectedState);
}

void TestPracticeLoad::clientWaitsWhenFullOfRequests()
{
    PracticeServer server(nullptr, {.connections = 2});
    const quint16 port = opened(server, {.slow = {{bangladesh, forEver}}});
    auto waiting = clientsOf(port, 2, pathOf(bangladesh));
    QTRY_COMPARE(server.stats(port).inFlight, 2);
    HttpClient late(port); // the system connects it
    late.get(pathOf(france));
    QCOMPARE(server.stats(port).connections, 2);
    waiting.pop_back();
    QCOMPARE(late.reply().status, 200);
    QCOMPARE(server.stats(port).inFlight, 1);
}

void TestPracticeLoad::idleClientsDoNotTakeTheDescriptors()
{
    const OpenFilesLimit limit(1024);
    PracticeServer server(nullptr, {.idle = 1h}); // so that only their number ends them
    const quint16 port = opened(server, {.minDelay = 1ms, .maxDelay = 1ms});
    const IdleClients strangers(port, 400);
    QVERIFY(strangers.isReady());
    QTRY_VERIFY(server.stats(port).connections == 400);
    std::vector<std::unique_ptr<HttpClient>> clients; // each takes two descriptors here
    for (int number = 0; number < 320; ++number) {
        clients.push_back(std::make_unique<HttpClient>(port));
        QCOMPARE(clients.back()->socket().state(), QAbstractSocket::ConnectedState);
        clients.back()->get(pathOf(france));
    }
    for (const auto &client : clients)
        QCOMPARE(client->reply().status, 200);
}

void TestPracticeLoad::survivesRunningOutOfDescriptors_data()
{
    QTest::addColumn<int>("earlierClients");
    QTest::newRow("before the first client of the port") << 0;
    QTest::newRow("after clients that found some") << 2;
}

void TestPracticeLoad::survivesRunningOutOfDescriptors()
{
    QFETCH(const int, earlierClients);
    PracticeServer server;
    const quint16 port = opened(server);
    // The other port's client shows that the server is up; all of them stay, so that their end frees none.
    std::vector<std::unique_ptr<HttpClient>> clients;
    clients.push_back(std::make_unique<HttpClient>(opened(server)));
    for (int number = 0; number < earlierClients; ++number)
        clients.push_back(std::make_unique<HttpClient>(port));
    for (const auto &client : clients) {
        client->get("/flags/bd/bd.png");
        QCOMPARE(client->reply().status, 200);
    }

    const OpenFilesLimit tight(64);
    std::vector<int> hogs;
    const auto release = [&hogs] {
        for (const int file : std::exchange(hogs, {}))
            ::close(file);
    };
    const auto cleanUp = qScopeGuard(release);
    for (int time = 0; time < 3; ++time) {
        for (int file; (file = ::open("/dev/null", O_RDONLY)) >= 0;)
            hogs.push_back(file);
        QVERIFY(!hogs.empty());
        ::close(hogs.back());
        hogs.pop_back();
        // Takes the last descriptor; the system connects it though nobody can accept.
        HttpClient &client = *clients.emplace_back(std::make_unique<HttpClient>(port));
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

QTEST_GUILESS_MAIN(TestPracticeLoad)
#include "tst_practiceload.moc"
