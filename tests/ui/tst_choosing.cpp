#include "countries/catalogue.h"
#include "fakes/stage.h"
#include "ui/countries/codesdialog.h"
#include "ui/countries/countrypanel.h"
#include "ui/countries/presetchooser.h"
#include "ui/flags/flagpane.h"
#include "ui/flags/flagview.h"
#include "ui/planbar/customurldialog.h"
#include "ui/planbar/runbar.h"
#include "ui/planbar/sourcechooser.h"
#include "ui/widgets/messageline.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTest>
#include <QTreeView>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using State = DownloadSession::State;

class ChoosingTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void choosesByKeyboard();
    void presetsChoose();
    void choiceIsInvertedAndTakenBack();
    void offersTheTopWhenNothingIsChosen();
    void takesAnotherSource();
    void refusesATemplateWithoutCode();
};

void ChoosingTest::choosesByKeyboard()
{
    const Stage stage;
    stage.press(Qt::Key_F, Qt::ControlModifier);
    auto *const search = stage.part<CountryPanel>()->findChild<QLineEdit *>();
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, u"argent"_s);
    stage.press(Qt::Key_Down);
    QVERIFY(stage.list()->hasFocus());
    QCOMPARE(stage.list()->currentIndex().data(CountryModel::CodeRole).toString(), u"AR"_s);
    stage.press(Qt::Key_Space);
    QVERIFY(stage.countries.chosen().contains(*CountryCode::parse(u"AR")));
    QVERIFY(stage.start()->text().contains(u"21"_s));
    QCOMPARE(stage.part<CountryPanel>()->findChild<QComboBox *>()->currentText(), PresetChooser::text({}));
    stage.press(Qt::Key_F, Qt::ControlModifier);
    stage.press(Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QTest::keyClicks(search, u"nowhere at all"_s);
    QCOMPARE(stage.list()->model()->rowCount(), 0);
}

void ChoosingTest::presetsChoose()
{
    const Stage stage;
    auto *const preset = stage.part<CountryPanel>()->findChild<QComboBox *>();
    preset->setFocus();
    stage.press(Qt::Key_Down);
    QCOMPARE(stage.countries.chosen().size(), 249);
    QVERIFY(stage.start()->text().contains(u"249"_s));
    QCOMPARE(stage.grid()->model()->rowCount(), 249);
    stage.press(Qt::Key_3, Qt::ControlModifier);
    QVERIFY(stage.start()->text().contains(u"676"_s));
    QCOMPARE(preset->currentText(), PresetChooser::text(Preset{.kind = Preset::Kind::Every}));
    stage.press(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(stage.start()->text().contains(u"20"_s));
    QCOMPARE(preset->currentText(), PresetChooser::text(Preset{.kind = Preset::Kind::TopTwenty}));
}

void ChoosingTest::choiceIsInvertedAndTakenBack()
{
    const Stage stage(endless());
    const QList<CountryCode> beginning = stage.countries.chosen();
    stage.grid()->setFocus();
    stage.press(Qt::Key_Z, Qt::ControlModifier); // what the program began with cannot be taken back
    QCOMPARE(stage.countries.chosen(), beginning);
    stage.press(Qt::Key_I, Qt::ControlModifier);
    QVERIFY(stage.start()->text().contains(u"229"_s));
    stage.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(stage.start()->text().contains(u"20"_s));
    QCOMPARE(stage.countries.chosen(), beginning);
    stage.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(stage.countries.chosen().size(), 229);
    stage.press(Qt::Key_Z, Qt::ControlModifier);

    stage.press(Qt::Key_T, Qt::ControlModifier);
    auto *const dialog = stage.window->findChild<CodesDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->reject();
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Running);
    stage.press(Qt::Key_I, Qt::ControlModifier);
    stage.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    stage.press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(stage.countries.chosen(), beginning);
}

void ChoosingTest::offersTheTopWhenNothingIsChosen()
{
    const Stage stage;
    stage.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!stage.start()->isEnabled());
    QVERIFY(stage.part<RunBar>()->findChild<MessageLine *>()->isWarning());
    QVERIFY(!stage.grid()->isVisible());
    QPushButton *const offer = stage.button<FlagPane>(u"Choose the top 20"_s);
    QVERIFY(offer);
    click(offer);
    QVERIFY(stage.start()->isEnabled());
    QVERIFY(stage.grid()->isVisible());
    QCOMPARE(stage.countries.chosen().size(), 20);
}

void ChoosingTest::takesAnotherSource()
{
    const Stage stage;
    auto *const source = stage.part<SourceChooser>();
    source->setFocus();
    stage.press(Qt::Key_Down);
    QCOMPARE(stage.options().server, u"DELAY"_s);
    stage.press(Qt::Key_Up);
    QCOMPARE(stage.options().server, u"LOCAL"_s);
}

void ChoosingTest::refusesATemplateWithoutCode()
{
    const Stage stage;
    stage.press(Qt::Key_U, Qt::ControlModifier);
    auto *const dialog = stage.part<CustomUrlDialog>();
    QVERIFY(dialog && dialog->isVisible());
    auto *const field = dialog->findChild<QLineEdit *>();
    auto *const message = dialog->findChild<MessageLine *>();
    QPushButton *const use = stage.button<CustomUrlDialog>(u"&Use"_s);
    QVERIFY(use);
    QVERIFY(!use->isEnabled());
    QVERIFY(!message->isWarning());
    QTest::keyClicks(field, u"http://127.0.0.1:1/flags/de.png"_s);
    QVERIFY(message->isWarning());
    QVERIFY(!use->isEnabled());
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    field->clear();
    QTest::keyClicks(field, u"http://127.0.0.1:1/{CC}.png"_s);
    QVERIFY(!message->isWarning());
    QVERIFY(message->text().contains(u"http://127.0.0.1:1/BD.png"_s));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!dialog->isVisible());
    QCOMPARE(stage.options().urlTemplate, u"http://127.0.0.1:1/{CC}.png"_s);
    QVERIFY(stage.part<SourceChooser>()->currentText().contains(u"127.0.0.1"_s));
}

QTEST_MAIN(ChoosingTest)
#include "tst_choosing.moc"
