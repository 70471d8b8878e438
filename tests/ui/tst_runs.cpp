#include "countries/catalogue.h"
#include "fakes/flagvalues.h"
#include "fakes/windowfixture.h"
#include "models/runstable.h"
#include "session/runlibrary.h"
#include "storage/runhistory.h"
#include "ui/actions.h"
#include "ui/flags/flagview.h"
#include "ui/inspector/replaybar.h"
#include "ui/inspector/runchart.h"
#include "ui/inspector/runspanel.h"
#include "ui/inspector/sweepdialog.h"
#include "ui/widgets/buttons.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTreeView>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A window that keeps its runs in a folder which outlives it, as after a restart.
struct KeepingWindow : WindowFixture
{
    explicit KeepingWindow(const QString &runs, const RunOptions &options = {}) : WindowFixture(options)
    {
        window->keepRuns(runs);
        const QSignalSpy listed(library(), &RunLibrary::changed);
        QTRY_COMPARE(listed.count(), 1);
        clickTab(Runs);
    }

    [[nodiscard]] RunsPanel *panel() const { return part<RunsPanel>(); }
    [[nodiscard]] QTreeView *table() const { return panel()->findChild<QTreeView *>(u"runs"_s); }
    [[nodiscard]] RunLibrary *library() const { return part<RunLibrary>(); }
    [[nodiscard]] QString cell(int row, RunColumn column) const
    {
        return table()->model()->index(row, int(column)).data().toString();
    }
    void select(const QList<int> &rows) const
    {
        table()->clearSelection();
        for (const int row : rows)
            table()->selectionModel()->select(table()->model()->index(row, 0),
                                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    void run()
    {
        const QSignalSpy finished(&session, &DownloadSession::finished);
        click(start());
        QTRY_COMPARE(finished.count(), 1);
        QTRY_VERIFY(!library()->currentKey().isEmpty());
    }
    /// Another number at once, as the control has it.
    void runAt(int concurrency)
    {
        session.setConcurrency(concurrency);
        run();
    }
};

/// A run in which all of the top twenty are under way at once and take 100 ms, but PH takes \a slow.
Run recordedRun(quint64 number, Strategy strategy, milliseconds slow)
{
    const CountryCode philippines = *CountryCode::parse(u"PH");
    DownloadPlan plan = planFor(topTwenty(), number);
    plan.strategy = strategy;
    plan.source.practice = PracticeBehaviour{};
    plan.source.practice->slow = {{philippines, slow}};
    Run run(plan, QDateTime(QDate(2026, 1, 1), QTime(10, int(number))));
    for (const PlanItem &item : plan.items) {
        FlagOutcome outcome = downloaded(item);
        outcome.attempts = {attemptFrom(0, (item.code == philippines ? slow : 100ms).count())};
        outcome.attempts.first().slot = item.id.index;
        run.apply(outcome);
    }
    run.endRound(slow);
    return run;
}

/// Pixels of the line at \a y of \a cell that are not its background.
int barWidth(const QImage &cell, int y)
{
    int width = 0;
    for (int x = 0; x < cell.width(); ++x)
        width += cell.pixelColor(x, y) != cell.pixelColor(0, 0) ? 1 : 0;
    return width;
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Runs that are over, in the window: taken elsewhere, kept, shown again, compared.
class tst_Runs final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void init() { m_runs = std::make_unique<QTemporaryDir>(); }
    void exportsTheRun_data();
    void exportsTheRun();
    void showsAKeptRunAfterARestart();
    void retriesWhatFailedBeforeARestart();
    void repeatRestoresSelectionAndSettings();
    void deletesARun();
    void earlierRunIsShownDuringARun();
    void comparesTwoRuns();
    void columnsFitIntoANarrowWindow();
    void chartHasTheRunsOfOneTask();
    void replaysTheRun();
    void replayEndsWithANewRun();
    void sweepsThePracticeSource();

private:
    std::unique_ptr<QTemporaryDir> m_runs;
};

void tst_Runs::exportsTheRun_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("report") << 0 << u"run.json"_s << QByteArray("\"strategy\": \"pool\"");
    QTest::newRow("table") << 1 << u"run.csv"_s << QByteArray("\r\nBD,Bangladesh,ok,");
    QTest::newRow("archive") << 2 << u"run.har"_s << QByteArray("\"startedDateTime\"");
    QTest::newRow("trace") << 3 << u"run.trace.json"_s << QByteArray("\"traceEvents\"");
}

void tst_Runs::exportsTheRun()
{
    QFETCH(const int, kind);
    QFETCH(const QString, name);
    QFETCH(const QByteArray, part);
    KeepingWindow fixture(m_runs->path());
    QAction *const action = fixture.part<Actions>()->exportRun;
    QVERIFY(!action->isEnabled());
    fixture.run();
    QVERIFY(action->isEnabled());
    action->trigger();
    auto *const dialog = fixture.part<QFileDialog>();
    QVERIFY(dialog);
    dialog->setDirectory(fixture.folder.path());
    const QString filter = dialog->nameFilters().at(kind);
    dialog->selectNameFilter(filter);
    emit dialog->filterSelected(filter); // as a click does
    dialog->selectFile(u"run"_s);
    QMetaObject::invokeMethod(dialog, "accept");
    const QByteArray content = contentOf(fixture.folder.filePath(name));
    QVERIFY2(content.contains(part), content.left(400).constData());
}

void tst_Runs::showsAKeptRunAfterARestart()
{
    QTemporaryDir flags;
    RunOptions options = optionsFrom(u"LOCAL"_s);
    options.folder = flags.path();
    KeepingWindow(m_runs->path(), options).run();

    const KeepingWindow later(m_runs->path(), options);
    QCOMPARE(later.table()->model()->rowCount(), 1);
    QCOMPARE(later.cell(0, RunColumn::Source), u"LOCAL"_s);
    QCOMPARE(later.cell(0, RunColumn::Flags), u"20 of 20"_s);
    QCOMPARE(later.chip(FlagFilterModel::Filter::Downloaded)->shownCount(), 0);
    later.select({0});
    QTRY_COMPARE(later.chip(FlagFilterModel::Filter::Downloaded)->shownCount(), 20);
    QVERIFY(later.banner().startsWith(u"20 of 20 downloaded."_s));
    const QModelIndex cell = later.grid()->model()->index(0, 0);
    QVERIFY(!cell.data(FlagModel::ThumbnailRole).value<QImage>().isNull()); // from the saved file
    QVERIFY(later.table()->selectionModel()->isRowSelected(0));
}

void tst_Runs::retriesWhatFailedBeforeARestart()
{
    QTemporaryDir flags;
    RunOptions options = halfFailing();
    options.folder = flags.path();
    int failed = 0;
    {
        KeepingWindow first(m_runs->path(), options);
        first.run();
        failed = first.session.run().tally().failed;
        QVERIFY(failed > 0);
    }
    KeepingWindow later(m_runs->path(), options);
    later.select({0});
    QTRY_COMPARE(later.flags.tally().failed, failed);
    const QSignalSpy finished(&later.session, &DownloadSession::finished);
    QVERIFY(later.panel()->retry->isEnabled());
    later.panel()->retry->trigger();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(later.session.run().rounds().size(), 2);
    QCOMPARE(later.session.run().rounds().last().rows.size(), failed);
    // Kept in its own place.
    QTRY_COMPARE(later.library()->runs().first().rounds, 2);
    QCOMPARE(later.table()->model()->rowCount(), 1);
}

void tst_Runs::repeatRestoresSelectionAndSettings()
{
    RunOptions options = optionsFrom(u"DELAY"_s);
    options.delay = std::pair(1ms, 2ms);
    options.seed = 7;
    options.slow = {{*CountryCode::parse(u"BD"), 5ms}};
    options.strategy = Strategy::EventLoop;
    options.concurrency = 7;
    options.retries = 1;
    KeepingWindow fixture(m_runs->path(), options);
    const RunOptions before = fixture.options();
    fixture.run();
    fixture.countries.setChosen({*CountryCode::parse(u"FR")});
    RunOptions other = optionsFrom(u"LOCAL"_s);
    other.codes = fixture.options().codes;
    other.folder = fixture.options().folder;
    fixture.session.setOptions(other);
    fixture.select({0});
    const QSignalSpy finished(&fixture.session, &DownloadSession::finished);
    fixture.panel()->repeat->trigger();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(fixture.options(), before);
    QCOMPARE(fixture.countries.chosen(), before.codes);
    QCOMPARE(fixture.session.run().tally().downloaded, 20);
    QTRY_COMPARE(fixture.table()->model()->rowCount(), 2);
}

void tst_Runs::deletesARun()
{
    KeepingWindow fixture(m_runs->path());
    fixture.run();
    fixture.run();
    QTRY_COMPARE(fixture.table()->model()->rowCount(), 2);
    fixture.select({1});
    fixture.panel()->remove->trigger();
    QCOMPARE(fixture.table()->model()->rowCount(), 1);
    QTRY_COMPARE(QDir(m_runs->path()).entryList(QDir::Files).size(), 1);
}

void tst_Runs::earlierRunIsShownDuringARun()
{
    KeepingWindow fixture(m_runs->path());
    fixture.run();
    RunOptions options = endless();
    options.codes = fixture.options().codes;
    options.folder = fixture.options().folder;
    fixture.session.setOptions(options);
    fixture.session.start();
    QTRY_COMPARE(fixture.session.state(), DownloadSession::State::Running);
    const quint64 current = fixture.session.run().id();
    fixture.select({0});
    QVERIFY(!fixture.panel()->repeat->isEnabled());
    QVERIFY(!fixture.panel()->retry->isEnabled());
    QTRY_COMPARE(fixture.flags.run().id(), current - 1);
    QCOMPARE(fixture.flags.tally().downloaded, 20);
    QCOMPARE(fixture.session.run().id(), current);
    QVERIFY(fixture.panel()->back->isEnabled());
    fixture.panel()->back->trigger();
    QCOMPARE(&fixture.flags.run(), &fixture.session.run());
    QVERIFY(!fixture.panel()->back->isEnabled());

    fixture.select({0});
    QTRY_COMPARE(fixture.flags.run().id(), current - 1);
    fixture.cancel();
    QTRY_COMPARE(fixture.session.state(), DownloadSession::State::Finished);
    QCOMPARE(&fixture.flags.run(), &fixture.session.run()); // the one that has just ended
}

void tst_Runs::comparesTwoRuns()
{
    const RunHistory history(m_runs->path());
    QVERIFY(history.save(recordedRun(1, Strategy::Pool, 100ms)));
    QVERIFY(history.save(recordedRun(2, Strategy::EventLoop, 400ms)));
    const KeepingWindow fixture(m_runs->path());
    QCOMPARE(fixture.table()->model()->rowCount(), 2);
    fixture.select({0});
    fixture.select({0, 1}); // before the first one was read
    QTRY_COMPARE(fixture.flags.tally().downloaded, 20);
    const auto *const codes = fixture.panel()->findChild<QTreeView *>(u"codes"_s);
    QTRY_COMPARE(codes->model()->rowCount(), 20);
    QCOMPARE(fixture.table()->selectionModel()->selectedRows().size(), 2);
    QCOMPARE(codes->model()->index(0, int(DifferenceColumn::Code)).data().toString(), u"PH"_s);
    const auto labels = fixture.panel()->findChildren<QLabel *>();
    const bool said = std::ranges::any_of(labels, [](const QLabel *label) {
        return label->text().startsWith(u"Run 2 against run 1: other settings of the practice server, "
                                        "“Event loop” instead of “Thread pool, as completed”. "_s);
    });
    QVERIFY(said);
    // Over time, one over the other: the slow request of the second run is as long as the whole scale.
    const QModelIndex slow = codes->model()->index(0, codes->model()->columnCount() - 1);
    QCOMPARE(codes->model()->headerData(slow.column(), Qt::Horizontal).toString(),
             u"Run 1 above, run 2 below"_s);
    QTRY_VERIFY(codes->visualRect(slow).width() > 100);
    const QImage picture = codes->viewport()->grab(codes->visualRect(slow)).toImage();
    QVERIFY(barWidth(picture, picture.height() / 4) < picture.width() / 3);
    QVERIFY(barWidth(picture, picture.height() * 3 / 4) > picture.width() * 9 / 10);
    fixture.select({0});
    QTRY_VERIFY(!codes->isVisible());
}

void tst_Runs::columnsFitIntoANarrowWindow()
{
    const RunHistory history(m_runs->path());
    QVERIFY(history.save(recordedRun(1, Strategy::Pool, 100ms)));
    QVERIFY(history.save(recordedRun(2, Strategy::EventLoop, 400ms)));
    const KeepingWindow fixture(m_runs->path());
    const QTreeView *const table = fixture.table();
    const auto *const codes = fixture.panel()->findChild<QTreeView *>(u"codes"_s);
    const auto fits = [](const QTreeView *view) {
        return view->isVisible() && view->horizontalScrollBar()->maximum() == 0;
    };
    fixture.window->resize(1024, 640);
    QTRY_VERIFY(fits(table));
    fixture.select({0});
    QTRY_COMPARE(fixture.flags.tally().downloaded, 20);
    fixture.select({0, 1});
    QTRY_VERIFY(fits(codes) && fits(table));
    QTRY_VERIFY(table->isColumnHidden(int(RunColumn::P95)));
    QVERIFY(!table->isColumnHidden(int(RunColumn::Time)));
    fixture.window->resize(2000, 640);
    QTRY_VERIFY(!table->isColumnHidden(int(RunColumn::P95)));
}

void tst_Runs::chartHasTheRunsOfOneTask()
{
    KeepingWindow fixture(m_runs->path());
    fixture.runAt(2);
    fixture.runAt(10);
    QTRY_COMPARE(fixture.panel()->findChild<RunChart *>()->runs().size(), 2);
    fixture.countries.setChosen({*CountryCode::parse(u"FR")});
    fixture.run();
    QTRY_COMPARE(fixture.panel()->findChild<RunChart *>()->runs().size(), 1);
}

void tst_Runs::replaysTheRun()
{
    KeepingWindow fixture(m_runs->path());
    fixture.run();
    const Run whole = fixture.session.run();
    auto *const replay = fixture.part<ReplayBar>();
    auto *const slider = replay->findChild<QSlider *>();
    QCOMPARE(slider->value(), slider->maximum());
    slider->setValue(0);
    QVERIFY(fixture.flags.run() != whole);
    QVERIFY2(fixture.banner().startsWith(u"Replay: 0 of 20"_s), qPrintable(fixture.banner()));
    QCOMPARE(fixture.chip(FlagFilterModel::Filter::ToDo)->shownCount(), 20);
    int done = 0;
    for (int step = 0; step <= slider->maximum(); step += 50) {
        slider->setValue(step);
        QVERIFY(fixture.flags.tally().done() >= done);
        done = fixture.flags.tally().done();
    }
    QCOMPARE(fixture.flags.run(), whole);
    QCOMPARE(fixture.session.run(), whole);
    // Played, it ends by itself.
    fixture.button<ReplayBar>(u"Replay"_s)->click();
    QVERIFY(replay->isPlaying());
    QTRY_VERIFY(!replay->isPlaying());
    QCOMPARE(fixture.flags.run(), whole);
}

void tst_Runs::replayEndsWithANewRun()
{
    KeepingWindow fixture(m_runs->path());
    fixture.run();
    fixture.part<ReplayBar>()->moveTo(0us);
    QVERIFY(&fixture.flags.run() != &fixture.session.run());
    fixture.run();
    QCOMPARE(&fixture.flags.run(), &fixture.session.run());
    QCOMPARE(fixture.chip(FlagFilterModel::Filter::Downloaded)->shownCount(), 20);
}

void tst_Runs::sweepsThePracticeSource()
{
    const std::unique_ptr<QDialog> dialog(newSweepDialog(optionsFrom(u"LOCAL"_s)));
    auto *const start = dialog->findChild<QPushButton *>();
    QVERIFY(!start->isEnabled()); // nothing is chosen
    RunOptions options = optionsFrom(u"LOCAL"_s);
    options.codes = {*CountryCode::parse(u"FR"), *CountryCode::parse(u"BR")};
    const std::unique_ptr<QDialog> ready(newSweepDialog(options));
    ready->show();
    ready->findChild<QPushButton *>()->click();
    QTRY_COMPARE(ready->findChild<RunChart *>()->runs().size(), 12);
    QTRY_VERIFY(ready->findChild<QLabel *>(u"result"_s)->text().startsWith(u"Thread pool, as completed: "_s));
}

QTEST_MAIN(tst_Runs)
#include "tst_runs.moc"
