#include "practice/flagsource.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QSet>
#include <QTest>

using namespace Flaghoist;

class TestFlagPack : public QObject
{
    Q_OBJECT

private slots:
    void everyCountryHasAFlag();
    void otherCodesHaveNone();
    void placeholdersAllDiffer();
    void placeholdersStandInForAPackThatIsNotThere();
};

namespace {

/// Null unless the bytes are a PNG from its signature to its end.
QImage decodedPng(QByteArray bytes)
{
    if (!bytes.startsWith("\x89PNG\r\n\x1a\n") || !bytes.endsWith("IEND\xae\x42\x60\x82"))
        return {};
    QBuffer buffer(&bytes);
    return QImageReader(&buffer, "png").read();
}

} // namespace

void TestFlagPack::everyCountryHasAFlag()
{
    QSet<QByteArray> flags;
    for (const CountryCode code : isoCodes()) {
        const QByteArray bytes = practiceFlag(code);
        const QImage image = decodedPng(bytes);
        QVERIFY2(!image.isNull() && image.width() == 320, qPrintable(code.upper()));
        flags.insert(bytes);
    }
    QVERIFY(flags.size() > 200); // some territories fly another country's flag
}

void TestFlagPack::otherCodesHaveNone()
{
    for (const CountryCode code : everyCode())
        QCOMPARE(practiceFlag(code).isEmpty(), !isIsoCode(code));
}

void TestFlagPack::placeholdersAllDiffer()
{
    QSet<QByteArray> flags;
    for (const CountryCode code : everyCode()) {
        const QByteArray bytes = placeholderFlag(code);
        QCOMPARE(bytes, placeholderFlag(code));
        QCOMPARE(decodedPng(bytes).size(), QSize(320, 240));
        flags.insert(bytes);
    }
    QCOMPARE(flags.size(), everyCodeCount);
}

void TestFlagPack::placeholdersStandInForAPackThatIsNotThere()
{
    for (const CountryCode code : isoCodes()) {
        QFile file(QStringLiteral(FLAG_PACK_DIR "/") + code.lower() + QStringLiteral(".png"));
        const bool isThere = file.open(QIODevice::ReadOnly);
        QCOMPARE(practiceFlag(code), isThere ? file.readAll() : placeholderFlag(code));
    }
}

QTEST_GUILESS_MAIN(TestFlagPack)
#include "tst_flagpack.moc"
