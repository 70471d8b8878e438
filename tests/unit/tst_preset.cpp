#include "countries/catalogue.h"

#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

class tst_Preset final : public QObject
{
    Q_OBJECT

private slots:
    void chooses_data();
    void chooses();
    void regionsShareOutTheCountries();
    void isKnownAgain();
    void almostIsNot();
};

void tst_Preset::chooses_data()
{
    QTest::addColumn<Preset>("preset");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("first");
    QTest::newRow("top 20, sorted") << Preset{.kind = Preset::Kind::TopTwenty} << 20 << u"BD"_s;
    QTest::newRow("all") << Preset{.kind = Preset::Kind::All} << 249 << u"AD"_s;
    QTest::newRow("every") << Preset{.kind = Preset::Kind::Every} << 676 << u"AA"_s;
    QTest::newRow("a letter is BA–BZ")
        << Preset{.kind = Preset::Kind::Letter, .letter = u'B'} << 26 << u"BA"_s;
    QTest::newRow("the last letter") << Preset{.kind = Preset::Kind::Letter, .letter = u'Z'} << 26 << u"ZA"_s;
}

void tst_Preset::chooses()
{
    QFETCH(const Preset, preset);
    const QList<CountryCode> codes = codesOf(preset);
    QTEST(int(codes.size()), "count");
    QTEST(codes.first().upper(), "first");
    QVERIFY(std::ranges::is_sorted(codes));
}

void tst_Preset::regionsShareOutTheCountries()
{
    QList<CountryCode> all;
    for (const Region region : continents)
        all += codesOf({.kind = Preset::Kind::Region, .region = region});
    std::ranges::sort(all);
    QCOMPARE(all, isoCodes());
}

void tst_Preset::isKnownAgain()
{
    QList<Preset> presets{
        {.kind = Preset::Kind::TopTwenty}, {.kind = Preset::Kind::All}, {.kind = Preset::Kind::Every}};
    for (const Region region : continents)
        presets.append({.kind = Preset::Kind::Region, .region = region});
    for (char16_t letter = u'A'; letter <= u'Z'; ++letter)
        presets.append({.kind = Preset::Kind::Letter, .letter = letter});
    for (const Preset &preset : std::as_const(presets))
        QVERIFY2(presetOf(codesOf(preset)) == preset, qPrintable(codesOf(preset).first().upper()));
}

void tst_Preset::almostIsNot()
{
    QCOMPARE(presetOf({}), std::nullopt);
    QList<CountryCode> codes = codesOf({.kind = Preset::Kind::Region, .region = Region::Europe});
    codes.removeFirst();
    QCOMPARE(presetOf(codes), std::nullopt);
    QCOMPARE(presetOf({*CountryCode::parse(u"XK")}), std::nullopt);
}

QTEST_APPLESS_MAIN(tst_Preset)
#include "tst_preset.moc"
