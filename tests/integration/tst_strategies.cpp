#include "countries/catalogue.h"
#include "countries/codetext.h"
#include "domain/run.h"
#include "engine/engine.h"
#include "fakes/plans.h"
#include "practice/practiceserver.h"
#include "storage/flagfolder.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <map>
#include <numeric>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

CountryCode codeOf(const QString &text)
{
    return CountryCode::parse(text).value();
}

/// One round of its own: engine, folder, and all that it emitted, in order.
class WatchedRun final : public QObject
{
    Q_OBJECT

public:
    explicit WatchedRun(DownloadPlan plan) : m_plan(std::move(plan))
    {
        m_plan.folder = m_dir.path();
        connect(&m_engine, &Engine::attemptChanged, this,
                [this](const AttemptEvent &event) { m_events.append(event); });
        connect(&m_engine, &Engine::outcomeReady, this, [this](const FlagOutcome &outcome) {
            m_outcomes.append(outcome);
            emit outcomeReady(outcome);
        });
        connect(&m_engine, &Engine::finished, this, [this] { m_finished = true; });
    }

    void start() { m_engine.downloadMany(m_plan, FlagFolder::open(m_plan.folder).value()); }

    Engine &engine() { return m_engine; }
    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] const QList<FlagOutcome> &outcomes() const { return m_outcomes; }
    [[nodiscard]] const QList<AttemptEvent> &events() const { return m_events; }
    [[nodiscard]] QList<int> order() const
    {
        QList<int> order;
        for (const FlagOutcome &outcome : m_outcomes)
            order.append(outcome.id.index);
        return order;
    }

    /// What each code came to, without what may differ: times, slots, the words of the library.
    [[nodiscard]] std::map<QString, QString> fates() const
    {
        std::map<QString, QString> fates;
        for (const FlagOutcome &outcome : m_outcomes) {
            QStringList words{QString::number(int(outcome.status)), errorKindId(outcome.failure.kind),
                              QString::number(outcome.failure.httpStatus),
                              QString::fromLatin1(outcome.sha256.toHex().left(8))};
            for (const AttemptRecord &attempt : outcome.attempts)
                words << errorKindId(attempt.failure.kind) << QString::number(attempt.failure.httpStatus);
            fates.emplace(outcome.code.upper(), words.join(u' '));
        }
        return fates;
    }

signals:
    void outcomeReady(const Flaghoist::FlagOutcome &outcome);

private:
    QTemporaryDir m_dir;
    DownloadPlan m_plan;
    Engine m_engine;
    QList<FlagOutcome> m_outcomes;
    QList<AttemptEvent> m_events;
    bool m_finished = false;
};

} // namespace

class tst_Strategies final : public QObject
{
    Q_OBJECT

private slots:
    void samePlanOfResponsesSameOutcomes();
    void inOrderDeliversInTheOrderOfThePlan();
    void asCompletedWaitsForNoOther_data();
    void asCompletedWaitsForNoOther();
    void cancelFlushesWhatWaitsItsTurn();
    void sequentialStaysAtOne();
    void eventLoopNeedsNoThreadPerRequest();

private:
    DownloadPlan plan(Strategy strategy, const QList<CountryCode> &codes, int concurrency, quint16 port)
    {
        DownloadPlan plan = planFor(codes, PracticeServer::urlTemplate(port), {}, concurrency);
        plan.strategy = strategy;
        return plan;
    }

    PracticeServer m_server;
};

void tst_Strategies::samePlanOfResponsesSameOutcomes()
{
    const quint16 port = m_server
                             .listen({.minDelay = 1ms,
                                      .maxDelay = 30ms,
                                      .errorRate = 0.4,
                                      .faults = everyPracticeFault,
                                      .seed = 17})
                             .value();
    const QList<CountryCode> codes = everyCode().mid(0, 52); // BA–BZ has flags, much of AA–AZ has none

    std::vector<std::unique_ptr<WatchedRun>> runs;
    for (const Strategy strategy : allStrategies) {
        for (const int concurrency : {1, 7, 30}) {
            DownloadPlan planned = plan(strategy, codes, concurrency, port);
            planned.retries = 1;
            planned.deadlines = Deadlines::within(2s); // stalls end by it; everything else is far quicker
            runs.push_back(std::make_unique<WatchedRun>(std::move(planned)));
            runs.back()->start();
        }
    }
    for (const auto &run : runs)
        QTRY_VERIFY_WITH_TIMEOUT(run->isFinished(), 100'000);

    const std::map<QString, QString> expected = runs.front()->fates();
    QCOMPARE(expected.size(), size_t(codes.size()));
    Tally counts;
    for (const FlagOutcome &outcome : runs.front()->outcomes())
        counts.count(stateFor(outcome.status), 1);
    QVERIFY(counts.downloaded > 5 && counts.notFound > 5 && counts.failed > 5);
    for (const auto &run : runs) {
        const std::map<QString, QString> seen = run->fates();
        for (const auto &[code, fate] : expected)
            QCOMPARE(code + u' ' + seen.at(code), code + u' ' + fate);
        QCOMPARE(seen.size(), expected.size());
    }
}

void tst_Strategies::inOrderDeliversInTheOrderOfThePlan()
{
    const QList<CountryCode> codes = normalized(topTwenty()); // BD is the first
    const quint16 port = m_server.listen({.maxDelay = 20ms, .slow = {{codeOf(u"BD"_s), 500ms}}}).value();
    WatchedRun run(plan(Strategy::PoolInOrder, codes, 20, port));
    run.start();
    QTRY_VERIFY(run.isFinished());

    QList<int> expected(codes.size());
    std::iota(expected.begin(), expected.end(), 0);
    QCOMPARE(run.order(), expected);

    QSet<int> waited;
    for (const AttemptEvent &event : run.events()) {
        if (event.phase == AttemptEvent::Phase::WaitingItsTurn) {
            QVERIFY(!waited.contains(event.id.index));
            QVERIFY(event.record.ended);
            waited.insert(event.id.index);
        }
    }
    QVERIFY(!waited.contains(0));
    QVERIFY2(waited.size() >= 15, qPrintable(QString::number(waited.size())));
}

void tst_Strategies::asCompletedWaitsForNoOther_data()
{
    QTest::addColumn<Strategy>("strategy");
    QTest::newRow("pool") << Strategy::Pool;
    QTest::newRow("event loop") << Strategy::EventLoop;
}

void tst_Strategies::asCompletedWaitsForNoOther()
{
    QFETCH(const Strategy, strategy);
    const quint16 port = m_server.listen({.maxDelay = 20ms, .slow = {{codeOf(u"BD"_s), 1s}}}).value();
    WatchedRun run(plan(strategy, normalized(topTwenty()), 20, port));
    run.start();
    QTRY_VERIFY(run.isFinished());
    QCOMPARE(run.order().last(), 0);
    for (const AttemptEvent &event : run.events())
        QCOMPARE(event.phase, AttemptEvent::Phase::Started);
}

void tst_Strategies::cancelFlushesWhatWaitsItsTurn()
{
    const QList<CountryCode> codes = normalized(topTwenty());
    const quint16 port = m_server.listen({.slow = {{codeOf(u"BD"_s), 60s}}}).value();
    WatchedRun run(plan(Strategy::PoolInOrder, codes, 5, port));
    int waiting = 0;
    connect(&run.engine(), &Engine::attemptChanged, &run, [&](const AttemptEvent &event) {
        if (event.phase == AttemptEvent::Phase::WaitingItsTurn && ++waiting == codes.size() - 1)
            run.engine().cancel();
    });
    run.start();
    QTRY_VERIFY(run.isFinished());

    QCOMPARE(run.outcomes().size(), codes.size());
    for (const FlagOutcome &outcome : run.outcomes())
        QCOMPARE(outcome.status, outcome.id.index == 0 ? DownloadStatus::Cancelled : DownloadStatus::Ok);
}

void tst_Strategies::sequentialStaysAtOne()
{
    const quint16 port = m_server.listen({.maxDelay = 10ms}).value();
    WatchedRun run(plan(Strategy::Sequential, normalized(topTwenty()), 20, port));
    connect(&run, &WatchedRun::outcomeReady, &run, [&run] { run.engine().setLimit(10); });
    run.start();
    QTRY_VERIFY(run.isFinished());
    QCOMPARE(m_server.stats(port).peakInFlight, 1);
    QList<int> expected(normalized(topTwenty()).size());
    std::iota(expected.begin(), expected.end(), 0);
    QCOMPARE(run.order(), expected);
}

void tst_Strategies::eventLoopNeedsNoThreadPerRequest()
{
    const auto threads = [] {
        return QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
    };
    if (threads() == 0)
        QSKIP("this system does not list a process's threads in /proc");
    const quint16 port = m_server.listen({.minDelay = 60s, .maxDelay = 60s}).value();
    const auto before = threads();
    WatchedRun run(plan(Strategy::EventLoop, everyCode(), maxConcurrency, port));
    run.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_server.stats(port).inFlight, everyCodeCount, 30'000);
    QVERIFY2(threads() - before < QThread::idealThreadCount() + 5,
             qPrintable(QString::number(threads() - before)));
    run.engine().cancel();
    QTRY_VERIFY(run.isFinished());
}

QTEST_GUILESS_MAIN(tst_Strategies)
#include "tst_strategies.moc"
