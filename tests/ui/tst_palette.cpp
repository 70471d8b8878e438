#include "ui/stateappearance.h"
#include "ui/widgets/appstyle.h"
#include "ui/widgets/palette.h"

#include <QPalette>
#include <QSet>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

class tst_Palette final : public QObject
{
    Q_OBJECT

private slots:
    void knowsContrast();
    void everyStateHasItsOwnSign();
    void everyStateCanBeRead_data() { canBeRead_data(); }
    void everyStateCanBeRead();
    void disabledAndSelectedTextCanBeRead_data() { canBeRead_data(); }
    void disabledAndSelectedTextCanBeRead();
    void ourDarkPaletteCanBeRead();
    void aDisabledWidgetAsksFirst();
    void canBeRead_data();
    void canBeRead();

private:
    static QPalette fetched();
    static void checkStates(const QPalette &palette);
};

void tst_Palette::knowsContrast()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    QVERIFY(contrastRatio(readable(Qt::yellow, Qt::white), Qt::white) >= 4.5);
    QCOMPARE(readable(Qt::black, Qt::white), QColor(Qt::black));
}

void tst_Palette::everyStateHasItsOwnSign()
{
    QSet<int> signs;
    for (int state = 0; state <= int(FlagState::Cancelled); ++state)
        signs.insert(int(stateSign(FlagState(state), coloursOf(QPalette())).first));
    QCOMPARE(signs.size(), int(FlagState::Cancelled) + 1);
}

void tst_Palette::canBeRead_data()
{
    QTest::addColumn<QColor>("window");
    QTest::addColumn<QColor>("base");
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("highlight");
    const QColor blue(0x30, 0x8c, 0xc6);
    QTest::newRow("the usual light palette")
        << QColor(0xef, 0xef, 0xef) << QColor(Qt::white) << QColor(Qt::black) << blue;
    QTest::newRow("a dark palette") << QColor(0x24, 0x28, 0x2d) << QColor(0x1d, 0x20, 0x24)
                                    << QColor(0xe6, 0xe8, 0xea) << blue;
    QTest::newRow("black") << QColor(Qt::black) << QColor(Qt::black) << QColor(Qt::white) << blue;
    QTest::newRow("a yellow accent") << QColor(0xef, 0xef, 0xef) << QColor(Qt::white) << QColor(Qt::black)
                                     << QColor(Qt::yellow);
}

QPalette tst_Palette::fetched()
{
    QFETCH(QColor, window);
    QFETCH(QColor, base);
    QFETCH(QColor, text);
    QFETCH(QColor, highlight);
    QPalette palette(window);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Highlight, highlight);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

/// As the cells paint it: on their card, and on one that is selected, which is tinted.
void tst_Palette::checkStates(const QPalette &palette)
{
    const Colours &colours = coloursOf(palette);
    const QColor base = palette.color(QPalette::Base);
    for (int state = 0; state <= int(FlagState::Cancelled); ++state) {
        const QColor ink = stateSign(FlagState(state), colours).second;
        for (const QColor &background : {base, blended(colours.busy, base, 0.12)})
            QVERIFY2(contrastRatio(ink, background) >= 4.5, qPrintable(QString::number(state)));
    }
}

void tst_Palette::everyStateCanBeRead()
{
    checkStates(fetched());
}

void tst_Palette::disabledAndSelectedTextCanBeRead()
{
    QPalette palette = fetched();
    AppStyle(u"fusion"_s).polish(palette);
    for (const auto &[role, background] :
         {std::pair(QPalette::WindowText, QPalette::Window), std::pair(QPalette::Text, QPalette::Base),
          std::pair(QPalette::ButtonText, QPalette::Window)})
        QVERIFY(contrastRatio(palette.color(QPalette::Disabled, role),
                              palette.color(QPalette::Active, background))
                >= 4.5);
    for (const auto group : {QPalette::Active, QPalette::Inactive})
        QVERIFY(contrastRatio(palette.color(group, QPalette::HighlightedText),
                              palette.color(group, QPalette::Highlight))
                >= 4.5);
}

void tst_Palette::ourDarkPaletteCanBeRead()
{
    const QPalette dark = darkPalette();
    checkStates(dark);
    QVERIFY(contrastRatio(dark.color(QPalette::PlaceholderText), dark.color(QPalette::Base)) >= 4.5);
    QVERIFY(contrastRatio(dark.color(QPalette::ButtonText), dark.color(QPalette::Button)) >= 4.5);
}

void tst_Palette::aDisabledWidgetAsksFirst()
{
    QPalette palette(QColor(0xef, 0xef, 0xef));
    palette.setColor(QPalette::Active, QPalette::Highlight, QColor(0x30, 0x8c, 0xc6));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, Qt::gray);
    palette.setCurrentColorGroup(QPalette::Disabled);
    QVERIFY(coloursOf(palette).busy.saturation() > 100); // not the grey of what is disabled
}

void tst_Palette::canBeRead()
{
    const QPalette palette = fetched();
    const QColor window = palette.color(QPalette::Window);
    const QColor base = palette.color(QPalette::Base);
    const Colours &colours = coloursOf(palette);
    for (const QColor &colour : {colours.busy, colours.ok, colours.error, colours.wait, colours.muted}) {
        QVERIFY2(contrastRatio(colour, window) >= 4.5, qPrintable(colour.name()));
        QVERIFY2(contrastRatio(colour, base) >= 4.5, qPrintable(colour.name()));
    }
    // As text on a selected card, which is tinted.
    QVERIFY(contrastRatio(colours.error, blended(colours.busy, base, 0.08)) >= 4.5);
    QVERIFY(contrastRatio(colours.onAccent, colours.accent) >= 4.5);
    QVERIFY(contrastRatio(colours.onError, colours.errorFill) >= 4.5);
}

QTEST_MAIN(tst_Palette)
#include "tst_palette.moc"
