#include "practice/weather.h"

#include "domain/catalogue.h"

#include <QTest>

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
    void delayAndFailureAreIndependent();
};

namespace {

CountryCode code(QStringView text)
{
    return CountryCode::parse(text).value();
}

const PracticeBehaviour stormy{.minDelay = 500ms, .maxDelay = 5000ms, .errorRate = 0.25, .seed = 7};

/// The outcomes of all 676 codes, one character each.
QByteArray forecast(const PracticeBehaviour &behaviour, int attempt)
{
    QByteArray outcomes;
    for (const CountryCode each : everyCode()) {
        const Weather weather = weatherFor(behaviour, each, attempt);
        outcomes += weather.fails ? 'x' : '.';
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
    QTest::addColumn<bool>("fails");

    QTest::newRow("the first code") << u"AA"_s << 1 << 636 << false;
    QTest::newRow("a country") << u"BD"_s << 1 << 2725 << false;
    QTest::newRow("a country, second attempt") << u"BD"_s << 2 << 4835 << false;
    QTest::newRow("a country that fails") << u"CN"_s << 1 << 3914 << true;
    QTest::newRow("another country") << u"FR"_s << 1 << 4596 << false;
    QTest::newRow("the last code") << u"ZZ"_s << 1 << 783 << false;
    QTest::newRow("the eleventh attempt") << u"US"_s << 11 << 3525 << false;
}

void TestWeather::isTheSameOnEveryMachine()
{
    QFETCH(const QString, country);
    QFETCH(const int, attempt);
    const Weather weather = weatherFor(stormy, code(country), attempt);
    QTEST(int(weather.delay.count()), "delay");
    QTEST(weather.fails, "fails");
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
            failures += weatherFor({.errorRate = rate, .seed = seed}, each, 1).fails ? 1 : 0;
        QVERIFY2(failures >= fewest && failures <= most, qPrintable(QString::number(failures)));
    }
}

void TestWeather::delayAndFailureAreIndependent()
{
    const PracticeBehaviour coin{.minDelay = 0ms, .maxDelay = 1ms, .errorRate = 0.5, .seed = 1};
    int slowFailures = 0;
    for (const CountryCode each : everyCode()) {
        const Weather weather = weatherFor(coin, each, 1);
        slowFailures += weather.fails && weather.delay == 1ms ? 1 : 0;
    }
    QVERIFY2(slowFailures > 130 && slowFailures < 208, qPrintable(QString::number(slowFailures)));
}

void TestWeather::slowCodesTakeTheirTime()
{
    PracticeBehaviour behaviour = stormy;
    behaviour.slow[code(u"BD")] = 10s;
    for (int attempt = 1; attempt < 20; ++attempt) {
        const Weather slow = weatherFor(behaviour, code(u"BD"), attempt);
        QVERIFY(slow.delay == 10s);
        QCOMPARE(slow.fails, weatherFor(stormy, code(u"BD"), attempt).fails);
        QVERIFY(weatherFor(behaviour, code(u"BR"), attempt).delay
                == weatherFor(stormy, code(u"BR"), attempt).delay);
    }
}

QTEST_GUILESS_MAIN(TestWeather)
#include "tst_weather.moc"
