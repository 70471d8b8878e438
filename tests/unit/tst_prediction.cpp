#include "domain/criticalpath.h"
#include "domain/runreplay.h"
#include "fakes/flagvalues.h"
#include "session/prediction.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// \a count codes from a practice source.
DownloadPlan practicePlan(int count, int atOnce, const PracticeBehaviour &behaviour)
{
    DownloadPlan plan = planFor(isoCodes().mid(0, count));
    plan.source.practice = behaviour;
    plan.concurrency = {.asked = atOnce, .used = atOnce};
    return plan;
}

Run predicted(const DownloadPlan &plan)
{
    return predictedRun(plan).value();
}

/// A plan as \a seed has it: any strategy, delays, faults, capacity and number at once.
DownloadPlan seededPlan(quint32 seed)
{
    QRandomGenerator random(seed);
    PracticeBehaviour behaviour;
    behaviour.minDelay = milliseconds(random.bounded(200));
    behaviour.maxDelay = behaviour.minDelay + milliseconds(random.bounded(3000));
    behaviour.errorRate = random.bounded(3) * 0.2;
    behaviour.faults = PracticeFaults::fromInt(1 + random.bounded(int(everyPracticeFault)));
    behaviour.seed = seed;
    behaviour.capacity = random.bounded(3) == 0 ? 1 + random.bounded(20) : 0;
    behaviour.rate = random.bounded(5) == 0 ? 5 + random.bounded(50) : 0;
    DownloadPlan plan = practicePlan(1 + random.bounded(60), 1 + random.bounded(40), behaviour);
    plan.strategy = allStrategies[random.bounded(int(allStrategies.size()))];
    plan.retries = random.bounded(4);
    return plan;
}

bool isNear(microseconds actual, microseconds expected, double tolerance)
{
    constexpr double ms = 1000;
    return std::abs(double((actual - expected).count())) <= 10 * ms + tolerance * double(expected.count());
}

QString textOf(quint32 seed, microseconds actual, microseconds expected)
{
    return u"seed %1: %2 µs instead of %3"_s.arg(seed).arg(actual.count()).arg(expected.count());
}

} // namespace

class tst_Prediction final : public QObject
{
    Q_OBJECT

private slots:
    void elapsedFollowsTheSchedule_data();
    void elapsedFollowsTheSchedule();
    void otherSourcesHaveNone();
    void everyCodeHasItsOutcome();
    void pathsOfPredictedRunsCoverTheElapsedTime();
    void claimsComeTrue();
    void reasons_data();
    void reasons();
};

void tst_Prediction::elapsedFollowsTheSchedule_data()
{
    QTest::addColumn<DownloadPlan>("plan");
    QTest::addColumn<milliseconds>("elapsed");
    const PracticeBehaviour second{.minDelay = 1s, .maxDelay = 1s};
    const auto with = [second](auto change) {
        PracticeBehaviour behaviour = second;
        change(behaviour);
        return behaviour;
    };
    QTest::newRow("all at once") << practicePlan(20, 20, second) << milliseconds(1s);
    QTest::newRow("one at a time") << practicePlan(20, 1, second) << milliseconds(20s);
    QTest::newRow("five at once") << practicePlan(20, 5, second) << milliseconds(4s);
    QTest::newRow("a server that answers ten at a time")
        << practicePlan(20, 20, with([](auto &server) { server.capacity = 10; })) << milliseconds(2s);
    QTest::newRow("a slow code") << practicePlan(20, 20, with([](auto &server) {
                                                     server.slow = {{isoCodes().first(), 7s}};
                                                 }))
                                 << milliseconds(7s);
    DownloadPlan failing = practicePlan(1, 1, with([](auto &server) {
                                            server.errorRate = 1;
                                            server.faults = PracticeFault::Stall;
                                        }));
    failing.retries = 0;
    QTest::newRow("a body that stops: until nothing has come for 10 s") << failing << milliseconds(11s);
    failing.deadlines = Deadlines::within(500ms);
    QTest::newRow("a timeout before the answer") << failing << milliseconds(500ms);
    DownloadPlan queued = practicePlan(2, 2, with([](auto &server) { server.capacity = 1; }));
    queued.retries = 0;
    queued.deadlines = Deadlines::within(1500ms);
    QTest::newRow("a timeout in the server's queue") << queued << milliseconds(1500ms);
}

void tst_Prediction::elapsedFollowsTheSchedule()
{
    QFETCH(const DownloadPlan, plan);
    QFETCH(const milliseconds, elapsed);
    const microseconds actual = predicted(plan).elapsed({});
    QVERIFY2(isNear(actual, elapsed, 0.04), qPrintable(textOf(0, actual, elapsed)));
}

void tst_Prediction::otherSourcesHaveNone()
{
    DownloadPlan plan = planFor(codesFrom("BD"));
    QVERIFY(!predictedRun(plan));
    plan.source.practice = PracticeBehaviour{};
    QVERIFY(predictedRun(plan));
    plan.existing = ExistingFiles::Skip; // nobody knows yet which files are there
    QVERIFY(!predictedRun(plan));
}

void tst_Prediction::everyCodeHasItsOutcome()
{
    for (quint32 seed = 0; seed < 200; ++seed) {
        const DownloadPlan plan = seededPlan(seed);
        const Run run = predicted(plan);
        QCOMPARE(run.tally().total, plan.items.size());
        QCOMPARE(run.tally().toDo, 0);
        RunReplay replay(run);
        QVERIFY(!replay.moveTo(microseconds::max()).isEmpty());
        QCOMPARE(replay.run(), run);
    }
}

void tst_Prediction::pathsOfPredictedRunsCoverTheElapsedTime()
{
    for (quint32 seed = 0; seed < 1000; ++seed) {
        const Run run = predicted(seededPlan(seed));
        microseconds sum{0};
        microseconds end{0};
        for (const PathStep &step : criticalPath(run)) {
            QVERIFY2(step.from == end, qPrintable(u"seed %1"_s.arg(seed)));
            QVERIFY2(step.phase != RunPhase::Unexplained && step.phase != RunPhase::Slot,
                     qPrintable(u"seed %1, %2"_s.arg(seed).arg(runPhaseId(step.phase))));
            end = step.to;
            sum += step.duration();
        }
        QVERIFY2(sum == run.elapsed({}), qPrintable(textOf(seed, sum, run.elapsed({}))));
    }
}

/// What a replay of the record claims, against what the server's planned responses make of the same change.
void tst_Prediction::claimsComeTrue()
{
    int claims = 0;
    for (quint32 seed = 0; seed < 300; ++seed) {
        const DownloadPlan plan = seededPlan(seed);
        const Explanation explanation = explained(predicted(plan));
        const auto check = [&](DownloadPlan changed, microseconds claimed) {
            ++claims;
            const microseconds actual = predicted(changed).elapsed({});
            QVERIFY2(isNear(claimed, actual, 0.03), qPrintable(textOf(seed, claimed, actual)));
        };
        DownloadPlan changed = plan;
        for (const auto &claim : {explanation.more, explanation.fewer}) {
            if (!claim)
                continue;
            changed.concurrency.used = claim->atOnce;
            check(changed, claim->elapsed);
        }
        changed = plan;
        changed.retries = 0;
        if (explanation.withoutRetries)
            check(changed, *explanation.withoutRetries);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(claims > 100);
}

void tst_Prediction::reasons_data()
{
    using Reason = Explanation::Reason;
    QTest::addColumn<DownloadPlan>("plan");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<int>("more"); // 0: more at once does not help
    const PracticeBehaviour second{.minDelay = 1s, .maxDelay = 1s};
    QTest::newRow("one at a time") << practicePlan(20, 1, second) << Reason::OneAtATime << 20;
    QTest::newRow("in turn") << practicePlan(100, 10, second) << Reason::InTurn << 100;
    QTest::newRow("all at once") << practicePlan(20, 20, second) << Reason::OneFlag << 0;
    PracticeBehaviour server = second;
    server.slow = {{isoCodes().at(3), 10s}};
    QTest::newRow("one slow flag") << practicePlan(20, 5, server) << Reason::OneFlag << 0;
    server = second;
    server.capacity = 5;
    QTest::newRow("the server's queue") << practicePlan(20, 15, server) << Reason::ServerQueue << 0;
    server = {.errorRate = 1, .faults = PracticeFault::Reset};
    QTest::newRow("retries") << practicePlan(5, 5, server) << Reason::Retries << 0;
    server = {.errorRate = 1, .faults = PracticeFault::TooMany};
    QTest::newRow("a server that limits its rate") << practicePlan(5, 5, server) << Reason::Host << 0;
}

void tst_Prediction::reasons()
{
    QFETCH(const DownloadPlan, plan);
    QFETCH(const Explanation::Reason, reason);
    QFETCH(const int, more);
    const Explanation explanation = explained(predicted(plan));
    QCOMPARE(explanation.reason, reason);
    QCOMPARE(explanation.more ? explanation.more->atOnce : 0, more);
    microseconds sum{0};
    for (const auto &[phase, time] : explanation.shares)
        sum += time;
    QCOMPARE(sum, explanation.elapsed);
}

QTEST_GUILESS_MAIN(tst_Prediction)
#include "tst_prediction.moc"
