#include "fakes/stage.h"
#include "ui/flags/flagview.h"
#include "ui/flags/previewdialog.h"
#include "ui/flags/resultbanner.h"
#include "ui/inspector/errordetails.h"
#include "ui/inspector/errorpanel.h"
#include "ui/planbar/runbar.h"
#include "ui/planbar/sourcechooser.h"
#include "ui/widgets/badgetab.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/foldpanel.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMouseEvent>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = DownloadSession::State;
using Filter = FlagFilterModel::Filter;

class MainWindowTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void showsWhatIsReady();
    void startsByMouse();
    void startsByKeyboard();
    void aDoubleClickDoesNotCancel();
    void locksWhatCannotChange();
    void cancelsAndDownloadsTheOthers();
    void tellsWhyNothingStarted();
    void tellsThatNoFlagArrived();
    void previews();
    void copiesFromACell();
    void zooms();
    void asksBeforeClosing();
    void mnemonicsAndShortcutsAreUnique();
    void everyControlHasAName();
    void tabGoesInReadingOrder();
};

void MainWindowTest::showsWhatIsReady()
{
    const Stage stage;
    QVERIFY(stage.start()->isEnabled());
    QVERIFY(stage.start()->text().contains(u"20"_s));
    QCOMPARE(stage.grid()->model()->rowCount(), 20);
    QTRY_COMPARE(stage.chip(Filter::ToDo)->shownCount(), 20);
    QVERIFY(stage.banner().contains(u"Press Start"_s));
    QVERIFY(!stage.part<FoldPanel>()->isUnfolded());
    QVERIFY(!stage.chip(Filter::Cancelled)->isVisible());
}

void MainWindowTest::startsByMouse()
{
    const Stage stage;
    const QSignalSpy finished(&stage.session, &DownloadSession::finished);
    click(stage.start());
    QTRY_COMPARE(finished.count(), 1);
    QTRY_COMPARE(stage.chip(Filter::Downloaded)->shownCount(), 20);
    QCOMPARE(stage.chip(Filter::ToDo)->shownCount(), 0);
    for (int row = 0; row < 20; ++row) {
        const QModelIndex index = stage.grid()->model()->index(row, 0);
        QVERIFY(!index.data(FlagModel::ThumbnailRole).value<QImage>().isNull());
        QVERIFY(QFile::exists(index.data(FlagModel::FileRole).toString()));
    }
    QVERIFY(stage.banner().startsWith(u"20 of 20 downloaded."_s));
    QVERIFY(stage.button<ResultBanner>(u"Open folder"_s));
    QVERIFY(stage.start()->text().contains(u"20"_s));
    QVERIFY(stage.start()->hasFocus());
}

void MainWindowTest::startsByKeyboard()
{
    const Stage stage;
    const QSignalSpy finished(&stage.session, &DownloadSession::finished);
    stage.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(finished.count(), 1);
    QTRY_COMPARE(stage.chip(Filter::Downloaded)->shownCount(), 20);
    stage.start()->setFocus();
    stage.press(Qt::Key_Space);
    QTRY_COMPARE(finished.count(), 2);
}

void MainWindowTest::aDoubleClickDoesNotCancel()
{
    const Stage stage(endless());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Running);
    const QPointF middle = QRectF(stage.start()->rect()).center();
    QMouseEvent second(QEvent::MouseButtonDblClick, middle, stage.start()->mapToGlobal(middle),
                       Qt::LeftButton, Qt::LeftButton, {});
    QApplication::sendEvent(stage.start(), &second);
    QMouseEvent release(QEvent::MouseButtonRelease, middle, stage.start()->mapToGlobal(middle),
                        Qt::LeftButton, {}, {});
    QApplication::sendEvent(stage.start(), &release);
    QCOMPARE(stage.session.state(), State::Running);
}

void MainWindowTest::locksWhatCannotChange()
{
    const Stage stage(endless());
    QVERIFY(stage.list()->isEnabled());
    stage.list()->setFocus();
    stage.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(stage.session.state(), State::Running);
    QVERIFY(stage.start()->isEnabled());
    QVERIFY(stage.start()->text().contains(u"Cancel"_s));
    for (QWidget *const widget :
         std::initializer_list<QWidget *>{stage.part<SourceChooser>(), stage.list()}) {
        QVERIFY(!widget->isEnabled());
        QCOMPARE(widget->toolTip(), RunBar::lockedText());
    }
    QVERIFY(stage.grid()->hasFocus());
    QTRY_VERIFY(stage.chip(Filter::ToDo)->shownCount() == 20);
    QVERIFY(stage.window->windowTitle().startsWith(u"0 %"_s));
    stage.press(Qt::Key_Escape);
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QVERIFY(stage.list()->isEnabled());
    QCOMPARE(stage.list()->toolTip(), QString());
    QCOMPARE(stage.window->windowTitle(), u"Flaghoist"_s);
}

void MainWindowTest::cancelsAndDownloadsTheOthers()
{
    RunOptions options;
    options.server = u"DELAY"_s;
    options.delay = {30ms, 30ms};
    options.concurrency = 1;
    const Stage stage(options);
    click(stage.start());
    QTRY_VERIFY(stage.chip(Filter::Downloaded)->shownCount() >= 3);
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    const FlagTally tally = stage.flags.tally();
    QVERIFY(tally.cancelled > 0);
    QCOMPARE(tally.downloaded + tally.cancelled, 20);
    QVERIFY(stage.banner().startsWith(u"Cancelled: %1 of 20"_s.arg(tally.downloaded)));
    QTRY_COMPARE(stage.chip(Filter::Cancelled)->shownCount(), tally.cancelled);
    QVERIFY(stage.chip(Filter::Cancelled)->isVisible());

    QPushButton *const others = stage.button<ResultBanner>(u"Download the other"_s);
    QVERIFY(others && others->text().contains(QString::number(tally.cancelled)));
    click(others);
    QTRY_COMPARE(stage.flags.tally().downloaded, 20);
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QTRY_VERIFY(!stage.chip(Filter::Cancelled)->isVisible());
    QVERIFY(stage.banner().startsWith(u"20 of 20 downloaded."_s));
}

void MainWindowTest::tellsWhyNothingStarted()
{
    QTemporaryDir place;
    QFile blocker(place.filePath(u"file"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    RunOptions options;
    options.folder = blocker.fileName() + u"/flags"_s;
    const Stage stage(options);
    const QSignalSpy failed(&stage.session, &DownloadSession::failedToStart);
    click(stage.start());
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(stage.session.state(), State::Ready);
    QVERIFY(stage.banner().contains(options.folder));
    QVERIFY(stage.button<ResultBanner>(u"Choose folder"_s));
    QCOMPARE(stage.grid()->model()->rowCount(), 20);
    QVERIFY(stage.start()->isEnabled());
}

void MainWindowTest::tellsThatNoFlagArrived()
{
    RunOptions options;
    options.urlTemplate = u"http://127.0.0.1:1/{cc}.png"_s; // nothing listens there
    options.retries = 0;
    const Stage stage(options);
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QVERIFY2(stage.banner().contains(u"No flag arrived. 20 ×"_s), qPrintable(stage.banner()));
    QVERIFY(stage.button<ResultBanner>(u"Retry failed"_s));
    QVERIFY(stage.button<ResultBanner>(u"Change source"_s));
}

void MainWindowTest::previews()
{
    const Stage stage;
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    stage.grid()->setFocus();
    stage.grid()->setCurrentIndex(stage.grid()->model()->index(4, 0));
    stage.press(Qt::Key_Space);
    QPointer<PreviewDialog> preview = stage.part<PreviewDialog>();
    QVERIFY(preview && preview->isVisible());
    QVERIFY(preview->windowTitle().contains(stage.flags.row(4).name));
    QTest::keyClick(preview, Qt::Key_Escape);
    QTRY_VERIFY(!preview);
    const QPoint third = stage.grid()->visualRect(stage.grid()->model()->index(2, 0)).center();
    QTest::mouseClick(stage.grid()->viewport(), Qt::LeftButton, {}, third);
    QTest::mouseDClick(stage.grid()->viewport(), Qt::LeftButton, {}, third);
    QTRY_VERIFY(stage.part<PreviewDialog>());
}

void MainWindowTest::copiesFromACell()
{
    const Stage stage;
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    stage.grid()->setFocus();
    stage.grid()->setCurrentIndex(stage.grid()->model()->index(1, 0));
    const FlagRow &brazil = stage.flags.row(1);
    stage.press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->image().size(), brazil.outcome.size);
    stage.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QDir::toNativeSeparators(brazil.outcome.file));
    stage.press(Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), brazil.url.toString());
}

void MainWindowTest::zooms()
{
    const Stage stage;
    const int width = stage.grid()->gridSize().width();
    stage.press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(stage.grid()->gridSize().width() > width);
    stage.press(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(stage.grid()->gridSize().width(), width);
    stage.press(Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(stage.grid()->gridSize().width() < width);
}

void MainWindowTest::asksBeforeClosing()
{
    RunOptions options = endless();
    const Stage stage(options);
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Running);

    const auto answer = [&stage](const QString &text) {
        // The question runs an event loop of its own; the answer comes from within.
        QMetaObject::invokeMethod(
            stage.window.get(),
            [&stage, text] {
                auto *const question = stage.part<QMessageBox>();
                QVERIFY(question);
                for (QAbstractButton *const button : question->buttons()) {
                    if (button->text().contains(text))
                        button->click();
                }
            },
            Qt::QueuedConnection);
        stage.window->close();
    };
    answer(u"Keep"_s);
    QVERIFY(stage.window->isVisible());
    QCOMPARE(stage.session.state(), State::Running);
    answer(u"Stop"_s);
    QVERIFY(!stage.window->isVisible());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QCOMPARE(stage.flags.tally().cancelled, 20);
    QVERIFY(QDir(stage.session.folder()).entryList({u"*.png"_s}, QDir::Files).isEmpty());
}

void MainWindowTest::mnemonicsAndShortcutsAreUnique()
{
    const Stage stage;
    const auto letterOf = [](const QString &text) {
        const qsizetype at = text.indexOf(u'&');
        return at < 0 ? QChar() : text.at(at + 1).toLower();
    };
    QSet<QKeySequence> shortcuts;
    const std::function<void(const QList<QAction *> &)> check = [&](const QList<QAction *> &actions) {
        QSet<QChar> letters;
        for (const QAction *const action : actions) {
            if (const QChar letter = letterOf(action->text()); !letter.isNull()) {
                QVERIFY2(!letters.contains(letter), qPrintable(action->text()));
                letters.insert(letter);
            }
            for (const QKeySequence &shortcut : action->shortcuts()) {
                QVERIFY2(!shortcuts.contains(shortcut), qPrintable(shortcut.toString()));
                shortcuts.insert(shortcut);
            }
            if (action->menu())
                check(action->menu()->actions());
        }
    };
    check(stage.window->menuBar()->actions());
    QVERIFY(shortcuts.size() > 15);

    QSet<QChar> letters;
    for (const QAction *const action : stage.window->menuBar()->actions())
        letters.insert(letterOf(action->text()));
    for (const QLabel *const label : stage.part<RunBar>()->findChildren<QLabel *>()) {
        if (!label->buddy())
            continue;
        QVERIFY2(!letters.contains(letterOf(label->text())), qPrintable(label->text()));
        letters.insert(letterOf(label->text()));
    }
    QVERIFY(!letters.contains(letterOf(stage.start()->text())));
}

void MainWindowTest::everyControlHasAName()
{
    const Stage stage(halfFailing());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QTRY_VERIFY(stage.part<ErrorPanel>()->errorCount() > 0);
    click(stage.errorsTab());
    int controls = 0;
    for (QWidget *const widget : stage.window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0 || widget->focusProxy())
            continue;
        ++controls;
        QAccessibleInterface *const interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                 widget->metaObject()->className());
    }
    QVERIFY(controls >= 15);
}

void MainWindowTest::tabGoesInReadingOrder()
{
    const Stage stage(halfFailing());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QTRY_VERIFY(stage.part<ErrorPanel>()->errorCount() > 0);
    click(stage.errorsTab());
    const QWidget *const landmarks[] = {
        stage.part<SourceChooser>(), stage.start(), stage.list(),      stage.button<ResultBanner>(u"Retry"_s),
        stage.chip(Filter::All),     stage.grid(),  stage.errorsTab(), stage.log(),
        stage.part<ErrorDetails>()};
    stage.part<SourceChooser>()->setFocus();
    QList<const QWidget *> order;
    do {
        order << QApplication::focusWidget();
        stage.press(Qt::Key_Tab);
    } while (!order.contains(QApplication::focusWidget()));
    qsizetype last = -1;
    for (const QWidget *const landmark : landmarks) {
        const qsizetype place = order.indexOf(landmark);
        QVERIFY2(place > last, qPrintable(landmark->accessibleName()));
        last = place;
    }
}

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
