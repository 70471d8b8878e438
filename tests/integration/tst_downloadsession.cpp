#include "countries/catalogue.h"
#include "fakes/plans.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "storage/flagfolder.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Flaghoist::RunOptions)

class tst_DownloadSession final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void showsWhatIsChosen();
    void tellsProblems_data();
    void tellsProblems();
    void downloadsWhatIsChosen();
    void folderThatCannotBeMadeKeepsEverything();
    void folderInUseIsToldAndWaits();
    void folderThatVanishesIsMadeAnewByARetry();
    void optionsWaitForTheEnd();
    void retryFailedUntilAllArrived();
    void cancelThenTheOthers();
    void pauseHoldsNewStarts();
    void cancelWhilePaused();
    void cancelWhileStarting();
    void concurrencyChangesLive();
    void aNewRunBeginsAnew();
    void tellsUsedConcurrency();
    void defaultFolderFollowsTheSource();

private:
    RunOptions quickOptions() const;
    bool runToEnd(DownloadSession &session);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FlagModel> m_flags;
};

void tst_DownloadSession::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_flags = std::make_unique<FlagModel>(QLocale(QLocale::English));
}

RunOptions tst_DownloadSession::quickOptions() const
{
    RunOptions options;
    options.codes = topTwenty();
    options.server = u"LOCAL"_s;
    options.folder = m_dir->filePath(u"flags"_s);
    return options;
}

bool tst_DownloadSession::runToEnd(DownloadSession &session)
{
    QSignalSpy finished(&session, &DownloadSession::finished);
    session.start();
    return finished.wait(30'000);
}

void tst_DownloadSession::showsWhatIsChosen()
{
    DownloadSession session(m_flags.get());
    QSignalSpy changed(&session, &DownloadSession::optionsChanged);
    session.setOptions(quickOptions());
    session.setOptions(quickOptions());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(session.state(), DownloadSession::State::Ready);
    QCOMPARE(m_flags->rowCount(), 20);
    QCOMPARE(m_flags->row(0).code.upper(), u"BD"_s);
    QCOMPARE(m_flags->row(0).state, FlagState::Ready);
}

void tst_DownloadSession::tellsProblems_data()
{
    QTest::addColumn<RunOptions>("options");
    QTest::addColumn<int>("kind");
    RunOptions good = quickOptions();
    RunOptions options = good;
    options.codes.clear();
    QTest::newRow("nothing chosen") << options << int(ProblemKind::NothingChosen);
    options = good;
    options.server = u"NOWHERE"_s;
    QTest::newRow("unknown server") << options << int(ProblemKind::BadServer);
    options = good;
    options.urlTemplate = u"http://host/flag.png"_s;
    QTest::newRow("template without a code") << options << int(ProblemKind::TemplateWithoutCode);
    options = good;
    options.concurrency = 0;
    QTest::newRow("no request at once") << options << int(ProblemKind::BadConcurrency);
}

void tst_DownloadSession::tellsProblems()
{
    QFETCH(const RunOptions, options);
    DownloadSession session(m_flags.get());
    session.setOptions(options);
    QVERIFY(session.problem());
    QTEST(int(session.problem()->kind), "kind");

    QSignalSpy failed(&session, &DownloadSession::failedToStart);
    session.start();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(session.state(), DownloadSession::State::Ready);
    QVERIFY(filesIn(m_dir->path()).isEmpty());
}

void tst_DownloadSession::downloadsWhatIsChosen()
{
    DownloadSession session(m_flags.get());
    session.setOptions(quickOptions());
    QSignalSpy started(&session, &DownloadSession::started);
    QSignalSpy outcomes(&session, &DownloadSession::outcomeReady);
    QVERIFY(runToEnd(session));

    QCOMPARE(started.size(), 1);
    QCOMPARE(outcomes.size(), 20);
    QCOMPARE(session.state(), DownloadSession::State::Finished);
    QCOMPARE(session.summary().counts, Counts{.ok = 20});
    QCOMPARE(session.progress().done, 20);
    QCOMPARE(m_flags->tally().downloaded, 20);
    QCOMPARE(filesIn(session.folder()).size(), 20);
    QVERIFY(session.plan().source.urlTemplate.isLoopback());
}

void tst_DownloadSession::folderThatCannotBeMadeKeepsEverything()
{
    DownloadSession session(m_flags.get());
    RunOptions options = quickOptions();
    session.setOptions(options);
    QVERIFY(runToEnd(session));

    QFile obstacle(m_dir->filePath(u"file"_s));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    options.folder = obstacle.fileName();
    session.setOptions(options);
    QSignalSpy failed(&session, &DownloadSession::failedToStart);
    session.start();
    QVERIFY(!failed.isEmpty() || failed.wait());
    QCOMPARE(failed.first().first().value<Problem>().kind, ProblemKind::FolderNotMade);
    QCOMPARE(session.state(), DownloadSession::State::Finished);
    QCOMPARE(m_flags->tally().downloaded, 20);
}

void tst_DownloadSession::folderInUseIsToldAndWaits()
{
    DownloadSession session(m_flags.get());
    session.setOptions(quickOptions());
    auto other = FlagFolder::open(session.folder());
    QVERIFY(other);
    QSignalSpy failed(&session, &DownloadSession::failedToStart);
    session.start();
    QVERIFY(!failed.isEmpty() || failed.wait());
    QCOMPARE(failed.first().first().value<Problem>().kind, ProblemKind::FolderInUse);
    QCOMPARE(session.state(), DownloadSession::State::Ready);
    QCOMPARE(m_flags->tally().toDo, 20);

    other = Problem{ProblemKind::FolderInUse, {}}; // the other one lets go
    QVERIFY(runToEnd(session));
    QCOMPARE(m_flags->tally().downloaded, 20);
    QVERIFY(FlagFolder::open(session.folder())); // as does the session, at the end of a run
}

void tst_DownloadSession::folderThatVanishesIsMadeAnewByARetry()
{
    DownloadSession session(m_flags.get());
    RunOptions options = quickOptions();
    options.delay = std::pair(300ms, 300ms); // the folder is gone before a flag is there
    session.setOptions(options);
    connect(
        &session, &DownloadSession::started, this,
        [&session] { QVERIFY(QDir(session.folder()).removeRecursively()); }, Qt::SingleShotConnection);
    QVERIFY(runToEnd(session));
    const QList<int> failed = m_flags->rowsIn(FlagState::Failed);
    QCOMPARE(failed.size(), 20);
    for (const int row : failed)
        QCOMPARE(m_flags->row(row).outcome.kind, ErrorKind::Disk);

    QSignalSpy finished(&session, &DownloadSession::finished);
    session.retryFailed();
    QVERIFY(finished.wait(30'000));
    QCOMPARE(m_flags->tally().downloaded, 20);
}

void tst_DownloadSession::optionsWaitForTheEnd()
{
    DownloadSession session(m_flags.get());
    session.setOptions(quickOptions());
    session.start();
    QVERIFY(session.isBusy());
    RunOptions other = quickOptions();
    other.codes = isoCodes();
    session.setOptions(other);
    QCOMPARE(session.options().codes.size(), 20);
    QTRY_COMPARE(session.state(), DownloadSession::State::Finished);
    session.setOptions(other);
    QCOMPARE(session.options().codes.size(), 249);
    QCOMPARE(m_flags->rowCount(), 20); // the last run stays in view
}

void tst_DownloadSession::retryFailedUntilAllArrived()
{
    DownloadSession session(m_flags.get());
    RunOptions options = quickOptions();
    options.server = u"ERROR"_s;
    options.delay = {0ms, 0ms};
    options.errorRate = 0.5;
    options.seed = 7;
    session.setOptions(options);
    QVERIFY(runToEnd(session));
    const int failed = session.summary().counts.error;
    QVERIFY(failed > 0 && failed < 20);

    QSignalSpy outcomes(&session, &DownloadSession::outcomeReady);
    QSignalSpy finished(&session, &DownloadSession::finished);
    session.retryFailed();
    QVERIFY(finished.wait());
    QCOMPARE(outcomes.size(), failed);
    for (int rounds = 0; session.summary().counts.error > 0 && rounds < 40; ++rounds) {
        session.retryFailed();
        QVERIFY(finished.wait());
    }
    QCOMPARE(session.summary().counts, Counts{.ok = 20});
    QCOMPARE(filesIn(session.folder()).size(), 20);
}

void tst_DownloadSession::cancelThenTheOthers()
{
    DownloadSession session(m_flags.get());
    RunOptions options = quickOptions();
    options.concurrency = 4;
    options.delay = {5ms, 40ms};
    session.setOptions(options);
    int outcomes = 0;
    connect(&session, &DownloadSession::outcomeReady, this, [&] {
        if (++outcomes == 6)
            session.cancel();
    });
    QVERIFY(runToEnd(session));
    const Counts counts = session.summary().counts;
    QCOMPARE(counts.total(), 20);
    QVERIFY(counts.ok >= 6 && counts.cancelled > 0);

    QSignalSpy finished(&session, &DownloadSession::finished);
    session.downloadOthers();
    QVERIFY(finished.wait());
    QCOMPARE(session.summary().counts, Counts{.ok = 20});
    QCOMPARE(session.plan().items.size(), 20);
}

void tst_DownloadSession::pauseHoldsNewStarts()
{
    DownloadSession session(m_flags.get());
    RunOptions options = quickOptions();
    options.concurrency = 3;
    options.delay = {5ms, 5ms};
    session.setOptions(options);
    int outcomes = 0;
    connect(&session, &DownloadSession::outcomeReady, this, [&] {
        if (++outcomes == 4)
            session.pause();
    });
    session.start();
    QTRY_COMPARE(session.state(), DownloadSession::State::Paused);
    QTRY_COMPARE(m_flags->tally().inFlight, 0);
    const int done = session.progress().done;
    const milliseconds elapsed = session.progress().elapsed;
    QVERIFY(done >= 4 && done < 20);

    // Time goes by for everyone else: another session runs from start to end meanwhile.
    FlagModel otherFlags(QLocale(QLocale::English));
    DownloadSession other(&otherFlags);
    options.folder = m_dir->filePath(u"other"_s);
    other.setOptions(options);
    QVERIFY(runToEnd(other));
    QCOMPARE(session.progress().done, done);
    QVERIFY(session.progress().elapsed == elapsed);

    QSignalSpy finished(&session, &DownloadSession::finished);
    session.resume();
    QVERIFY(finished.wait());
    QCOMPARE(session.summary().counts, Counts{.ok = 20});
    QVERIFY(session.summary().elapsed > elapsed);
}

void tst_DownloadSession::cancelWhilePaused()
{
    DownloadSession session(m_flags.get());
    RunOptions options = quickOptions();
    options.concurrency = 2;
    options.delay = {100ms, 100ms}; // long enough for the pause to come between
    session.setOptions(options);
    connect(&session, &DownloadSession::outcomeReady, &session, &DownloadSession::pause);
    QSignalSpy finished(&session, &DownloadSession::finished);
    session.start();
    QTRY_COMPARE(session.state(), DownloadSession::State::Paused);
    session.cancel();
    QVERIFY(finished.wait());
    QCOMPARE(session.summary().counts.total(), 20);
    QVERIFY(session.summary().counts.cancelled >= 16);
}

void tst_DownloadSession::cancelWhileStarting()
{
    DownloadSession session(m_flags.get());
    session.setOptions(quickOptions());
    QSignalSpy finished(&session, &DownloadSession::finished);
    session.start();
    QCOMPARE(session.state(), DownloadSession::State::Starting);
    session.cancel();
    QVERIFY(finished.wait());
    QCOMPARE(session.summary().counts.total(), 20);
    QVERIFY(session.summary().counts.cancelled > 0);
}

void tst_DownloadSession::concurrencyChangesLive()
{
    DownloadSession session(m_flags.get());
    RunOptions options = quickOptions();
    options.codes = isoCodes();
    options.concurrency = 1;
    options.delay = {20ms, 20ms};
    session.setOptions(options);
    int most = 0;
    connect(m_flags.get(), &FlagModel::tallyChanged, this,
            [&](const FlagTally &tally) { most = std::max(most, tally.inFlight); });
    session.start();
    QTRY_VERIFY(session.progress().done >= 2);
    QCOMPARE(session.concurrency().used, 1);

    session.setConcurrency(100);
    QCOMPARE(session.concurrency().used, 100);
    QTRY_VERIFY(most > 50);

    session.setConcurrency(2);
    QCOMPARE(session.concurrency().used, 2);
    QTRY_VERIFY(m_flags->tally().inFlight <= 3); // a start may overtake the outcome before it
    session.setConcurrency(5000);
    QCOMPARE(session.concurrency().used, 249);
    QTRY_COMPARE(session.state(), DownloadSession::State::Finished);
    QCOMPARE(session.summary().counts, Counts{.ok = 249});
    QCOMPARE(session.plan().concurrency.used, 249);
    QCOMPARE(session.options().concurrency, 5000);
}

void tst_DownloadSession::aNewRunBeginsAnew()
{
    DownloadSession session(m_flags.get());
    RunOptions options = quickOptions();
    session.setOptions(options);
    QVERIFY(runToEnd(session));
    options.codes = topTwenty().first(3);
    session.setOptions(options);
    QVERIFY(runToEnd(session));
    QCOMPARE(session.summary().counts, Counts{.ok = 3});
    QCOMPARE(m_flags->rowCount(), 3);
    QVERIFY(m_flags->row(0).outcome.id.run == 2);
}

void tst_DownloadSession::tellsUsedConcurrency()
{
    DownloadSession session(m_flags.get());
    RunOptions options = quickOptions();
    session.setOptions(options);
    QCOMPARE(session.concurrency(), (Concurrency{.asked = 30, .used = 20, .limitedBy = LimitReason::Codes}));
    options.codes = isoCodes();
    options.server = u"remote"_s;
    options.concurrency = 50;
    session.setOptions(options);
    QCOMPARE(session.concurrency(), (Concurrency{.asked = 50, .used = 5, .limitedBy = LimitReason::Source}));
}

void tst_DownloadSession::defaultFolderFollowsTheSource()
{
    DownloadSession session(m_flags.get());
    RunOptions options = quickOptions();
    options.folder.clear();
    options.server = u"delay"_s;
    session.setOptions(options);
    QVERIFY(session.folder().endsWith(u"/Flaghoist/DELAY"_s));
    options.urlTemplate = u"https://flags.example/{cc}.png"_s;
    session.setOptions(options);
    QVERIFY(session.folder().endsWith(u"/Flaghoist/flags.example"_s));
}

QTEST_GUILESS_MAIN(tst_DownloadSession)
#include "tst_downloadsession.moc"
