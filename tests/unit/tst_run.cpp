#include "countries/catalogue.h"
#include "domain/run.h"
#include "domain/runfigures.h"
#include "domain/runreplay.h"
#include "fakes/seededrun.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The same run again, from its record alone.
Run replayed(const Run &run, microseconds until = microseconds::max())
{
    RunReplay replay(run);
    replay.moveTo(until);
    return replay.run();
}

/// Counted anew from the rows, to be compared with what the run counts as it goes.
Tally countedTally(const Run &run)
{
    const auto count = [&run](FlagState state) {
        return int(run.rowsIn(state).size());
    };
    return {.total = run.size(),
            .downloaded = count(FlagState::Downloaded),
            .unchanged = count(FlagState::Unchanged),
            .notFound = count(FlagState::NotFound),
            .failed = count(FlagState::Failed),
            .cancelled = count(FlagState::Cancelled),
            .toDo = count(FlagState::Ready) + count(FlagState::Queued) + count(FlagState::Downloading)
                + count(FlagState::WaitingToRetry) + count(FlagState::WaitingItsTurn),
            .inFlight = count(FlagState::Downloading),
            .waitingToRetry = count(FlagState::WaitingToRetry),
            .waitingTheirTurn = count(FlagState::WaitingItsTurn)};
}

} // namespace

class tst_Run final : public QObject
{
    Q_OBJECT

private slots:
    void outcomeStatesAndCounts_data();
    void outcomeStatesAndCounts();
    void ignoresOtherRunsAndRounds();
    void secondOutcomeIsDropped();
    void nothingChangesAfterTheOutcome();
    void retriesKeepEveryAttemptOnce();
    void roundQueuesOnlyItsRows();
    void countsAddUpUnderAnyOrder();
    void pausesDoNotCountAsElapsed();
    void knowsHowLongAServerIsWaitedFor();
    void planKeepsTheHighestConcurrency();
    void replayEqualsTheRun();
    void replayStopsAtAnyMoment();
    void emptyPlanHasNothingToDo();
    void timeLeftWaitsForRetries();
};

void tst_Run::outcomeStatesAndCounts_data()
{
    QTest::addColumn<FlagOutcome>("outcome");
    QTest::addColumn<FlagState>("state");
    QTest::addColumn<Tally>("tally");
    const PlanItem item = planFor(codesFrom("BD")).items[0];
    QTest::newRow("downloaded") << downloaded(item) << FlagState::Downloaded
                                << Tally{.total = 1, .downloaded = 1};
    QTest::newRow("unchanged") << outcomeOf(item, DownloadStatus::Unchanged) << FlagState::Unchanged
                               << Tally{.total = 1, .unchanged = 1};
    QTest::newRow("not found") << outcomeOf(item, DownloadStatus::NotFound) << FlagState::NotFound
                               << Tally{.total = 1, .notFound = 1};
    QTest::newRow("failed") << failed(item, ErrorKind::Http4xx, 418, u"I'm a teapot"_s) << FlagState::Failed
                            << Tally{.total = 1, .failed = 1};
    QTest::newRow("cancelled") << outcomeOf(item, DownloadStatus::Cancelled) << FlagState::Cancelled
                               << Tally{.total = 1, .cancelled = 1};
}

void tst_Run::outcomeStatesAndCounts()
{
    QFETCH(const FlagOutcome, outcome);
    QFETCH(const FlagState, state);
    QFETCH(const Tally, tally);
    Run run;
    run = runOf(planFor(codesFrom("BD")));
    run.apply(outcome);
    QCOMPARE(run.row(0).state, state);
    QCOMPARE(run.tally(), tally);
}

void tst_Run::ignoresOtherRunsAndRounds()
{
    Run run;
    const DownloadPlan old = planFor(codesFrom("BD BR"), 1);
    const DownloadPlan plan = planFor(codesFrom("BD BR"), 2);
    run = runOf(old);
    run = runOf(plan);
    const Tally untouched = run.tally();

    run.apply(attemptStarted(old.items[0]));
    run.apply(downloaded(old.items[0]));
    run.beginRound(roundOf(old, {0}, 1), 1s);
    PlanItem outside = plan.items[1];
    outside.id.index = 2;
    run.apply(downloaded(outside));
    run.apply(downloaded(roundOf(plan, {0}, 1).items[0]));
    QCOMPARE(run.tally(), untouched);

    run.apply(failed(plan.items[0], ErrorKind::Closed));
    const DownloadPlan further = roundOf(plan, {0}, 1);
    run.beginRound(further, 1s);
    run.apply(attemptStarted(plan.items[0]));
    run.apply(downloaded(plan.items[0]));
    QCOMPARE(run.row(0).state, FlagState::Queued);
    run.apply(downloaded(further.items[0]));
    QCOMPARE(run.row(0).state, FlagState::Downloaded);

    run = Run::ofReady(codesFrom("BD BR"));
    run.apply(downloaded(plan.items[1]));
    QCOMPARE(run.row(1).state, FlagState::Ready);
}

void tst_Run::secondOutcomeIsDropped()
{
    Run run;
    const DownloadPlan plan = planFor(codesFrom("BD"));
    run = runOf(plan);
    run.apply(downloaded(plan.items[0]));
    run.apply(failed(plan.items[0], ErrorKind::Closed));
    QCOMPARE(run.row(0).state, FlagState::Downloaded);
    QCOMPARE(run.row(0).outcome.failure.kind, ErrorKind::None);
    QCOMPARE(run.tally(), (Tally{.total = 1, .downloaded = 1}));
}

void tst_Run::nothingChangesAfterTheOutcome()
{
    Run run;
    const DownloadPlan plan = planFor(codesFrom("BD"));
    run = runOf(plan);
    run.apply(downloaded(plan.items[0]));
    run.apply(attemptStarted(plan.items[0]));
    run.apply(waitingToRetry(plan.items[0], 5s));
    QCOMPARE(run.row(0).state, FlagState::Downloaded);
    QCOMPARE(run.row(0).attempts.size(), 1);
}

void tst_Run::retriesKeepEveryAttemptOnce()
{
    Run run;
    const DownloadPlan plan = planFor(codesFrom("BD"));
    run = runOf(plan);
    run.apply(attemptStarted(plan.items[0]));
    run.apply(waitingToRetry(plan.items[0], 5s));
    QCOMPARE(run.row(0).attempts.size(), 1);
    run.apply(attemptStarted(plan.items[0]));
    FlagOutcome outcome = failed(plan.items[0], ErrorKind::Closed);
    outcome.attempts = {attemptFrom(0, 500, ErrorKind::Closed), attemptFrom(1000, 1600, ErrorKind::Closed)};
    run.apply(outcome);
    QCOMPARE(run.row(0).attempts.size(), 2);

    const DownloadPlan further = roundOf(plan, {0}, 1);
    run.beginRound(further, 1s);
    QCOMPARE(run.row(0).attempts.size(), 2);
    run.apply(waitingToRetry(further.items[0], 5s));
    QCOMPARE(run.row(0).attempts.size(), 3);
    FlagOutcome success = downloaded(further.items[0]);
    success.attempts = {attemptFrom(0, 500, ErrorKind::Closed, 1),
                        attemptFrom(1000, 2300, ErrorKind::None, 1)};
    run.apply(success);
    QCOMPARE(run.row(0).attempts.size(), 4);
    QCOMPARE(run.row(0).attempts.last().ended, microseconds(2300ms));
}

void tst_Run::roundQueuesOnlyItsRows()
{
    Run run;
    const DownloadPlan plan = planFor(codesFrom("BD BR CN"));
    run = runOf(plan);
    run.apply(downloaded(plan.items[0]));
    run.apply(failed(plan.items[1], ErrorKind::Closed));
    run.apply(failed(plan.items[2], ErrorKind::Timeout));

    const DownloadPlan further = roundOf(plan, run.rowsIn(FlagState::Failed), 1);
    run.beginRound(further, 1s);
    QCOMPARE(run.tally(), (Tally{.total = 3, .downloaded = 1, .toDo = 2}));
    QCOMPARE(run.row(1).outcome.completion, 0);
    run.apply(downloaded(further.items[1]));
    QCOMPARE(run.row(2).outcome.completion, 4);
    QCOMPARE(run.row(0).state, FlagState::Downloaded);
}

void tst_Run::countsAddUpUnderAnyOrder()
{
    Run run;
    const DownloadPlan plan = planFor(everyCode());
    run = runOf(plan);
    QRandomGenerator random(17);
    for (int step = 0; step < 3000; ++step) {
        const PlanItem &item = plan.items[random.bounded(int(plan.items.size()))];
        const FlagState state = run.row(item.id.index).state;
        if (state == FlagState::Queued || state == FlagState::WaitingToRetry) {
            run.apply(attemptStarted(item));
        } else if (state == FlagState::Downloading) {
            const int die = random.bounded(6);
            if (die == 5)
                run.apply(waitingToRetry(item, 1h));
            else
                run.apply(outcomeOf(item, DownloadStatus(die)));
        }
        if (step % 100 == 0)
            QCOMPARE(run.tally(), countedTally(run));
    }
    const Tally tally = run.tally();
    QCOMPARE(tally, countedTally(run));
    QCOMPARE(tally.downloaded + tally.unchanged + tally.notFound + tally.failed + tally.cancelled
                 + tally.toDo,
             tally.total);
    QVERIFY(tally.toDo > 0 && tally.failed > 0);
}

void tst_Run::pausesDoNotCountAsElapsed()
{
    Run run = runOf(planFor(codesFrom("BD BR")));
    QCOMPARE(run.elapsed(2s), microseconds(2s));
    run.apply(RunMark{.kind = RunMark::Kind::Paused, .at = 2s, .limit = 0});
    QVERIFY(run.isPaused());
    QCOMPARE(run.elapsed(5s), microseconds(2s));
    run.apply(RunMark{.kind = RunMark::Kind::Resumed, .at = 5s, .limit = 0});
    QCOMPARE(run.elapsed(6s), microseconds(3s));
    run.apply(failed(run.row(0).item, ErrorKind::Closed));
    run.endRound(6s);
    QCOMPARE(run.elapsed(60s), microseconds(3s));

    // A later round goes on counting; what lies between does not count.
    run.beginRound(roundOf(run.plan(), {0}, 1), 10s);
    QCOMPARE(run.elapsed(11s), microseconds(4s));
    QCOMPARE(run.roundElapsed(11s), microseconds(1s));
    run.apply(RunMark{.kind = RunMark::Kind::Paused, .at = 11s, .limit = 0});
    run.endRound(20s); // cancelled while paused
    QVERIFY(!run.isPaused());
    QCOMPARE(run.elapsed(60s), microseconds(4s));
}

void tst_Run::knowsHowLongAServerIsWaitedFor()
{
    Run run = runOf(planFor(codesFrom("BD BR")));
    QCOMPARE(run.serverWait(1s), 0us);
    run.apply(RunMark{.kind = RunMark::Kind::ServerWait, .at = 1s, .until = 3s});
    run.apply(RunMark{.kind = RunMark::Kind::ServerWait, .at = 2s, .until = 5s});
    QCOMPARE(run.serverWait(2s), microseconds(3s));
    QCOMPARE(progressOf(run, 2s).serverWait, 3000ms);
    QCOMPARE(run.serverWait(5s), 0us);
    QVERIFY(!run.isPaused());
    QCOMPARE(replayed(run), run);
    run.endRound(2s);
    QCOMPARE(run.serverWait(2s), 0us);
    run.beginRound(roundOf(run.plan(), {0}, 1), 4s);
    QCOMPARE(run.serverWait(4s), 0us);
}

void tst_Run::planKeepsTheHighestConcurrency()
{
    DownloadPlan plan = planFor(codesFrom("BD"));
    plan.concurrency = {.asked = 5, .used = 5};
    Run run = runOf(plan);
    run.setConcurrency({.asked = 2, .used = 2}, 1s);
    QCOMPARE(run.limit(), 2);
    QCOMPARE(run.plan().concurrency.used, 5);
    run.setConcurrency({.asked = 30, .used = 9}, 2s);
    QCOMPARE(run.plan().concurrency.asked, 30);
    QCOMPARE(run.plan().concurrency.used, 9);
    QCOMPARE(run.marks().size(), 3);
}

void tst_Run::replayEqualsTheRun()
{
    for (quint32 seed = 0; seed < 1000; ++seed) {
        const SeededRun seeded(seed);
        QVERIFY2(replayed(seeded.run) == seeded.run, qPrintable(u"seed %1"_s.arg(seed)));
    }
}

void tst_Run::replayStopsAtAnyMoment()
{
    const SeededRun seeded(7);
    const microseconds end = *seeded.run.rounds().last().ended;
    int done = 0;
    for (microseconds at{0}; at <= end; at += 500us) {
        const Run copy = replayed(seeded.run, at);
        QCOMPARE(copy.tally(), countedTally(copy));
        if (copy.rounds().size() == 1) {
            QVERIFY(copy.tally().done() >= done);
            done = copy.tally().done();
        }
    }
    QCOMPARE(replayed(seeded.run, end), seeded.run);
}

void tst_Run::emptyPlanHasNothingToDo()
{
    const Run run = runOf({});
    QCOMPARE(run.tally(), Tally{});
    QCOMPARE(progressOf(run, 1s).total, 0);
    QCOMPARE(replayed(run), run);
}

void tst_Run::timeLeftWaitsForRetries()
{
    const DownloadPlan plan = planFor(codesFrom("BD BR CN CD"));
    Run run = runOf(plan);
    run.apply(downloaded(plan.items[0]));
    QVERIFY(!progressOf(run, 900ms).left); // too early for a guess
    QCOMPARE(progressOf(run, 2s).left, milliseconds(6s)); // three more at this pace
    run.apply(attemptStarted(plan.items[1]));
    run.apply(waitingToRetry(plan.items[1], 30s)); // from 0.5 s on
    QCOMPARE(progressOf(run, 2s).left, 28500ms);
    QCOMPARE(progressOf(run, 2s).perSecond, 0.5);
    run.apply(failed(plan.items[2], ErrorKind::Closed));
    QCOMPARE(progressOf(run, 2s).perSecond, 0.5); // a failure is no flag
}

QTEST_GUILESS_MAIN(tst_Run)
#include "tst_run.moc"
