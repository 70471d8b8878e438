#include "bench/figures.h"

#include <QTest>

using namespace Flaghoist;

class TestBenchFigures final : public QObject
{
    Q_OBJECT

private slots:
    void findsTheMedian_data();
    void findsTheMedian();
    void comparesRoundByRound_data();
    void comparesRoundByRound();
};

void TestBenchFigures::findsTheMedian_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<std::optional<double>>("expected");
    const auto row = [](const char *name, const QList<double> &values, std::optional<double> expected) {
        QTest::newRow(name) << values << expected;
    };
    row("of nothing there is none", {}, std::nullopt);
    row("of one", {4}, 4);
    row("of an odd number, in no order", {9, 1, 5}, 5);
    row("of an even number", {9, 1, 5, 2}, 3.5);
}

void TestBenchFigures::findsTheMedian()
{
    QFETCH(const QList<double>, values);
    QFETCH(const std::optional<double>, expected);
    QCOMPARE(median(values), expected);
}

void TestBenchFigures::comparesRoundByRound_data()
{
    QTest::addColumn<Rounds>("ours");
    QTest::addColumn<Rounds>("theirs");
    QTest::addColumn<std::optional<double>>("expected");
    const auto row = [](const char *name, const Rounds &ours, const Rounds &theirs,
                        std::optional<double> expected) {
        QTest::newRow(name) << ours << theirs << expected;
    };
    row("a slow round slows both", {1, 30, 2}, {2, 60, 4}, 0.5);
    row("not the medians of each", {1, 10, 6}, {1, 2, 12}, 1);
    row("a round that one lost is left out", {1, std::nullopt, 6}, {2, 1, std::nullopt}, 0.5);
    row("no round in common", {1, std::nullopt}, {std::nullopt, 1}, std::nullopt);
    row("the other did not take part", {1, 2}, {}, std::nullopt);
}

void TestBenchFigures::comparesRoundByRound()
{
    QFETCH(const Rounds, ours);
    QFETCH(const Rounds, theirs);
    QFETCH(const std::optional<double>, expected);
    QCOMPARE(medianRatio(ours, theirs), expected);
}

QTEST_APPLESS_MAIN(TestBenchFigures)
#include "tst_benchfigures.moc"
