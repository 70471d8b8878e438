#include "countries/catalogue.h"
#include "fakes/flagvalues.h"
#include "fakes/shownrun.h"
#include "fakes/windowfixture.h"
#include "models/flagmodel.h"
#include "ui/barpainter.h"
#include "ui/currentflag.h"
#include "ui/flagcommands.h"
#include "ui/flags/flagsarea.h"
#include "ui/inspector/timelinepanel.h"
#include "ui/inspector/timelineview.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/palette.h"

#include <QAction>
#include <QApplication>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>
#include <QTreeView>
#include <QWheelEvent>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = DownloadSession::State;

namespace {

/// A view of a finished run: in each of \a slots slots three requests of 100 ms, one after the other; the
/// second of each fails.
struct Shown
{
    ShownRun run;
    TimelineView view{&run.flags};

    explicit Shown(int slotCount, const QSize &size = {800, 300})
    {
        const DownloadPlan plan = planFor(everyCode().mid(0, 3 * slotCount));
        run.beginRun(plan);
        for (int row = 0; row < 3 * slotCount; ++row) {
            const bool fails = row % 3 == 1;
            FlagOutcome outcome =
                fails ? failed(plan.items[row], ErrorKind::Closed) : downloaded(plan.items[row]);
            AttemptRecord &attempt = outcome.attempts.first();
            attempt.slot = row / 3;
            attempt.started = row % 3 * 100ms;
            attempt.sent = attempt.started + 1ms;
            attempt.ended = attempt.started + 100ms;
            run.apply(outcome);
        }
        run.run.endRound(300ms);
        view.resize(size);
        view.show();
        view.setTimeline(layoutOf(run.run, 300ms));
    }
    void wheel(const QPoint &at, int delta, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(at, view.viewport()->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.viewport(), &event);
    }
    void drag(const QPoint &from, const QPoint &to)
    {
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, view.viewport()->mapToGlobal(to), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(view.viewport(), &move);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, to);
    }
};

double bestContrast(const QImage &image, const QColor &ground)
{
    double best = 1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            best = std::max(best, contrastRatio(image.pixelColor(x, y), ground));
    }
    return best;
}

} // namespace

class tst_TimelinePanel final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void beforeTheFirstRunItSaysWhatItIsFor();
    void predictsAPracticeRunAndCompares();
    void aRunIsABarForEachRequest();
    void pointsOutTheCriticalPath();
    void followsARunUnderWay();
    void theSameAsATable();
    void selectionIsSharedWithTheFlags();
    void arrowKeysGoFromBarToBar();
    void everyBarIsFoundAtItsPlace_data();
    void everyBarIsFoundAtItsPlace();
    void rowsFitTheNumberOfSlots_data();
    void rowsFitTheNumberOfSlots();
    void wheelZoomsAboutThePointer();
    void keysZoomAndGoBack();
    void rowsThatDoNotFitAreScrolled();
    void legendOutlivesEachHeight();
    void codesCanBeReadOnPaleBars_data();
    void codesCanBeReadOnPaleBars();
    void draggingMeasuresAStretch();
    void describesABar();
    void barsStandOutFromTheBackground_data();
    void barsStandOutFromTheBackground();
    void theListShowsEachFlagsRequests();
};

void tst_TimelinePanel::beforeTheFirstRunItSaysWhatItIsFor()
{
    RunOptions other;
    other.urlTemplate = u"http://127.0.0.1:9/{cc}.png"_s;
    const WindowFixture fixture(other);
    fixture.clickTab(WindowFixture::Timeline);
    auto *const panel = fixture.part<TimelinePanel>();
    auto *const notice = panel->findChild<EmptyNotice *>();
    QVERIFY(notice->isVisible());
    QCOMPARE(notice->sentence(), u"Press Start to see every request as a bar."_s);
    QVERIFY(!panel->asTable()->isVisible());
}

void tst_TimelinePanel::predictsAPracticeRunAndCompares()
{
    RunOptions options = optionsFrom(u"DELAY"_s);
    options.delay = {20ms, 60ms};
    options.concurrency = 5;
    const WindowFixture fixture(options);
    fixture.clickTab(WindowFixture::Timeline);
    auto *const view = fixture.part<TimelineView>();
    auto *const panel = fixture.part<TimelinePanel>();
    QTRY_COMPARE(view->timeline().bars.size(), size_t(20)); // nothing was sent
    QVERIFY(!fixture.session.isBusy());
    QVERIFY(view->describe(view->timeline().bars.front()).contains(u"as predicted"_s));
    QVERIFY(panel->stretchText().startsWith(u"Prediction"_s));
    emit view->markerMoved(1, 200ms);
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QTRY_VERIFY(!view->timeline().live);
    QVERIFY2(panel->stretchText().startsWith(u"Took"_s)
                 && panel->stretchText().endsWith(u"your guess 200 ms"_s),
             qPrintable(panel->stretchText()));
}

void tst_TimelinePanel::aRunIsABarForEachRequest()
{
    const WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.clickTab(WindowFixture::Timeline);
    auto *const view = fixture.part<TimelineView>();
    QVERIFY(view->isVisible());
    QCOMPARE(view->timeline().bars.size(), size_t(20));
    const auto failures =
        std::ranges::count(view->timeline().bars, TimelineBar::End::Failed, &TimelineBar::end);
    QCOMPARE(int(failures), fixture.flags.tally().failed);
    for (const TimelineBar &bar : view->timeline().bars)
        QVERIFY(view->viewport()->rect().intersects(view->rectOf(bar)));
}

void tst_TimelinePanel::pointsOutTheCriticalPath()
{
    const WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.clickTab(WindowFixture::Timeline);
    auto *const view = fixture.part<TimelineView>();
    QVERIFY(view->timeline().path.empty());
    const QImage plain = view->viewport()->grab().toImage();
    fixture.part<TimelinePanel>()->criticalPath()->trigger();
    QVERIFY(!view->timeline().path.empty());
    QCOMPARE(view->timeline().path.back().to, view->timeline().end);
    QVERIFY(view->viewport()->grab().toImage() != plain);
    fixture.part<TimelinePanel>()->criticalPath()->trigger();
    QCOMPARE(view->viewport()->grab().toImage(), plain);
}

void tst_TimelinePanel::followsARunUnderWay()
{
    const WindowFixture fixture(endless(4));
    fixture.clickTab(WindowFixture::Timeline);
    click(fixture.start());
    auto *const view = fixture.part<TimelineView>();
    QTRY_COMPARE(view->timeline().bars.size(), size_t(4));
    QVERIFY(view->timeline().live);
    QCOMPARE(view->timeline().bars.front().end, TimelineBar::End::UnderWay);
    const microseconds before = view->timeline().bars.front().phases.ended();
    QTRY_VERIFY(view->timeline().bars.front().phases.ended() > before); // though nothing happens
    fixture.cancel();
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QTRY_VERIFY(!view->timeline().live);
    QCOMPARE(view->timeline().bars.front().end, TimelineBar::End::Cancelled);
}

void tst_TimelinePanel::theSameAsATable()
{
    const WindowFixture fixture;
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.clickTab(WindowFixture::Timeline);
    auto *const panel = fixture.part<TimelinePanel>();
    panel->asTable()->trigger();
    auto *const table = panel->findChild<QTreeView *>();
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 20);
    table->setCurrentIndex(table->model()->index(3, 0));
    const int row = fixture.part<CurrentFlag>()->row();
    QCOMPARE(fixture.flags.row(row).item.code.upper(), table->model()->index(3, 0).data().toString());
    fixture.part<CurrentFlag>()->set(row == 0 ? 1 : 0);
    QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(),
             fixture.flags.row(row == 0 ? 1 : 0).item.code.upper());
    panel->asTable()->trigger();
    QTRY_VERIFY(fixture.part<TimelineView>()->isVisible());
    QCOMPARE(fixture.part<TimelineView>()->current()->row, row == 0 ? 1 : 0);
}

void tst_TimelinePanel::selectionIsSharedWithTheFlags()
{
    const WindowFixture fixture;
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.clickTab(WindowFixture::Timeline);
    auto *const view = fixture.part<TimelineView>();
    const TimelineBar bar = view->timeline().bars.back();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->rectOf(bar).center());
    QCOMPARE(fixture.part<CurrentFlag>()->row(), bar.row);
    const int other = bar.row == 5 ? 6 : 5;
    fixture.part<CurrentFlag>()->set(other);
    QVERIFY(view->current());
    QCOMPARE(view->current()->row, other);
    fixture.part<CurrentFlag>()->set(-1);
    QVERIFY(!view->current());
}

void tst_TimelinePanel::arrowKeysGoFromBarToBar()
{
    Shown shown(3);
    QSignalSpy picked(&shown.view, &TimelineView::rowPicked);
    const auto rowAfter = [&](Qt::Key key) {
        QTest::keyClick(&shown.view, key);
        return shown.view.current()->row;
    };
    QCOMPARE(rowAfter(Qt::Key_Right), 0); // the first
    QCOMPARE(rowAfter(Qt::Key_Right), 1);
    QCOMPARE(rowAfter(Qt::Key_Down), 4); // at the same time in the next slot
    QCOMPARE(rowAfter(Qt::Key_End), 5);
    QCOMPARE(rowAfter(Qt::Key_Right), 5);
    QCOMPARE(rowAfter(Qt::Key_Home), 3);
    QCOMPARE(rowAfter(Qt::Key_Up), 0);
    QCOMPARE(rowAfter(Qt::Key_Up), 0);
    QCOMPARE(picked.size(), 6);
    QCOMPARE(picked.last().first().toInt(), 0);
}

void tst_TimelinePanel::everyBarIsFoundAtItsPlace_data()
{
    QTest::addColumn<int>("slotCount");
    QTest::newRow("few slots") << 5;
    QTest::newRow("as many as by default") << 30;
    QTest::newRow("two hundred slots, of which some are out of sight") << 200;
}

void tst_TimelinePanel::everyBarIsFoundAtItsPlace()
{
    QFETCH(int, slotCount);
    const Shown shown(slotCount);
    int found = 0;
    for (const TimelineBar &bar : shown.view.timeline().bars) {
        const QPoint centre = shown.view.rectOf(bar).center();
        if (!shown.view.viewport()->rect().contains(centre))
            continue;
        ++found;
        const TimelineBar *const hit = shown.view.barAt(centre);
        QVERIFY(hit && hit->isSame(bar));
    }
    QVERIFY(found >= std::min(3 * slotCount, 100));
    QVERIFY(!shown.view.barAt({shown.view.width() / 2, 2})); // on the axis
}

void tst_TimelinePanel::rowsFitTheNumberOfSlots_data()
{
    QTest::addColumn<int>("slotCount");
    QTest::addColumn<int>("minHeight");
    QTest::addColumn<int>("maxHeight");
    QTest::newRow("codes can be read") << 8 << 13 << 22;
    QTest::newRow("thin") << 30 << 4 << 20;
    QTest::newRow("dense") << 200 << 2 << 4;
}

void tst_TimelinePanel::rowsFitTheNumberOfSlots()
{
    QFETCH(int, slotCount);
    QFETCH(int, minHeight);
    QFETCH(int, maxHeight);
    const Shown shown(slotCount, {800, 260});
    const int height = shown.view.rectOf(shown.view.timeline().bars.front()).height();
    QVERIFY2(height >= minHeight && height <= maxHeight, qPrintable(QString::number(height)));
}

void tst_TimelinePanel::wheelZoomsAboutThePointer()
{
    Shown shown(3);
    const TimeRange whole = shown.view.range();
    const TimelineBar bar = shown.view.timeline().bars[1];
    const QPoint at(shown.view.rectOf(bar).left(), 100);
    shown.wheel(at, 120);
    QVERIFY(shown.view.isZoomed());
    QVERIFY(shown.view.range().length() < whole.length());
    QVERIFY(std::abs(shown.view.rectOf(bar).left() - at.x()) <= 1);
    const TimeRange before = shown.view.range();
    shown.wheel(at, -120, Qt::ShiftModifier); // sideways
    QCOMPARE(shown.view.range().length(), before.length());
    QVERIFY(shown.view.range().from > before.from);
    QTRY_VERIFY(shown.view.horizontalScrollBar()->isVisible());
    shown.view.horizontalScrollBar()->setValue(shown.view.horizontalScrollBar()->maximum());
    QCOMPARE(shown.view.range().length(), before.length());
    QVERIFY(whole.to - shown.view.range().to < before.length() / 100);
    for (int i = 0; i < 9; ++i)
        shown.wheel(at, -120);
    QCOMPARE(shown.view.range(), whole);
    QVERIFY(!shown.view.isZoomed());
}

void tst_TimelinePanel::keysZoomAndGoBack()
{
    Shown shown(3);
    const TimeRange whole = shown.view.range();
    QTest::keyClick(&shown.view, Qt::Key_Plus);
    const TimeRange once = shown.view.range();
    QTest::keyClick(&shown.view, Qt::Key_Plus);
    QVERIFY(shown.view.range().length() < once.length());
    QTest::keyClick(&shown.view, Qt::Key_Backspace);
    QCOMPARE(shown.view.range(), once);
    QTest::keyClick(&shown.view, Qt::Key_Backspace);
    QCOMPARE(shown.view.range(), whole);
    QTest::keyClick(&shown.view, Qt::Key_Plus);
    QTest::keyClick(&shown.view, Qt::Key_0);
    QCOMPARE(shown.view.range(), whole);
    QTest::keyClick(&shown.view, Qt::Key_Minus);
    QCOMPARE(shown.view.range(), whole);
    // Zoomed in, a bar that keys reach comes into sight.
    QTest::keyClick(&shown.view, Qt::Key_Right);
    for (int i = 0; i < 12; ++i)
        QTest::keyClick(&shown.view, Qt::Key_Plus);
    QTest::keyClick(&shown.view, Qt::Key_End);
    QVERIFY(shown.view.current()->range().meets(shown.view.range()));
}

void tst_TimelinePanel::rowsThatDoNotFitAreScrolled()
{
    Shown shown(200);
    const TimelineBar last = shown.view.timeline().bars.back();
    QVERIFY(!shown.view.viewport()->rect().contains(shown.view.rectOf(last).center()));
    const TimeRange range = shown.view.range();
    for (int i = 0; i < 60; ++i)
        shown.wheel({400, 200}, -120);
    QVERIFY(shown.view.viewport()->rect().contains(shown.view.rectOf(last).center()));
    QCOMPARE(shown.view.range(), range);
    shown.wheel({400, 200}, 120, Qt::ControlModifier);
    QVERIFY(shown.view.range().length() < range.length());
}

void tst_TimelinePanel::legendOutlivesEachHeight()
{
    RunOptions options = optionsFrom(u"DELAY"_s);
    options.delay = {20ms, 60ms};
    options.concurrency = 30;
    WindowFixture fixture(options);
    fixture.countries.setChosen(isoCodes().first(60));
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    TimelinePanel panel(&fixture.flags, &fixture.session, fixture.part<CurrentFlag>(),
                        fixture.part<FlagCommands>());
    panel.show();
    const auto *const view = panel.findChild<TimelineView *>();
    QTRY_VERIFY(view->timeline().slotCount() > 8);
    bool wereThin = false;
    // Labels appear one by one; each makes the view lower, and its bars thin or not.
    for (int height = 150; height < 400; ++height) {
        panel.resize(500, height);
        QTest::qWait(0);
        wereThin |= view->areBarsThin();
    }
    QVERIFY(wereThin && !view->areBarsThin());
}

void tst_TimelinePanel::codesCanBeReadOnPaleBars_data()
{
    QTest::addColumn<bool>("predicted");
    QTest::addColumn<bool>("dark");
    QTest::newRow("predicted, light") << true << false;
    QTest::newRow("predicted, dark") << true << true;
    QTest::newRow("beside the critical path, light") << false << false;
    QTest::newRow("beside the critical path, dark") << false << true;
}

void tst_TimelinePanel::codesCanBeReadOnPaleBars()
{
    QFETCH(bool, predicted);
    QFETCH(bool, dark);
    Shown shown(3);
    if (dark)
        shown.view.setPalette(darkPalette());
    TimelineLayout timeline = shown.view.timeline();
    if (!predicted)
        timeline.path = {{.row = 0, .attempt = 0, .phase = RunPhase::Waiting, .from = 0ms, .to = 100ms}};
    shown.view.setTimeline(timeline);
    shown.view.setPale(predicted);
    const QRect bar = shown.view.rectOf(*shown.view.timeline().find(3));
    const QImage image = shown.view.viewport()->grab().toImage();
    const QRect code(bar.left() + 4, bar.top() + 3, 18, bar.height() - 6);
    QVERIFY(bestContrast(image.copy(code), image.pixelColor(bar.left() + 60, bar.center().y())) >= 4.5);
}

void tst_TimelinePanel::draggingMeasuresAStretch()
{
    const WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.clickTab(WindowFixture::Timeline);
    auto *const panel = fixture.part<TimelinePanel>();
    auto *const view = fixture.part<TimelineView>();
    view->setStretch(view->range());
    QVERIFY(panel->stretchText().contains(u"20 request"_s));
    QVERIFY(panel->stretchText().contains(u"%1 failed"_s.arg(fixture.flags.tally().failed)));
    QVERIFY(fixture.showsMuted(u"20 request"_s));

    Shown shown(3);
    const QRect second = shown.view.rectOf(shown.view.timeline().bars[1]);
    shown.drag({second.right(), 150}, {second.left(), 200}); // in either direction
    QVERIFY(shown.view.stretch());
    const StretchStatistics statistics = statisticsOf(shown.view.timeline(), *shown.view.stretch());
    QCOMPARE(qRound(double(shown.view.stretch()->length().count()) / 10'000), 10);
    QVERIFY(statistics.requests >= 3 && statistics.requests <= 9);
    QVERIFY(std::abs(statistics.inFlight - 3) < 0.2);
    QTest::keyClick(&shown.view, Qt::Key_Return);
    QCOMPARE(shown.view.range(), *shown.view.stretch());
    QTest::keyClick(&shown.view, Qt::Key_Escape);
    QVERIFY(!shown.view.stretch());
}

void tst_TimelinePanel::describesABar()
{
    const Shown shown(2);
    const TimelineBar &refused = shown.view.timeline().bars[1];
    const QString text = shown.view.describe(refused);
    const RunRow &flag = shown.run.flags.row(refused.row);
    QVERIFY(text.contains(flag.item.code.upper()));
    QVERIFY(text.contains(u"100 ms"_s));
    QVERIFY(text.contains(u"slot 0"_s));
    QVERIFY(text.contains(u"connecting: 1.0 ms"_s));
}

void tst_TimelinePanel::barsStandOutFromTheBackground_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("height");
    QTest::newRow("light, tall") << false << 18;
    QTest::newRow("light, dense") << false << 2;
    QTest::newRow("dark, tall") << true << 18;
    QTest::newRow("dark, dense") << true << 2;
}

void tst_TimelinePanel::barsStandOutFromTheBackground()
{
    QFETCH(bool, dark);
    QFETCH(int, height);
    const QPalette palette = dark ? darkPalette() : QApplication::style()->standardPalette();
    const QColor base = palette.color(QPalette::Base);
    const BarPainter bars(palette);
    QList<QImage> pictures;
    for (int look = 0; look <= int(BarPainter::Look::Cancelled); ++look) {
        QImage image(40, height, QImage::Format_RGB32);
        image.fill(base);
        QPainter painter(&image);
        bars.fill(painter, BarPainter::Look(look), image.rect());
        painter.end();
        QVERIFY2(bestContrast(image, base) >= 3, qPrintable(BarPainter::text(BarPainter::Look(look))));
        if (height > 2)
            QVERIFY(
                !pictures.contains(image.convertToFormat(QImage::Format_Grayscale8))); // without colour too
        pictures << image.convertToFormat(QImage::Format_Grayscale8);
    }
}

void tst_TimelinePanel::theListShowsEachFlagsRequests()
{
    WindowFixture fixture;
    fixture.part<FlagsArea>()->setView(FlagsArea::View::List);
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    const QModelIndex index = fixture.flags.index(4, FlagModel::Waterfall);
    const auto timeline = index.data(FlagModel::TimelineRole).value<TimelineLayout>();
    QCOMPARE(timeline.bars.size(), size_t(1));
    QCOMPARE(timeline.bars.front().row, 4);
    QCOMPARE(timeline.end, layoutOf(fixture.flags.run(), {}).end); // on the times of the whole run
    QVERIFY(index.data(FlagModel::SortRole).toLongLong() >= 0);
}

QTEST_MAIN(tst_TimelinePanel)
#include "tst_timelinepanel.moc"
