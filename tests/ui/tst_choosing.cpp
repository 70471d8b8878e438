#include "countries/catalogue.h"
#include "fakes/windowfixture.h"
#include "ui/countries/codesdialog.h"
#include "ui/countries/countryrail.h"
#include "ui/countries/presetchooser.h"
#include "ui/flags/flagsarea.h"
#include "ui/flags/flagview.h"
#include "ui/planbar/customurldialog.h"
#include "ui/planbar/planbar.h"
#include "ui/planbar/planfields.h"
#include "ui/widgets/labels.h"
#include "wording/runtext.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTest>
#include <QTreeView>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using State = DownloadSession::State;

class tst_Choosing final : public QObject
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

void tst_Choosing::choosesByKeyboard()
{
    const WindowFixture fixture;
    fixture.press(Qt::Key_F, Qt::ControlModifier);
    auto *const search = fixture.part<CountryRail>()->findChild<QLineEdit *>();
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, u"argent"_s);
    fixture.press(Qt::Key_Down);
    QVERIFY(fixture.list()->hasFocus());
    QCOMPARE(fixture.list()->currentIndex().data(CountryModel::CodeRole).toString(), u"AR"_s);
    fixture.press(Qt::Key_Space);
    QVERIFY(fixture.countries.chosen().contains(*CountryCode::parse(u"AR")));
    QVERIFY(fixture.start()->text().contains(u"21"_s));
    QCOMPARE(fixture.part<CountryRail>()->findChild<QComboBox *>()->currentText(), presetText({}));
    fixture.press(Qt::Key_F, Qt::ControlModifier);
    fixture.press(Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QTest::keyClicks(search, u"nowhere at all"_s);
    QCOMPARE(fixture.list()->model()->rowCount(), 0);
}

void tst_Choosing::presetsChoose()
{
    const WindowFixture fixture;
    auto *const preset = fixture.part<CountryRail>()->findChild<QComboBox *>();
    preset->setFocus();
    fixture.press(Qt::Key_Down);
    QCOMPARE(fixture.countries.chosen().size(), 249);
    QVERIFY(fixture.start()->text().contains(u"249"_s));
    QCOMPARE(fixture.grid()->model()->rowCount(), 249);
    fixture.press(Qt::Key_3, Qt::ControlModifier);
    QVERIFY(fixture.start()->text().contains(u"676"_s));
    QCOMPARE(preset->currentText(), presetText(Preset{.kind = Preset::Kind::Every}));
    fixture.press(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(fixture.start()->text().contains(u"20"_s));
    QCOMPARE(preset->currentText(), presetText(Preset{.kind = Preset::Kind::TopTwenty}));
}

void tst_Choosing::choiceIsInvertedAndTakenBack()
{
    const WindowFixture fixture(endless());
    const QList<CountryCode> beginning = fixture.countries.chosen();
    fixture.grid()->setFocus();
    fixture.press(Qt::Key_Z, Qt::ControlModifier); // what the program began with cannot be taken back
    QCOMPARE(fixture.countries.chosen(), beginning);
    fixture.press(Qt::Key_I, Qt::ControlModifier);
    QVERIFY(fixture.start()->text().contains(u"229"_s));
    fixture.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(fixture.start()->text().contains(u"20"_s));
    QCOMPARE(fixture.countries.chosen(), beginning);
    fixture.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(fixture.countries.chosen().size(), 229);
    fixture.press(Qt::Key_Z, Qt::ControlModifier);

    fixture.press(Qt::Key_T, Qt::ControlModifier);
    auto *const dialog = fixture.window->findChild<CodesDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->reject();
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Running);
    fixture.press(Qt::Key_I, Qt::ControlModifier);
    fixture.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    fixture.press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(fixture.countries.chosen(), beginning);
}

void tst_Choosing::offersTheTopWhenNothingIsChosen()
{
    const WindowFixture fixture;
    fixture.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!fixture.start()->isEnabled());
    QVERIFY(fixture.status()->isProblem());
    QVERIFY(!fixture.grid()->isVisible());
    QPushButton *const offer = fixture.button<FlagsArea>(u"Choose the top 20"_s);
    QVERIFY(offer);
    click(offer);
    QVERIFY(fixture.start()->isEnabled());
    QVERIFY(fixture.grid()->isVisible());
    QCOMPARE(fixture.countries.chosen().size(), 20);
}

void tst_Choosing::takesAnotherSource()
{
    const WindowFixture fixture;
    auto *const source = fixture.part<SourceChooser>();
    source->setFocus();
    fixture.press(Qt::Key_Down);
    QCOMPARE(fixture.options().server, u"DELAY"_s);
    fixture.press(Qt::Key_Up);
    QCOMPARE(fixture.options().server, u"LOCAL"_s);
}

void tst_Choosing::refusesATemplateWithoutCode()
{
    const WindowFixture fixture;
    fixture.press(Qt::Key_U, Qt::ControlModifier);
    auto *const dialog = fixture.part<CustomUrlDialog>();
    QVERIFY(dialog && dialog->isVisible());
    auto *const field = dialog->findChild<QLineEdit *>();
    auto *const message = dialog->findChild<MessageLine *>();
    QPushButton *const use = fixture.button<CustomUrlDialog>(u"&Use"_s);
    QVERIFY(use);
    QVERIFY(!use->isEnabled());
    QVERIFY(!message->isProblem());
    QTest::keyClicks(field, u"http://127.0.0.1:1/flags/de.png"_s);
    QVERIFY(message->isProblem());
    QVERIFY(!use->isEnabled());
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    field->clear();
    QTest::keyClicks(field, u"http://127.0.0.1:1/{CC}.png"_s);
    QVERIFY(!message->isProblem());
    QVERIFY(message->text().contains(u"http://127.0.0.1:1/BD.png"_s));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!dialog->isVisible());
    QCOMPARE(fixture.options().urlTemplate, u"http://127.0.0.1:1/{CC}.png"_s);
    QVERIFY(fixture.part<SourceChooser>()->currentText().contains(u"127.0.0.1"_s));
}

QTEST_MAIN(tst_Choosing)
#include "tst_choosing.moc"
