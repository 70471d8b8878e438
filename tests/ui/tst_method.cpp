#include "fakes/windowfixture.h"
#include "ui/flags/flagview.h"
#include "ui/planbar/planbar.h"
#include "ui/planbar/planfields.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
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

QAction *methodAction(const WindowFixture &fixture, Strategy strategy)
{
    for (QAction *const action : fixture.window->findChildren<QAction *>()) {
        if (action->text() == strategyText(strategy))
            return action;
    }
    return nullptr;
}

} // namespace

class tst_Method final : public QObject
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

void tst_Method::offersFourWithAHintEach()
{
    const WindowFixture fixture;
    auto *const method = fixture.part<MethodChooser>();
    QCOMPARE(method->count(), 4);
    for (int row = 0; row < method->count(); ++row) {
        const Strategy strategy = allStrategies[size_t(row)];
        QCOMPARE(method->itemText(row), strategyText(strategy));
        QCOMPARE(method->itemData(row, Qt::WhatsThisRole).toString(), strategyHint(strategy));
        QVERIFY(method->itemData(row, Qt::AccessibleTextRole).toString().contains(strategyHint(strategy)));
    }
    QCOMPARE(method->currentText(), strategyText(Strategy::Pool));
    QCOMPARE(method->toolTip(), strategyHint(Strategy::Pool));
    QCOMPARE(method->accessibleDescription(), strategyHint(Strategy::Pool));
}

void tst_Method::choosesByKeyboard()
{
    const WindowFixture fixture;
    auto *const method = fixture.part<MethodChooser>();
    method->setFocus();
    fixture.press(Qt::Key_Up);
    QCOMPARE(fixture.options().strategy, Strategy::PoolInOrder);
    QCOMPARE(method->accessibleDescription(), strategyHint(Strategy::PoolInOrder));
    QVERIFY(methodAction(fixture, Strategy::PoolInOrder)->isChecked());
    fixture.press(Qt::Key_End);
    QCOMPARE(fixture.options().strategy, Strategy::EventLoop);
    QVERIFY(method->hasFocus());
}

void tst_Method::choosesByMenu()
{
    const WindowFixture fixture;
    QVERIFY(methodAction(fixture, Strategy::Pool)->isChecked());
    methodAction(fixture, Strategy::Sequential)->trigger();
    QCOMPARE(fixture.options().strategy, Strategy::Sequential);
    QCOMPARE(fixture.part<MethodChooser>()->currentText(), strategyText(Strategy::Sequential));
    QVERIFY(!methodAction(fixture, Strategy::Pool)->isChecked());
}

void tst_Method::anUntouchedNumberFollowsTheMethod_data()
{
    QTest::addColumn<Strategy>("strategy");
    QTest::addColumn<int>("asked");
    QTest::addColumn<QString>("status");
    QTest::newRow("one at a time") << Strategy::Sequential << 1 << u"One request at a time."_s;
    QTest::newRow("in order") << Strategy::PoolInOrder << 20 << u"Uses all 20."_s;
    QTest::newRow("as completed") << Strategy::Pool << 30 << u"Uses 20 of 30: only 20 code(s) chosen"_s;
    QTest::newRow("event loop") << Strategy::EventLoop << 30 << u"Uses 20 of 30: only 20 code(s) chosen"_s;
}

void tst_Method::anUntouchedNumberFollowsTheMethod()
{
    QFETCH(Strategy, strategy);
    const WindowFixture fixture;
    methodAction(fixture, strategy)->trigger();
    QTEST(fixture.atOnce()->value(), "asked");
    QTEST(fixture.status()->text(), "status");
    QVERIFY(!fixture.options().concurrency);
}

void tst_Method::keepsATouchedConcurrency()
{
    const WindowFixture fixture;
    QVERIFY(!fixture.options().concurrency);
    QSpinBox *const number = fixture.atOnce();
    auto *const slider = fixture.part<PlanBar>()->findChild<QSlider *>();
    QCOMPARE(number->value(), 30);
    MessageLine *const status = fixture.status();
    QVERIFY(status->text().contains(u"20 of 30"_s));
    type(number, u"7"_s);
    QCOMPARE(fixture.options().concurrency, std::optional(7));
    QVERIFY(status->text().contains(u"7"_s));
    fixture.pickSource(u"REMOTE"_s);
    QCOMPARE(fixture.options().concurrency, std::optional(7));
    QVERIFY(status->text().contains(u"5 of 7"_s));
    slider->setFocus();
    fixture.press(Qt::Key_End);
    QCOMPARE(number->value(), 1000);
    fixture.press(Qt::Key_Home);
    QCOMPARE(number->value(), 1);
}

void tst_Method::oneAtATimeSaysSo()
{
    const WindowFixture fixture;
    type(fixture.atOnce(), u"30"_s);
    methodAction(fixture, Strategy::Sequential)->trigger();
    QCOMPARE(fixture.status()->text(), u"Uses 1 of 30: this method sends one at a time"_s);
    QVERIFY(!fixture.status()->isProblem());
    QCOMPARE(fixture.atOnce()->value(), 30);
    QVERIFY(fixture.atOnce()->isEnabled());
    type(fixture.atOnce(), u"12"_s);
    QCOMPARE(fixture.status()->text(), u"Uses 1 of 12: this method sends one at a time"_s);
    methodAction(fixture, Strategy::Pool)->trigger();
    QCOMPARE(fixture.status()->text(), u"Uses all 12."_s);
}

void tst_Method::isLockedDuringARun()
{
    RunOptions options = endless(2);
    options.strategy = Strategy::EventLoop;
    const WindowFixture fixture(options);
    auto *const method = fixture.part<MethodChooser>();
    method->setFocus();
    fixture.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(fixture.flags.tally().inFlight, 2);
    QVERIFY(!method->isVisible());
    QVERIFY(fixture.grid()->hasFocus());
    for (const Strategy strategy : allStrategies)
        QVERIFY(!methodAction(fixture, strategy)->isEnabled());
    type(fixture.atOnce(), u"7"_s);
    QTRY_COMPARE(fixture.flags.tally().inFlight, 7);
    fixture.cancel();
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QVERIFY(method->isVisible());
    QVERIFY(methodAction(fixture, Strategy::Pool)->isEnabled());
}

void tst_Method::remembersTheMethod()
{
    const QTemporaryDir place;
    const QString file = place.filePath(u"settings.ini"_s);
    {
        QSettings settings(file, QSettings::IniFormat);
        const WindowFixture fixture({}, &settings);
        QCOMPARE(fixture.options().strategy, Strategy::Pool);
        methodAction(fixture, Strategy::PoolInOrder)->trigger();
    }
    QSettings settings(file, QSettings::IniFormat);
    const WindowFixture fixture({}, &settings);
    QCOMPARE(fixture.part<MethodChooser>()->currentText(), strategyText(Strategy::PoolInOrder));
    QVERIFY(methodAction(fixture, Strategy::PoolInOrder)->isChecked());
    QCOMPARE(fixture.atOnce()->value(), 20);
}

void tst_Method::showsWhatWaitsItsTurn()
{
    RunOptions options = optionsFrom(u"LOCAL"_s);
    options.strategy = Strategy::PoolInOrder;
    options.slow = {{*CountryCode::parse(u"BD"), 60s}}; // the first
    const WindowFixture fixture(options);
    click(fixture.start());
    QTRY_COMPARE(fixture.flags.run().rowsIn(FlagState::WaitingItsTurn).size(), 19);
    QCOMPARE(fixture.flags.tally().inFlight, 1);
    QTRY_COMPARE(fixture.chip(FlagFilterModel::Filter::ToDo)->shownCount(), 20);
    click(fixture.chip(FlagFilterModel::Filter::ToDo));
    QCOMPARE(fixture.grid()->model()->rowCount(), 20);
    const QModelIndex second = fixture.grid()->model()->index(1, 0);
    QCOMPARE(second.data(FlagModel::StateTextRole).toString(), u"done, waits"_s);
    QCOMPARE(fixture.chip(FlagFilterModel::Filter::Downloaded)->shownCount(), 0);
    fixture.cancel();
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QCOMPARE(fixture.flags.tally().downloaded, 19); // what is done stays done
    QCOMPARE(fixture.flags.tally().cancelled, 1);
}

QTEST_MAIN(tst_Method)
#include "tst_method.moc"
