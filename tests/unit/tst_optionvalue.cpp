#include "countries/catalogue.h"
#include "options/optionvalue.h"

#include <QDir>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Slow = QMap<CountryCode, milliseconds>;

CountryCode code(QStringView text)
{
    return CountryCode::parse(text).value();
}

} // namespace

class tst_OptionValue final : public QObject
{
    Q_OBJECT

private slots:
    void numbersAreDigitsOnly_data();
    void numbersAreDigitsOnly();
    void secondsHaveADecimalPoint_data();
    void secondsHaveADecimalPoint();
    void readsWhatItWrites();
    void readsSlowCodesInEverySpelling_data();
    void readsSlowCodesInEverySpelling();
    void knowsFaultsByIds_data();
    void knowsFaultsByIds();
    void foldersAreAbsolute_data();
    void foldersAreAbsolute();
};

void tst_OptionValue::numbersAreDigitsOnly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<int>>("number");
    QTest::newRow("digits") << u"007"_s << std::optional(7);
    QTest::newRow("the smallest") << u"2"_s << std::optional(2);
    QTest::newRow("too small") << u"1"_s << std::optional<int>();
    QTest::newRow("larger than any int") << u"99999999999999999999"_s << std::optional(2'147'483'647);
    for (const QString &text :
         {u""_s, u"-3"_s, u"+3"_s, u" 3"_s, u"3 "_s, u"3.0"_s, u"3x"_s, u"٣"_s, u"1e3"_s})
        QTest::addRow("no number: “%s”", qPrintable(text)) << text << std::optional<int>();
}

void tst_OptionValue::numbersAreDigitsOnly()
{
    QFETCH(const QString, text);
    QTEST(parseNumber(text, 2), "number");
}

void tst_OptionValue::secondsHaveADecimalPoint_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<milliseconds>>("time");
    QTest::newRow("whole") << u"5"_s << std::optional(5000ms);
    QTest::newRow("a fraction") << u".25"_s << std::optional(250ms);
    QTest::newRow("none") << u"0"_s << std::optional(0ms);
    QTest::newRow("the longest") << u"60"_s << std::optional(60'000ms);
    for (const QString &text :
         {u""_s, u"."_s, u"60.1"_s, u"-1"_s, u"0,5"_s, u"5s"_s, u"inf"_s, u"nan"_s, u"1e1"_s})
        QTest::addRow("no time: “%s”", qPrintable(text)) << text << std::optional<milliseconds>();
}

void tst_OptionValue::secondsHaveADecimalPoint()
{
    QFETCH(const QString, text);
    QTEST(parseSeconds(text, 60s), "time");
}

void tst_OptionValue::readsWhatItWrites()
{
    for (const milliseconds time : {1ms, 1234ms, 600'000ms}) {
        QCOMPARE(parseTimeout(formatSeconds(time)), std::optional(time));
        const std::pair range(time / 20, time / 10);
        QCOMPARE(parseDelay(formatDelay(range)), std::optional(range));
    }
    QCOMPARE(formatSeconds(30s), u"30"_s);
    QCOMPARE(formatDelay({500ms, 5s}), u"0.5:5"_s);
    for (const double rate : {0.0, 0.07, 0.1, 1.0 / 3e7, 1.0})
        QCOMPARE(parseErrorRate(formatErrorRate(rate)), std::optional(rate));
    QCOMPARE(formatErrorRate(0.07), u"0.07"_s);
    for (const PracticeFaults faults :
         {PracticeFaults(), PracticeFaults(PracticeFault::Reset) | PracticeFault::Garbage,
          everyPracticeFault})
        QCOMPARE(parseFaults(formatFaults(faults)), std::optional(faults));
    for (const ExistingFiles existing : {ExistingFiles::Overwrite, ExistingFiles::Skip})
        QCOMPARE(parseExisting(formatExisting(existing)), std::optional(existing));
    const Slow slow{{code(u"BD"), 10s}, {code(u"CN"), 1ms}};
    QCOMPARE(formatSlow(slow), u"BD=10, CN=0.001"_s);
    QCOMPARE(parseSlow(formatSlow(slow)), std::optional(slow));
    for (const QList<CountryCode> &codes : {QList<CountryCode>(), isoCodes(), everyCode()})
        QCOMPARE(parseCodes(formatCodes(codes)), std::optional(codes));
    QCOMPARE(parseSeed(formatNumber(4'294'967'295U)), std::optional(4'294'967'295U));
}

void tst_OptionValue::readsSlowCodesInEverySpelling_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("understood");
    for (const QString &text :
         {u"BD=10 FR=.5"_s, u"bd=10,fr=0.5"_s, u" BD=10;\nFR=0.50 ; "_s, u"BD=3,BD=10,FR=0.5"_s})
        QTest::addRow("%s", qPrintable(text.simplified())) << text << true;
    for (const QString &text : {u"BD"_s, u"BD="_s, u"=3"_s, u"B=1"_s, u"BD=1=2"_s, u"BD=60.1"_s, u"BD=1 ?"_s,
                                u"BD = 1"_s, u"BD=1, X=2"_s})
        QTest::addRow("not %s", qPrintable(text)) << text << false;
}

void tst_OptionValue::readsSlowCodesInEverySpelling()
{
    QFETCH(const QString, text);
    QFETCH(const bool, understood);
    const Slow wanted{{code(u"BD"), 10s}, {code(u"FR"), 500ms}};
    QCOMPARE(parseSlow(u" "_s), std::optional(Slow()));
    QCOMPARE(parseSlow(text), understood ? std::optional(wanted) : std::nullopt);
}

void tst_OptionValue::knowsFaultsByIds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<PracticeFaults>>("faults");
    QTest::newRow("in either case, with spaces")
        << u"Reset, 503"_s
        << std::optional(PracticeFaults(PracticeFault::Reset) | PracticeFault::Unavailable);
    QTest::newRow("all") << u"all"_s << std::optional(everyPracticeFault);
    QTest::newRow("none") << u"None"_s << std::optional(PracticeFaults());
    for (const QString &text : {u""_s, u"503,"_s, u"none,503"_s, u"crash"_s})
        QTest::addRow("not “%s”", qPrintable(text)) << text << std::optional<PracticeFaults>();
}

void tst_OptionValue::knowsFaultsByIds()
{
    QFETCH(const QString, text);
    QTEST(parseFaults(text), "faults");
}

void tst_OptionValue::foldersAreAbsolute_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<QString>>("folder");
    QTest::newRow("absolute") << u"/tmp//flags/"_s << std::optional(u"/tmp/flags"_s);
    QTest::newRow("in the home folder") << u"~/flags"_s << std::optional(QDir::homePath() + u"/flags"_s);
    for (const QString &text : {u""_s, u"flags"_s, u"~me/flags"_s, u"/a\0b"_s})
        QTest::addRow("not “%s”", qPrintable(text)) << text << std::optional<QString>();
}

void tst_OptionValue::foldersAreAbsolute()
{
    QFETCH(const QString, text);
    QTEST(parseFolder(text), "folder");
}

QTEST_APPLESS_MAIN(tst_OptionValue)
#include "tst_optionvalue.moc"
