#include "practice/responseplan.h"

#include "countries/catalogue.h"

#include <QCryptographicHash>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestResponsePlan : public QObject
{
    Q_OBJECT

private slots:
    void slowCodesHaveTheirOwnDelay();
    void isTheSameOnEveryMachine_data();
    void isTheSameOnEveryMachine();
    void dependsOnEachInput();
    void delayStaysInRangeAndReachesItsEnds();
    void delayOfOneValueIsThatValue_data();
    void delayOfOneValueIsThatValue();
    void failsAtItsRate_data();
    void failsAtItsRate();
    void delayFailureAndFaultAreIndependent();
    void eachChosenFaultIsEquallyLikely_data();
    void eachChosenFaultIsEquallyLikely();
    void faultChoiceDoesNotShiftOtherResponses();
    void garbageIsNoPicture();
};

namespace {

CountryCode code(QStringView text)
{
    return CountryCode::parse(text).value();
}

const PracticeBehaviour faulty{
    .minDelay = 500ms, .maxDelay = 5000ms, .errorRate = 0.25, .faults = everyPracticeFault, .seed = 7};

/// The outcomes of all 676 codes, one character each.
QByteArray responsesToEveryCode(const PracticeBehaviour &behaviour, int attempt)
{
    QByteArray outcomes;
    for (const CountryCode each : everyCode()) {
        const PlannedResponse response = plannedResponse(behaviour, each, attempt);
        outcomes += response.fault ? practiceFaultId(*response.fault).toLatin1() : "."_ba;
        outcomes += QByteArray::number(qint64(response.delay.count()));
    }
    return outcomes;
}

} // namespace

void TestResponsePlan::isTheSameOnEveryMachine_data()
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

void TestResponsePlan::isTheSameOnEveryMachine()
{
    QFETCH(const QString, country);
    QFETCH(const int, attempt);
    const PlannedResponse response = plannedResponse(faulty, code(country), attempt);
    QTEST(int(response.delay.count()), "delay");
    QTEST(response.fault ? practiceFaultId(*response.fault) : QString(), "fault");
}

void TestResponsePlan::dependsOnEachInput()
{
    QCOMPARE(responsesToEveryCode(faulty, 1), responsesToEveryCode(faulty, 1));
    QVERIFY(responsesToEveryCode(faulty, 1) != responsesToEveryCode(faulty, 2));
    PracticeBehaviour otherSeed = faulty;
    otherSeed.seed = 8;
    QVERIFY(responsesToEveryCode(faulty, 1) != responsesToEveryCode(otherSeed, 1));
    QVERIFY(plannedResponse(faulty, code(u"BD"), 1).delay != plannedResponse(faulty, code(u"DB"), 1).delay);
}

void TestResponsePlan::delayStaysInRangeAndReachesItsEnds()
{
    const PracticeBehaviour narrow{.minDelay = 10ms, .maxDelay = 19ms};
    QMap<qint64, int> seen;
    for (const CountryCode each : everyCode())
        ++seen[plannedResponse(narrow, each, 1).delay.count()];
    QCOMPARE(seen.size(), 10);
    QCOMPARE(seen.firstKey(), 10);
    QCOMPARE(seen.lastKey(), 19);
    for (const int times : std::as_const(seen))
        QVERIFY2(times > 676 / 20, qPrintable(QString::number(times)));
}

void TestResponsePlan::delayOfOneValueIsThatValue_data()
{
    QTest::addColumn<milliseconds>("least");
    QTest::addColumn<milliseconds>("most");
    QTest::addColumn<milliseconds>("delay");
    QTest::newRow("no delay") << 0ms << 0ms << 0ms;
    QTest::newRow("both ends the same") << milliseconds(500) << milliseconds(500) << milliseconds(500);
    QTest::newRow("ends in the wrong order") << milliseconds(500) << milliseconds(20) << milliseconds(500);
    QTest::newRow("below zero") << milliseconds(-5) << milliseconds(-2) << milliseconds(0);
}

void TestResponsePlan::delayOfOneValueIsThatValue()
{
    QFETCH(const milliseconds, least);
    QFETCH(const milliseconds, most);
    for (const CountryCode each : topTwenty())
        QTEST(plannedResponse({.minDelay = least, .maxDelay = most}, each, 1).delay, "delay");
}

void TestResponsePlan::failsAtItsRate_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("fewest");
    QTest::addColumn<int>("most");
    QTest::newRow("never") << 0.0 << 0 << 0;
    QTest::newRow("a quarter, as the book's ERROR server") << 0.25 << 140 << 200;
    QTest::newRow("half") << 0.5 << 305 << 371;
    QTest::newRow("always") << 1.0 << 676 << 676;
}

void TestResponsePlan::failsAtItsRate()
{
    QFETCH(const double, rate);
    QFETCH(const int, fewest);
    QFETCH(const int, most);
    for (quint32 seed = 0; seed < 10; ++seed) {
        int failures = 0;
        for (const CountryCode each : everyCode())
            failures += plannedResponse({.errorRate = rate, .seed = seed}, each, 1).fault ? 1 : 0;
        QVERIFY2(failures >= fewest && failures <= most, qPrintable(QString::number(failures)));
    }
}

void TestResponsePlan::delayFailureAndFaultAreIndependent()
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
            const PlannedResponse response = plannedResponse(coins, each, attempt);
            const bool slow = response.delay == 1ms;
            const bool reset = response.fault == PracticeFault::Reset;
            slowFailures += response.fault && slow ? 1 : 0;
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

void TestResponsePlan::eachChosenFaultIsEquallyLikely_data()
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

void TestResponsePlan::eachChosenFaultIsEquallyLikely()
{
    QFETCH(const PracticeFaults, faults);
    QFETCH(const int, fewest);
    QFETCH(const int, most);
    QMap<PracticeFault, int> seen;
    for (quint32 seed = 0; seed < 10; ++seed) {
        for (const CountryCode each : everyCode()) {
            const PlannedResponse response =
                plannedResponse({.errorRate = 1, .faults = faults, .seed = seed}, each, 1);
            if (response.fault)
                ++seen[*response.fault];
        }
    }
    for (const PracticeFault fault : allPracticeFaults) {
        const int times = seen.value(fault);
        const bool fits = faults.testFlag(fault) ? times >= fewest && times <= most : times == 0;
        QVERIFY2(fits, qPrintable(practiceFaultId(fault) + u": "_s + QString::number(times)));
    }
}

void TestResponsePlan::faultChoiceDoesNotShiftOtherResponses()
{
    PracticeBehaviour teapots = faulty;
    teapots.faults = PracticeFault::Teapot;
    for (const CountryCode each : everyCode()) {
        const PlannedResponse one = plannedResponse(teapots, each, 1);
        const PlannedResponse other = plannedResponse(faulty, each, 1);
        QCOMPARE(one.fault.has_value(), other.fault.has_value());
        QCOMPARE(one.delay, other.delay);
        QCOMPARE(one.noise, other.noise);
    }
}

void TestResponsePlan::garbageIsNoPicture()
{
    QSet<QByteArray> different;
    for (const CountryCode each : everyCode()) {
        const QByteArray bytes = garbageBytes(plannedResponse(faulty, each, 1).noise);
        QVERIFY(bytes.size() >= 500 && bytes.size() <= 5000);
        const auto first = uchar(bytes[0]);
        QVERIFY2(first >= 0x80 && first <= 0x87, qPrintable(each.upper())); // 0x89 would be PNG's
        QVERIFY(bytes[1] == '\0'); // nor is it text
        different.insert(bytes.first(20));
    }
    QCOMPARE(different.size(), everyCodeCount);
    // The same on every machine.
    const QByteArray hash = QCryptographicHash::hash(garbageBytes(7), QCryptographicHash::Sha256);
    QCOMPARE(hash.toHex().first(16), "91c7ef87e72ab4db"_ba);
}

void TestResponsePlan::slowCodesHaveTheirOwnDelay()
{
    PracticeBehaviour behaviour = faulty;
    behaviour.slow[code(u"BD")] = 10s;
    for (int attempt = 1; attempt < 20; ++attempt) {
        const PlannedResponse slow = plannedResponse(behaviour, code(u"BD"), attempt);
        QVERIFY(slow.delay == 10s);
        QCOMPARE(slow.fault, plannedResponse(faulty, code(u"BD"), attempt).fault);
        QVERIFY(plannedResponse(behaviour, code(u"BR"), attempt).delay
                == plannedResponse(faulty, code(u"BR"), attempt).delay);
    }
}

QTEST_GUILESS_MAIN(TestResponsePlan)
#include "tst_responseplan.moc"
