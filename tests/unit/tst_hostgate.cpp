#include "engine/hostgate.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <utility>

using namespace Flaghoist;
using namespace std::chrono_literals;

namespace {

using Time = HostGate::Time;
using Seconds = std::chrono::duration<double>;

constexpr int perSecond = 20;
constexpr int flags = 249;

Time at(double seconds)
{
    return Time{} + 1h + std::chrono::duration_cast<Time::duration>(Seconds(seconds));
}

double secondsOf(Time time)
{
    return Seconds(time - at(0)).count();
}

/// Whether a server that limits its rate answers a request at this time.
using Server = std::function<bool(double)>;

/// As the practice server: at most so many in any second.
Server slidingWindow()
{
    return [answered = std::deque<double>()](double now) mutable {
        while (!answered.empty() && answered.front() <= now - 1)
            answered.pop_front();
        if (answered.size() >= perSecond)
            return false;
        answered.push_back(now);
        return true;
    };
}

/// So many in each second of the clock.
Server fixedWindow()
{
    return [answered = 0, second = 0](double now) mutable {
        constexpr double phase = 0.3;
        if (std::exchange(second, int(now + phase)) != int(now + phase))
            answered = 0;
        return ++answered <= perSecond;
    };
}

/// As nginx, whose burst is \a size - 1: so many at once, refilled at the rate.
Server bucket(double size)
{
    return [size, full = size, last = 0.0](double now) mutable {
        full = std::min(size, full + (now - last) * perSecond);
        last = now;
        if (full < 1)
            return false;
        full -= 1;
        return true;
    };
}

Server randomRefusals(double share)
{
    return [share, random = QRandomGenerator(7)](double) mutable {
        return random.generateDouble() >= share;
    };
}

struct Course
{
    double seconds = 0;
    int onTheWay = 0; ///< requests refused that were sent before the first refusal came back
    int refused = 0; ///< the others
    int early = 0; ///< requests within a wait that the server asked for
};

/// Asks \a server for all flags, \a atOnce at a time, as the scheduler does.
Course ask(Server server, int atOnce, double roundTrip)
{
    struct Answer
    {
        bool accepted;
        double asked;
    };
    HostGate gate;
    QRandomGenerator random(20261125);
    std::multimap<double, Answer> answers;
    Course course;
    double now = 0;
    double leftAloneUntil = 0;
    std::optional<double> firstRefusal;
    int missing = flags;
    for (int got = 0; got < flags;) {
        const int inFlight = int(answers.size());
        const int limit = now < 0.010 ? std::min(atOnce, 4 + got / 2) : atOnce;
        if (missing > 0 && inFlight < limit && gate.opensAt() <= at(now)) {
            gate.started(at(now));
            course.early += now < leftAloneUntil - 1e-6 ? 1 : 0;
            --missing;
            const double arrives = now + roundTrip / 2 + random.generateDouble() * 0.0015;
            answers.insert({arrives + roundTrip / 2, {server(arrives), now}});
            continue;
        }
        double next = answers.empty() ? 1e9 : answers.begin()->first;
        if (missing > 0 && inFlight < atOnce) {
            next = std::min(next,
                            inFlight >= limit ? 0.010
                                              : secondsOf(gate.opensAt()) + random.generateDouble() * 0.001);
        }
        now = std::max(now, next);
        while (!answers.empty() && answers.begin()->first <= now) {
            const auto [time, answer] = *answers.begin();
            answers.erase(answers.begin());
            if (answer.accepted) {
                ++got;
                gate.answered(at(time));
            } else {
                firstRefusal = firstRefusal.value_or(time);
                ++(answer.asked <= *firstRefusal ? course.onTheWay : course.refused);
                ++missing;
                gate.refused(at(answer.asked), at(time), 1000ms);
                leftAloneUntil = std::max(leftAloneUntil, time + 1);
            }
        }
    }
    course.seconds = now;
    return course;
}

} // namespace

class tst_HostGate final : public QObject
{
    Q_OBJECT

private slots:
    void isOpenAtFirst();
    void staysClosedAsLongAsAsked();
    void isBelievedUntilItRefusedTooOften();
    void setsAPaceOnlyWhereManyAreRefused();
    void keepsWithinTheRate_data();
    void keepsWithinTheRate();
    void isNotStoppedByRefusalsAtRandom();
};

void tst_HostGate::isOpenAtFirst()
{
    HostGate gate;
    QVERIFY(gate.opensAt() <= at(0));
    for (int i = 0; i < 1000; ++i) {
        gate.started(at(0));
        gate.answered(at(0.1));
    }
    QVERIFY(gate.opensAt() <= at(0.1));
}

void tst_HostGate::staysClosedAsLongAsAsked()
{
    HostGate gate;
    gate.started(at(0));
    gate.started(at(0));
    gate.refused(at(0), at(0.1), 3000ms);
    QCOMPARE(gate.closedUntil(), at(3.1));
    gate.refused(at(0), at(0.2), 2000ms); // under way at the same time: it asks for less
    QCOMPARE(gate.closedUntil(), at(3.1));
    gate.refused(at(0), at(0.3), 24h); // absurd
    QCOMPARE(gate.closedUntil(), at(60.3));
    QCOMPARE(gate.opensAt(), at(60.3));
}

void tst_HostGate::isBelievedUntilItRefusedTooOften()
{
    HostGate gate;
    for (int refusal = 1; refusal <= HostGate::maxTries; ++refusal) {
        gate.refused(at(10 * refusal), at(10 * refusal + 0.1), std::nullopt);
        QVERIFY(gate.isBelieved());
        QVERIFY(gate.closedUntil() > at(10 * refusal + 0.1)); // though it asked for nothing
    }
    gate.refused(at(100), at(100.1), 1000ms);
    QVERIFY(!gate.isBelieved());
    gate.answered(at(101));
    QVERIFY(gate.isBelieved());
}

void tst_HostGate::setsAPaceOnlyWhereManyAreRefused()
{
    HostGate gate;
    for (int i = 0; i < 30; ++i)
        gate.answered(at(0.01 * i));
    gate.refused(at(0.3), at(0.31), 1000ms);
    gate.started(at(1.31));
    QVERIFY(gate.opensAt() <= at(1.31)); // one in thirty
    gate.refused(at(1.31), at(1.32), 1000ms);
    gate.refused(at(1.31), at(1.32), 1000ms);
    gate.started(at(2.32));
    QVERIFY(gate.opensAt() > at(2.32));
}

void tst_HostGate::keepsWithinTheRate_data()
{
    QTest::addColumn<Server>("server");
    QTest::addColumn<int>("atOnce");
    QTest::addColumn<double>("roundTrip");
    QTest::addColumn<double>("longest"); // of the ideal
    struct Kind
    {
        const char *name;
        Server server;
    };
    const Kind kinds[] = {{"so many in any second", slidingWindow()},
                          {"so many in each second", fixedWindow()},
                          {"a bucket of twenty", bucket(20)},
                          {"a bucket of six", bucket(6)},
                          {"a bucket of one", bucket(1)}};
    for (const Kind &kind : kinds) {
        for (const int atOnce : {1, 30, 200}) {
            for (const int roundTrip : {1, 50, 200}) {
                // One at a time, the round trip alone takes 4 times as long as the server's limit does.
                const double longest = atOnce * 1000 / roundTrip < perSecond ? 4.1 : 1.5;
                QTest::addRow("%s, %d at once, %d ms away", kind.name, atOnce, roundTrip)
                    << kind.server << atOnce << roundTrip / 1000.0 << longest;
            }
        }
    }
}

void tst_HostGate::keepsWithinTheRate()
{
    QFETCH(const Server, server);
    QFETCH(const int, atOnce);
    QFETCH(const double, roundTrip);
    QFETCH(const double, longest);
    constexpr double ideal = double(flags) / perSecond;
    const Course course = ask(server, atOnce, roundTrip);
    QVERIFY2(course.seconds <= longest * ideal, qPrintable(QString::number(course.seconds / ideal)));
    const double share = double(course.refused) / (flags + course.refused);
    QVERIFY2(share <= 0.1, qPrintable(QString::number(share)));
    QVERIFY(course.onTheWay <= atOnce);
    // From near by, the first refusal is heard before many are on their way.
    if (roundTrip < 0.01)
        QVERIFY2(course.onTheWay + course.refused <= 25, qPrintable(QString::number(course.onTheWay)));
    QCOMPARE(course.early, 0);
}

void tst_HostGate::isNotStoppedByRefusalsAtRandom()
{
    // Each of them costs a second of waiting; a pace that only ever fell would cost minutes.
    const Course course = ask(randomRefusals(0.06), 30, 0.001);
    QVERIFY2(course.seconds < course.refused * 1.0 + 15, qPrintable(QString::number(course.seconds)));
}

QTEST_APPLESS_MAIN(tst_HostGate)
#include "tst_hostgate.moc"
