#include "ui/stateappearance.h"
#include "ui/widgets/palette.h"

#include <QPalette>
#include <QSet>
#include <QTest>

using namespace Flaghoist;

class PaletteTest final : public QObject
{
    Q_OBJECT

private slots:
    void knowsContrast();
    void everyStateHasItsOwnSign();
    void canBeRead_data();
    void canBeRead();
};

void PaletteTest::knowsContrast()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    QVERIFY(contrastRatio(readable(Qt::yellow, Qt::white), Qt::white) >= 4.5);
    QCOMPARE(readable(Qt::black, Qt::white), QColor(Qt::black));
}

void PaletteTest::everyStateHasItsOwnSign()
{
    QSet<int> signs;
    for (int state = 0; state <= int(FlagState::Cancelled); ++state)
        signs.insert(int(stateGlyph(FlagState(state))));
    QCOMPARE(signs.size(), int(FlagState::Cancelled) + 1);
}

void PaletteTest::canBeRead_data()
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

void PaletteTest::canBeRead()
{
    QFETCH(QColor, window);
    QFETCH(QColor, base);
    QFETCH(QColor, text);
    QFETCH(QColor, highlight);
    QPalette palette(window);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Highlight, highlight);
    palette.setColor(QPalette::HighlightedText, Qt::white);
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

QTEST_GUILESS_MAIN(PaletteTest)
#include "tst_palette.moc"
