#include "fakes/windowfixture.h"
#include "ui/flags/flagview.h"
#include "ui/inspector/detailspane.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/practicefields.h"
#include "ui/planbar/planbar.h"
#include "ui/planbar/planoptions.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSpinBox>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = DownloadSession::State;
using Slow = QMap<CountryCode, milliseconds>;

namespace {

CountryCode code(const QString &text)
{
    return *CountryCode::parse(text);
}

PracticeFields *openPractice(const WindowFixture &fixture)
{
    fixture.clickTab(WindowFixture::Practice);
    return fixture.part<PracticeFields>();
}

/// The boxes that stand for labels of their fields.
QList<QCheckBox *> ticksOf(const PracticeFields &fields)
{
    QList<QCheckBox *> ticks;
    const auto *const form = fields.findChild<QFormLayout *>();
    for (int row = 0; row < form->rowCount(); ++row) {
        const QLayoutItem *const label = form->itemAt(row, QFormLayout::LabelRole);
        if (auto *const tick = label ? qobject_cast<QCheckBox *>(label->widget()) : nullptr)
            ticks << tick;
    }
    return ticks;
}

PracticeFaults tickedFaults(const QWidget &boxes)
{
    PracticeFaults faults;
    for (const PracticeFault fault : allPracticeFaults)
        faults.setFlag(fault, boxes.findChild<QCheckBox *>(practiceFaultId(fault))->isChecked());
    return faults;
}

QStringList chips(const WindowFixture &fixture)
{
    QStringList texts;
    for (const UndoChip *const chip : fixture.part<OptionChips>()->findChildren<UndoChip *>()) {
        if (!chip->accessibleName().isEmpty())
            texts << chip->text();
    }
    return texts;
}

} // namespace

class tst_Options final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void pausesByMouse();
    void pausesByKeyboard();
    void cancelsWhilePaused();
    void nothingMovesWhenARunBegins();
    void raisesTheLimitDuringARun();
    void showsBothNumbersWhileALoweredLimitDrains();
    void opensAndClosesByKeyboard();
    void changesTheOptions();
    void refusesABadFileName();
    void setsThePractice();
    void choosesFaults();
    void saysWhyChosenFaultsDoNotHappen();
    void fitsASmallScreen();
    void theOtherEndOfTheDelayGivesWay();
    void practiceIsForPracticeSources();
    void resets();
    void remembersAcrossWindows();
    void aFirstStartIsAsEver();
    void survivesBrokenSettings();
    void listsEveryAttempt();
};

void tst_Options::pausesByMouse()
{
    RunOptions options;
    options.delay = {40ms, 40ms};
    options.concurrency = 1;
    const WindowFixture fixture(options);
    click(fixture.start());
    QTRY_VERIFY(fixture.flags.tally().downloaded >= 2);
    click(fixture.pause());
    QCOMPARE(fixture.session.state(), State::Paused);
    QCOMPARE(fixture.pause()->text(), u"Resume"_s);
    QVERIFY(fixture.window->windowTitle().startsWith(u"Paused"_s));
    QTRY_COMPARE(fixture.flags.tally().inFlight, 0);
    const int done = fixture.flags.tally().downloaded;
    const microseconds elapsed = fixture.session.progress().elapsed;
    QTRY_VERIFY(fixture.showsMuted(u"Paused at"_s));
    QCOMPARE(fixture.flags.tally().downloaded, done);
    QCOMPARE(fixture.session.progress().elapsed, elapsed);
    QVERIFY(fixture.start()->isEnabled());
    click(fixture.pause());
    QCOMPARE(fixture.session.state(), State::Running);
    QCOMPARE(fixture.pause()->text(), u"Pause"_s);
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QCOMPARE(fixture.flags.tally().downloaded, 20);
    QVERIFY(fixture.pause()->text().startsWith(u"Options"_s));
}

void tst_Options::pausesByKeyboard()
{
    const WindowFixture fixture(endless(2));
    QTest::keyClick(fixture.window.get(), Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(fixture.session.state(), State::Ready);
    QTest::keyClick(fixture.window.get(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(fixture.session.state(), State::Running);
    QTest::keyClick(fixture.window.get(), Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(fixture.session.state(), State::Paused);
    fixture.pause()->setFocus();
    QTest::keyClick(fixture.pause(), Qt::Key_Space);
    QCOMPARE(fixture.session.state(), State::Running);
    QTest::keyClick(fixture.window.get(), Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(fixture.session.state(), State::Paused);
}

void tst_Options::cancelsWhilePaused()
{
    const WindowFixture fixture(endless(2));
    click(fixture.start());
    QTRY_COMPARE(fixture.flags.tally().inFlight, 2);
    click(fixture.pause());
    fixture.pause()->setFocus();
    fixture.cancel();
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QCOMPARE(fixture.flags.tally().cancelled, 20);
}

void tst_Options::nothingMovesWhenARunBegins()
{
    const WindowFixture fixture(endless(2));
    for (const QSize &size : {QSize(1280, 800), QSize(1024, 640)}) {
        fixture.window->resize(size);
        QTRY_COMPARE(fixture.part<PlanBar>()->width(), size.width());
        // What has to move down does so after the resizing.
        for (int pass = 0; pass < 5; ++pass)
            QCoreApplication::sendPostedEvents();
        const auto place = [&fixture](const QWidget *widget) {
            return QRect(widget->mapTo(fixture.window.get(), QPoint()), widget->size());
        };
        const QRect options = place(fixture.pause());
        const QRect start = place(fixture.start());
        const QRect number = place(fixture.atOnce());
        const QRect flags = place(fixture.grid());
        QTest::keyClick(fixture.window.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(fixture.session.state(), State::Running);
        QTRY_COMPARE(fixture.pause()->text(), u"Pause"_s);
        QTRY_COMPARE(place(fixture.pause()), options);
        QCOMPARE(place(fixture.start()), start);
        QCOMPARE(place(fixture.atOnce()), number);
        QCOMPARE(place(fixture.grid()), flags);
        const int width = fixture.pause()->width();
        click(fixture.pause());
        QCOMPARE(fixture.pause()->width(), width);
        fixture.cancel();
        QTRY_COMPARE(fixture.session.state(), State::Finished);
    }
}

void tst_Options::raisesTheLimitDuringARun()
{
    const WindowFixture fixture(endless(2));
    click(fixture.start());
    QTRY_COMPARE(fixture.flags.tally().inFlight, 2);
    QVERIFY(fixture.atOnce()->isEnabled());
    type(fixture.atOnce(), u"9"_s);
    QTRY_COMPARE(fixture.flags.tally().inFlight, 9);
    QVERIFY(fixture.status()->text().contains(u"9"_s));
    QVERIFY(fixture.atOnce()->hasFocus());
}

void tst_Options::showsBothNumbersWhileALoweredLimitDrains()
{
    const WindowFixture fixture(endless(7));
    click(fixture.start());
    QTRY_COMPARE(fixture.flags.tally().inFlight, 7);
    QVERIFY(!fixture.showsMuted(u"allowed"_s));
    type(fixture.atOnce(), u"3"_s);
    QTRY_VERIFY(fixture.showsMuted(u"7 in flight, 3 allowed"_s));
    QCOMPARE(fixture.flags.tally().inFlight, 7);
}

void tst_Options::opensAndClosesByKeyboard()
{
    const WindowFixture fixture;
    QPushButton *const button = fixture.pause();
    auto *const popup = fixture.part<OptionsPopup>();
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(popup->isVisible());
    auto *const retries = popup->findChild<NumberBox *>(u"retries"_s);
    QVERIFY(popup->focusWidget() == retries);
    QTest::keyClick(retries, Qt::Key_Tab);
    QVERIFY(popup->focusWidget() == popup->findChild<NumberBox *>(u"timeout"_s));
    QTest::keyClick(popup->focusWidget(), Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    QVERIFY(button->hasFocus());
}

void tst_Options::changesTheOptions()
{
    const WindowFixture fixture;
    OptionsPopup *const popup = fixture.openOptions();
    QVERIFY(popup->isVisible());
    QVERIFY(chips(fixture).isEmpty());
    type(popup->findChild<NumberBox *>(u"retries"_s), u"7"_s);
    QCOMPARE(fixture.options().retries, 7);
    QCOMPARE(chips(fixture), QStringList{u"retries 7"_s});
    type(popup->findChild<NumberBox *>(u"timeout"_s), u"2.5"_s);
    QCOMPARE(fixture.options().timeout, milliseconds(2500));
    auto *const existing = popup->findChild<QComboBox *>();
    existing->setFocus();
    QTest::keyClick(existing, Qt::Key_Down);
    QCOMPARE(fixture.options().existing, ExistingFiles::Skip);
    auto *const name = popup->findChild<QLineEdit *>(u"name"_s);
    name->setFocus();
    name->setCursorPosition(0);
    QTest::keyClicks(name, u"flag-"_s);
    QCOMPARE(name->text(), u"flag-{cc}"_s);
    QCOMPARE(fixture.options().name.text(), u"flag-{cc}"_s);
    QCOMPARE(fixture.options().codes.size(), 20);
}

void tst_Options::refusesABadFileName()
{
    const WindowFixture fixture;
    OptionsPopup *const popup = fixture.openOptions();
    auto *const name = popup->findChild<QLineEdit *>(u"name"_s);
    auto *const message = popup->findChild<MessageLine *>(u"nameMessage"_s);
    QVERIFY(!message->isProblem());
    QVERIFY(message->text().contains(u"bd.png"_s));
    name->selectAll();
    QTest::keyClicks(name, u"flags/"_s);
    QVERIFY(message->isProblem());
    QCOMPARE(fixture.options().name.text(), u"{cc}"_s);
    type(popup->findChild<NumberBox *>(u"retries"_s), u"1"_s); // another change leaves it as typed
    QCOMPARE(name->text(), u"flags/"_s);
    QVERIFY(!fixture.status()->isProblem());
    QTest::keyClick(name, Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    QVERIFY(fixture.status()->isProblem());
    QCOMPARE(fixture.status()->text(), u"“flags/” cannot name files, so {cc} is used: see Options."_s);
    fixture.openOptions();
    QCOMPARE(name->text(), u"flags/"_s); // what was typed is not dropped
    QVERIFY(message->isProblem());
    name->setText(u"{cc}"_s); // as it was
    QTest::keyClick(name, Qt::Key_Escape);
    QVERIFY(!fixture.status()->isProblem());
}

void tst_Options::setsThePractice()
{
    const WindowFixture fixture(optionsFrom(u"DELAY"_s));
    PracticeFields *const fields = openPractice(fixture);
    const QList<QCheckBox *> ticks = ticksOf(*fields);
    const auto numbers = fields->findChildren<NumberBox *>();
    QCOMPARE(ticks.size(), 6);
    QCOMPARE(numbers.size(), 6);
    QCOMPARE(numbers[0]->duration(), milliseconds(500)); // what DELAY does by itself
    QVERIFY(!numbers[0]->isEnabled());
    for (QCheckBox *const tick : ticks)
        tick->click();
    QCOMPARE(fixture.options().delay, std::optional(std::pair(500ms, 5000ms)));
    type(numbers[0], u"1.25"_s);
    QCOMPARE(fixture.options().delay, std::optional(std::pair(1250ms, 5000ms)));
    numbers[2]->setFocus();
    numbers[2]->selectAll();
    QTest::keyClicks(numbers[2], u"12"_s);
    fields->refresh(); // as whenever the panel looks what the server saw
    QTest::keyClicks(numbers[2], u".5"_s);
    QTest::keyClick(numbers[2], Qt::Key_Return);
    QCOMPARE(fixture.options().errorRate, std::optional(0.125));
    QCOMPARE(fixture.options().capacity, std::optional(20));
    type(numbers[3], u"7"_s);
    QCOMPARE(fixture.options().capacity, std::optional(7));
    QCOMPARE(fixture.options().rate, std::optional(50));
    type(numbers[5], u"4294967295"_s);
    QCOMPARE(fixture.options().seed, std::optional(4294967295U));
    auto *const slow = fields->findChild<QLineEdit *>(u"slow"_s);
    slow->setFocus();
    QTest::keyClicks(slow, u"bd=10, CN=2.5"_s);
    QCOMPARE(fixture.options().slow, (Slow{{code(u"BD"_s), 10s}, {code(u"CN"_s), 2500ms}}));
    ticks[0]->click();
    QVERIFY(!fixture.options().delay);
    QCOMPARE(numbers[0]->duration(), milliseconds(500));
}

void tst_Options::choosesFaults()
{
    const WindowFixture fixture(optionsFrom(u"ERROR"_s));
    PracticeFields *const fields = openPractice(fixture);
    auto *const boxes = fields->findChild<QWidget *>(u"faults"_s);
    auto *const message = fields->findChild<MessageLine *>(u"faultsMessage"_s);
    QCOMPARE(tickedFaults(*boxes), PracticeFaults(PracticeFault::Teapot)); // what ERROR does by itself
    QVERIFY(!boxes->isEnabled());
    QCheckBox *const own = ticksOf(*fields).at(2);
    own->setFocus();
    QTest::keyClick(own, Qt::Key_Space);
    QVERIFY(boxes->isEnabled());
    QCOMPARE(fixture.options().faults, std::optional(PracticeFaults(PracticeFault::Teapot)));
    QVERIFY(chips(fixture).contains(u"1 fault(s)"_s));
    auto *const reset = boxes->findChild<QCheckBox *>(practiceFaultId(PracticeFault::Reset));
    reset->click();
    QCOMPARE(fixture.options().faults,
             std::optional(PracticeFaults{PracticeFault::Teapot, PracticeFault::Reset}));
    const QString usual = message->text();
    for (const PracticeFault fault : {PracticeFault::Teapot, PracticeFault::Reset})
        boxes->findChild<QCheckBox *>(practiceFaultId(fault))->click();
    QCOMPARE(fixture.options().faults, std::optional(PracticeFaults()));
    QVERIFY(message->text().contains(u"nothing fails"_s));
    QCOMPARE(boxes->accessibleDescription(), message->text());
    own->click();
    QVERIFY(!fixture.options().faults);
    QCOMPARE(tickedFaults(*boxes), PracticeFaults(PracticeFault::Teapot));
    QCOMPARE(message->text(), usual);
}

void tst_Options::saysWhyChosenFaultsDoNotHappen()
{
    RunOptions options = optionsFrom(u"DELAY"_s);
    options.faults = PracticeFault::Garbage;
    options.errorRate = 0;
    const WindowFixture fixture(options);
    PracticeFields *const fields = openPractice(fixture);
    QVERIFY(fields->findChild<MessageLine *>(u"faultsMessage"_s)->text().contains(u"0%"_s));
    type(fields->findChildren<NumberBox *>().at(2), u"10"_s);
    QVERIFY(!fields->findChild<MessageLine *>(u"faultsMessage"_s)->text().contains(u"0%"_s));
}

void tst_Options::fitsASmallScreen()
{
    const WindowFixture fixture(optionsFrom(u"REMOTE"_s));
    QVERIFY(fixture.openOptions()->height() <= 400);
}

void tst_Options::theOtherEndOfTheDelayGivesWay()
{
    const WindowFixture fixture(optionsFrom(u"DELAY"_s));
    PracticeFields *const fields = openPractice(fixture);
    ticksOf(*fields).first()->click();
    const auto numbers = fields->findChildren<NumberBox *>();
    type(numbers[0], u"8"_s);
    QCOMPARE(fixture.options().delay, std::optional(std::pair(8000ms, 8000ms)));
    type(numbers[1], u"0.25"_s);
    QCOMPARE(fixture.options().delay, std::optional(std::pair(250ms, 250ms)));
}

void tst_Options::practiceIsForPracticeSources()
{
    RunOptions options;
    options.server = u"REMOTE"_s;
    const WindowFixture fixture(options);
    QVERIFY(!openPractice(fixture)->isVisible());
}

void tst_Options::resets()
{
    RunOptions options = endless(5);
    options.retries = 0;
    options.timeout = 1s;
    options.existing = ExistingFiles::Skip;
    options.errorRate = 0.5;
    options.faults = PracticeFault::Stall;
    options.seed = 3;
    options.slow = {{code(u"BD"_s), 1s}};
    options.name = NameTemplate::parse(u"x-{CC}"_s).value();
    const WindowFixture fixture(options);
    QVERIFY(chips(fixture).size() >= 8);
    OptionsPopup *const popup = fixture.openOptions();
    auto *const name = popup->findChild<QLineEdit *>(u"name"_s);
    QCOMPARE(name->text(), u"x-{CC}"_s);
    name->setText(u"not valid"_s);
    QTest::mouseClick(popup->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(name->text(), u"{cc}"_s);
    popup->close();
    // What is left belongs to the practice server: each chip takes one back.
    QTRY_VERIFY(chips(fixture).size() <= 5);
    for (qsizetype left = chips(fixture).size(); left > 0; --left) {
        QTRY_COMPARE(chips(fixture).size(), left);
        for (UndoChip *const chip : fixture.part<OptionChips>()->findChildren<UndoChip *>()) {
            if (chip->text() == chips(fixture).first()) {
                chip->click();
                break;
            }
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    RunOptions expected;
    expected.server = fixture.options().server;
    expected.codes = fixture.options().codes;
    expected.folder = fixture.options().folder;
    expected.concurrency = 5;
    QVERIFY(fixture.options() == expected);
}

void tst_Options::remembersAcrossWindows()
{
    const QTemporaryDir place;
    const QString file = place.filePath(u"settings.ini"_s);
    RunOptions left;
    int height = 0;
    {
        QSettings settings(file, QSettings::IniFormat);
        WindowFixture fixture({}, &settings);
        fixture.window->resize(1100, 700);
        fixture.part<FlagView>()->setZoom(4);
        fixture.clickTab(WindowFixture::Practice);
        QTRY_VERIFY(fixture.inspector()->height() > 150);
        fixture.countries.setChosen({code(u"DE"_s), code(u"FR"_s)});
        type(fixture.atOnce(), u"3"_s);
        OptionsPopup *const popup = fixture.openOptions();
        type(popup->findChild<NumberBox *>(u"retries"_s), u"4"_s);
        popup->close();
        left = fixture.options();
        height = fixture.inspector()->height();
        fixture.window->close();
    }
    QSettings settings(file, QSettings::IniFormat);
    const WindowFixture fixture({}, &settings);
    QVERIFY(fixture.options() == left);
    QCOMPARE(fixture.options().retries, 4);
    QCOMPARE(fixture.countries.chosen(), left.codes);
    QCOMPARE(fixture.atOnce()->value(), 3);
    QCOMPARE(fixture.window->height(), 700);
    QVERIFY(fixture.window->width() <= fixture.window->screen()->availableSize().width()); // not 1100
    QCOMPARE(fixture.part<FlagView>()->zoom(), 4);
    QVERIFY(fixture.inspector()->isOpen(WindowFixture::Practice));
    QTRY_COMPARE(fixture.inspector()->height(), height);
}

void tst_Options::aFirstStartIsAsEver()
{
    const QTemporaryDir place;
    QSettings settings(place.filePath(u"settings.ini"_s), QSettings::IniFormat);
    const WindowFixture fixture({}, &settings);
    QCOMPARE(fixture.options().server, u"DELAY"_s);
    QCOMPARE(fixture.options().codes.size(), 20);
    QVERIFY(!fixture.options().concurrency);
    const QSize available = fixture.window->screen()->availableGeometry().size();
    QVERIFY(fixture.window->height() <= available.height());
    QVERIFY(fixture.window->width() <= std::max(available.width(), 800));
    QCOMPARE(fixture.part<FlagView>()->zoom(), FlagView::defaultZoom);
    QVERIFY(!fixture.inspector()->isUnfolded());
}

void tst_Options::survivesBrokenSettings()
{
    const QTemporaryDir place;
    QSettings settings(place.filePath(u"settings.ini"_s), QSettings::IniFormat);
    for (const auto key : {"geometry"_L1, "railWidth"_L1, "railFolded"_L1, "inspectorHeight"_L1, "zoom"_L1,
                           "inspectorFolded"_L1, "page"_L1, "view"_L1, "theme"_L1, "language"_L1})
        settings.setValue("window-1/"_L1 + key, u"-99 \u0001 bananas"_s);
    const WindowFixture fixture({}, &settings);
    QCOMPARE(fixture.part<FlagView>()->zoom(), FlagView::defaultZoom);
    QVERIFY(fixture.part<FlagView>()->isVisible());
    QVERIFY(fixture.part<FlagView>()->width() > 300);
}

void tst_Options::listsEveryAttempt()
{
    RunRow row;
    row.state = FlagState::Downloaded;
    AttemptRecord refused;
    refused.ended = 1500ms;
    refused.sends = 3;
    refused.failure.kind = ErrorKind::Refused;
    AttemptRecord answered;
    answered.started = 2500ms;
    answered.ended = 3s;
    answered.sends = 1;
    row.attempts = {refused, answered};
    const QStringList lines = DetailsPane::attemptLines(row);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.first().startsWith(u"Attempt 1: 0 s – 1.5 s, "_s), qPrintable(lines.first()));
    QVERIFY2(lines.first().endsWith(u"sent 3 times"_s), qPrintable(lines.first()));
    QCOMPARE(lines.last(), u"Attempt 2: 2.5 s – 3.0 s, answered"_s);
}

QTEST_MAIN(tst_Options)
#include "tst_options.moc"
