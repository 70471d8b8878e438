#include "countries/catalogue.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

CountryCode code(const char *text)
{
    return CountryCode::parse(QString::fromLatin1(text)).value();
}

} // namespace

class tst_Catalogue final : public QObject
{
    Q_OBJECT

private slots:
    void sizes();
    void isoCodesAreSortedAndUnique();
    void topTwentyAreCountries();
    void regions_data();
    void regions();
    void everyCountryHasARegion();
    void names_data();
    void names();
    void everyCountryHasAName();
    void regionNames();
};

void tst_Catalogue::sizes()
{
    QCOMPARE(topTwenty().size(), 20);
    QCOMPARE(isoCodes().size(), 249);
    QCOMPARE(everyCode().size(), 676);
}

void tst_Catalogue::isoCodesAreSortedAndUnique()
{
    QVERIFY(std::ranges::is_sorted(isoCodes()));
    QCOMPARE(QSet<CountryCode>(isoCodes().begin(), isoCodes().end()).size(), isoCodes().size());
}

void tst_Catalogue::topTwentyAreCountries()
{
    QVERIFY(std::ranges::all_of(topTwenty(), isIsoCode));
    QCOMPARE(topTwenty().first(), code("CN"));
    QCOMPARE(topTwenty().last(), code("FR"));
    QVERIFY(!isIsoCode(code("XK")));
    QVERIFY(!isIsoCode(code("ZZ")));
}

void tst_Catalogue::regions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("region");
    QTest::newRow("Nigeria") << u"NG"_s << int(Region::Africa);
    QTest::newRow("Brazil") << u"BR"_s << int(Region::Americas);
    QTest::newRow("Canada shares one Americas") << u"CA"_s << int(Region::Americas);
    QTest::newRow("Japan") << u"JP"_s << int(Region::Asia);
    QTest::newRow("France") << u"FR"_s << int(Region::Europe);
    QTest::newRow("Fiji") << u"FJ"_s << int(Region::Oceania);
    QTest::newRow("Antarctica as ICU has it") << u"AQ"_s << int(Region::Oceania);
    QTest::newRow("Kosovo is no ISO code") << u"XK"_s << int(Region::Other);
    QTest::newRow("nobody's code") << u"QQ"_s << int(Region::Other);
}

void tst_Catalogue::regions()
{
    QFETCH(const QString, text);
    QFETCH(const int, region);
    QCOMPARE(int(regionOf(CountryCode::parse(text).value())), region);
}

void tst_Catalogue::everyCountryHasARegion()
{
    for (const CountryCode country : isoCodes())
        QVERIFY2(regionOf(country) != Region::Other, qPrintable(country.upper()));
}

void tst_Catalogue::names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("name");
    QTest::newRow("English") << u"DE"_s << QLocale(QLocale::English) << u"Germany"_s;
    QTest::newRow("Russian") << u"DE"_s << QLocale(QLocale::Russian) << u"Германия"_s;
    QTest::newRow("no country of its own") << u"EU"_s << QLocale(QLocale::English) << u"European Union"_s;
    QTest::newRow("Kosovo") << u"XK"_s << QLocale(QLocale::English) << u"Kosovo"_s;
    QTest::newRow("United Nations") << u"UN"_s << QLocale(QLocale::Russian)
                                    << u"Организация Объединенных Наций"_s;
    QTest::newRow("withdrawn, its name is another's") << u"BU"_s << QLocale(QLocale::English) << u"BU"_s;
    QTest::newRow("withdrawn, without a successor") << u"AN"_s << QLocale(QLocale::English) << u"AN"_s;
    QTest::newRow("ICU's unknown") << u"ZZ"_s << QLocale(QLocale::English) << u"ZZ"_s;
    QTest::newRow("unknown to ICU") << u"QX"_s << QLocale(QLocale::English) << u"QX"_s;
    QTest::newRow("C locale falls back to English") << u"DE"_s << QLocale::c() << u"Germany"_s;
}

void tst_Catalogue::names()
{
    QFETCH(const QString, text);
    QFETCH(const QLocale, locale);
    QFETCH(const QString, name);
    QCOMPARE(countryName(CountryCode::parse(text).value(), locale), name);
}

void tst_Catalogue::everyCountryHasAName()
{
    for (const QLocale &locale : {QLocale(QLocale::English), QLocale(QLocale::Russian)}) {
        for (const CountryCode country : isoCodes())
            QVERIFY2(countryName(country, locale) != country.upper(), qPrintable(country.upper()));
    }
}

void tst_Catalogue::regionNames()
{
    QCOMPARE(regionName(Region::Africa, QLocale(QLocale::English)), u"Africa"_s);
    QCOMPARE(regionName(Region::Asia, QLocale(QLocale::Russian)), u"Азия"_s);
    QCOMPARE(regionName(Region::Other, QLocale(QLocale::English)), QString());
}

QTEST_APPLESS_MAIN(tst_Catalogue)
#include "tst_catalogue.moc"
