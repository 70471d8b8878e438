#include "image/flagimage.h"

#include "fakes/svgsamples.h"

#include <QTest>

using namespace Flaghoist;
using namespace SvgSamples;
using namespace Qt::StringLiterals;

/// In a program without a QGuiApplication, where drawing text would end the process.
class TestSvgText final : public QObject
{
    Q_OBJECT

private slots:
    void textIsRefused();
    void anythingElseIsDrawn();
};

void TestSvgText::textIsRefused()
{
    const Result<FlagImage> flag = readFlagImage(svgText());
    QVERIFY(!flag);
    QCOMPARE(flag.error().kind, ErrorKind::InvalidImage);
    QVERIFY2(flag.error().detail.contains(u"fonts"_s), qPrintable(flag.error().detail));
}

void TestSvgText::anythingElseIsDrawn()
{
    const Result<FlagImage> flag = readFlagImage(svgFlag());
    QVERIFY2(flag, qPrintable(flag ? QString() : flag.error().detail));
    QCOMPARE(flag->thumbnail.pixelColor(80, 10), QColor(Qt::red));
}

QTEST_GUILESS_MAIN(TestSvgText)
#include "tst_svgtext.moc"
