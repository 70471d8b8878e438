#include "domain/runfigures.h"
#include "fakes/seededrun.h"
#include "wording/explanationtext.h"
#include "wording/translators.h"

#include <QLocale>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Flaghoist::Run)

namespace {

/// Every code takes 100 ms more than the one before it; but for what \a change does to an outcome.
Run runWith(const std::function<void(FlagOutcome &)> &change, int concurrency = 5)
{
    DownloadPlan plan = planFor(codesFrom("BD BR CN DE FR"));
    plan.source.label = u"LOCAL"_s;
    plan.concurrency = {.asked = concurrency, .used = concurrency};
    Run run = runOf(plan);
    microseconds ended{0};
    for (const PlanItem &item : plan.items) {
        FlagOutcome outcome = downloaded(item);
        outcome.attempts = {attemptFrom(0, 100 * (item.id.index + 1))};
        change(outcome);
        for (const AttemptRecord &attempt : outcome.attempts)
            ended = std::max(ended, *attempt.ended);
        run.apply(outcome);
    }
    run.endRound(ended);
    return run;
}

void nothing(FlagOutcome &) { }

QStringList codesOf(const std::vector<CodeDifference> &differences)
{
    QStringList codes;
    for (const CodeDifference &difference : differences)
        codes << difference.code.upper();
    return codes;
}

std::function<void(FlagOutcome &)> takes(const QString &code, milliseconds time)
{
    return [code, time](FlagOutcome &outcome) {
        if (outcome.code.upper() == code)
            outcome.attempts.last().ended = outcome.attempts.last().started + time;
    };
}

} // namespace

class tst_RunComparison final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void plantedChangesComeFirst_data();
    void plantedChangesComeFirst();
    void codesOfEitherRunAreThere();
    void timeBetweenRoundsDoesNotCount();
    void saysWhatDiffersAndWhatCameOfIt_data();
    void saysWhatDiffersAndWhatCameOfIt();
    void summaryHasTheQuantilesOfItsAttempts();
    void idealIsNoShorterThanTheLongestFlag();
    void sameTaskWhateverTheMethod();
};

void tst_RunComparison::initTestCase()
{
    installTranslators(*QCoreApplication::instance(), QLocale::c());
}

void tst_RunComparison::plantedChangesComeFirst_data()
{
    QTest::addColumn<Run>("changed");
    QTest::addColumn<QStringList>("first");
    QTest::newRow("a slow code") << runWith(takes(u"CN"_s, 3s)) << QStringList{u"CN"_s};
    QTest::newRow("a fast code") << runWith(takes(u"FR"_s, 1ms)) << QStringList{u"FR"_s};
    QTest::newRow("two") << runWith([](FlagOutcome &outcome) {
        takes(u"BR"_s, 2s)(outcome);
        takes(u"DE"_s, 5s)(outcome);
    }) << QStringList{u"DE"_s, u"BR"_s};
    QTest::newRow("a failure before a delay") << runWith([](FlagOutcome &outcome) {
        takes(u"BR"_s, 2s)(outcome);
        if (outcome.code.upper() == "FR"_L1)
            outcome.status = DownloadStatus::Error;
    }) << QStringList{u"FR"_s, u"BR"_s};
    QTest::newRow("nothing") << runWith(nothing) << QStringList{u"BD"_s, u"BR"_s};
}

void tst_RunComparison::plantedChangesComeFirst()
{
    QFETCH(const Run, changed);
    QFETCH(const QStringList, first);
    const Run usual = runWith(nothing);
    QCOMPARE(codesOf(differencesOf(usual, changed)).first(first.size()), first);
    QCOMPARE(codesOf(differencesOf(changed, usual)).first(first.size()), first);
}

void tst_RunComparison::codesOfEitherRunAreThere()
{
    Run other = runOf(planFor(codesFrom("FR VN")));
    for (const RunRow &row : other.rows())
        other.apply(downloaded(row.item));
    const auto differences = differencesOf(runWith(nothing), other);
    QCOMPARE(differences.size(), 6U);
    const auto vn = std::ranges::find(differences, *CountryCode::parse(u"VN"), &CodeDifference::code);
    QVERIFY(!vn->first.took && vn->second.took == microseconds(800ms));
    QCOMPARE(vn->first.state, FlagState::Ready);
}

void tst_RunComparison::timeBetweenRoundsDoesNotCount()
{
    Run run = runWith(nothing);
    const DownloadPlan round = roundOf(run.plan(), {0}, 1);
    run.beginRound(round, 60s);
    FlagOutcome outcome = downloaded(round.items[0]);
    outcome.attempts = {attemptFrom(60'000, 60'100, ErrorKind::None, 1)};
    run.apply(outcome);
    QCOMPARE(differencesOf(runWith(nothing), run).front().longer(), microseconds(0));
}

void tst_RunComparison::saysWhatDiffersAndWhatCameOfIt_data()
{
    QTest::addColumn<Run>("second");
    QTest::addColumn<QString>("settings");
    QTest::addColumn<QString>("result");
    QTest::newRow("the same") << runWith(nothing) << u"the same settings"_s << u"500 ms instead of 500 ms"_s;
    QTest::newRow("more at once, faster")
        << runWith(takes(u"FR"_s, 400ms), 30) << u"30 at once instead of 5"_s
        << u"400 ms instead of 500 ms, 1.3 times as fast"_s;
    QTest::newRow("slower and failing") << runWith([](FlagOutcome &outcome) {
        takes(u"FR"_s, 2s)(outcome);
        outcome.status = DownloadStatus::Error;
    }) << u"the same settings"_s << u"2.0 s instead of 500 ms, 4.0 times as slow; 5 failed instead of 0"_s;
    DownloadPlan plan = planFor(codesFrom("BD BR CN DE FR"));
    plan.source.label = u"DELAY"_s;
    plan.strategy = Strategy::EventLoop;
    plan.concurrency = {.asked = 5, .used = 5};
    plan.retries = 0;
    Run other = runOf(plan);
    other.endRound(500ms);
    QTest::newRow("another method and source")
        << other
        << u"DELAY instead of LOCAL, “Event loop” instead of “Thread pool, as completed”, "
           "other retries or another timeout"_s
        << u"500 ms instead of 500 ms"_s;
}

void tst_RunComparison::saysWhatDiffersAndWhatCameOfIt()
{
    QFETCH(const Run, second);
    const Run first = runWith(nothing);
    QTEST(settingsDifference(first, second), "settings");
    QTEST(resultDifference(first, second), "result");
}

void tst_RunComparison::summaryHasTheQuantilesOfItsAttempts()
{
    const RunSummary summary = summaryOf(runWith(nothing));
    QCOMPARE(summary.median, microseconds(300ms));
    QCOMPARE(summary.p95, microseconds(500ms));
    QCOMPARE(summary.work, microseconds(1500ms));
    QCOMPARE(summary.elapsed, microseconds(500ms));
    QCOMPARE(summary.perSecond, 10.0);
    QCOMPARE(summaryOf(runOf(planFor({}))).median, microseconds(0));
    QCOMPARE(quantile({1us, 2us, 3us, 4us}, 0.5), 2us);
    QCOMPARE(quantile({1us, 2us, 3us, 4us}, 1), 4us);
    QCOMPARE(quantile({1us}, 0), 1us);
}

void tst_RunComparison::idealIsNoShorterThanTheLongestFlag()
{
    const RunSummary summary = summaryOf(runWith(nothing));
    QCOMPARE(idealElapsed(summary, 1), microseconds(1500ms));
    QCOMPARE(idealElapsed(summary, 2), microseconds(750ms));
    QCOMPARE(idealElapsed(summary, 50), microseconds(500ms));
}

void tst_RunComparison::sameTaskWhateverTheMethod()
{
    const auto taskOf = [](const std::function<void(DownloadPlan &)> &change) {
        DownloadPlan plan = planFor(codesFrom("BD BR"));
        plan.source = *builtInSource(u"DELAY"_s);
        change(plan);
        return summaryOf(runOf(plan)).task;
    };
    const QByteArray usual = taskOf([](DownloadPlan &) {});
    QCOMPARE(taskOf([](DownloadPlan &plan) { plan.strategy = Strategy::Sequential; }), usual);
    QCOMPARE(taskOf([](DownloadPlan &plan) { plan.concurrency.used = 1; }), usual);
    QVERIFY(taskOf([](DownloadPlan &plan) { plan.source.practice->seed = 1; }) != usual);
    QVERIFY(taskOf([](DownloadPlan &plan) { plan.source.practice->capacity = 20; }) != usual);
    QVERIFY(taskOf([](DownloadPlan &plan) { plan.items.removeLast(); }) != usual);
}

QTEST_GUILESS_MAIN(tst_RunComparison)
#include "tst_runcomparison.moc"
