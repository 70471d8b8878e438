#include "fakes/stage.h"
#include "ui/flags/flagview.h"
#include "ui/inspector/errordetails.h"
#include "ui/planbar/faultboxes.h"
#include "ui/planbar/optionsbutton.h"
#include "ui/planbar/optionspopup.h"
#include "ui/planbar/practicefields.h"
#include "ui/planbar/runbar.h"
#include "ui/widgets/foldpanel.h"
#include "ui/widgets/messageline.h"
#include "ui/widgets/mutedlabel.h"
#include "ui/widgets/numberbox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = DownloadSession::State;
using Slow = QMap<CountryCode, milliseconds>;

Q_DECLARE_METATYPE(std::optional<Slow>)

namespace {

CountryCode code(const QString &text)
{
    return *CountryCode::parse(text);
}

} // namespace

class OptionsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void pausesByMouse();
    void pausesByKeyboard();
    void cancelsWhilePaused();
    void nothingMovesWhenARunBegins();
    void raisesTheLimitDuringARun();
    void tellsBothNumbersWhileALoweredLimitDrains();
    void opensAndClosesByKeyboard();
    void changesTheOptions();
    void refusesABadFileName();
    void setsThePractice();
    void choosesFaults();
    void tellsWhyChosenFaultsDoNotHappen();
    void fitsASmallScreen();
    void theOtherEndOfTheDelayGivesWay();
    void practiceIsForPracticeSources();
    void readsSlowCodes_data();
    void readsSlowCodes();
    void resets();
    void remembersAcrossWindows();
    void aFirstStartIsAsEver();
    void survivesBrokenSettings();
    void tellsEveryAttempt();
};

void OptionsTest::pausesByMouse()
{
    RunOptions options;
    options.delay = {40ms, 40ms};
    options.concurrency = 1;
    const Stage stage(options);
    QVERIFY(!stage.pause()->isVisible());
    click(stage.start());
    QTRY_VERIFY(stage.flags.tally().downloaded >= 2);
    click(stage.pause());
    QCOMPARE(stage.session.state(), State::Paused);
    QCOMPARE(stage.pause()->text(), RunBar::resumeText());
    QVERIFY(stage.window->windowTitle().startsWith(u"Paused"_s));
    QTRY_COMPARE(stage.flags.tally().inFlight, 0);
    const int done = stage.flags.tally().downloaded;
    const milliseconds elapsed = stage.session.progress().elapsed;
    QTRY_VERIFY(stage.tells(u"Paused at"_s));
    QCOMPARE(stage.flags.tally().downloaded, done);
    QCOMPARE(stage.session.progress().elapsed, elapsed);
    QVERIFY(stage.start()->isEnabled());
    click(stage.pause());
    QCOMPARE(stage.session.state(), State::Running);
    QCOMPARE(stage.pause()->text(), RunBar::pauseText());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QCOMPARE(stage.flags.tally().downloaded, 20);
    QVERIFY(!stage.pause()->isVisible());
    QVERIFY(stage.start()->hasFocus());
}

void OptionsTest::pausesByKeyboard()
{
    const Stage stage(endless(2));
    QTest::keyClick(stage.window.get(), Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(stage.session.state(), State::Ready);
    QTest::keyClick(stage.window.get(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(stage.session.state(), State::Running);
    QTest::keyClick(stage.window.get(), Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(stage.session.state(), State::Paused);
    stage.pause()->setFocus();
    QTest::keyClick(stage.pause(), Qt::Key_Space);
    QCOMPARE(stage.session.state(), State::Running);
    QTest::keyClick(stage.window.get(), Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(stage.session.state(), State::Paused);
}

void OptionsTest::cancelsWhilePaused()
{
    const Stage stage(endless(2));
    click(stage.start());
    QTRY_COMPARE(stage.flags.tally().inFlight, 2);
    click(stage.pause());
    stage.pause()->setFocus();
    QTest::keyClick(stage.window.get(), Qt::Key_Escape);
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QCOMPARE(stage.flags.tally().cancelled, 20);
    QTRY_VERIFY(stage.start()->hasFocus());
}

void OptionsTest::nothingMovesWhenARunBegins()
{
    const Stage stage(endless(2));
    for (const QSize &size : {QSize(1280, 800), QSize(1024, 640)}) {
        stage.window->resize(size);
        QTRY_COMPARE(stage.part<RunBar>()->width(), size.width());
        // What has to move down does so after the resizing.
        for (int pass = 0; pass < 5; ++pass)
            QCoreApplication::sendPostedEvents();
        const auto place = [&stage](const QWidget *widget) {
            return QRect(widget->mapTo(stage.window.get(), QPoint()), widget->size());
        };
        const QRect options = place(stage.part<OptionsButton>());
        const QRect start = place(stage.start());
        QTest::keyClick(stage.window.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.session.state(), State::Running);
        QTRY_VERIFY(stage.pause()->isVisible());
        QTRY_COMPARE(place(stage.pause()).center(), options.center());
        QCOMPARE(place(stage.start()), start);
        const int width = stage.pause()->width();
        click(stage.pause());
        QCOMPARE(stage.pause()->width(), width);
        QTest::keyClick(stage.window.get(), Qt::Key_Escape);
        QTRY_COMPARE(stage.session.state(), State::Finished);
    }
}

void OptionsTest::raisesTheLimitDuringARun()
{
    const Stage stage(endless(2));
    click(stage.start());
    QTRY_COMPARE(stage.flags.tally().inFlight, 2);
    QVERIFY(stage.atOnce()->isEnabled());
    stage.atOnce()->setFocus();
    stage.atOnce()->selectAll();
    QTest::keyClicks(stage.atOnce(), u"9"_s);
    QTRY_COMPARE(stage.flags.tally().inFlight, 9);
    QVERIFY(stage.honest()->text().contains(u"9"_s));
    QVERIFY(stage.atOnce()->hasFocus());
}

void OptionsTest::tellsBothNumbersWhileALoweredLimitDrains()
{
    const Stage stage(endless(7));
    click(stage.start());
    QTRY_COMPARE(stage.flags.tally().inFlight, 7);
    QVERIFY(!stage.tells(u"allowed"_s));
    stage.atOnce()->setFocus();
    stage.atOnce()->selectAll();
    QTest::keyClicks(stage.atOnce(), u"3"_s);
    QTRY_VERIFY(stage.tells(u"7 in flight, 3 allowed"_s));
    QCOMPARE(stage.flags.tally().inFlight, 7);
}

void OptionsTest::opensAndClosesByKeyboard()
{
    const Stage stage;
    auto *const button = stage.part<OptionsButton>();
    auto *const popup = stage.part<OptionsPopup>();
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(popup->isVisible());
    auto *const retries = popup->findChild<QSpinBox *>();
    QVERIFY(popup->focusWidget() == retries);
    QTest::keyClick(retries, Qt::Key_Tab);
    QVERIFY(popup->focusWidget() == popup->findChild<NumberBox *>());
    QTest::keyClick(popup->focusWidget(), Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    QVERIFY(button->hasFocus());
}

void OptionsTest::changesTheOptions()
{
    const Stage stage;
    OptionsPopup *const popup = stage.openOptions();
    QVERIFY(popup->isVisible());
    QVERIFY(!stage.part<OptionsButton>()->isMarked());
    type(popup->findChild<QSpinBox *>(), u"7"_s);
    QCOMPARE(stage.options().retries, 7);
    QVERIFY(stage.part<OptionsButton>()->isMarked());
    type(popup->findChild<NumberBox *>(), u"2.5"_s);
    QCOMPARE(stage.options().timeout, milliseconds(2500));
    auto *const existing = popup->findChild<QComboBox *>();
    existing->setFocus();
    QTest::keyClick(existing, Qt::Key_Down);
    QCOMPARE(stage.options().existing, ExistingFiles::Skip);
    auto *const name = popup->findChild<QLineEdit *>(u"name"_s);
    name->setFocus();
    name->setCursorPosition(0);
    QTest::keyClicks(name, u"flag-"_s);
    QCOMPARE(name->text(), u"flag-{cc}"_s);
    QCOMPARE(stage.options().name.text(), u"flag-{cc}"_s);
    QCOMPARE(stage.options().codes.size(), 20);
}

void OptionsTest::refusesABadFileName()
{
    const Stage stage;
    OptionsPopup *const popup = stage.openOptions();
    auto *const name = popup->findChild<QLineEdit *>(u"name"_s);
    auto *const message = popup->findChild<MessageLine *>(u"nameMessage"_s);
    QVERIFY(!message->isWarning());
    QVERIFY(message->text().contains(u"bd.png"_s));
    name->selectAll();
    QTest::keyClicks(name, u"flags/"_s);
    QVERIFY(message->isWarning());
    QCOMPARE(stage.options().name.text(), u"{cc}"_s);
    type(popup->findChild<QSpinBox *>(), u"1"_s); // another change leaves it as typed
    QCOMPARE(name->text(), u"flags/"_s);
    QTest::keyClick(name, Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    stage.openOptions();
    QCOMPARE(name->text(), u"{cc}"_s);
    QVERIFY(!message->isWarning());
}

void OptionsTest::setsThePractice()
{
    const Stage stage(optionsFrom(u"DELAY"_s));
    OptionsPopup *const popup = stage.openOptions();
    const QList<QCheckBox *> ticks = popup->findChild<PracticeFields *>()->ticks();
    const auto numbers = popup->findChild<PracticeFields *>()->findChildren<NumberBox *>();
    QCOMPARE(ticks.size(), 4);
    QCOMPARE(numbers.size(), 4);
    QCOMPARE(numbers[0]->duration(), milliseconds(500)); // what DELAY does by itself
    QVERIFY(!numbers[0]->isEnabled());
    for (QCheckBox *const tick : ticks)
        tick->click();
    QCOMPARE(stage.options().delay, std::optional(std::pair(500ms, 5000ms)));
    type(numbers[0], u"1.25"_s);
    QCOMPARE(stage.options().delay, std::optional(std::pair(1250ms, 5000ms)));
    type(numbers[2], u"12.5"_s);
    QCOMPARE(stage.options().errorRate, std::optional(0.125));
    type(numbers[3], u"4294967295"_s);
    QCOMPARE(stage.options().seed, std::optional(4294967295U));
    auto *const slow = popup->findChild<PracticeFields *>()->findChild<QLineEdit *>(u"slow"_s);
    slow->setFocus();
    QTest::keyClicks(slow, u"bd=10, CN=2.5"_s);
    QCOMPARE(stage.options().slow, (Slow{{code(u"BD"_s), 10s}, {code(u"CN"_s), 2500ms}}));
    ticks[0]->click();
    QVERIFY(!stage.options().delay);
    QCOMPARE(numbers[0]->duration(), milliseconds(500));
}

void OptionsTest::choosesFaults()
{
    const Stage stage(optionsFrom(u"ERROR"_s));
    OptionsPopup *const popup = stage.openOptions();
    auto *const boxes = popup->findChild<FaultBoxes *>();
    auto *const message = popup->findChild<MessageLine *>(u"faultsMessage"_s);
    QCOMPARE(boxes->faults(), PracticeFaults(PracticeFault::Teapot)); // what ERROR does by itself
    QVERIFY(!boxes->isEnabled());
    QCheckBox *const own = popup->findChild<PracticeFields *>()->ticks().at(2);
    own->setFocus();
    QTest::keyClick(own, Qt::Key_Space);
    QVERIFY(boxes->isEnabled());
    QCOMPARE(stage.options().faults, std::optional(PracticeFaults(PracticeFault::Teapot)));
    QVERIFY(stage.part<OptionsButton>()->isMarked());
    auto *const reset = boxes->findChild<QCheckBox *>(practiceFaultId(PracticeFault::Reset));
    reset->click();
    QCOMPARE(stage.options().faults,
             std::optional(PracticeFaults{PracticeFault::Teapot, PracticeFault::Reset}));
    const QString usual = message->text();
    for (const PracticeFault fault : {PracticeFault::Teapot, PracticeFault::Reset})
        boxes->findChild<QCheckBox *>(practiceFaultId(fault))->click();
    QCOMPARE(stage.options().faults, std::optional(PracticeFaults()));
    QVERIFY(message->text().contains(u"nothing fails"_s));
    QCOMPARE(boxes->accessibleDescription(), message->text());
    own->click();
    QVERIFY(!stage.options().faults);
    QCOMPARE(boxes->faults(), PracticeFaults(PracticeFault::Teapot));
    QCOMPARE(message->text(), usual);
}

void OptionsTest::tellsWhyChosenFaultsDoNotHappen()
{
    RunOptions options = optionsFrom(u"DELAY"_s);
    options.faults = PracticeFault::Garbage;
    options.errorRate = 0;
    const Stage stage(options);
    OptionsPopup *const popup = stage.openOptions();
    QVERIFY(popup->findChild<MessageLine *>(u"faultsMessage"_s)->text().contains(u"0 %"_s));
    type(popup->findChild<PracticeFields *>()->findChildren<NumberBox *>().at(2), u"10"_s);
    QVERIFY(!popup->findChild<MessageLine *>(u"faultsMessage"_s)->text().contains(u"0 %"_s));
}

void OptionsTest::fitsASmallScreen()
{
    const Stage stage(optionsFrom(u"REMOTE"_s));
    QVERIFY(stage.openOptions()->height() <= 600);
}

void OptionsTest::theOtherEndOfTheDelayGivesWay()
{
    const Stage stage(optionsFrom(u"DELAY"_s));
    OptionsPopup *const popup = stage.openOptions();
    popup->findChild<QCheckBox *>()->click();
    const auto numbers = popup->findChild<PracticeFields *>()->findChildren<NumberBox *>();
    type(numbers[0], u"8"_s);
    QCOMPARE(stage.options().delay, std::optional(std::pair(8000ms, 8000ms)));
    type(numbers[1], u"0.25"_s);
    QCOMPARE(stage.options().delay, std::optional(std::pair(250ms, 250ms)));
}

void OptionsTest::practiceIsForPracticeSources()
{
    RunOptions options;
    options.server = u"REMOTE"_s;
    const Stage stage(options);
    auto *const practice = stage.openOptions()->findChild<PracticeFields *>();
    for (const QCheckBox *const tick : practice->findChildren<QCheckBox *>())
        QVERIFY(!tick->isEnabled());
    QVERIFY(practice->findChild<MutedLabel *>()->text().contains(u"REMOTE"_s));
}

void OptionsTest::readsSlowCodes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<Slow>>("slow");
    QTest::newRow("nothing") << u" "_s << std::optional(Slow{});
    QTest::newRow("one") << u"BD=10"_s << std::optional(Slow{{code(u"BD"_s), 10s}});
    QTest::newRow("two, without a comma")
        << u"bd=1.5 de=0"_s << std::optional(Slow{{code(u"BD"_s), 1500ms}, {code(u"DE"_s), 0ms}});
    QTest::newRow("half typed") << u"BD="_s << std::optional<Slow>();
    QTest::newRow("no code") << u"=3"_s << std::optional<Slow>();
    QTest::newRow("too long") << u"BD=61"_s << std::optional<Slow>();
    QTest::newRow("one of two wrong") << u"BD=1, X=2"_s << std::optional<Slow>();
}

void OptionsTest::readsSlowCodes()
{
    QFETCH(QString, text);
    QFETCH(std::optional<Slow>, slow);
    QVERIFY(PracticeFields::parseSlow(text) == slow);
    if (slow)
        QVERIFY(PracticeFields::parseSlow(PracticeFields::slowText(*slow)) == slow);
}

void OptionsTest::resets()
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
    const Stage stage(options);
    QVERIFY(stage.part<OptionsButton>()->isMarked());
    OptionsPopup *const popup = stage.openOptions();
    auto *const name = popup->findChild<QLineEdit *>(u"name"_s);
    QCOMPARE(name->text(), u"x-{CC}"_s);
    name->setText(u"not valid"_s);
    QTest::mouseClick(popup->findChild<QPushButton *>(), Qt::LeftButton);
    RunOptions expected;
    expected.server = stage.options().server;
    expected.codes = stage.options().codes;
    expected.folder = stage.options().folder;
    expected.concurrency = 5;
    QVERIFY(stage.options() == expected);
    QCOMPARE(name->text(), u"{cc}"_s);
    QVERIFY(!stage.part<OptionsButton>()->isMarked());
}

void OptionsTest::remembersAcrossWindows()
{
    const QTemporaryDir place;
    const QString file = place.filePath(u"settings.ini"_s);
    RunOptions left;
    int height = 0;
    {
        QSettings settings(file, QSettings::IniFormat);
        Stage stage({}, &settings);
        stage.window->resize(1100, 700);
        stage.part<FlagView>()->setZoom(4);
        stage.part<FoldPanel>()->setUnfolded(true);
        stage.part<FoldPanel>()->setPage(1);
        QTRY_VERIFY(stage.part<FoldPanel>()->height() > 150);
        stage.countries.setChosen({code(u"DE"_s), code(u"FR"_s)});
        type(stage.atOnce(), u"3"_s);
        OptionsPopup *const popup = stage.openOptions();
        type(popup->findChild<QSpinBox *>(), u"4"_s);
        popup->close();
        left = stage.options();
        height = stage.part<FoldPanel>()->height();
        stage.window->close();
    }
    QSettings settings(file, QSettings::IniFormat);
    const Stage stage({}, &settings);
    QVERIFY(stage.options() == left);
    QCOMPARE(stage.options().retries, 4);
    QCOMPARE(stage.countries.chosen(), left.codes);
    QCOMPARE(stage.atOnce()->value(), 3);
    QCOMPARE(stage.window->height(), 700); // the width is more than the offscreen screen's: Qt 6.8 fits it in
    QCOMPARE(stage.part<FlagView>()->zoom(), 4);
    QVERIFY(stage.part<FoldPanel>()->isOpen(1));
    QTRY_COMPARE(stage.part<FoldPanel>()->height(), height);
}

void OptionsTest::aFirstStartIsAsEver()
{
    const QTemporaryDir place;
    QSettings settings(place.filePath(u"settings.ini"_s), QSettings::IniFormat);
    const Stage stage({}, &settings);
    QCOMPARE(stage.options().server, u"DELAY"_s);
    QCOMPARE(stage.options().codes.size(), 20);
    QVERIFY(!stage.options().concurrency);
    QCOMPARE(stage.window->size(), QSize(1280, 800));
    QCOMPARE(stage.part<FlagView>()->zoom(), FlagView::defaultZoom);
    QVERIFY(!stage.part<FoldPanel>()->isUnfolded());
}

void OptionsTest::survivesBrokenSettings()
{
    const QTemporaryDir place;
    QSettings settings(place.filePath(u"settings.ini"_s), QSettings::IniFormat);
    for (const auto key : {"geometry"_L1, "sides"_L1, "stack"_L1, "zoom"_L1, "unfolded"_L1, "page"_L1})
        settings.setValue("window-1/"_L1 + key, u"-99 \u0001 bananas"_s);
    const Stage stage({}, &settings);
    QCOMPARE(stage.part<FlagView>()->zoom(), FlagView::defaultZoom);
    QVERIFY(stage.part<FlagView>()->isVisible());
    QVERIFY(stage.part<FlagView>()->width() > 300);
}

void OptionsTest::tellsEveryAttempt()
{
    FlagRow row;
    row.name = u"Bangladesh"_s;
    row.state = FlagState::Downloaded;
    AttemptRecord refused;
    refused.startMs = 0;
    refused.endMs = 1500;
    refused.sends = 3;
    refused.kind = ErrorKind::Refused;
    AttemptRecord answered;
    answered.startMs = 2500;
    answered.endMs = 3000;
    answered.sends = 1;
    row.attempts = {refused, answered};
    const QStringList lines = ErrorDetails::attemptLines(row);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.first().startsWith(u"Attempt 1: 0.0 s – 1.5 s, "_s), qPrintable(lines.first()));
    QVERIFY2(lines.first().endsWith(u"sent 3 times"_s), qPrintable(lines.first()));
    QCOMPARE(lines.last(), u"Attempt 2: 2.5 s – 3.0 s, answered"_s);
    ErrorDetails details;
    details.showFlag(row);
    QVERIFY(details.toPlainText().contains(u"downloaded"_s));
    QVERIFY(details.toPlainText().contains(lines.last()));
}

QTEST_MAIN(OptionsTest)
#include "tst_options.moc"
