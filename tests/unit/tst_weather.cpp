#include "practice/weather.h"

#include "countries/catalogue.h"
#include "practice/garbage.h"

#include <QCryptographicHash>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestWeather : public QObject
{
    Q_OBJECT

private slots:
    void slowCodesTakeTheirTime();
    void isTheSameOnEveryMachine_data();
    void isTheSameOnEveryMachine();
    void dependsOnEachInput();
    void delayStaysInRangeAndReachesItsEnds();
    void delayOfOneValueIsThatValue_data();
    void delayOfOneValueIsThatValue();
    void failsAtItsRate_data();
    void failsAtItsRate();
    void delayFailureAndFaultAreIndependent();
    void meetsEachChosenFaultAsOften_data();
    void meetsEachChosenFaultAsOften();
    void theChoiceOfFaultsMovesNothingElse();
    void garbageIsNoPicture();
};

namespace {

CountryCode code(QStringView text)
{
    return CountryCode::parse(text).value();
}

const PracticeBehaviour stormy{
    .minDelay = 500ms, .maxDelay = 5000ms, .errorRate = 0.25, .faults = everyPracticeFault, .seed = 7};

/// The outcomes of all 676 codes, one character each.
QByteArray forecast(const PracticeBehaviour &behaviour, int attempt)
{
    QByteArray outcomes;
    for (const CountryCode each : everyCode()) {
        const Weather weather = weatherFor(behaviour, each, attempt);
        outcomes += weather.fault ? practiceFaultId(*weather.fault).toLatin1() : "."_ba;
        outcomes += QByteArray::number(qint64(weather.delay.count()));
    }
    return outcomes;
}

} // namespace

void TestWeather::isTheSameOnEveryMachine_data()
{
    QTest::addColumn<QString>("country");
    QTest::addColumn<int>("attempt");
    QTest::addColumn<int>("delay");
    QTest::addColumn<QString>("fault");

    QTest::newRow("the first code") << u"AA"_s << 1 << 636 << QString();
    QTest::newRow("a country") << u"BD"_s << 1 << 2725 << QString();
    QTest::newRow("a country, second attempt") << u"BD"_s << 2 << 4835 << QString();
    QTest::newRow("a country that fails") << u"CN"_s << 1 << 3914 << u"garbage"_s;
    QTest::newRow("another fault, at another attempt") << u"BD"_s << 3 << 819 << u"reset"_s;
    QTest::newRow("another country") << u"FR"_s << 1 << 4596 << QString();
    QTest::newRow("the last code") << u"ZZ"_s << 1 << 783 << QString();
    QTest::newRow("the eleventh attempt") << u"US"_s << 11 << 3525 << QString();
}

void TestWeather::isTheSameOnEveryMachine()
{
    QFETCH(const QString, country);
    QFETCH(const int, attempt);
    const Weather weather = weatherFor(stormy, code(country), attempt);
    QTEST(int(weather.delay.count()), "delay");
    QTEST(weather.fault ? practiceFaultId(*weather.fault) : QString(), "fault");
}

void TestWeather::dependsOnEachInput()
{
    QCOMPARE(forecast(stormy, 1), forecast(stormy, 1));
    QVERIFY(forecast(stormy, 1) != forecast(stormy, 2));
    PracticeBehaviour otherSeed = stormy;
    otherSeed.seed = 8;
    QVERIFY(forecast(stormy, 1) != forecast(otherSeed, 1));
    QVERIFY(weatherFor(stormy, code(u"BD"), 1).delay != weatherFor(stormy, code(u"DB"), 1).delay);
}

void TestWeather::delayStaysInRangeAndReachesItsEnds()
{
    const PracticeBehaviour narrow{.minDelay = 10ms, .maxDelay = 19ms};
    QMap<qint64, int> seen;
    for (const CountryCode each : everyCode())
        ++seen[weatherFor(narrow, each, 1).delay.count()];
    QCOMPARE(seen.size(), 10);
    QCOMPARE(seen.firstKey(), 10);
    QCOMPARE(seen.lastKey(), 19);
    for (const int times : std::as_const(seen))
        QVERIFY2(times > 676 / 20, qPrintable(QString::number(times)));
}

void TestWeather::delayOfOneValueIsThatValue_data()
{
    QTest::addColumn<milliseconds>("least");
    QTest::addColumn<milliseconds>("most");
    QTest::addColumn<milliseconds>("delay");
    QTest::newRow("no delay") << 0ms << 0ms << 0ms;
    QTest::newRow("both ends the same") << milliseconds(500) << milliseconds(500) << milliseconds(500);
    QTest::newRow("ends in the wrong order") << milliseconds(500) << milliseconds(20) << milliseconds(500);
    QTest::newRow("below zero") << milliseconds(-5) << milliseconds(-2) << milliseconds(0);
}

void TestWeather::delayOfOneValueIsThatValue()
{
    QFETCH(const milliseconds, least);
    QFETCH(const milliseconds, most);
    for (const CountryCode each : topTwenty())
        QTEST(weatherFor({.minDelay = least, .maxDelay = most}, each, 1).delay, "delay");
}

void TestWeather::failsAtItsRate_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("fewest");
    QTest::addColumn<int>("most");
    QTest::newRow("never") << 0.0 << 0 << 0;
    QTest::newRow("a quarter, as the book's ERROR server") << 0.25 << 140 << 200;
    QTest::newRow("half") << 0.5 << 305 << 371;
    QTest::newRow("always") << 1.0 << 676 << 676;
}

void TestWeather::failsAtItsRate()
{
    QFETCH(const double, rate);
    QFETCH(const int, fewest);
    QFETCH(const int, most);
    for (quint32 seed = 0; seed < 10; ++seed) {
        int failures = 0;
        for (const CountryCode each : everyCode())
            failures += weatherFor({.errorRate = rate, .seed = seed}, each, 1).fault ? 1 : 0;
        QVERIFY2(failures >= fewest && failures <= most, qPrintable(QString::number(failures)));
    }
}

void TestWeather::delayFailureAndFaultAreIndependent()
{
    const PracticeBehaviour coins{.minDelay = 0ms,
                                  .maxDelay = 1ms,
                                  .errorRate = 0.5,
                                  .faults = PracticeFaults(PracticeFault::Reset) | PracticeFault::Stall,
                                  .seed = 1};
    int slowFailures = 0;
    int resets = 0;
    int slowResets = 0;
    for (int attempt = 1; attempt <= 4; ++attempt) {
        for (const CountryCode each : everyCode()) {
            const Weather weather = weatherFor(coins, each, attempt);
            const bool slow = weather.delay == 1ms;
            const bool reset = weather.fault == PracticeFault::Reset;
            slowFailures += weather.fault && slow ? 1 : 0;
            resets += reset ? 1 : 0;
            slowResets += reset && slow ? 1 : 0;
        }
    }
    const auto isAbout = [](int expected, int count) { // within five standard deviations
        return std::abs(count - expected) < 5 * std::sqrt(expected);
    };
    QVERIFY2(isAbout(676, slowFailures), qPrintable(QString::number(slowFailures)));
    QVERIFY2(isAbout(676, resets), qPrintable(QString::number(resets)));
    QVERIFY2(isAbout(338, slowResets), qPrintable(QString::number(slowResets)));
}

void TestWeather::meetsEachChosenFaultAsOften_data()
{
    QTest::addColumn<PracticeFaults>("faults");
    QTest::addColumn<int>("fewest");
    QTest::addColumn<int>("most");
    QTest::newRow("none: nothing fails") << PracticeFaults() << 0 << 0;
    QTest::newRow("one") << PracticeFaults(PracticeFault::Reset) << 6760 << 6760;
    QTest::newRow("two that are no neighbours")
        << (PracticeFaults(PracticeFault::Garbage) | PracticeFault::Unavailable) << 3180 << 3580;
    QTest::newRow("all") << everyPracticeFault << 830 << 1100;
}

void TestWeather::meetsEachChosenFaultAsOften()
{
    QFETCH(const PracticeFaults, faults);
    QFETCH(const int, fewest);
    QFETCH(const int, most);
    QMap<PracticeFault, int> seen;
    for (quint32 seed = 0; seed < 10; ++seed) {
        for (const CountryCode each : everyCode()) {
            const Weather weather = weatherFor({.errorRate = 1, .faults = faults, .seed = seed}, each, 1);
            if (weather.fault)
                ++seen[*weather.fault];
        }
    }
    for (const PracticeFault fault : allPracticeFaults) {
        const int times = seen.value(fault);
        const bool fits = faults.testFlag(fault) ? times >= fewest && times <= most : times == 0;
        QVERIFY2(fits, qPrintable(practiceFaultId(fault) + u": "_s + QString::number(times)));
    }
}

void TestWeather::theChoiceOfFaultsMovesNothingElse()
{
    PracticeBehaviour teapots = stormy;
    teapots.faults = PracticeFault::Teapot;
    for (const CountryCode each : everyCode()) {
        const Weather one = weatherFor(teapots, each, 1);
        const Weather other = weatherFor(stormy, each, 1);
        QCOMPARE(one.fault.has_value(), other.fault.has_value());
        QCOMPARE(one.delay, other.delay);
        QCOMPARE(one.noise, other.noise);
    }
}

void TestWeather::garbageIsNoPicture()
{
    QSet<QByteArray> different;
    for (const CountryCode each : everyCode()) {
        const QByteArray bytes = garbageFrom(weatherFor(stormy, each, 1).noise);
        QVERIFY(bytes.size() >= 500 && bytes.size() <= 5000);
        const auto first = uchar(bytes[0]);
        QVERIFY2(first >= 0x80 && first <= 0x87, qPrintable(each.upper())); // 0x89 would be PNG's
        QVERIFY(bytes[1] == '\0'); // nor is it text
        different.insert(bytes.first(20));
    }
    QCOMPARE(different.size(), everyCodeCount);
    // The same on every machine.
    const QByteArray hash = QCryptographicHash::hash(garbageFrom(7), QCryptographicHash::Sha256);
    QCOMPARE(hash.toHex().first(16), "91c7ef87e72ab4db"_ba);
}

void TestWeather::slowCodesTakeTheirTime()
{
    PracticeBehaviour behaviour = stormy;
    behaviour.slow[code(u"BD")] = 10s;
    for (int attempt = 1; attempt < 20; ++attempt) {
        const Weather slow = weatherFor(behaviour, code(u"BD"), attempt);
        QVERIFY(slow.delay == 10s);
        QCOMPARE(slow.fault, weatherFor(stormy, code(u"BD"), attempt).fault);
        QVERIFY(weatherFor(behaviour, code(u"BR"), attempt).delay
                == weatherFor(stormy, code(u"BR"), attempt).delay);
    }
}

QTEST_GUILESS_MAIN(TestWeather)
#include "tst_weather.moc"
