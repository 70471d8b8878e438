#include "domain/countrycode.h"

#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

class tst_CountryCode final : public QObject
{
    Q_OBJECT

private slots:
    void parse_data();
    void parse();
    void everyOrdinalSpellsItself();
    void partKnowsItsCountry();
    void sortsAlphabetically();
};

void tst_CountryCode::parse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("upper"); // empty: refused

    QTest::newRow("upper case") << u"BR"_s << u"BR"_s;
    QTest::newRow("lower case") << u"br"_s << u"BR"_s;
    QTest::newRow("mixed case") << u"bR"_s << u"BR"_s;
    QTest::newRow("first and last letter") << u"AZ"_s << u"AZ"_s;
    QTest::newRow("a part") << u"GB-ENG"_s << u"GB-ENG"_s;
    QTest::newRow("a part in lower case") << u"es-ct"_s << u"ES-CT"_s;
    QTest::newRow("a part with a digit") << u"FR-2A"_s << u"FR-2A"_s;
    QTest::newRow("a part of one character") << u"AT-9"_s << u"AT-9"_s;
    QTest::newRow("a dash and nothing") << u"GB-"_s << QString();
    QTest::newRow("a part of four letters") << u"GB-ENGL"_s << QString();
    QTest::newRow("a part of no country") << u"ZZ-ENG"_s << QString();
    QTest::newRow("a part with a space inside") << u"GB-E G"_s << QString();
    QTest::newRow("a part after another sign") << u"GB_ENG"_s << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("one letter") << u"B"_s << QString();
    QTest::newRow("three letters") << u"BRA"_s << QString();
    QTest::newRow("digit") << u"B1"_s << QString();
    QTest::newRow("Cyrillic that looks Latin") << u"ВА"_s << QString();
    QTest::newRow("beyond Z") << u"B["_s << QString();
    QTest::newRow("before A") << u"@B"_s << QString();
}

void tst_CountryCode::parse()
{
    QFETCH(const QString, text);
    QFETCH(const QString, upper);
    const auto code = CountryCode::parse(text);
    QCOMPARE(code.has_value(), !upper.isEmpty());
    if (code) {
        QCOMPARE(code->upper(), upper);
        QCOMPARE(code->lower(), upper.toLower());
    }
}

void tst_CountryCode::everyOrdinalSpellsItself()
{
    for (int ordinal = 0; ordinal < everyCodeCount; ++ordinal) {
        const CountryCode code = CountryCode::fromOrdinal(ordinal);
        QCOMPARE(CountryCode::parse(code.upper()).value().ordinal(), ordinal);
    }
    QCOMPARE(CountryCode::fromOrdinal(0).upper(), u"AA"_s);
    QCOMPARE(CountryCode::fromOrdinal(everyCodeCount - 1).upper(), u"ZZ"_s);
}

void tst_CountryCode::partKnowsItsCountry()
{
    const CountryCode part = CountryCode::parse(u"GB-SCT").value();
    QVERIFY(part.isPart());
    QVERIFY(!isIsoCode(part));
    QVERIFY(part.country() == CountryCode::parse(u"GB"));
    QVERIFY(!part.country().isPart());
    QVERIFY(part != part.country());
}

void tst_CountryCode::sortsAlphabetically()
{
    QVERIFY(CountryCode::parse(u"AZ") < CountryCode::parse(u"BA"));
    QVERIFY(CountryCode::parse(u"BA") < CountryCode::parse(u"BB"));
    QVERIFY(CountryCode::parse(u"GB") < CountryCode::parse(u"GB-ENG"));
    QVERIFY(CountryCode::parse(u"GB-ENG") < CountryCode::parse(u"GB-NIR"));
    QVERIFY(CountryCode::parse(u"GB-WLS") < CountryCode::parse(u"GD"));
    QVERIFY(CountryCode::parse(u"US-A") < CountryCode::parse(u"US-AK"));
}

QTEST_APPLESS_MAIN(tst_CountryCode)
#include "tst_countrycode.moc"
