#include "fakes/stage.h"
#include "ui/flags/flagview.h"
#include "ui/planbar/methodchooser.h"
#include "ui/planbar/methoddelegate.h"
#include "ui/planbar/runbar.h"
#include "ui/planbar/sourcechooser.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/messageline.h"
#include "wording/runtext.h"

#include <QAction>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = DownloadSession::State;

Q_DECLARE_METATYPE(Flaghoist::Strategy)

namespace {

QAction *methodAction(const Stage &stage, Strategy strategy)
{
    for (QAction *const action : stage.window->findChildren<QAction *>()) {
        if (action->text() == strategyText(strategy))
            return action;
    }
    return nullptr;
}

} // namespace

class MethodTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void offersFourWithAHintEach();
    void choosesByKeyboard();
    void choosesByMenu();
    void anUntouchedNumberFollowsTheMethod_data();
    void anUntouchedNumberFollowsTheMethod();
    void keepsATouchedConcurrency();
    void oneAtATimeSaysSo();
    void isLockedDuringARun();
    void remembersTheMethod();
    void showsWhatWaitsItsTurn();
};

void MethodTest::offersFourWithAHintEach()
{
    const Stage stage;
    auto *const method = stage.part<MethodChooser>();
    QCOMPARE(method->count(), 4);
    for (int row = 0; row < method->count(); ++row) {
        const Strategy strategy = allStrategies[size_t(row)];
        QCOMPARE(method->itemText(row), strategyText(strategy));
        QCOMPARE(method->itemData(row, MethodDelegate::HintRole).toString(), strategyHint(strategy));
        QVERIFY(method->itemData(row, Qt::AccessibleTextRole).toString().contains(strategyHint(strategy)));
    }
    QCOMPARE(method->currentText(), strategyText(Strategy::Pool));
    QCOMPARE(method->toolTip(), strategyHint(Strategy::Pool));
    QCOMPARE(method->accessibleDescription(), strategyHint(Strategy::Pool));
}

void MethodTest::choosesByKeyboard()
{
    const Stage stage;
    auto *const method = stage.part<MethodChooser>();
    method->setFocus();
    stage.press(Qt::Key_Up);
    QCOMPARE(stage.options().strategy, Strategy::PoolInOrder);
    QCOMPARE(method->accessibleDescription(), strategyHint(Strategy::PoolInOrder));
    QVERIFY(methodAction(stage, Strategy::PoolInOrder)->isChecked());
    stage.press(Qt::Key_End);
    QCOMPARE(stage.options().strategy, Strategy::EventLoop);
    QVERIFY(method->hasFocus());
}

void MethodTest::choosesByMenu()
{
    const Stage stage;
    QVERIFY(methodAction(stage, Strategy::Pool)->isChecked());
    methodAction(stage, Strategy::Sequential)->trigger();
    QCOMPARE(stage.options().strategy, Strategy::Sequential);
    QCOMPARE(stage.part<MethodChooser>()->currentText(), strategyText(Strategy::Sequential));
    QVERIFY(!methodAction(stage, Strategy::Pool)->isChecked());
}

void MethodTest::anUntouchedNumberFollowsTheMethod_data()
{
    QTest::addColumn<Strategy>("strategy");
    QTest::addColumn<int>("asked");
    QTest::addColumn<QString>("honest");
    QTest::newRow("one at a time") << Strategy::Sequential << 1 << u"One request at a time."_s;
    QTest::newRow("in order") << Strategy::PoolInOrder << 20 << u"Uses all 20."_s;
    QTest::newRow("as completed") << Strategy::Pool << 30 << u"Uses 20 of 30: only 20 code(s) chosen"_s;
    QTest::newRow("event loop") << Strategy::EventLoop << 30 << u"Uses 20 of 30: only 20 code(s) chosen"_s;
}

void MethodTest::anUntouchedNumberFollowsTheMethod()
{
    QFETCH(Strategy, strategy);
    const Stage stage;
    methodAction(stage, strategy)->trigger();
    QTEST(stage.atOnce()->value(), "asked");
    QTEST(stage.honest()->text(), "honest");
    QVERIFY(!stage.options().concurrency);
}

void MethodTest::keepsATouchedConcurrency()
{
    const Stage stage;
    QVERIFY(!stage.options().concurrency);
    QSpinBox *const number = stage.atOnce();
    auto *const slider = stage.part<RunBar>()->findChild<QSlider *>();
    QCOMPARE(number->value(), 30);
    MessageLine *const honest = stage.honest();
    QVERIFY(honest->text().contains(u"20 of 30"_s));
    number->setFocus();
    number->selectAll();
    QTest::keyClicks(number, u"7"_s);
    QCOMPARE(stage.options().concurrency, std::optional(7));
    QVERIFY(honest->text().contains(u"7"_s));
    stage.part<SourceChooser>()->pick(u"REMOTE"_s);
    QCOMPARE(stage.options().concurrency, std::optional(7));
    QVERIFY(honest->text().contains(u"5 of 7"_s));
    slider->setFocus();
    stage.press(Qt::Key_End);
    QCOMPARE(number->value(), 1000);
    stage.press(Qt::Key_Home);
    QCOMPARE(number->value(), 1);
}

void MethodTest::oneAtATimeSaysSo()
{
    const Stage stage;
    type(stage.atOnce(), u"30"_s);
    methodAction(stage, Strategy::Sequential)->trigger();
    QCOMPARE(stage.honest()->text(), u"Uses 1 of 30: this method sends one at a time"_s);
    QVERIFY(!stage.honest()->isWarning());
    QCOMPARE(stage.atOnce()->value(), 30);
    QVERIFY(stage.atOnce()->isEnabled());
    type(stage.atOnce(), u"12"_s);
    QCOMPARE(stage.honest()->text(), u"Uses 1 of 12: this method sends one at a time"_s);
    methodAction(stage, Strategy::Pool)->trigger();
    QCOMPARE(stage.honest()->text(), u"Uses all 12."_s);
}

void MethodTest::isLockedDuringARun()
{
    RunOptions options = endless(2);
    options.strategy = Strategy::EventLoop;
    const Stage stage(options);
    auto *const method = stage.part<MethodChooser>();
    method->setFocus();
    stage.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(stage.flags.tally().inFlight, 2);
    QVERIFY(!method->isEnabled());
    QCOMPARE(method->toolTip(), RunBar::lockedText());
    QVERIFY(stage.grid()->hasFocus());
    for (const Strategy strategy : allStrategies)
        QVERIFY(!methodAction(stage, strategy)->isEnabled());
    type(stage.atOnce(), u"7"_s);
    QTRY_COMPARE(stage.flags.tally().inFlight, 7);
    stage.press(Qt::Key_Escape);
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QVERIFY(method->isEnabled());
    QVERIFY(methodAction(stage, Strategy::Pool)->isEnabled());
}

void MethodTest::remembersTheMethod()
{
    const QTemporaryDir place;
    const QString file = place.filePath(u"settings.ini"_s);
    {
        QSettings settings(file, QSettings::IniFormat);
        const Stage stage({}, &settings);
        QCOMPARE(stage.options().strategy, Strategy::Pool);
        methodAction(stage, Strategy::PoolInOrder)->trigger();
    }
    QSettings settings(file, QSettings::IniFormat);
    const Stage stage({}, &settings);
    QCOMPARE(stage.part<MethodChooser>()->currentText(), strategyText(Strategy::PoolInOrder));
    QVERIFY(methodAction(stage, Strategy::PoolInOrder)->isChecked());
    QCOMPARE(stage.atOnce()->value(), 20);
}

void MethodTest::showsWhatWaitsItsTurn()
{
    RunOptions options = optionsFrom(u"LOCAL"_s);
    options.strategy = Strategy::PoolInOrder;
    options.slow = {{*CountryCode::parse(u"BD"), 60s}}; // the first
    const Stage stage(options);
    click(stage.start());
    QTRY_COMPARE(stage.flags.rowsIn(FlagState::WaitingItsTurn).size(), 19);
    QCOMPARE(stage.flags.tally().inFlight, 1);
    QTRY_COMPARE(stage.chip(FlagFilterModel::Filter::ToDo)->shownCount(), 20);
    click(stage.chip(FlagFilterModel::Filter::ToDo));
    QCOMPARE(stage.grid()->model()->rowCount(), 20);
    const QModelIndex second = stage.grid()->model()->index(1, 0);
    QCOMPARE(second.data(FlagModel::StateTextRole).toString(), u"waiting its turn"_s);
    QCOMPARE(stage.chip(FlagFilterModel::Filter::Downloaded)->shownCount(), 0);
    stage.press(Qt::Key_Escape);
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QCOMPARE(stage.flags.tally().downloaded, 19); // what is done stays done
    QCOMPARE(stage.flags.tally().cancelled, 1);
}

QTEST_MAIN(MethodTest)
#include "tst_method.moc"
