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

void tst_CountryCode::sortsAlphabetically()
{
    QVERIFY(CountryCode::parse(u"AZ") < CountryCode::parse(u"BA"));
    QVERIFY(CountryCode::parse(u"BA") < CountryCode::parse(u"BB"));
}

QTEST_APPLESS_MAIN(tst_CountryCode)
#include "tst_countrycode.moc"
