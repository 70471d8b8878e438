#include "countries/catalogue.h"
#include "fakes/practicefiles.h"
#include "fakes/program.h"
#include "practice/practiceserver.h"
#include "session/downloadsession.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <csignal>

#include <sys/resource.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = DownloadSession::State;

namespace {

struct Resources
{
    qsizetype threads = 0;
    qsizetype descriptors = 0;

    friend bool operator==(const Resources &, const Resources &) = default;
};

/// Zeros where the system does not say.
Resources resources()
{
    const auto entries = [](const QString &path) {
        return QDir(path).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size();
    };
    return {.threads = entries(u"/proc/self/task"_s), .descriptors = entries(u"/proc/self/fd"_s)};
}

} // namespace

/// What may happen to a run over its life: the family "life" of the fault catalogue.
class tst_Life final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cancelAndRestartAHundredTimes();
    void pauseOutlastsEveryDeadline();
    void limitGoesUpAndDown();
    void retryWhileRunningDoesNothing();
    void serverGoesAndComesBack();
    void programLeavesARunWhoseResolverBlocks_data();
    void programLeavesARunWhoseResolverBlocks();
    void programGetsAlongWithLittleAddressSpace_data();
    void programGetsAlongWithLittleAddressSpace();

private:
    [[nodiscard]] RunOptions options() const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_Life::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

RunOptions tst_Life::options() const
{
    RunOptions options;
    options.codes = topTwenty();
    options.server = u"LOCAL"_s;
    options.folder = m_dir->filePath(u"flags"_s);
    return options;
}

void tst_Life::cancelAndRestartAHundredTimes()
{
    constexpr quint32 seed = 20261121;
    QRandomGenerator random(seed);
    const Resources before = resources();
    {
        DownloadSession session;
        QSignalSpy finished(&session, &DownloadSession::finished);
        QList<int> outcomes;
        bool current = true;
        int cancelAfter = 0;
        connect(&session, &DownloadSession::outcomeReady, this, [&](int row) {
            const FlagOutcome &outcome = session.run().row(row).outcome;
            current = current && outcome.id.run == session.run().plan().items.first().id.run;
            ++outcomes[row];
            if (--cancelAfter == 0)
                session.cancel();
        });
        for (int round = 0; round < 100; ++round) {
            RunOptions chosen = options();
            chosen.codes = everyCode().mid(random.bounded(500), 60);
            chosen.strategy = allStrategies.at(random.bounded(quint32(allStrategies.size())));
            chosen.concurrency = random.bounded(1, 61);
            chosen.server = u"ERROR"_s;
            chosen.delay = {0ms, 10ms};
            chosen.retries = 1;
            session.setOptions(chosen);
            outcomes = QList<int>(60, 0);
            cancelAfter = random.bounded(60);
            session.start();
            if (cancelAfter == 0)
                session.cancel(); // while the folder is being opened
            QVERIFY2(finished.wait(100'000), qPrintable(u"round %1 of seed %2"_s.arg(round).arg(seed)));
            QVERIFY(current);
            QCOMPARE(outcomes, QList<int>(60, 1));
            QCOMPARE(session.run().tally().done(), 60);
            QCOMPARE(session.run().tally().inFlight, 0);
            QCOMPARE(session.state(), State::Finished);
        }
        QCOMPARE(brokenIn(session.folder()), QStringList());
    }
    QThreadPool::globalInstance()->clear();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000)); // it ends its idle threads
    QTRY_COMPARE(resources(), before);
}

void tst_Life::pauseOutlastsEveryDeadline()
{
    DownloadSession session;
    RunOptions chosen = options();
    chosen.concurrency = 2;
    chosen.timeout = 400ms;
    chosen.retries = 1;
    chosen.delay = {0ms, 0ms};
    const CountryCode slow = chosen.codes.constFirst();
    chosen.slow = {{slow, 60s}};
    session.setOptions(chosen);
    session.start();
    const auto rowOf = [&](CountryCode code) {
        for (int row = 0; row < session.run().size(); ++row) {
            if (session.run().row(row).item.code == code)
                return row;
        }
        return -1;
    };
    QTRY_COMPARE(session.state(), State::Running);
    const int slowRow = rowOf(slow);
    QTRY_COMPARE(session.run().row(slowRow).state, FlagState::Downloading);
    session.pause();
    QCOMPARE(session.state(), State::Paused);

    // The deadline of what is in flight runs on; its retry waits for the end of the pause, however long.
    QTRY_COMPARE(session.run().row(slowRow).state, FlagState::WaitingToRetry);
    QCOMPARE(session.run().row(slowRow).attempts.constFirst().failure.kind, ErrorKind::Timeout);
    QTRY_VERIFY(session.run().row(slowRow).retryDue + 500ms < session.now());
    QCOMPARE(session.run().row(slowRow).state, FlagState::WaitingToRetry);
    QCOMPARE(session.run().tally().inFlight, 0);

    QSignalSpy finished(&session, &DownloadSession::finished);
    session.resume();
    QVERIFY(finished.wait(100'000));
    QCOMPARE(session.run().tally(), (Tally{.total = 20, .downloaded = 19, .failed = 1}));
    QCOMPARE(session.run().row(slowRow).outcome.failure.kind, ErrorKind::Timeout);
    QCOMPARE(brokenIn(session.folder()), QStringList());
}

void tst_Life::limitGoesUpAndDown()
{
    QRandomGenerator random(4);
    for (const Strategy strategy : allStrategies) {
        DownloadSession session;
        RunOptions chosen = options();
        chosen.codes = isoCodes();
        chosen.strategy = strategy;
        chosen.delay = {0ms, 5ms};
        session.setOptions(chosen);
        connect(&session, &DownloadSession::outcomeReady, this,
                [&] { session.setConcurrency(random.bounded(1, 101)); });
        QSignalSpy finished(&session, &DownloadSession::finished);
        session.start();
        QVERIFY(finished.wait(100'000));
        QCOMPARE(session.run().tally().downloaded, 249);
        QVERIFY(session.practice()->stats.peakInFlight <= maxConcurrencyOf(strategy));
        QVERIFY(session.practice()->stats.peakInFlight <= 100);
    }
}

void tst_Life::retryWhileRunningDoesNothing()
{
    DownloadSession session;
    RunOptions chosen = options();
    chosen.server = u"ERROR"_s;
    chosen.delay = {0ms, 20ms};
    session.setOptions(chosen);
    QList<int> outcomes(20, 0);
    connect(&session, &DownloadSession::outcomeReady, this, [&](int row) {
        ++outcomes[row];
        session.retryRows({row});
        session.retryFailed();
    });
    QSignalSpy finished(&session, &DownloadSession::finished);
    session.start();
    QVERIFY(finished.wait(100'000));
    QCOMPARE(outcomes, QList<int>(20, 1));
    QCOMPARE(session.run().tally().done(), 20);
}

void tst_Life::serverGoesAndComesBack()
{
    auto server = std::make_unique<PracticeServer>();
    const PracticeBehaviour behaviour{.minDelay = 5ms, .maxDelay = 20ms};
    const quint16 port = server->listen(behaviour).value();
    DownloadSession session;
    RunOptions chosen = options();
    chosen.codes = isoCodes();
    chosen.urlTemplate = PracticeServer::urlTemplate(port);
    chosen.concurrency = 10;
    chosen.retries = 10;
    session.setOptions(chosen);
    QSignalSpy finished(&session, &DownloadSession::finished);
    session.start();
    QTRY_VERIFY(session.progress().done > 40);
    server.reset();
    QTRY_VERIFY(session.run().rowsIn(FlagState::WaitingToRetry).size() > 10);

    server = std::make_unique<PracticeServer>();
    QVERIFY(server->listen(behaviour, port));
    QVERIFY(finished.wait(100'000));
    QCOMPARE(session.run().tally().downloaded, 249);
    QCOMPARE(brokenIn(session.folder()), QStringList());
}

void tst_Life::programLeavesARunWhoseResolverBlocks_data()
{
    QTest::addColumn<QString>("strategy");
    for (const Strategy strategy : allStrategies)
        QTest::newRow(qPrintable(strategyId(strategy))) << strategyId(strategy);
}

void tst_Life::programLeavesARunWhoseResolverBlocks()
{
    QFETCH(const QString, strategy);
    const auto program = prepared(
        QStringLiteral(FLAGHOIST_CLI),
        u"--url http://flags.example/{cc}.png --strategy %1 -o flags"_s.arg(strategy), m_dir->path());
    QProcessEnvironment environment = program->processEnvironment();
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(FLAGHOIST_BLOCKING_RESOLVER));
    environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);
    program->setProcessEnvironment(environment);
    program->start();
    QTRY_VERIFY(program->bytesAvailable() > 0 || program->state() == QProcess::NotRunning); // the run began
    QVERIFY(sendSignal(*program, SIGINT));
    const ProgramResult result = ended(*program); // which waits far shorter than the resolver
    QCOMPARE(result.exitStatus, 128 + SIGINT);
    QVERIFY2(result.out.contains(u"20 cancelled"_s), qPrintable(result.out));
    QCOMPARE(filesIn(m_dir->filePath(u"flags"_s)), QStringList());
}

void tst_Life::programGetsAlongWithLittleAddressSpace_data()
{
    programLeavesARunWhoseResolverBlocks_data();
}

void tst_Life::programGetsAlongWithLittleAddressSpace()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("sanitizers need terabytes of address space");
#endif
    QFETCH(const QString, strategy);
    const auto program =
        prepared(QStringLiteral(FLAGHOIST_CLI), u"-s LOCAL -e -m 200 --strategy %1 -o flags"_s.arg(strategy),
                 m_dir->path());
    program->setChildProcessModifier([] {
        constexpr rlim_t bytes = 500 * 1024 * 1024;
        const rlimit limit{.rlim_cur = bytes, .rlim_max = bytes};
        ::setrlimit(RLIMIT_AS, &limit);
    });
    program->start();
    const ProgramResult result = ended(*program);
    QVERIFY2(result.exitStatus == 0, qPrintable(result.err));
    QVERIFY2(result.out.contains(u"249 flags downloaded"_s), qPrintable(result.out));
}

QTEST_GUILESS_MAIN(tst_Life)
#include "tst_life.moc"
