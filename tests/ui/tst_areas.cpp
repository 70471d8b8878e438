#include "countries/catalogue.h"
#include "fakes/windowfixture.h"
#include "models/errormodel.h"
#include "models/flagmodel.h"
#include "ui/actions.h"
#include "ui/countries/countryrail.h"
#include "ui/currentflag.h"
#include "ui/flags/flaglist.h"
#include "ui/flags/flagsarea.h"
#include "ui/flags/flagview.h"
#include "ui/inspector/errorpanel.h"
#include "ui/inspector/inspector.h"
#include "ui/planbar/planbar.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QPaintEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSplitter>
#include <QTest>
#include <QTreeView>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = DownloadSession::State;
using Filter = FlagFilterModel::Filter;

namespace {

void resizeTo(const WindowFixture &fixture, const QSize &size)
{
    fixture.window->resize(size);
    QTRY_COMPARE(fixture.window->size(), size);
    for (int pass = 0; pass < 5; ++pass)
        QCoreApplication::sendPostedEvents();
}

/// What is painted of a widget from now on.
class PaintRecorder final : public QObject
{
public:
    explicit PaintRecorder(QWidget *widget) { widget->installEventFilter(this); }
    QRegion painted;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            painted += static_cast<const QPaintEvent *>(event)->region();
        return false;
    }
};

QModelIndex regionRow(const WindowFixture &fixture, const QString &name)
{
    const QAbstractItemModel *const model = fixture.list()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, 0).data().toString() == name)
            return model->index(row, 0);
    }
    return {};
}

} // namespace

class tst_Areas final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void fitsASmallWindow();
    void foldingTheInspectorGivesItsRoomToTheFlags();
    void theInspectorKeepsItsHeight();
    void countriesFoldToAStrip();
    void countriesFoldDuringARunWhereAllowed();
    void aRegionIsTickedAsFarAsItIsFound();
    void aRegionPresetShowsItsRegion();
    void aStartShowsWhatIsChosen_data();
    void aStartShowsWhatIsChosen();
    void clearingASearchFoldsWhatWasFolded();
    void onlyChosenKeepsWhatIsUnchosenInSight();
    void aTypedNumberIsTakenAsAWhole();
    void tooLargeANumberIsClampedAndSaysSo();
    void theMosaicShowsAllCountriesAtOnce();
    void noWidthLosesAColumn();
    void onlyCellsThatChangedArePainted_data();
    void onlyCellsThatChangedArePainted();
    void theListSortsByCompletionFirst();
    void theListKeepsItsWaterfall();
    void severalFlagsAreRetriedTogether();
    void aRetryUnderAFilterDoesNotMoveTheSelection();
    void theLargestGroupOfErrorsComesFirst();
    void aFoldedGroupStaysFolded();
    void exportsLinesAsCsvAndJson();
};

void tst_Areas::fitsASmallWindow()
{
    const WindowFixture fixture;
    resizeTo(fixture, {800, 500});
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.clickTab(WindowFixture::Errors);
    QTRY_VERIFY(fixture.inspector()->isUnfolded());
    QCOMPARE(fixture.window->size(), QSize(800, 500));
    const QRect whole = fixture.window->rect();
    for (QWidget *const widget : std::initializer_list<QWidget *>{
             fixture.start(), fixture.atOnce(), fixture.button<FlagsArea>(u"Open folder"_s), fixture.tabs()})
        QVERIFY2(whole.contains(QRect(widget->mapTo(fixture.window.get(), QPoint()), widget->size())),
                 qPrintable(widget->accessibleName()));
    QVERIFY(fixture.grid()->height() > 60);
}

void tst_Areas::foldingTheInspectorGivesItsRoomToTheFlags()
{
    const WindowFixture fixture;
    resizeTo(fixture, {1024, 640});
    const int before = fixture.grid()->height();
    fixture.press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(fixture.inspector()->height() > 200);
    QVERIFY(fixture.grid()->height() < before - 150);
    fixture.press(Qt::Key_E, Qt::ControlModifier);
    QTRY_COMPARE(fixture.grid()->height(), before);
    QVERIFY(fixture.inspector()->height() < 50);
}

void tst_Areas::theInspectorKeepsItsHeight()
{
    const WindowFixture fixture;
    resizeTo(fixture, {1024, 640});
    fixture.clickTab(WindowFixture::Errors);
    QTRY_VERIFY(fixture.inspector()->height() > 200);
    auto *const splitter = qobject_cast<QSplitter *>(fixture.inspector()->parentWidget());
    splitter->setSizes({splitter->height() - 181, 180});
    QTRY_COMPARE(fixture.inspector()->height(), 180);
    fixture.clickTab(WindowFixture::Errors);
    QTRY_VERIFY(fixture.inspector()->height() < 50);
    fixture.clickTab(WindowFixture::Errors);
    QTRY_COMPARE(fixture.inspector()->height(), 180);
}

void tst_Areas::countriesFoldToAStrip()
{
    const WindowFixture fixture;
    resizeTo(fixture, {1024, 640});
    auto *const rail = fixture.part<CountryRail>();
    auto *const area = fixture.part<FlagsArea>();
    const int width = rail->width();
    const int flags = area->width();
    fixture.press(Qt::Key_F9);
    QTRY_VERIFY(rail->width() < 50);
    QCOMPARE(area->width(), flags + width - rail->width());
    QVERIFY(!fixture.list()->isVisible());
    fixture.press(Qt::Key_F, Qt::ControlModifier); // a search unfolds them
    QTRY_COMPARE(rail->width(), width);
    QVERIFY(rail->findChild<QLineEdit *>()->hasFocus());
}

void tst_Areas::countriesFoldDuringARunWhereAllowed()
{
    const WindowFixture fixture(endless());
    auto *const rail = fixture.part<CountryRail>();
    const int width = rail->width();
    fixture.part<Actions>()->foldDuringRuns->trigger();
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Running);
    QTRY_VERIFY(rail->width() < 50);
    fixture.cancel();
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QTRY_COMPARE(rail->width(), width);
}

void tst_Areas::aRegionIsTickedAsFarAsItIsFound()
{
    WindowFixture fixture;
    fixture.countries.setChosen({});
    auto *const search = fixture.part<CountryRail>()->findChild<QLineEdit *>();
    QTest::keyClicks(search, u"guinea"_s);
    const QModelIndex africa = regionRow(fixture, u"Africa"_s);
    const int found = fixture.list()->model()->rowCount(africa);
    QVERIFY(found > 1 && found < 10);
    QVERIFY(fixture.list()->model()->setData(africa, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(fixture.countries.chosen().size(), found);
    QCOMPARE(africa.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QVERIFY(fixture.list()->model()->setData(africa, Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(fixture.countries.chosen().isEmpty());
}

void tst_Areas::aRegionPresetShowsItsRegion()
{
    const WindowFixture fixture;
    fixture.part<CountryRail>()->choose({.kind = Preset::Kind::Region, .region = Region::Europe});
    const QModelIndex europe = regionRow(fixture, u"Europe"_s);
    QVERIFY(europe.isValid());
    QTRY_COMPARE(fixture.list()->visualRect(europe).top(), 0);
}

void tst_Areas::aStartShowsWhatIsChosen_data()
{
    QTest::addColumn<QList<CountryCode>>("chosen");
    QTest::addColumn<QString>("region");
    const auto europe = codesOf({.kind = Preset::Kind::Region, .region = Region::Europe});
    QTest::newRow("a region, from its top") << europe << u"Europe"_s;
    QTest::newRow("one country at the end of a region") << QList{*CountryCode::parse(u"UA")} << u"Europe"_s;
    QTest::newRow("the top twenty, which begin in Africa") << topTwenty() << u"Africa"_s;
}

void tst_Areas::aStartShowsWhatIsChosen()
{
    QFETCH(const QList<CountryCode>, chosen);
    QFETCH(const QString, region);
    RunOptions options;
    options.codes = chosen;
    const WindowFixture fixture(options);
    const QModelIndex row = regionRow(fixture, region);
    QVERIFY(row.isValid());
    if (chosen.size() > 1)
        QTRY_COMPARE(fixture.list()->visualRect(row).top(), 0);
    const auto *const model = fixture.list()->model();
    const QModelIndexList ticked =
        model->match(model->index(0, 0, row), Qt::CheckStateRole, Qt::Checked, 1, Qt::MatchExactly);
    QCOMPARE(ticked.size(), 1);
    const QRect place = fixture.list()->visualRect(ticked.first());
    QVERIFY(fixture.list()->viewport()->rect().contains(place));
}

void tst_Areas::clearingASearchFoldsWhatWasFolded()
{
    const WindowFixture fixture;
    fixture.list()->collapse(regionRow(fixture, u"Asia"_s));
    auto *const search = fixture.part<CountryRail>()->findChild<QLineEdit *>();
    QTest::keyClicks(search, u"japan"_s);
    QVERIFY(fixture.list()->isExpanded(regionRow(fixture, u"Asia"_s)));
    search->clear();
    QVERIFY(!fixture.list()->isExpanded(regionRow(fixture, u"Asia"_s)));
    QVERIFY(fixture.list()->isExpanded(regionRow(fixture, u"Africa"_s)));
}

void tst_Areas::onlyChosenKeepsWhatIsUnchosenInSight()
{
    WindowFixture fixture;
    auto *const only = fixture.part<CountryRail>()->findChild<QCheckBox *>();
    fixture.list()->collapse(regionRow(fixture, u"Asia"_s));
    only->click();
    QVERIFY(fixture.list()->isExpanded(regionRow(fixture, u"Asia"_s)));
    const auto shown = [&fixture] {
        int count = 0;
        for (int row = 0; row < fixture.list()->model()->rowCount(); ++row)
            count += fixture.list()->model()->rowCount(fixture.list()->model()->index(row, 0));
        return count;
    };
    QCOMPARE(shown(), 20);
    const QModelIndex region = fixture.list()->model()->index(0, 0);
    QVERIFY(fixture.list()->model()->setData(fixture.list()->model()->index(0, 0, region), Qt::Unchecked,
                                             Qt::CheckStateRole));
    QCOMPARE(fixture.countries.chosen().size(), 19);
    QCOMPARE(shown(), 20);
    fixture.countries.setChosen({*CountryCode::parse(u"DE")});
    QCOMPARE(shown(), 1);
    only->click();
    QCOMPARE(shown(), 249);
    QVERIFY(!fixture.list()->isExpanded(regionRow(fixture, u"Asia"_s))); // as it was before
}

void tst_Areas::aTypedNumberIsTakenAsAWhole()
{
    const WindowFixture fixture(endless(2));
    click(fixture.start());
    QTRY_COMPARE(fixture.flags.tally().inFlight, 2);
    fixture.atOnce()->setFocus();
    fixture.atOnce()->selectAll();
    QTest::keyClicks(fixture.atOnce(), u"1"_s);
    fixture.part<PlanBar>()->refresh(); // as with each flag that arrives
    QTest::keyClicks(fixture.atOnce(), u"5"_s);
    QCOMPARE(fixture.options().concurrency, std::optional(2)); // not 1 on the way
    fixture.press(Qt::Key_Return);
    QCOMPARE(fixture.options().concurrency, std::optional(15));
    QTRY_COMPARE(fixture.flags.tally().inFlight, 15);
}

void tst_Areas::tooLargeANumberIsClampedAndSaysSo()
{
    const WindowFixture fixture;
    type(fixture.atOnce(), u"5000"_s);
    QCOMPARE(fixture.options().concurrency, std::optional(1000));
    QCOMPARE(fixture.atOnce()->value(), 1000);
    QVERIFY2(fixture.status()->text().contains(u"too many"_s), qPrintable(fixture.status()->text()));
}

void tst_Areas::theMosaicShowsAllCountriesAtOnce()
{
    WindowFixture fixture;
    resizeTo(fixture, {1024, 640});
    fixture.part<FlagsArea>()->setView(FlagsArea::View::Mosaic);
    for (const QList<CountryCode> &codes : {isoCodes(), everyCode()}) {
        fixture.countries.setChosen(codes);
        const int last = fixture.grid()->model()->rowCount() - 1;
        QCOMPARE(last + 1, codes.size());
        QTRY_VERIFY(fixture.grid()->visualRect(fixture.grid()->model()->index(last, 0)).bottom()
                    <= fixture.grid()->viewport()->height());
    }
}

void tst_Areas::noWidthLosesAColumn()
{
    const WindowFixture fixture;
    FlagView view;
    view.setModel(fixture.grid()->model());
    view.show();
    for (int width = 300; width < 700; width += 7) {
        view.resize(width, 300);
        QCoreApplication::sendPostedEvents();
        const int cell = view.gridSize().width();
        int columns = 0;
        const int top = view.visualRect(view.model()->index(0, 0)).top();
        while (columns < 20 && view.visualRect(view.model()->index(columns, 0)).top() == top)
            ++columns;
        QVERIFY2(view.viewport()->width() - columns * cell < cell || columns == 20,
                 qPrintable(QString::number(width)));
    }
}

void tst_Areas::onlyCellsThatChangedArePainted_data()
{
    QTest::addColumn<FlagsArea::View>("view");
    QTest::newRow("mosaic") << FlagsArea::View::Mosaic;
    QTest::newRow("grid") << FlagsArea::View::Grid;
}

void tst_Areas::onlyCellsThatChangedArePainted()
{
    QFETCH(const FlagsArea::View, view);
    WindowFixture fixture;
    fixture.part<FlagsArea>()->setView(view);
    PaintRecorder recorder(fixture.grid()->viewport());
    const auto paintedAfterAChange = [&] {
        recorder.painted = {};
        fixture.flags.updateRows({7, 2, 7});
        QCoreApplication::processEvents();
        return recorder.painted;
    };
    const auto changed = [&] {
        const QAbstractItemModel *const cells = fixture.grid()->model();
        return QRegion(fixture.grid()->visualRect(cells->index(2, 0)))
            + fixture.grid()->visualRect(cells->index(7, 0));
    };
    QTRY_COMPARE(paintedAfterAChange(), changed()); // when the new view has been painted as a whole
}

void tst_Areas::theListSortsByCompletionFirst()
{
    RunOptions options = optionsFrom(u"DELAY"_s);
    options.delay = {1ms, 40ms};
    const WindowFixture fixture(options);
    fixture.part<FlagsArea>()->setView(FlagsArea::View::List);
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    auto *const list = fixture.part<FlagList>();
    QVERIFY(list->isVisible());
    const auto order = [list](int row) {
        return list->model()->index(row, FlagModel::Order).data(FlagModel::SortRole).toInt();
    };
    for (int row = 0; row < 20; ++row)
        QTRY_COMPARE(order(row), row + 1);
    list->sortByColumn(FlagModel::Country, Qt::DescendingOrder);
    QVERIFY(list->model()->index(0, FlagModel::Country).data().toString()
            > list->model()->index(19, FlagModel::Country).data().toString());
    fixture.part<FlagsArea>()->setView(FlagsArea::View::Grid);
    QCOMPARE(fixture.grid()->model()->index(0, 0).data(FlagModel::CodeRole).toString(), u"BD"_s);
}

void tst_Areas::theListKeepsItsWaterfall()
{
    const WindowFixture fixture;
    fixture.part<FlagsArea>()->setView(FlagsArea::View::List);
    const auto *const list = fixture.part<FlagList>();
    for (const QSize &size : {QSize(1024, 640), QSize(800, 500), QSize(1280, 800)}) {
        resizeTo(fixture, size);
        QTRY_COMPARE(list->horizontalScrollBar()->maximum(), 0);
        QVERIFY(list->columnWidth(FlagModel::Waterfall) >= 50);
    }
    QVERIFY(!list->isColumnHidden(FlagModel::Size)); // there is room again
}

void tst_Areas::severalFlagsAreRetriedTogether()
{
    WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    const QList<int> failed = fixture.flags.run().rowsIn(FlagState::Failed);
    QVERIFY(failed.size() > 2);
    fixture.grid()->setFocus();
    fixture.grid()->selectAll();
    QCOMPARE(fixture.part<CurrentFlag>()->selection().size(), 20);
    const QSignalSpy finished(&fixture.session, &DownloadSession::finished);
    fixture.press(Qt::Key_F5);
    QTRY_COMPARE(finished.count(), 1);
    for (const int row : failed)
        QCOMPARE(fixture.flags.row(row).attempts.size(), 2);
}

void tst_Areas::aRetryUnderAFilterDoesNotMoveTheSelection()
{
    WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    const QList<int> failed = fixture.flags.run().rowsIn(FlagState::Failed);
    QTRY_COMPARE(fixture.chip(Filter::Failed)->shownCount(), int(failed.size()));
    click(fixture.chip(Filter::Failed));
    auto *const current = fixture.part<CurrentFlag>();
    fixture.grid()->setCurrentIndex(fixture.grid()->model()->index(1, 0));
    QCOMPARE(current->row(), failed.at(1));
    const QSignalSpy finished(&fixture.session, &DownloadSession::finished);
    fixture.session.retryRows({failed.at(1)});
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(current->row(), failed.at(1));
}

void tst_Areas::theLargestGroupOfErrorsComesFirst()
{
    RunOptions options = halfFailing();
    options.errorRate = 1;
    options.faults = PracticeFaults{PracticeFault::Teapot, PracticeFault::Truncated, PracticeFault::Garbage};
    const WindowFixture fixture(options);
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QTRY_COMPARE(fixture.part<ErrorPanel>()->errorCount(), 20);
    fixture.clickTab(WindowFixture::Errors);
    const QAbstractItemModel *const model = fixture.log()->model();
    QVERIFY(model->rowCount() > 1);
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        fixture.log()->sortByColumn(ErrorModel::Country, order);
        for (int group = 1; group < model->rowCount(); ++group)
            QVERIFY(model->rowCount(model->index(group - 1, 0)) >= model->rowCount(model->index(group, 0)));
    }
}

void tst_Areas::aFoldedGroupStaysFolded()
{
    WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QTRY_VERIFY(fixture.part<ErrorPanel>()->errorCount() > 2);
    fixture.clickTab(WindowFixture::Errors);
    const QList<int> failed = fixture.flags.run().rowsIn(FlagState::Failed);
    const QModelIndex group = fixture.log()->model()->index(0, 0);
    fixture.log()->collapse(group);
    fixture.part<CurrentFlag>()->set(failed.last()); // in the grid
    QVERIFY(!fixture.log()->isExpanded(group));
    fixture.log()->setCurrentIndex(group);
    const QSignalSpy finished(&fixture.session, &DownloadSession::finished);
    fixture.session.retryRows({failed.first()});
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!fixture.log()->isExpanded(fixture.log()->model()->index(0, 0)));
    QVERIFY(!fixture.log()->currentIndex().parent().isValid()); // a person on a heading stays there
}

void tst_Areas::exportsLinesAsCsvAndJson()
{
    const QList<QStringList> lines{
        {u"Code"_s, u"Country"_s, u"What"_s, u"Attempts"_s, u"Time"_s, u"URL"_s},
        {u"CI"_s, u"Côte \"d’Ivoire\""_s, u"=1+1"_s, u"3"_s, u"1.0 s"_s, u"http://x/"_s}};
    QCOMPARE(errorsFor(u"errors.csv"_s, lines),
             QByteArray("Code,Country,What,Attempts,Time,URL\r\n"
                        "CI,\"Côte \"\"d’Ivoire\"\"\",'=1+1,3,1.0 s,http://x/\r\n"));
    QVERIFY(errorsFor(u"errors.json"_s, lines).contains("\"code\": \"CI\""));
}

QTEST_MAIN(tst_Areas)
#include "tst_areas.moc"
