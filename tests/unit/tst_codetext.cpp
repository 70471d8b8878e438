#include "countries/catalogue.h"
#include "countries/codetext.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

QString spelled(const QList<CountryCode> &codes)
{
    QStringList words;
    for (const CountryCode code : codes)
        words.append(code.upper());
    return words.join(u' ');
}

} // namespace

class tst_CodeText final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void understands_data();
    void understands();
    void namesWhatItDoesNotUnderstand_data();
    void namesWhatItDoesNotUnderstand();
    void readsOnesOwnLanguageFirst();
    void everyOwnNameIsUnderstood_data();
    void everyOwnNameIsUnderstood();
    void lettersAreRuns();
    void findsOneCountryByItsName();
    void knowsParts();
    void ukIsBritainOnlyInAText();
    void survivesAnything();
};

void tst_CodeText::initTestCase()
{
    QElapsedTimer timer;
    timer.start();
    loadCountryNames();
    qInfo("names gathered in %lld ms", timer.elapsed());
}

void tst_CodeText::understands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("codes");
    QTest::newRow("nothing") << u" \n,;"_s << u""_s;
    QTest::newRow("codes in either case, each once") << u"de FR De"_s << u"DE FR"_s;
    QTest::newRow("every separator") << u"de,fr;it\nes\tpt | at / ch，be、nl"_s
                                     << u"AT BE CH DE ES FR IT NL PT"_s;
    QTest::newRow("the design's own sentence") << u"South Korea, DE Côte d'Ivoire"_s << u"CI DE KR"_s;
    QTest::newRow("the longest name wins") << u"Guinea Equatorial Guinea"_s << u"GN GQ"_s;
    QTest::newRow("names side by side")
        << u"Niger Nigeria Guinea-Bissau Papua New Guinea"_s << u"GW NE NG PG"_s;
    QTest::newRow("no accents, no case") << u"ALAND ISLANDS, cote d’ivoire, reunion"_s << u"AX CI RE"_s;
    QTest::newRow("an apostrophe as a space") << u"Cote d Ivoire"_s << u"CI"_s;
    QTest::newRow("and or &") << u"Trinidad and Tobago; Bosnia & Herzegovina"_s << u"BA TT"_s;
    QTest::newRow("and between countries") << u"Germany and France & DE"_s << u"DE FR"_s;
    QTest::newRow("full stops and hyphens do not matter")
        << u"US Virgin Islands, St Lucia, Guinea Bissau"_s << u"GW LC VI"_s;
    QTest::newRow("saint in full") << u"Saint Kitts and Nevis"_s << u"KN"_s;
    QTest::newRow("two letters are a code, whatever they mean") << u"is in at"_s << u"AT IN IS"_s;
    QTest::newRow("codes beside each other are not Norway in Vietnamese") << u"NA UY"_s << u"NA UY"_s;
    QTest::newRow("full-width letters") << u"ＤＥ"_s << u"DE"_s;
    QTest::newRow("three-letter codes") << u"DEU USA"_s << u"DE US"_s;
    QTest::newRow("short and former names")
        << u"Hong Kong, Palestine, UAE, Turkey, Türkiye, Burma, Ivory Coast"_s << u"AE CI HK MM PS TR"_s;
    QTest::newRow("codes that are no country") << u"Kosovo, European Union, un"_s << u"EU UN XK"_s;
    QTest::newRow("Russian") << u"Германия, Республика Корея Соединенные Штаты"_s << u"DE KR US"_s;
    QTest::newRow("German") << u"Österreich, Vereinigte Staaten Südkorea"_s << u"AT KR US"_s;
    QTest::newRow("Japanese") << u"日本、ドイツ 韓国"_s << u"DE JP KR"_s;
    QTest::newRow("Arabic and Hindi") << u"ألمانيا، भारत"_s << u"DE IN"_s;
    QTest::newRow("a script beyond 16 bits") << u"𑄎𑄢𑄴𑄟𑄚𑄨"_s << u"DE"_s;
    QTest::newRow("a name with a comma in it") << u"Makau, RAE Xina yara"_s << u"MO"_s;
    QTest::newRow("Nigeria is not Niger, although a few languages say so") << u"Nigeria"_s << u"NG"_s;
}

void tst_CodeText::understands()
{
    QFETCH(const QString, text);
    const CodeText result = parseCodeText(text, QLocale(u"en_US"_s));
    QTEST(spelled(result.codes), "codes");
    QCOMPARE(result.unknown, QStringList());
}

void tst_CodeText::namesWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("codes");
    QTest::addColumn<QStringList>("unknown");
    QTest::newRow("in order, each once")
        << u"Narnia, DE, Atlantis; narnia"_s << u"DE"_s << QStringList{u"Narnia"_s, u"Atlantis"_s};
    QTest::newRow("words that stand together, as typed")
        << u"DE  Middle-Earth  & Mordor! FR"_s << u"DE FR"_s << QStringList{u"Middle-Earth  & Mordor"_s};
    QTest::newRow("a comma parts a name") << u"Guinea, Bissau"_s << u"GN"_s << QStringList{u"Bissau"_s};
    QTest::newRow("half a name") << u"South"_s << u""_s << QStringList{u"South"_s};
    QTest::newRow("digits") << u"D3 12 DE"_s << u"DE"_s << QStringList{u"D3 12"_s};
    QTest::newRow("letters that are not A–Z") << u"Ж"_s << u""_s << QStringList{u"Ж"_s};
    QTest::newRow("a file name") << u"de.png fr"_s << u"FR"_s << QStringList{u"de.png"_s};
}

void tst_CodeText::namesWhatItDoesNotUnderstand()
{
    QFETCH(const QString, text);
    const CodeText result = parseCodeText(text, QLocale(u"en_US"_s));
    QTEST(spelled(result.codes), "codes");
    QTEST(result.unknown, "unknown");
    for (const CodeText::Place &place : result.unknownAt)
        QVERIFY(result.unknown.contains(text.sliced(place.from, place.length), Qt::CaseInsensitive));
    QVERIFY(result.unknownAt.size() >= result.unknown.size());
}

void tst_CodeText::readsOnesOwnLanguageFirst()
{
    // "Nigeri" is Nigeria in some languages and Niger in others.
    QCOMPARE(spelled(parseCodeText(u"Nigeri"_s, QLocale(u"sq_AL"_s)).codes), u"NG"_s);
    QCOMPARE(spelled(parseCodeText(u"Sabiya"_s, QLocale(u"en_US"_s)).codes), QString());
}

void tst_CodeText::everyOwnNameIsUnderstood_data()
{
    QTest::addColumn<QString>("locale");
    for (const QString &locale : {u"en_US"_s, u"ru_RU"_s, u"de_DE"_s, u"ja_JP"_s, u"fr_FR"_s, u"zh_CN"_s,
                                  u"ar_EG"_s, u"hi_IN"_s, u"tr_TR"_s})
        QTest::newRow(qPrintable(locale)) << locale;
}

void tst_CodeText::everyOwnNameIsUnderstood()
{
    QFETCH(const QString, locale);
    QStringList names;
    for (const CountryCode code : isoCodes() + otherNamedCodes()) {
        names.append(countryName(code, QLocale(locale)));
        const CodeText alone = parseCodeText(names.last(), QLocale(locale));
        QVERIFY2(alone.codes == QList{code} && alone.unknown.isEmpty(), qPrintable(names.last()));
    }
    const CodeText all = parseCodeText(names.join(u", "_s), QLocale(u"en_US"_s));
    QCOMPARE(all.unknown, QStringList());
    QCOMPARE(all.codes, normalized(isoCodes() + otherNamedCodes()));
}

void tst_CodeText::lettersAreRuns()
{
    QCOMPARE(parseCodeText(u"b, BD x"_s, QLocale(u"en_US"_s)).codes, *parseCodeList({u"B"_s, u"X"_s}));
}

void tst_CodeText::findsOneCountryByItsName()
{
    const QLocale german(u"de_DE"_s);
    for (const auto &[name, code] : {std::pair(u"Brazil"_s, u"BR"_s),
                                     {u"south korea"_s, u"KR"_s},
                                     {u"Österreich"_s, u"AT"_s},
                                     {u"osterreich"_s, u"AT"_s},
                                     {u"USA"_s, u"US"_s}})
        QVERIFY2(countryNamed(name, german) == CountryCode::parse(code), qPrintable(name));
    for (const QString &name : {u"Braz"_s, u"Autriche"_s, u"ABC"_s, u""_s, u"Brazil, France"_s})
        QVERIFY2(!countryNamed(name, german), qPrintable(name));
}

void tst_CodeText::knowsParts()
{
    const QLocale english(u"en_US"_s);
    QCOMPARE(spelled(parseCodeText(u"gb-eng, GB-SCT"_s, english).codes), u"GB-ENG GB-SCT"_s);
    QCOMPARE(spelled(parseCodeText(u"Scotland Уэльс"_s, english).codes), u"GB-SCT GB-WLS"_s);
    QCOMPARE(spelled(parseCodeText(u"DE-FR"_s, english).codes), u"DE FR"_s); // two countries
    QCOMPARE(spelled(*parseCodeList({u"gb-eng"_s, u"US-CA"_s})), u"GB-ENG US-CA"_s);
    QVERIFY(!parseCodeList({u"gb-"_s}));
}

void tst_CodeText::ukIsBritainOnlyInAText()
{
    QCOMPARE(spelled(parseCodeText(u"uk, DE"_s, QLocale(u"en_US"_s)).codes), u"DE GB"_s);
    QCOMPARE(spelled(*parseCodeList({u"uk"_s})), u"UK"_s);
}

void tst_CodeText::survivesAnything()
{
    const QChar half(0xD800); // half of a surrogate pair
    const CodeText result = parseCodeText(u"DE "_s + half + u" FR\0IT "_s + half, QLocale(u"en_US"_s));
    QVERIFY(result.codes.contains(*CountryCode::parse(u"DE")));
    // Compared with each other, these would take minutes.
    constexpr int lines = 100'000;
    QString unknown;
    for (int line = 0; line < lines; ++line)
        unknown += u"narnia%1\n"_s.arg(line);
    QCOMPARE(parseCodeText(unknown, QLocale(u"en_US"_s)).unknown.size(), lines);
    const CodeText many = parseCodeText(u"south east of nowhere "_s.repeated(20'000), QLocale(u"en_US"_s));
    QCOMPARE(many.codes.size(), 1);
}

QTEST_APPLESS_MAIN(tst_CodeText)
#include "tst_codetext.moc"
