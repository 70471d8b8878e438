#include "countries/catalogue.h"
#include "session/downloadsession.h"
#include "session/planner.h"
#include "session/prediction.h"
#include "session/sweep.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

RunSummary summaryFor(Strategy strategy, int atOnce, milliseconds elapsed)
{
    RunSummary run;
    run.strategy = strategy;
    run.concurrency = {.asked = atOnce, .used = atOnce};
    run.elapsed = elapsed;
    return run;
}

SweepPlan planFor(const QList<int> &concurrencies, const QList<Strategy> &methods = {Strategy::Pool})
{
    SweepPlan plan;
    plan.options.codes = topTwenty();
    plan.options.server = u"LOCAL"_s;
    plan.concurrencies = concurrencies;
    plan.methods = methods;
    return plan;
}

} // namespace

class tst_Sweep final : public QObject
{
    Q_OBJECT

private slots:
    void triesEveryPointSeveralTimes();
    void kneeIsAtTheCapacity();
    void requestsQueueOnlyBeyondTheCapacity_data();
    void requestsQueueOnlyBeyondTheCapacity();
    void kneeOfGivenTimes_data();
    void kneeOfGivenTimes();
    void endsEarly();
    void refusesWhatIsOnTheWeb();
    void reportsAsJsonAndTable();
};

void tst_Sweep::triesEveryPointSeveralTimes()
{
    const QTemporaryDir temporary;
    qputenv("TMPDIR", temporary.path().toLocal8Bit());
    Sweep sweep;
    const QSignalSpy progressed(&sweep, &Sweep::progressed);
    const QSignalSpy finished(&sweep, &Sweep::finished);
    sweep.start(planFor({1, 7}, {Strategy::Pool, Strategy::EventLoop}));
    QCOMPARE(QDir(temporary.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    QCOMPARE(progressed.count(), 12);
    const QList<SweepPoint> points = pointsOf(sweep.runs());
    QCOMPARE(points.size(), 4);
    for (const SweepPoint &point : points) {
        QCOMPARE(point.runs.size(), 3);
        QCOMPARE(point.runs[0].tally.downloaded, 20);
        QVERIFY(point.fastest().elapsed <= point.median().elapsed);
        QVERIFY(point.median().elapsed <= point.slowest().elapsed);
    }
    // Interleaved: no point comes twice before all came once, nor twice in a row.
    for (qsizetype repeat = 0; repeat < 3; ++repeat)
        QCOMPARE(pointsOf(sweep.runs().mid(4 * repeat, 4)).size(), 4);
    for (qsizetype i = 1; i < sweep.runs().size(); ++i)
        QCOMPARE(pointsOf(sweep.runs().mid(i - 1, 2)).size(), 2);
    QVERIFY(QDir(temporary.path()).isEmpty());
    qunsetenv("TMPDIR");
}

/// By the planned responses, as a busy machine would blur it: tst_prediction shows that runs go that way.
void tst_Sweep::kneeIsAtTheCapacity()
{
    RunOptions options = planFor({}).options;
    options.codes = isoCodes().first(80);
    options.delay = std::pair(100ms, 100ms);
    options.capacity = 20;
    QList<RunSummary> runs;
    for (const int atOnce : {5, 10, 20, 40}) {
        options.concurrency = atOnce;
        const auto run = predictedRun(planOf(options, sourceOf(options), 1, 4096));
        QVERIFY(run);
        runs.append(summaryOf(*run));
    }
    QCOMPARE(kneeOf(pointsOf(runs), Strategy::Pool), std::optional(20));
}

void tst_Sweep::requestsQueueOnlyBeyondTheCapacity_data()
{
    QTest::addColumn<int>("atOnce");
    QTest::newRow("half of it") << 10;
    QTest::newRow("all of it") << 20;
    QTest::newRow("twice as many") << 40;
}

/// By the server's counts, which depend on no clock: more than 20 at once only wait there.
void tst_Sweep::requestsQueueOnlyBeyondTheCapacity()
{
    QFETCH(const int, atOnce);
    const QTemporaryDir folder;
    RunOptions options = planFor({}).options;
    options.codes = isoCodes().first(40);
    options.folder = folder.path();
    options.delay = std::pair(400ms, 400ms);
    options.capacity = 20;
    options.concurrency = atOnce;
    DownloadSession session;
    session.setOptions(options);
    const QSignalSpy finished(&session, &DownloadSession::finished);
    session.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    QCOMPARE(session.run().tally().downloaded, 40);
    const PracticeStats stats = session.practice()->stats;
    const int atWork = stats.peakInFlight - stats.peakQueued;
    QVERIFY2(atWork <= 20 && stats.peakInFlight <= atOnce, qPrintable(QString::number(atWork)));
    QCOMPARE(stats.peakQueued > 0, atOnce > 20);
    QVERIFY(session.shutDown(10s));
}

void tst_Sweep::kneeOfGivenTimes_data()
{
    QTest::addColumn<QList<int>>("times"); // at 1, 5, 20 and 50 at once
    QTest::addColumn<int>("knee"); // 0: none
    QTest::newRow("more is always faster") << QList{1000, 200, 50, 20} << 0;
    QTest::newRow("more brings nothing") << QList{100, 101, 99, 100} << 1;
    QTest::newRow("enough at 20") << QList{1000, 200, 50, 49} << 20;
    QTest::newRow("slower beyond") << QList{1000, 200, 50, 80} << 20;
    QTest::newRow("a dip on the way") << QList{1000, 200, 210, 100} << 0;
}

void tst_Sweep::kneeOfGivenTimes()
{
    QFETCH(const QList<int>, times);
    QFETCH(const int, knee);
    QList<RunSummary> runs;
    for (const auto &[atOnce, time] :
         {std::pair(1, times[0]), std::pair(5, times[1]), std::pair(20, times[2]), std::pair(50, times[3])}) {
        runs << summaryFor(Strategy::Pool, atOnce, milliseconds(time))
             << summaryFor(Strategy::Pool, atOnce, milliseconds(time + 1))
             << summaryFor(Strategy::Pool, atOnce, milliseconds(10 * time)); // something held this one up
    }
    QCOMPARE(kneeOf(pointsOf(runs), Strategy::Pool).value_or(0), knee);
    QVERIFY(!kneeOf(pointsOf(runs), Strategy::EventLoop));
}

void tst_Sweep::endsEarly()
{
    SweepPlan plan = planFor({1, 2});
    plan.options.delay = std::pair(50ms, 50ms);
    Sweep sweep;
    const QSignalSpy finished(&sweep, &Sweep::finished);
    const QSignalSpy progressed(&sweep, &Sweep::progressed);
    sweep.start(plan);
    QTRY_COMPARE_WITH_TIMEOUT(progressed.count(), 1, 30'000);
    sweep.cancel();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(sweep.runs().size(), 1);
    QVERIFY(!sweep.isRunning());
    sweep.start(planFor({3}));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, 30'000);
    QCOMPARE(sweep.runs().size(), 3);
}

void tst_Sweep::refusesWhatIsOnTheWeb()
{
    SweepPlan plan = planFor({1});
    plan.options.urlTemplate = u"https://a.test/{cc}.png"_s;
    Sweep sweep;
    QSignalSpy failed(&sweep, &Sweep::failed);
    sweep.start(plan);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].value<Problem>().kind, ProblemKind::SweepOfWebSource);
    plan.options = {};
    QCOMPARE(Sweep::problemOf(plan.options)->kind, ProblemKind::BadServer);
}

void tst_Sweep::reportsAsJsonAndTable()
{
    const SweepPlan plan = planFor({1, 5});
    const QList runs{summaryFor(Strategy::Pool, 5, 2000ms), summaryFor(Strategy::Pool, 1, 9000ms),
                     summaryFor(Strategy::Pool, 1, 8000ms), summaryFor(Strategy::Pool, 1, 8500ms)};
    const QJsonObject report = QJsonDocument::fromJson(sweepReport(plan, runs, u"a.json"_s)).object();
    const QJsonArray points = report["points"_L1].toArray();
    QCOMPARE(points.size(), 2);
    QCOMPARE(points[0]["used"_L1].toInt(), 1);
    QCOMPARE(points[0]["elapsed_s"_L1].toDouble(), 8.5);
    QCOMPARE(points[0]["elapsed_min_s"_L1].toDouble(), 8.0);
    QCOMPARE(points[0]["elapsed_max_s"_L1].toDouble(), 9.0);
    QVERIFY(report["enough_at_once"_L1]["pool"_L1].isNull());
    const QByteArray table = sweepReport(plan, runs, u"a.CSV"_s);
    QVERIFY2(table.contains("\r\npool,1,1,8.5,8,9,0,0,0,0\r\npool,5,5,2,2,2,"), table.constData());
}

QTEST_GUILESS_MAIN(tst_Sweep)
#include "tst_sweep.moc"
