#include "domain/criticalpath.h"
#include "fakes/seededrun.h"

#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

/// An attempt in milliseconds.
struct Attempt
{
    int row;
    int slot;
    int due;
    int started;
    int ended;
    int status = 200; ///< another one is a failure
};

struct Case
{
    int limit = 1;
    QList<Attempt> attempts; ///< by end
    Strategy strategy = Strategy::Pool;
    QList<RunMark> marks{};
    int ended = 0;
};

/// A run that went as \a given.
Run runOf(const Case &given)
{
    const int rows = std::ranges::max(given.attempts, {}, &Attempt::row).row + 1;
    DownloadPlan plan = planFor(everyCode().mid(0, rows));
    plan.strategy = given.strategy;
    plan.concurrency = {.asked = given.limit, .used = given.limit};
    Run run(plan, {});
    for (const RunMark &mark : given.marks)
        run.apply(mark);
    QList<FlagOutcome> outcomes;
    for (const PlanItem &item : plan.items)
        outcomes.append(FlagOutcome::of(item));
    for (const Attempt &attempt : given.attempts) {
        AttemptRecord record = attemptFrom(attempt.started, attempt.ended);
        record.due = milliseconds(attempt.due);
        record.slot = attempt.slot;
        record.sent = record.started;
        record.failure.httpStatus = attempt.status;
        FlagOutcome &outcome = outcomes[attempt.row];
        outcome.attempts.append(record);
        outcome.status = DownloadStatus::Ok;
        outcome.delivered = *record.ended;
    }
    microseconds delivered{0};
    for (FlagOutcome &outcome : outcomes) {
        if (given.strategy == Strategy::PoolInOrder)
            outcome.delivered = delivered = std::max(delivered, outcome.delivered);
    }
    std::ranges::stable_sort(outcomes, {}, &FlagOutcome::delivered);
    for (const FlagOutcome &outcome : outcomes)
        run.apply(outcome);
    run.endRound(milliseconds(given.ended));
    return run;
}

RunMark mark(RunMark::Kind kind, int atMs, int limit = 0)
{
    return {.kind = kind, .at = milliseconds(atMs), .limit = limit};
}

/// "AA waiting 0-100, AC retry 100-600"
QString textOf(const Run &run)
{
    QStringList steps;
    for (const PathStep &step : criticalPath(run))
        steps.append(u"%1 %2 %3-%4"_s.arg(run.row(step.row).item.code.upper(), runPhaseId(step.phase))
                         .arg(step.from / 1ms)
                         .arg(step.to / 1ms));
    return steps.join(u", "_s);
}

/// Whether the path of \a run covers its elapsed time without gap or overlap.
bool coversElapsed(const Run &run)
{
    microseconds sum{0};
    microseconds end{std::numeric_limits<qint64>::min()};
    for (const PathStep &step : criticalPath(run)) {
        if (step.from >= step.to || step.from < end)
            return false;
        end = step.to;
        sum += step.duration();
    }
    return sum == run.elapsed({});
}

} // namespace

class tst_CriticalPath final : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatTheEndWaitedFor_data();
    void findsWhatTheEndWaitedFor();
    void splitsAnAttemptByItsPhases();
    void coversTheElapsedTimeOfSeededRuns();
    void leavesOutTheTimeBetweenRounds();
    void flagsThatWereThereAreChecked();
    void cancelledBeforeAnythingStarted();
    void ofNoRunIsEmpty();
};

void tst_CriticalPath::findsWhatTheEndWaitedFor_data()
{
    QTest::addColumn<Case>("given");
    QTest::addColumn<QString>("path");
    QTest::newRow("the longest of those that started together")
        << Case{.limit = 3,
                .attempts = {{0, 0, 0, 0, 100}, {2, 2, 0, 0, 300}, {1, 1, 0, 0, 900}},
                .ended = 900}
        << u"AB waiting 0-900"_s;
    QTest::newRow("the attempt that freed its slot")
        << Case{.limit = 2,
                .attempts = {{0, 0, 0, 0, 100}, {1, 1, 0, 0, 300}, {2, 0, 0, 100, 700}},
                .ended = 700}
        << u"AA waiting 0-100, AC waiting 100-700"_s;
    QTest::newRow("one at a time, with time between")
        << Case{.limit = 1, .attempts = {{0, 0, 0, 1, 100}, {1, 0, 0, 103, 200}}, .ended = 204}
        << u"AA program 0-1, AA waiting 1-100, AB program 100-103, "
           "AB waiting 103-200, AB program 200-204"_s;
    QTest::newRow("a retry") << Case{
        .limit = 2,
        .attempts = {{0, 0, 0, 0, 100, 418}, {1, 1, 0, 0, 300}, {0, 0, 600, 600, 700}},
        .ended = 700} << u"AA waiting 0-100, AA retry 100-600, AA waiting 600-700"_s;
    QTest::newRow("a retry that found every slot taken")
        << Case{.limit = 1,
                .attempts = {{0, 0, 0, 0, 100, 418}, {1, 0, 0, 100, 900}, {0, 0, 600, 900, 1000}},
                .ended = 1000}
        << u"AA waiting 0-100, AB waiting 100-900, AA waiting 900-1000"_s;
    QTest::newRow("a retry that falls due while others end")
        << Case{.limit = 3,
                .attempts = {{0, 0, 0, 0, 100, 418}, {1, 1, 0, 0, 600}, {0, 0, 600, 601, 900}},
                .ended = 900}
        << u"AA waiting 0-100, AA retry 100-600, AA program 600-601, AA waiting 601-900"_s;
    QTest::newRow("in order: the outcome that the last one waited for")
        << Case{.limit = 3,
                .attempts = {{2, 2, 0, 0, 100}, {0, 0, 0, 0, 300}, {1, 1, 0, 0, 900}},
                .strategy = Strategy::PoolInOrder,
                .ended = 900}
        << u"AB waiting 0-900"_s;
    QTest::newRow("a host that refused")
        << Case{.limit = 2,
                .attempts = {{0, 0, 0, 0, 100, 429}, {0, 0, 1100, 1100, 1200}, {1, 0, 1300, 1300, 1400}},
                .ended = 1400}
        << u"AA waiting 0-100, AB host 100-1300, "
           "AB waiting 1300-1400"_s;
    QTest::newRow("the limit was raised")
        << Case{.limit = 1,
                .attempts = {{1, 1, 0, 200, 700}, {0, 0, 0, 0, 900}, {2, 1, 0, 700, 1000}},
                .marks = {mark(RunMark::Kind::Limit, 200, 2)},
                .ended = 1000}
        << u"AB slot 0-200, AB waiting 200-700, AC waiting 700-1000"_s;
    QTest::newRow("the limit was lowered: the one that ended last, whatever its slot")
        << Case{.limit = 2,
                .attempts = {{0, 0, 0, 0, 100}, {1, 1, 0, 0, 300}, {2, 0, 0, 300, 700}},
                .marks = {mark(RunMark::Kind::Limit, 50, 1)},
                .ended = 700}
        << u"AB waiting 0-300, AC waiting 300-700"_s;
    QTest::newRow("a pause, which is no elapsed time")
        << Case{.limit = 1,
                .attempts = {{0, 0, 0, 0, 300}, {1, 0, 0, 800, 900}},
                .marks = {mark(RunMark::Kind::Paused, 200), mark(RunMark::Kind::Resumed, 800)},
                .ended = 900}
        << u"AA waiting 0-200, AB waiting 800-900"_s;
}

void tst_CriticalPath::findsWhatTheEndWaitedFor()
{
    QFETCH(const Case, given);
    QFETCH(const QString, path);
    const Run run = runOf(given);
    QCOMPARE(textOf(run), path);
    QVERIFY(coversElapsed(run));
}

void tst_CriticalPath::splitsAnAttemptByItsPhases()
{
    DownloadPlan plan = planFor(codesFrom("BD"));
    Run run(plan, {});
    FlagOutcome outcome = outcomeOf(plan.items[0], DownloadStatus::Ok);
    AttemptRecord attempt = attemptFrom(0, 1000);
    attempt.connected = 10ms;
    attempt.sent = 20ms;
    attempt.firstByte = 900ms;
    attempt.received = 950ms;
    attempt.headers = {{"Server-Timing", "queue;dur=300, work;dur=500"}};
    outcome.attempts = {attempt};
    outcome.delivered = 1s;
    run.apply(outcome);
    run.endRound(1s);
    QCOMPARE(textOf(run),
             u"BD connecting 0-20, BD waiting 20-100, BD server_queue 100-400, BD server_work 400-900, "
             "BD receiving 900-950, BD saving 950-1000"_s);
}

void tst_CriticalPath::coversTheElapsedTimeOfSeededRuns()
{
    for (quint32 seed = 0; seed < 1000; ++seed) {
        const SeededRun seeded(seed);
        QVERIFY2(coversElapsed(seeded.run), qPrintable(u"seed %1"_s.arg(seed)));
    }
}

void tst_CriticalPath::leavesOutTheTimeBetweenRounds()
{
    Run run = runOf(Case{.limit = 1, .attempts = {{0, 0, 0, 0, 100, 503}}, .ended = 100});
    const DownloadPlan further = roundOf(run.plan(), {0}, 1);
    run.beginRound(further, 5s);
    FlagOutcome outcome = outcomeOf(further.items[0], DownloadStatus::Ok);
    outcome.attempts = {attemptFrom(5000, 5200, ErrorKind::None, 1)};
    outcome.delivered = 5200ms;
    run.apply(outcome);
    QCOMPARE(textOf(run), u"AA waiting 0-100"_s); // the second round has not ended
    run.endRound(5200ms);
    QCOMPARE(textOf(run), u"AA waiting 0-100, AA connecting 5000-5200"_s);
    QVERIFY(coversElapsed(run));
}

void tst_CriticalPath::flagsThatWereThereAreChecked()
{
    DownloadPlan plan = planFor(codesFrom("BD BR"));
    Run run(plan, {});
    for (int row = 0; row < 2; ++row) {
        FlagOutcome outcome = outcomeOf(plan.items[row], DownloadStatus::Unchanged);
        outcome.delivered = 10ms * (row + 1);
        run.apply(outcome);
    }
    run.endRound(20ms);
    QCOMPARE(textOf(run), u"BD saving 0-10, BR saving 10-20"_s);
}

void tst_CriticalPath::cancelledBeforeAnythingStarted()
{
    DownloadPlan plan = planFor(codesFrom("BD"));
    Run run(plan, {});
    FlagOutcome outcome = outcomeOf(plan.items[0], DownloadStatus::Cancelled);
    outcome.delivered = 10ms;
    run.apply(outcome);
    run.endRound(20ms);
    QCOMPARE(textOf(run), u"BD unexplained 0-20"_s);
}

void tst_CriticalPath::ofNoRunIsEmpty()
{
    QVERIFY(criticalPath(Run()).isEmpty());
    QVERIFY(criticalPath(Run::ofReady(codesFrom("BD"))).isEmpty());
    QVERIFY(criticalPath(Run(planFor(codesFrom("BD")), {})).isEmpty());
}

QTEST_GUILESS_MAIN(tst_CriticalPath)
#include "tst_criticalpath.moc"
