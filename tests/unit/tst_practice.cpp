#include "domain/runoptions.h"
#include "domain/source.h"

#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Practice final : public QObject
{
    Q_OBJECT

private slots:
    void faultsHaveIds();
    void readsLists_data();
    void readsLists();
    void optionsReplaceTheSourcesBehaviour_data();
    void optionsReplaceTheSourcesBehaviour();
    void capacityAndRateAreUnlimitedUnlessSet();
};

void tst_Practice::faultsHaveIds()
{
    QStringList ids;
    for (const PracticeFault fault : allPracticeFaults) {
        ids.append(practiceFaultId(fault));
        QCOMPARE(practiceFaultsByIds(ids.last().toUpper()), PracticeFaults(fault));
    }
    QCOMPARE(ids.removeDuplicates(), 0);
    QCOMPARE(practiceFaultIds(everyPracticeFault), ids);
    QCOMPARE(practiceFaultIds(PracticeFaults(PracticeFault::Garbage) | PracticeFault::Teapot),
             QStringList({u"418"_s, u"garbage"_s}));
}

void tst_Practice::readsLists_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<std::optional<PracticeFaults>>("faults");
    const auto row = [](const char *name, const QString &list, std::optional<PracticeFaults> faults) {
        QTest::newRow(name) << list << faults;
    };
    row("one", u"429"_s, PracticeFault::TooMany);
    row("some, in any case and order, more than once", u"STALL,503, stall"_s,
        PracticeFaults(PracticeFault::Stall) | PracticeFault::Unavailable);
    row("all", u"All"_s, everyPracticeFault);
    row("all and one of them", u"418,all"_s, everyPracticeFault);
    row("nothing", {}, std::nullopt);
    row("a comma too many", u"418,,503"_s, std::nullopt);
    row("another separator", u"418;503"_s, std::nullopt);
    row("a number that is no fault", u"41"_s, std::nullopt);
}

void tst_Practice::readsLists()
{
    QFETCH(const QString, list);
    QTEST(practiceFaultsByIds(list), "faults");
}

void tst_Practice::optionsReplaceTheSourcesBehaviour_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<RunOptions>("options");
    QTest::addColumn<double>("rate");
    QTest::addColumn<PracticeFaults>("faults");
    const auto row = [](const char *name, const QString &source, std::optional<double> setRate,
                        std::optional<PracticeFaults> setFaults, double rate, PracticeFaults faults) {
        RunOptions options;
        options.errorRate = setRate;
        options.faults = setFaults;
        QTest::newRow(name) << source << options << rate << faults;
    };
    constexpr auto teapot = PracticeFault::Teapot;
    constexpr auto reset = PracticeFault::Reset;
    row("a fair source", u"LOCAL"_s, {}, {}, 0, teapot);
    row("a source with errors", u"ERROR"_s, {}, {}, 0.25, teapot);
    row("a rate alone is the book's error", u"LOCAL"_s, 0.5, {}, 0.5, teapot);
    row("faults at a source with errors", u"ERROR"_s, {}, reset, 0.25, reset);
    row("faults at a source without errors", u"DELAY"_s, {}, reset, 0.25, reset);
    row("faults and a rate", u"ERROR"_s, 0.1, reset, 0.1, reset);
    row("faults that shall not happen", u"ERROR"_s, 0.0, reset, 0, reset);
    row("no fault chosen", u"ERROR"_s, {}, PracticeFaults(), 0, {});
    row("a rate of nothing", u"LOCAL"_s, 1.0, PracticeFaults(), 0, {});
}

void tst_Practice::optionsReplaceTheSourcesBehaviour()
{
    QFETCH(const QString, source);
    QFETCH(const RunOptions, options);
    const PracticeBehaviour usual = builtInSource(source)->practice.value();
    const PracticeBehaviour behaviour = options.behaviourFrom(usual);
    QTEST(behaviour.errorRate, "rate");
    QTEST(behaviour.faults, "faults");
    QCOMPARE(behaviour.minDelay, usual.minDelay);
    QCOMPARE(behaviour.maxDelay, usual.maxDelay);
}

void tst_Practice::capacityAndRateAreUnlimitedUnlessSet()
{
    RunOptions options;
    const PracticeBehaviour plain = options.behaviourFrom({});
    QCOMPARE(plain.capacity, 0);
    QCOMPARE(plain.rate, 0);
    const PracticeBehaviour busy{.capacity = 5, .rate = 20};
    QVERIFY(options.behaviourFrom(busy) == busy);
    QVERIFY(busy != plain);
    options.capacity = 7;
    options.rate = 0;
    QVERIFY(options.behaviourFrom(busy) == (PracticeBehaviour{.capacity = 7, .rate = 0}));
}

QTEST_APPLESS_MAIN(tst_Practice)
#include "tst_practice.moc"
