#include "session/downloadsession.h"
#include "session/prediction.h"
#include "wording/practicetext.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Reason = Explanation::Reason;

/// Delays a fifth as long: short enough for a test, long against everything else.
constexpr double pace = 0.2;

/// How many rows further the one that ended at place \a i stands on average: 0 when all ended in their order.
double disorder(const Run &run)
{
    double sum = 0;
    for (int row = 0; row < run.size(); ++row)
        sum += std::abs(run.row(row).outcome.completion - 1 - row);
    return sum / run.size();
}

} // namespace

class tst_Experiments final : public QObject
{
    Q_OBJECT

private slots:
    void areSixWithDifferentTitles();
    void oneAtATimeGainsFromAPool();
    void inOrderHoldsFlagsBackButTakesNoLonger();
    void aSmallPoolLooksSorted();
    void moreWorkersThanFlagsHelpNothing();
    void withoutRetriesFlagsAreMissing();
    void aServerWithACapacityIsNoFasterForMore();

private:
    /// The run of \a options, from its start to its end.
    Run runOf(RunOptions options);

    QTemporaryDir m_folder;
};

Run tst_Experiments::runOf(RunOptions options)
{
    DownloadSession session;
    options.folder = m_folder.path();
    session.setOptions(options);
    session.setDetails({.thumbnail = false});
    QSignalSpy finished(&session, &DownloadSession::finished);
    session.start();
    [&] {
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    }();
    const Run run = session.run();
    [&] {
        QVERIFY(session.shutDown(10s));
    }();
    return run;
}

void tst_Experiments::areSixWithDifferentTitles()
{
    QStringList titles;
    for (const Experiment &experiment : experiments()) {
        titles.append(experiment.title);
        QVERIFY(!experiment.steps.isEmpty() && !experiment.trap.isEmpty());
    }
    titles.removeDuplicates();
    QCOMPARE(titles.size(), 6);
}

void tst_Experiments::oneAtATimeGainsFromAPool()
{
    const Explanation explanation = explained(runOf(experiments(pace).at(0).options));
    QCOMPARE(explanation.reason, Reason::OneAtATime);
    QCOMPARE(explanation.inTurn, 20);
    QVERIFY(explanation.more);
    QVERIFY(explanation.more->elapsed * 4 < explanation.elapsed);
    QVERIFY(explanation.more->elapsed * 20 > explanation.elapsed); // the trap: not twenty times as fast
}

void tst_Experiments::inOrderHoldsFlagsBackButTakesNoLonger()
{
    const Explanation explanation = explained(runOf(experiments(pace).at(1).options));
    QCOMPARE(explanation.reason, Reason::OneFlag);
    QCOMPARE(explanation.code.upper(), u"BD"_s);
    QVERIFY(explanation.held);
    QCOMPARE(explanation.held->by.upper(), u"BD"_s);
    QVERIFY(!explanation.more);
    QVERIFY(explanation.withoutCode.value() * 3 < explanation.elapsed);
    // The trap: the same path whatever the order of delivery.
    RunOptions options = experiments(pace).at(1).options;
    options.strategy = Strategy::Pool;
    const Explanation completed = explained(runOf(options));
    QCOMPARE(completed.reason, Reason::OneFlag);
    QCOMPARE(completed.code.upper(), u"BD"_s);
    QVERIFY(!completed.held);
}

void tst_Experiments::aSmallPoolLooksSorted()
{
    RunOptions options = experiments(pace).at(2).options;
    const Run few = runOf(options);
    QCOMPARE(explained(few).reason, Reason::InTurn);
    QVERIFY(explained(few).inTurn > 20);
    options.concurrency = 200;
    const Run many = runOf(options);
    QVERIFY2(disorder(few) * 5 < disorder(many),
             qPrintable(u"%1, %2"_s.arg(disorder(few)).arg(disorder(many))));
}

void tst_Experiments::moreWorkersThanFlagsHelpNothing()
{
    const Run run = runOf(experiments(pace).at(3).options);
    QCOMPARE(run.plan().concurrency.asked, 200);
    QCOMPARE(run.plan().concurrency.used, 20);
    QCOMPARE(run.plan().concurrency.limitedBy, LimitReason::Codes);
    const Explanation explanation = explained(run);
    QCOMPARE(explanation.reason, Reason::OneFlag);
    QVERIFY(!explanation.canTakeMore && !explanation.more);
}

void tst_Experiments::withoutRetriesFlagsAreMissing()
{
    RunOptions options = experiments(pace).at(4).options;
    const Run with = runOf(options);
    QCOMPARE(with.tally().failed, 0);
    QCOMPARE(explained(with).reason, Reason::Host);
    options.retries = 0;
    const Run without = runOf(options);
    QVERIFY(without.tally().failed > 0);
    for (const int row : without.rowsIn(FlagState::Failed))
        QCOMPARE(without.row(row).outcome.failure.httpStatus, 503);
}

void tst_Experiments::aServerWithACapacityIsNoFasterForMore()
{
    const Explanation explanation = explained(runOf(experiments(pace).at(5).options));
    QCOMPARE(explanation.reason, Reason::ServerQueue);
    QCOMPARE(explanation.capacity, 20);
    QVERIFY(explanation.canTakeMore && !explanation.more);
    QVERIFY(explanation.fewer && explanation.fewer->atOnce <= 40);
}

QTEST_GUILESS_MAIN(tst_Experiments)
#include "tst_experiments.moc"
