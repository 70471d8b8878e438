#include "fakes/windowfixture.h"
#include "ui/flags/flagview.h"
#include "ui/flags/previewwindow.h"
#include "ui/flags/runheader.h"
#include "ui/inspector/detailspane.h"
#include "ui/inspector/errorpanel.h"
#include "ui/inspector/inspector.h"
#include "ui/planbar/planbar.h"
#include "ui/planbar/planfields.h"
#include "ui/widgets/buttons.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMouseEvent>
#include <QPointer>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabBar>
#include <QTest>
#include <QTextBrowser>
#include <QToolTip>
#include <QTreeView>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = DownloadSession::State;
using Filter = FlagFilterModel::Filter;

class tst_MainWindow final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void showsWhatIsReady();
    void startsByMouse();
    void startsByKeyboard();
    void aDoubleClickDoesNotCancel();
    void returnPressedTwiceDoesNotCancel();
    void escapeDoesNotCancel();
    void aRunIsShownInWordsInsteadOfGreyedFields();
    void cancelsAndDownloadsTheOthers();
    void showsWhyNothingStarted();
    void showsThatNoFlagArrived();
    void previews();
    void copiesFromACell();
    void zooms();
    void asksBeforeClosing();
    void mnemonicsAndShortcutsAreUnique();
    void everyControlHasAName();
    void tabGoesInReadingOrder();
};

void tst_MainWindow::showsWhatIsReady()
{
    const WindowFixture fixture;
    QVERIFY(fixture.start()->isEnabled());
    QVERIFY(fixture.start()->text().contains(u"20"_s));
    QCOMPARE(fixture.grid()->model()->rowCount(), 20);
    QTRY_COMPARE(fixture.chip(Filter::ToDo)->shownCount(), 20);
    QVERIFY(fixture.banner().contains(u"Press Start"_s));
    QVERIFY(!fixture.inspector()->isUnfolded());
    QVERIFY(!fixture.chip(Filter::Cancelled)->isVisible());
}

void tst_MainWindow::startsByMouse()
{
    const WindowFixture fixture;
    const QSignalSpy finished(&fixture.session, &DownloadSession::finished);
    click(fixture.start());
    QTRY_COMPARE(finished.count(), 1);
    QTRY_COMPARE(fixture.chip(Filter::Downloaded)->shownCount(), 20);
    QCOMPARE(fixture.chip(Filter::ToDo)->shownCount(), 0);
    for (int row = 0; row < 20; ++row) {
        const QModelIndex index = fixture.grid()->model()->index(row, 0);
        QVERIFY(!index.data(FlagModel::ThumbnailRole).value<QImage>().isNull());
        QVERIFY(QFile::exists(index.data(FlagModel::FileRole).toString()));
    }
    QVERIFY(fixture.banner().startsWith(u"20 of 20 downloaded."_s));
    QVERIFY(fixture.button<RunHeader>(u"Open folder"_s));
    QVERIFY(fixture.start()->text().contains(u"20"_s));
}

void tst_MainWindow::startsByKeyboard()
{
    const WindowFixture fixture;
    const QSignalSpy finished(&fixture.session, &DownloadSession::finished);
    fixture.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(finished.count(), 1);
    QTRY_COMPARE(fixture.chip(Filter::Downloaded)->shownCount(), 20);
    fixture.start()->setFocus();
    fixture.press(Qt::Key_Space);
    QTRY_COMPARE(finished.count(), 2);
}

void tst_MainWindow::aDoubleClickDoesNotCancel()
{
    const WindowFixture fixture(endless());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Running);
    const QPointF middle = QRectF(fixture.start()->rect()).center();
    QMouseEvent second(QEvent::MouseButtonDblClick, middle, fixture.start()->mapToGlobal(middle),
                       Qt::LeftButton, Qt::LeftButton, {});
    QApplication::sendEvent(fixture.start(), &second);
    QMouseEvent release(QEvent::MouseButtonRelease, middle, fixture.start()->mapToGlobal(middle),
                        Qt::LeftButton, {}, {});
    QApplication::sendEvent(fixture.start(), &release);
    QCOMPARE(fixture.session.state(), State::Running);
}

void tst_MainWindow::returnPressedTwiceDoesNotCancel()
{
    const WindowFixture fixture(endless());
    fixture.start()->setFocus();
    fixture.press(Qt::Key_Return);
    QTRY_COMPARE(fixture.session.state(), State::Running);
    fixture.press(Qt::Key_Return);
    fixture.press(Qt::Key_Space);
    QCOMPARE(fixture.session.state(), State::Running);
}

void tst_MainWindow::escapeDoesNotCancel()
{
    const WindowFixture fixture(endless());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Running);
    fixture.press(Qt::Key_Escape);
    fixture.atOnce()->setFocus();
    fixture.press(Qt::Key_Escape);
    QCOMPARE(fixture.session.state(), State::Running);
    click(fixture.start()); // it is Cancel by now
    QTRY_COMPARE(fixture.session.state(), State::Finished);
}

void tst_MainWindow::aRunIsShownInWordsInsteadOfGreyedFields()
{
    const WindowFixture fixture(endless());
    QVERIFY(fixture.list()->isEnabled());
    fixture.list()->setFocus();
    fixture.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(fixture.session.state(), State::Running);
    QVERIFY(fixture.start()->isEnabled());
    QVERIFY(fixture.start()->text().contains(u"Cancel"_s));
    QVERIFY(!fixture.part<SourceChooser>()->isVisible());
    QVERIFY(fixture.showsMuted(u"Thread pool, as completed"_s));
    QVERIFY(fixture.atOnce()->isEnabled());
    QVERIFY(!fixture.list()->isEnabled());
    const QPoint place = fixture.list()->viewport()->rect().center();
    QHelpEvent help(QEvent::ToolTip, place, fixture.list()->viewport()->mapToGlobal(place));
    QApplication::sendEvent(fixture.list()->viewport(), &help);
    QVERIFY2(QToolTip::text().startsWith(u"This cannot be changed"_s), qPrintable(QToolTip::text()));
    QVERIFY(fixture.grid()->hasFocus());
    QTRY_VERIFY(fixture.chip(Filter::ToDo)->shownCount() == 20);
    QVERIFY(fixture.window->windowTitle().startsWith(u"0%"_s));
    fixture.cancel();
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QVERIFY(fixture.list()->isEnabled());
    QCOMPARE(fixture.list()->toolTip(), QString());
    QCOMPARE(fixture.window->windowTitle(), u"Flaghoist"_s);
}

void tst_MainWindow::cancelsAndDownloadsTheOthers()
{
    RunOptions options;
    options.server = u"DELAY"_s;
    options.delay = {30ms, 30ms};
    options.concurrency = 1;
    const WindowFixture fixture(options);
    click(fixture.start());
    QTRY_VERIFY(fixture.chip(Filter::Downloaded)->shownCount() >= 3);
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    const Tally tally = fixture.flags.tally();
    QVERIFY(tally.cancelled > 0);
    QCOMPARE(tally.downloaded + tally.cancelled, 20);
    QVERIFY(fixture.banner().startsWith(u"Cancelled: %1 of 20"_s.arg(tally.downloaded)));
    QTRY_COMPARE(fixture.chip(Filter::Cancelled)->shownCount(), tally.cancelled);
    QVERIFY(fixture.chip(Filter::Cancelled)->isVisible());

    QPushButton *const others = fixture.button<RunHeader>(u"Download the other"_s);
    QVERIFY(others && others->text().contains(QString::number(tally.cancelled)));
    click(others);
    QTRY_COMPARE(fixture.flags.tally().downloaded, 20);
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QTRY_VERIFY(!fixture.chip(Filter::Cancelled)->isVisible());
    QVERIFY(fixture.banner().startsWith(u"20 of 20 downloaded."_s));
}

void tst_MainWindow::showsWhyNothingStarted()
{
    QTemporaryDir place;
    QFile blocker(place.filePath(u"file"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    RunOptions options;
    options.folder = blocker.fileName() + u"/flags"_s;
    const WindowFixture fixture(options);
    const QSignalSpy failed(&fixture.session, &DownloadSession::failedToStart);
    click(fixture.start());
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(fixture.session.state(), State::Ready);
    QVERIFY(fixture.banner().contains(options.folder));
    QVERIFY(fixture.button<RunHeader>(u"Choose folder"_s));
    QCOMPARE(fixture.grid()->model()->rowCount(), 20);
    QVERIFY(fixture.start()->isEnabled());
}

void tst_MainWindow::showsThatNoFlagArrived()
{
    RunOptions options;
    options.urlTemplate = u"http://127.0.0.1:1/{cc}.png"_s; // nothing listens there
    options.retries = 0;
    const WindowFixture fixture(options);
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QVERIFY2(fixture.banner().contains(u"No flag arrived. 20 ×"_s), qPrintable(fixture.banner()));
    QVERIFY(fixture.button<RunHeader>(u"Retry 20 failed"_s));
    QVERIFY(fixture.button<RunHeader>(u"Change source"_s));
}

void tst_MainWindow::previews()
{
    const WindowFixture fixture;
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.grid()->setFocus();
    fixture.grid()->setCurrentIndex(fixture.grid()->model()->index(4, 0));
    fixture.press(Qt::Key_Space);
    QPointer<PreviewWindow> preview = fixture.part<PreviewWindow>();
    QVERIFY(preview && preview->isVisible());
    QVERIFY(!preview->isModal());
    QVERIFY(preview->windowTitle().contains(fixture.flags.nameOf(4)));
    auto *const picture = preview->findChild<PictureView *>();
    QTRY_COMPARE(picture->picture().size(), fixture.flags.row(4).outcome.size); // read on another thread
    QVERIFY(picture->rect().contains(picture->pictureRect())); // whole, on small screens too
    QVERIFY(QTest::qWaitForWindowActive(preview));
    QTest::keyClick(preview, Qt::Key_Right);
    QVERIFY(preview->windowTitle().contains(fixture.flags.nameOf(5)));
    QCOMPARE(fixture.grid()->currentIndex().row(), 5);
    QTest::keyClick(preview, Qt::Key_Escape);
    QTRY_VERIFY(!preview);
    const QPoint third = fixture.grid()->visualRect(fixture.grid()->model()->index(2, 0)).center();
    QTest::mouseClick(fixture.grid()->viewport(), Qt::LeftButton, {}, third);
    QTest::mouseDClick(fixture.grid()->viewport(), Qt::LeftButton, {}, third);
    QTRY_VERIFY(fixture.part<PreviewWindow>());
}

void tst_MainWindow::copiesFromACell()
{
    const WindowFixture fixture;
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.grid()->setFocus();
    fixture.grid()->setCurrentIndex(fixture.grid()->model()->index(1, 0));
    const RunRow &brazil = fixture.flags.row(1);
    fixture.press(Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->image().size(), brazil.outcome.size);
    fixture.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QDir::toNativeSeparators(brazil.outcome.file));
    fixture.press(Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), brazil.item.url.toString());
}

void tst_MainWindow::zooms()
{
    const WindowFixture fixture;
    const int width = fixture.grid()->gridSize().width();
    fixture.press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(fixture.grid()->gridSize().width() > width);
    fixture.press(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(fixture.grid()->gridSize().width(), width);
    fixture.press(Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(fixture.grid()->gridSize().width() < width);
}

void tst_MainWindow::asksBeforeClosing()
{
    RunOptions options = endless();
    const WindowFixture fixture(options);
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Running);

    const auto answer = [&fixture](const QString &text) {
        // The question runs an event loop of its own; the answer comes from within.
        QMetaObject::invokeMethod(
            fixture.window.get(),
            [&fixture, text] {
                auto *const question = fixture.part<QMessageBox>();
                QVERIFY(question);
                for (QAbstractButton *const button : question->buttons()) {
                    if (button->text().contains(text))
                        button->click();
                }
            },
            Qt::QueuedConnection);
        fixture.window->close();
    };
    answer(u"Keep"_s);
    QVERIFY(fixture.window->isVisible());
    QCOMPARE(fixture.session.state(), State::Running);
    answer(u"Stop"_s);
    QVERIFY(!fixture.window->isVisible());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QCOMPARE(fixture.flags.tally().cancelled, 20);
    QVERIFY(QDir(fixture.session.folder()).entryList({u"*.png"_s}, QDir::Files).isEmpty());
}

void tst_MainWindow::mnemonicsAndShortcutsAreUnique()
{
    const WindowFixture fixture;
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
    check(fixture.window->menuBar()->actions());
    QVERIFY(shortcuts.size() > 15);

    QSet<QChar> letters;
    for (const QAction *const action : fixture.window->menuBar()->actions())
        letters.insert(letterOf(action->text()));
    for (const QLabel *const label : fixture.part<PlanBar>()->findChildren<QLabel *>()) {
        if (!label->buddy())
            continue;
        QVERIFY2(!letters.contains(letterOf(label->text())), qPrintable(label->text()));
        letters.insert(letterOf(label->text()));
    }
    QVERIFY(!letters.contains(letterOf(fixture.start()->text())));
}

void tst_MainWindow::everyControlHasAName()
{
    const WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QTRY_VERIFY(fixture.part<ErrorPanel>()->errorCount() > 0);
    fixture.clickTab(WindowFixture::Errors);
    int controls = 0;
    for (QWidget *const widget : fixture.window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0 || widget->focusProxy())
            continue;
        ++controls;
        QAccessibleInterface *const interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                 widget->metaObject()->className());
    }
    QVERIFY(controls >= 15);
}

void tst_MainWindow::tabGoesInReadingOrder()
{
    const WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QTRY_VERIFY(fixture.part<ErrorPanel>()->errorCount() > 0);
    fixture.clickTab(WindowFixture::Errors);
    const QWidget *const landmarks[] = {fixture.part<SourceChooser>(),
                                        fixture.start(),
                                        fixture.list(),
                                        fixture.button<RunHeader>(u"Retry"_s),
                                        fixture.chip(Filter::All),
                                        fixture.grid(),
                                        fixture.tabs(),
                                        fixture.log(),
                                        fixture.part<DetailsPane>()->findChild<QTextBrowser *>()};
    fixture.part<SourceChooser>()->setFocus();
    QList<const QWidget *> order;
    do {
        order << QApplication::focusWidget();
        fixture.press(Qt::Key_Tab);
    } while (!order.contains(QApplication::focusWidget()));
    qsizetype last = -1;
    for (const QWidget *const landmark : landmarks) {
        const qsizetype place = order.indexOf(landmark);
        QVERIFY2(place > last, qPrintable(landmark->accessibleName()));
        last = place;
    }
}

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"
