#include "countries/catalogue.h"
#include "countries/codetext.h"
#include "models/countrymodel.h"
#include "ui/actions.h"
#include "ui/countries/codesdialog.h"
#include "ui/countries/countryrail.h"
#include "ui/countries/presetchooser.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "wording/runtext.h"

#include <QAction>
#include <QCheckBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTreeView>
#include <QUndoStack>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

QList<CountryCode> codes(const QString &words)
{
    return parseCodeList(words.split(u' ')).value();
}

struct RailFixture
{
    CountryModel countries{QLocale()};
    QMainWindow window;
    Actions actions{&window};
    CountryRail panel{&countries, &actions};

    explicit RailFixture(const QString &chosen = u"DE FR"_s)
    {
        countries.setChosen(codes(chosen));
        panel.history()->clear();
        panel.resize(264, 600);
        panel.show();
        panel.activateWindow();
    }
    template <typename Widget> [[nodiscard]] Widget *part() const { return panel.findChild<Widget *>(); }
    [[nodiscard]] QPushButton *button(const QWidget *in, const QString &text) const
    {
        for (auto *const candidate : in->findChildren<QPushButton *>()) {
            if (candidate->isVisible() && candidate->text().remove(u'&').startsWith(text))
                return candidate;
        }
        return nullptr;
    }
    [[nodiscard]] CodesDialog *openCodes() const
    {
        QTest::mouseClick(button(&panel, u"Type or paste"_s), Qt::LeftButton);
        const auto dialogs = panel.findChildren<CodesDialog *>();
        return dialogs.isEmpty() ? nullptr : dialogs.last();
    }
};

QPlainTextEdit *field(const CodesDialog *dialog)
{
    return dialog->findChild<QPlainTextEdit *>();
}

QStringList shownIn(const CodesDialog *dialog)
{
    QStringList lines;
    for (const auto *const line : dialog->findChildren<MessageLine *>())
        lines.append(line->text());
    return lines;
}

void type(QWidget *widget, const QString &text)
{
    for (const QChar c : text)
        QTest::sendKeyEvent(QTest::Click, widget, c == u'\n' ? Qt::Key_Return : Qt::Key_unknown,
                            c == u'\n' ? QString() : QString(c), Qt::NoModifier);
}

} // namespace

/// The ways to choose countries other than one by one.
class tst_CodesDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(u"en_US"_s)); }
    void showsWhatItUnderstandsWhileTyping();
    void replacesOrAdds();
    void keepsTheTextThatItDidNotUnderstand();
    void cannotChooseNothing();
    void checksOnceAfterTheLastChange();
    void keepsTheFirst();
    void picksALetterByKeyboard();
    void showsTheCurrentPreset();
    void offersWhatTheListDoesNotHave_data();
    void offersWhatTheListDoesNotHave();
    void otherCodesUnfoldWhereTheyAreFew();
    void lockedDuringARun();
};

void tst_CodesDialog::showsWhatItUnderstandsWhileTyping()
{
    const RailFixture fixture;
    CodesDialog *const dialog = fixture.openCodes();
    QVERIFY(dialog);
    type(field(dialog), u"South Korea, DE Côte d'Ivoire\nMordor германия; mordor b"_s);
    QTRY_VERIFY(shownIn(dialog).first().startsWith(u"29"_s));
    QVERIFY(shownIn(dialog).first().contains(u"BA, BB"_s));
    QCOMPARE(shownIn(dialog).last(), u"Not understood: “Mordor”"_s);
    QCOMPARE(field(dialog)->extraSelections().size(), 2);
    QCOMPARE(field(dialog)->extraSelections().first().cursor.selectedText(), u"Mordor"_s);
    field(dialog)->setPlainText(u"de"_s);
    QTRY_COMPARE(shownIn(dialog), (QStringList{shownIn(dialog).first(), QString()}));
    QVERIFY(field(dialog)->extraSelections().isEmpty());
    QVERIFY(field(dialog)->accessibleDescription().contains(u"DE"_s));
}

void tst_CodesDialog::replacesOrAdds()
{
    const RailFixture fixture;
    QSignalSpy changed(&fixture.countries, &CountryModel::chosenChanged);
    CodesDialog *dialog = fixture.openCodes();
    type(field(dialog), u"Kosovo, jp"_s);
    QTRY_VERIFY(fixture.button(dialog, u"Add"_s)->isEnabled());
    QTest::mouseClick(fixture.button(dialog, u"Add"_s), Qt::LeftButton);
    QCOMPARE(fixture.countries.chosen(), codes(u"DE FR JP XK"_s));
    QCOMPARE(changed.size(), 1);

    dialog = fixture.openCodes();
    QVERIFY(field(dialog)->toPlainText().isEmpty());
    type(field(dialog), u"Kosovo, jp"_s);
    QTRY_VERIFY(fixture.button(dialog, u"Replace"_s)->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(fixture.countries.chosen(), codes(u"JP XK"_s));
    QCOMPARE(changed.size(), 2);
    fixture.panel.history()->undo();
    fixture.panel.history()->undo();
    QCOMPARE(fixture.countries.chosen(), codes(u"DE FR"_s));
}

void tst_CodesDialog::keepsTheTextThatItDidNotUnderstand()
{
    const RailFixture fixture;
    CodesDialog *dialog = fixture.openCodes();
    type(field(dialog), u"it, Narnia"_s);
    QTRY_VERIFY(fixture.button(dialog, u"Replace"_s)->isEnabled());
    QTest::mouseClick(fixture.button(dialog, u"Replace"_s), Qt::LeftButton);
    QCOMPARE(fixture.countries.chosen(), codes(u"IT"_s));
    dialog = fixture.openCodes();
    QCOMPARE(field(dialog)->toPlainText(), u"it, Narnia"_s);
    field(dialog)->setPlainText(u"es"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(fixture.countries.chosen(), codes(u"IT"_s));
    QCOMPARE(field(fixture.openCodes())->toPlainText(), u"es"_s);
}

void tst_CodesDialog::cannotChooseNothing()
{
    const RailFixture fixture;
    CodesDialog *const dialog = fixture.openCodes();
    type(field(dialog), u"Narnia"_s);
    QTRY_COMPARE(shownIn(dialog).last(), u"Not understood: “Narnia”"_s);
    QVERIFY(!fixture.button(dialog, u"Replace"_s)->isEnabled());
    QVERIFY(!fixture.button(dialog, u"Add"_s)->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(dialog->isVisible());
    QCOMPARE(fixture.countries.chosen(), codes(u"DE FR"_s));
}

void tst_CodesDialog::checksOnceAfterTheLastChange()
{
    const RailFixture fixture;
    CodesDialog *const dialog = fixture.openCodes();
    QTRY_COMPARE(shownIn(dialog).first(), u"No codes understood yet."_s);
    QString lines;
    for (int line = 0; line < 2000; ++line)
        lines += u"Narnia %1\n"_s.arg(line);
    field(dialog)->setPlainText(lines + u"de"_s);
    QCOMPARE(shownIn(dialog).first(), u"No codes understood yet."_s);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier); // what is typed by now counts
    QCOMPARE(fixture.countries.chosen(), codes(u"DE"_s));
    QVERIFY(shownIn(dialog).last().endsWith(u" and 1990 more"_s));
    QCOMPARE(field(dialog)->extraSelections().size(), 500);
}

void tst_CodesDialog::keepsTheFirst()
{
    const RailFixture fixture(u"ZW DE QB FR"_s);
    QPushButton *const keep = fixture.button(&fixture.panel, u"Keep first"_s);
    QTest::mouseClick(keep, Qt::LeftButton);
    auto *const dialog = fixture.part<QInputDialog>();
    QVERIFY(dialog);
    auto *const count = dialog->findChild<QSpinBox *>();
    QCOMPARE(count->maximum(), 4);
    count->setValue(3);
    QVERIFY(dialog->labelText().contains(u"DE"_s));
    QVERIFY(dialog->labelText().contains(u"QB"_s));
    QTest::keyClick(count, Qt::Key_Return);
    QCOMPARE(fixture.countries.chosen(), codes(u"DE FR QB"_s));

    RailFixture single(u"DE"_s);
    single.actions.keepFirst->trigger();
    QVERIFY(!single.part<QInputDialog>());
}

void tst_CodesDialog::picksALetterByKeyboard()
{
    const RailFixture fixture;
    auto *const presets = fixture.part<PresetChooser>();
    const auto popup = [&] {
        presets->setCurrentIndex(presets->findText(u"Codes by first letter…"_s));
        emit presets->activated(presets->currentIndex());
        return presets->findChildren<QMenu *>().last();
    };
    QMenu *letters = popup();
    QCOMPARE(presets->currentText(), presetText({})); // nothing was picked yet
    QCOMPARE(letters->actions().size(), 26);
    QTest::keyClick(letters, Qt::Key_Down); // A -> B
    QTest::keyClick(letters, Qt::Key_Down);
    QTest::keyClick(letters, Qt::Key_Return);
    QCOMPARE(fixture.countries.chosen(), codes(u"C"_s));
    QCOMPARE(presets->currentText(), u"Codes CA–CZ"_s);

    letters = popup();
    QVERIFY(letters->activeAction()->text().contains(u"&C"_s));
    QTest::keyClick(letters, Qt::Key_Q);
    QCOMPARE(fixture.countries.chosen(), codes(u"Q"_s));
    QVERIFY(!letters->isVisible());

    letters = popup();
    QTest::keyClick(letters, Qt::Key_Escape);
    QVERIFY(!letters->isVisible());
    QCOMPARE(fixture.countries.chosen(), codes(u"Q"_s));
}

void tst_CodesDialog::showsTheCurrentPreset()
{
    RailFixture fixture;
    auto *const presets = fixture.part<PresetChooser>();
    QCOMPARE(presets->currentText(), presetText({}));
    for (const Preset &region : regionPresets()) {
        presets->setCurrentIndex(presets->findText(presetText(region)));
        emit presets->activated(presets->currentIndex());
        QCOMPARE(fixture.countries.chosen(), codesOf(region));
        QCOMPARE(presets->currentText(), presetText(region));
        QCOMPARE(presets->findText(presetText({})), -1);
    }
    fixture.countries.setChosen({});
    QCOMPARE(presets->currentText(), presetText({}));
    fixture.panel.choose({.kind = Preset::Kind::TopTwenty});
    QCOMPARE(presets->currentText(), u"Top 20 by population"_s);
}

void tst_CodesDialog::offersWhatTheListDoesNotHave_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("offer");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("a code that is no country") << u"xk"_s << u"Choose XK Kosovo"_s << u"DE FR XK"_s;
    QTest::newRow("nobody’s code") << u"QZ"_s << u"Choose QZ"_s << u"DE FR QZ"_s;
    QTest::newRow("a name in another language") << u"Allemagne"_s << u"Choose DE Germany"_s << u"DE FR"_s;
    QTest::newRow("several") << u"it, Spanien"_s << u"Choose these 2"_s << u"DE ES FR IT"_s;
    QTest::newRow("nothing known") << u"it Narnia"_s << QString() << u"DE FR"_s;
}

void tst_CodesDialog::offersWhatTheListDoesNotHave()
{
    QFETCH(const QString, search);
    QFETCH(const QString, offer);
    QFETCH(const QString, chosen);
    const RailFixture fixture;
    auto *const field = fixture.part<QLineEdit>();
    QTest::keyClicks(field, search);
    QCOMPARE(fixture.part<QTreeView>()->model()->rowCount(), 0);
    if (offer.isEmpty()) {
        QTest::keyClick(field, Qt::Key_Return);
    } else {
        QTRY_VERIFY(fixture.button(&fixture.panel, offer));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!fixture.button(&fixture.panel, offer));
        QVERIFY(fixture.part<QTreeView>()->model()->rowCount() > 0);
    }
    QCOMPARE(fixture.countries.chosen(), codes(chosen));
}

void tst_CodesDialog::otherCodesUnfoldWhereTheyAreFew()
{
    RailFixture fixture;
    auto *const list = fixture.part<QTreeView>();
    const auto others = [list] {
        return list->model()->index(list->model()->rowCount() - 1, 0);
    };
    fixture.countries.setChosen(codes(u"DE EU UN XK"_s));
    QCOMPARE(others().data().toString(), u"Other codes"_s);
    QVERIFY(list->isExpanded(others()));
    QCOMPARE(list->model()->index(0, 0, others()).data().toString(), u"European Union"_s);
    fixture.countries.setChosen({});
    fixture.countries.setChosen(everyCode());
    QVERIFY(!list->isExpanded(others()));
}

void tst_CodesDialog::lockedDuringARun()
{
    RailFixture fixture;
    fixture.panel.setLocked(true, u"Cancel first."_s);
    QVERIFY(!fixture.part<PresetChooser>()->isEnabled());
    fixture.panel.setLocked(false, {});
    QVERIFY(fixture.part<PresetChooser>()->isEnabled());
    QVERIFY(!fixture.part<QCheckBox>()->toolTip().isEmpty()); // its own, rather than none
}

QTEST_MAIN(tst_CodesDialog)
#include "tst_codesdialog.moc"
