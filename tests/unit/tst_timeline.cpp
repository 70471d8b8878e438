#include "domain/attemptphase.h"
#include "fakes/flagvalues.h"
#include "models/attemptmodel.h"
#include "models/flagmodel.h"
#include "models/timelinelayout.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <cmath>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TimelineScale hundredPixels{.range = {0us, 1s}, .left = 20, .width = 100};

/// Sent at once, the first byte after \a wait, all received a millisecond later, saved after one more.
AttemptRecord answered(microseconds start, microseconds wait, int slot = 0, const QByteArray &timing = {})
{
    AttemptRecord record;
    record.slot = slot;
    record.due = record.started = start;
    record.sent = start + 1ms;
    record.firstByte = start + 1ms + wait;
    record.received = *record.firstByte + 1ms;
    record.ended = *record.received + 1ms;
    if (!timing.isEmpty())
        record.headers = {{"server-timing", timing}};
    return record;
}

FlagOutcome outcomeOf(const PlanItem &item, const QList<AttemptRecord> &attempts, microseconds delivered)
{
    FlagOutcome outcome = downloaded(item);
    outcome.attempts = attempts;
    outcome.delivered = delivered;
    return outcome;
}

/// BD ends at 103 ms in slot 0; BR fails at 50 ms in slot 1 and is tried again there from 80 to 183 ms.
Run smallRun(Strategy strategy = Strategy::Pool)
{
    DownloadPlan plan = planFor(codesFrom("BD BR"));
    plan.strategy = strategy;
    plan.concurrency.used = 2;
    Run run(plan, QDateTime());
    AttemptRecord refused = attemptFrom(0, 50, ErrorKind::Closed);
    refused.slot = 1;
    run.apply(outcomeOf(plan.items[1], {refused, answered(80ms, 100ms, 1)}, 183ms));
    run.apply(outcomeOf(plan.items[0], {answered(0us, 100ms)}, strategy == Strategy::Pool ? 103ms : 300ms));
    run.endRound(300ms);
    return run;
}

double sumOf(const std::vector<float> &series)
{
    double sum = 0;
    for (const float value : series)
        sum += double(value);
    return sum;
}

} // namespace

class tst_Timeline final : public QObject
{
    Q_OBJECT

private slots:
    void timesAndPixelsAreInverse();
    void zoomKeepsTheTimeUnderThePointer();
    void aRangeStaysWithinTheWhole_data();
    void aRangeStaysWithinTheWhole();
    void ticksAreRoundNumbers_data();
    void ticksAreRoundNumbers();
    void roomGrowsInFewSteps();

    void readsServerTiming_data();
    void readsServerTiming();
    void phasesFollowTheRecord_data();
    void phasesFollowTheRecord();

    void barsAreOrderedBySlotAndStart();
    void waitsConnectAttempts();
    void waitsForItsTurnUntilDelivery();
    void showsWhatIsUnderWay();
    void longBreaksAreShortened();
    void serverWaitsAreJoined();
    void findsTheNearestBar();
    void profileAddsUpToTheTimeSpent();
    void stretchCountsWhatIsInIt();
    void linesFollowARun();
};

void tst_Timeline::timesAndPixelsAreInverse()
{
    QCOMPARE(hundredPixels.x(0us), 20.0);
    QCOMPARE(hundredPixels.x(1s), 120.0);
    QCOMPARE(hundredPixels.x(250ms), 45.0);
    for (const microseconds time : {0us, 1us, 333'333us, 999'999us, 2'000'000us})
        QCOMPARE(hundredPixels.at(hundredPixels.x(time)), time);
}

void tst_Timeline::zoomKeepsTheTimeUnderThePointer()
{
    const TimeRange whole{0us, 1s};
    TimelineScale scale = hundredPixels;
    scale.range = scale.zoomed(70, 0.5, whole);
    QCOMPARE(scale.range.length(), microseconds(500ms));
    QCOMPARE(scale.at(70), microseconds(500ms));
    scale.range = scale.zoomed(20, 0.5, whole);
    QCOMPARE(scale.range, (TimeRange{250ms, 500ms}));
    scale.range = scale.zoomed(50, 1e-9, whole);
    QCOMPARE(scale.range.length(), TimelineScale::minLength);
    scale.range = scale.zoomed(50, 1e12, whole);
    QCOMPARE(scale.range, whole);
}

void tst_Timeline::aRangeStaysWithinTheWhole_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<int>("expectedFrom");
    QTest::addColumn<int>("expectedTo");
    QTest::newRow("inside") << 10 << 20 << 10 << 20;
    QTest::newRow("before the beginning") << -5 << 5 << 0 << 10;
    QTest::newRow("behind the end") << 95 << 115 << 80 << 100;
    QTest::newRow("longer than all") << -50 << 500 << 0 << 100;
}

void tst_Timeline::aRangeStaysWithinTheWhole()
{
    QFETCH(int, from);
    QFETCH(int, to);
    const TimeRange range = within({microseconds(from), microseconds(to)}, {0us, 100us});
    QTEST(int(range.from.count()), "expectedFrom");
    QTEST(int(range.to.count()), "expectedTo");
}

void tst_Timeline::ticksAreRoundNumbers_data()
{
    QTest::addColumn<qint64>("range");
    QTest::addColumn<qint64>("step");
    QTest::newRow("microseconds") << qint64(430) << qint64(100);
    QTest::newRow("a millisecond") << qint64(4'600) << qint64(1'000);
    QTest::newRow("a second") << qint64(1'000'000) << qint64(200'000);
    QTest::newRow("five seconds") << qint64(24'000'000) << qint64(5'000'000);
    QTest::newRow("a minute and a half") << qint64(90'000'000) << qint64(30'000'000);
    QTest::newRow("an hour") << qint64(3'600'000'000) << qint64(1'800'000'000);
    QTest::newRow("a day") << qint64(86'400'000'000) << qint64(20'000'000'000);
}

void tst_Timeline::ticksAreRoundNumbers()
{
    QFETCH(qint64, range);
    QFETCH(qint64, step);
    const TimelineScale scale{.range = {0us, microseconds(range)}, .left = 0, .width = 100};
    QCOMPARE(qint64(scale.tickStep(20).count()), step);
    const auto ticks = scale.ticks(microseconds(step));
    QVERIFY(!ticks.empty() && ticks.size() <= 6);
    for (const microseconds tick : ticks)
        QCOMPARE(qint64(tick.count()) % step, 0);
}

void tst_Timeline::roomGrowsInFewSteps()
{
    QSet<qint64> rooms;
    for (microseconds now = 0us; now <= 60s; now += 10ms) {
        const microseconds room = roomFor(now);
        QVERIFY(room >= now && (now < 20ms || room.count() <= now.count() * 5 / 4 + 1));
        rooms << room.count();
    }
    QVERIFY(rooms.size() < 40);
}

void tst_Timeline::readsServerTiming_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("queue");
    QTest::addColumn<qint64>("work");
    QTest::newRow("the practice server's")
        << QByteArray("queue;dur=12.3, work;dur=500.0") << qint64(12'300) << qint64(500'000);
    QTest::newRow("parts add up") << QByteArray("db;dur=10, app;dur=5.5") << qint64(0) << qint64(15'500);
    QTest::newRow("a total contains the others")
        << QByteArray("db;dur=10, total;dur=30, queue;dur=5") << qint64(5'000) << qint64(25'000);
    QTest::newRow("other parameters") << QByteArray("db;desc=\"a b\"; DUR=2") << qint64(0) << qint64(2'000);
    QTest::newRow("no duration") << QByteArray("cache, miss;desc=x") << qint64(0) << qint64(0);
    QTest::newRow("nonsense") << QByteArray(";;=,dur=,x;dur=-5,y;dur=abc,z;dur=nan") << qint64(0)
                              << qint64(0);
    QTest::newRow("an absurd number is bounded")
        << QByteArray("x;dur=1e300") << qint64(0) << qint64(1'000'000'000'000);
}

void tst_Timeline::readsServerTiming()
{
    QFETCH(QByteArray, value);
    const ServerTime time = serverTimeOf({{"Content-Type", "image/png"}, {"SERVER-TIMING", value}});
    QTEST(qint64(time.queue.count()), "queue");
    QTEST(qint64(time.work.count()), "work");
}

void tst_Timeline::phasesFollowTheRecord_data()
{
    QTest::addColumn<AttemptRecord>("record");
    QTest::addColumn<QList<int>>("milliseconds"); // of each phase
    const AttemptRecord whole = answered(0us, 100ms);
    QTest::newRow("no word from the server") << whole << QList{1, 100, 0, 0, 1, 1};
    QTest::newRow("the server's share")
        << answered(0us, 100ms, 0, "queue;dur=20, work;dur=50") << QList{1, 30, 20, 50, 1, 1};
    QTest::newRow("a server that claims more than there was")
        << answered(0us, 100ms, 0, "queue;dur=500, work;dur=90") << QList{1, 0, 10, 90, 1, 1};
    AttemptRecord refused = attemptFrom(0, 40, ErrorKind::Refused);
    QTest::newRow("never connected") << refused << QList{40, 0, 0, 0, 0, 0};
    AttemptRecord silent = refused;
    silent.sent = 10ms;
    QTest::newRow("no answer") << silent << QList{10, 30, 0, 0, 0, 0};
    AttemptRecord cut = silent;
    cut.firstByte = 15ms;
    QTest::newRow("broken off while it was received") << cut << QList{10, 5, 0, 0, 25, 0};
    AttemptRecord running;
    running.started = 150ms;
    QTest::newRow("under way") << running << QList{0, 50, 0, 0, 0, 0};
    AttemptRecord odd = whole;
    odd.firstByte = 0us; // earlier than it was sent
    QTest::newRow("times out of order") << odd << QList{1, 0, 0, 0, 101, 1};
}

void tst_Timeline::phasesFollowTheRecord()
{
    QFETCH(AttemptRecord, record);
    const AttemptPhases phases = phasesOf(record, 200ms);
    QList<int> lengths;
    microseconds sum{0};
    for (const AttemptPhase phase : allAttemptPhases) {
        lengths << int(phases.duration(phase) / 1ms);
        sum += phases.duration(phase);
    }
    QTEST(lengths, "milliseconds");
    QCOMPARE(sum, phases.ended() - phases.started);
}

void tst_Timeline::barsAreOrderedBySlotAndStart()
{
    const TimelineLayout layout = layoutOf(smallRun(), 400ms);
    QCOMPARE(layout.slotCount(), 2);
    QCOMPARE(layout.bars.size(), size_t(3));
    QCOMPARE(layout.inSlot(0).size(), size_t(1));
    QCOMPARE(layout.inSlot(1).size(), size_t(2));
    QVERIFY(layout.inSlot(2).empty() && layout.inSlot(-1).empty());
    QCOMPARE(layout.inSlot(0).front().row, 0);
    QCOMPARE(layout.inSlot(1).front().end, TimelineBar::End::Failed);
    QCOMPARE(layout.inSlot(1).back().end, TimelineBar::End::Answered);
    QCOMPARE(layout.inSlot(1).back().attempt, 1);
    QCOMPARE(layout.end, microseconds(300ms));
    QCOMPARE(layout.inSlot(1, {60ms, 70ms}).size(), size_t(0));
    QCOMPARE(layout.inSlot(1, {40ms, 90ms}).size(), size_t(2));
    QCOMPARE(layout.limits.size(), size_t(1));
    QCOMPARE(layout.limits.front().allowed, 2);
    QCOMPARE(layout.find(1)->attempt, 1);
    QCOMPARE(layout.find(1, 0)->end, TimelineBar::End::Failed);
    QVERIFY(!layout.find(5));
    QCOMPARE(layoutOf(smallRun(), 1, 400ms).bars.size(), size_t(2));
}

void tst_Timeline::waitsConnectAttempts()
{
    const TimelineLayout layout = layoutOf(smallRun(), 400ms);
    QCOMPARE(layout.waits.size(), size_t(1));
    const TimelineWait &wait = layout.waits.front();
    QCOMPARE(wait.kind, TimelineWait::Kind::Retry);
    QCOMPARE(wait.range, (TimeRange{50ms, 80ms}));
    QCOMPARE(wait.row, 1);
    QCOMPARE(wait.toSlot, 1);
}

void tst_Timeline::waitsForItsTurnUntilDelivery()
{
    const TimelineLayout layout = layoutOf(smallRun(Strategy::PoolInOrder), 400ms);
    const auto turn = std::ranges::find(layout.waits, TimelineWait::Kind::Turn, &TimelineWait::kind);
    QVERIFY(turn != layout.waits.end());
    QCOMPARE(turn->range, (TimeRange{103ms, 300ms}));
    QCOMPARE(turn->row, 0);
}

void tst_Timeline::showsWhatIsUnderWay()
{
    const DownloadPlan plan = planFor(codesFrom("BD BR"));
    Run run(plan, QDateTime());
    AttemptEvent started = attemptStarted(plan.items[1]);
    started.slot = 3;
    started.at = 20ms;
    run.apply(started);
    TimelineLayout layout = layoutOf(run, 70ms);
    QCOMPARE(layout.slotCount(), 4);
    const TimelineBar &bar = layout.inSlot(3).front();
    QCOMPARE(bar.end, TimelineBar::End::UnderWay);
    QCOMPARE(bar.range(), (TimeRange{20ms, 70ms}));
    run.apply(waitingToRetry(plan.items[1], 2s)); // its attempt ended at 500 ms
    layout = layoutOf(run, 900ms);
    QCOMPARE(layout.bars.size(), size_t(1));
    QCOMPARE(layout.bars.front().end, TimelineBar::End::Failed);
    QCOMPARE(layout.waits.size(), size_t(1));
    QCOMPARE(layout.waits.front().range, (TimeRange{500ms, 900ms}));
    QCOMPARE(layout.waits.front().toSlot, -1);
}

/// Ten minutes between two rounds and ten of a pause would leave the run a few pixels.
void tst_Timeline::longBreaksAreShortened()
{
    const DownloadPlan plan = planFor(codesFrom("BD BR"));
    Run run(plan, QDateTime());
    run.apply(RunMark{.kind = RunMark::Kind::Paused, .at = 100ms});
    run.apply(outcomeOf(plan.items[0], {answered(0us, 397ms)}, 400ms)); // and one more until 500 ms
    run.apply(RunMark{.kind = RunMark::Kind::Resumed, .at = 600s});
    run.apply(failed(plan.items[1], ErrorKind::Closed));
    run.endRound(601s);
    const DownloadPlan round = roundOf(plan, {1}, 1);
    run.beginRound(round, 1200s);
    AttemptRecord again = answered(1200s, 100ms);
    again.round = 1;
    run.apply(outcomeOf(round.items[0], {again}, 1300s));
    run.endRound(1201s);
    const TimelineLayout layout = layoutOf(run, 2000s);
    QCOMPARE(layout.breaks.size(), size_t(2));
    QCOMPARE(layout.breaks[0].kind, TimelineBreak::Kind::Pause);
    QCOMPARE(layout.breaks[0].range.from, microseconds(100ms));
    QVERIFY(layout.breaks[0].range.to > 500ms && layout.breaks[0].range.to < 530ms);
    QCOMPARE(layout.breaks[0].lasted, microseconds(599'900ms));
    QCOMPARE(layout.breaks[1].kind, TimelineBreak::Kind::BetweenRounds);
    QCOMPARE(layout.breaks[1].lasted, microseconds(599s));
    QVERIFY(layout.end < 3s);
    const TimelineBar *const last = layout.find(1);
    QCOMPARE(last->range().length(), microseconds(103ms));
    QCOMPARE(last->phases.started, layout.breaks[1].range.to);
}

void tst_Timeline::serverWaitsAreJoined()
{
    const DownloadPlan plan = planFor(codesFrom("BD"));
    Run run(plan, QDateTime());
    using Kind = RunMark::Kind;
    run.apply(RunMark{.kind = Kind::ServerWait, .at = 100ms, .until = 300ms});
    run.apply(RunMark{.kind = Kind::ServerWait, .at = 200ms, .until = 500ms}); // prolongs it
    run.apply(RunMark{.kind = Kind::ServerWait, .at = 800ms, .until = 9s}); // the round ends before
    TimelineLayout layout = layoutOf(run, 900ms);
    QCOMPARE(layout.breaks.size(), size_t(2));
    QCOMPARE(layout.breaks[0].kind, TimelineBreak::Kind::ServerWait);
    QCOMPARE(layout.breaks[0].range, (TimeRange{100ms, 500ms}));
    QCOMPARE(layout.breaks[1].range, (TimeRange{800ms, 900ms}));
    run.endRound(1s);
    layout = layoutOf(run, 5s);
    QCOMPARE(layout.breaks[1].range, (TimeRange{800ms, 1s}));
}

void tst_Timeline::findsTheNearestBar()
{
    const TimelineLayout layout = layoutOf(smallRun(), 400ms);
    QCOMPARE(layout.nearest(1, 10ms)->attempt, 0);
    QCOMPARE(layout.nearest(1, 60ms)->attempt, 0); // between them
    QCOMPARE(layout.nearest(1, 70ms)->attempt, 1);
    QCOMPARE(layout.nearest(1, 10s)->attempt, 1);
    QVERIFY(!layout.nearest(7, 10ms));
}

void tst_Timeline::profileAddsUpToTheTimeSpent()
{
    const TimelineLayout layout = layoutOf(smallRun(), 400ms);
    constexpr int columns = 37; // no round number of milliseconds
    const TimelineProfile profile = profileOf(layout, {0us, 300ms}, columns);
    constexpr double columnMs = 300.0 / columns;
    QCOMPARE(profile.series.front().size(), size_t(columns));
    double spent = 0;
    for (size_t column = 0; column < columns; ++column)
        spent += double(profile.inFlight(column)) * columnMs;
    QVERIFY(std::abs(spent - (103 + 50 + 103)) < 0.1);
    QVERIFY(std::abs(sumOf(profile.series[size_t(AttemptPhase::Waiting)]) * columnMs - 200) < 0.1);
    QVERIFY(std::abs(sumOf(profile.series[TimelineProfile::Retry]) * columnMs - 30) < 0.1);
    QCOMPARE(qRound(profile.inFlight(0)), 2);
    QCOMPARE(qRound(profile.inFlight(columns - 1)), 0);
    // Zoomed into the middle of a bar, all of it is covered.
    const TimelineProfile middle = profileOf(layout, {20ms, 30ms}, 5);
    for (size_t column = 0; column < 5; ++column)
        QVERIFY(std::abs(middle.inFlight(column) - 2) < 0.001F);
}

void tst_Timeline::stretchCountsWhatIsInIt()
{
    const TimelineLayout layout = layoutOf(smallRun(), 400ms);
    StretchStatistics statistics = statisticsOf(layout, {40ms, 110ms});
    QCOMPARE(statistics.requests, 3);
    QCOMPARE(statistics.flags, 1);
    QCOMPARE(statistics.failed, 1);
    QCOMPARE(statistics.mean, microseconds(256ms) / 3);
    QCOMPARE(statistics.dominant, AttemptPhase::Waiting);
    QVERIFY(statistics.share > 0.8 && statistics.share < 1);
    statistics = statisticsOf(layout, {250ms, 260ms});
    QCOMPARE(statistics.requests, 0);
    QCOMPARE(statistics.inFlight, 0.0);
}

void tst_Timeline::linesFollowARun()
{
    const DownloadPlan plan = planFor(codesFrom("BD BR"));
    Run run(plan, QDateTime());
    FlagModel flags(QLocale::c());
    flags.setRun(run, {});
    AttemptModel lines(&flags);
    const QAbstractItemModelTester tester(&lines);
    AttemptEvent started = attemptStarted(plan.items[1]);
    started.at = 5ms;
    run.apply(started);
    lines.setBars(layoutOf(run, 10ms).bars);
    QCOMPARE(lines.rowCount(), 1);
    QCOMPARE(lines.index(0, AttemptModel::Code).data().toString(), u"BR"_s);
    QCOMPARE(lines.index(0, AttemptModel::Result).data().toString(), u"downloading"_s);
    run.apply(outcomeOf(plan.items[1], {answered(5ms, 100ms)}, 108ms));
    started = attemptStarted(plan.items[0]);
    started.at = 110ms;
    run.apply(started);
    lines.setBars(layoutOf(run, 120ms).bars);
    QCOMPARE(lines.rowCount(), 2);
    QCOMPARE(lines.index(0, AttemptModel::Result).data().toString(), u"answered"_s);
    QCOMPARE(lines.index(0, AttemptModel::Duration).data().toString(), u"103 ms"_s);
    QCOMPARE(lines.index(0, AttemptModel::FirstPhase + int(AttemptPhase::Waiting)).data().toString(),
             u"100 ms"_s);
    QCOMPARE(lines.index(1, AttemptModel::Code).data().toString(), u"BD"_s);
    lines.setBars({});
    QCOMPARE(lines.rowCount(), 0);
}

QTEST_GUILESS_MAIN(tst_Timeline)
#include "tst_timeline.moc"
