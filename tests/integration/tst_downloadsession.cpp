#include "countries/catalogue.h"
#include "fakes/plans.h"
#include "session/downloadsession.h"
#include "session/planner.h"
#include "storage/flagfolder.h"
#include "storage/runhistory.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

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
    void showsProblems_data();
    void showsProblems();
    void downloadsWhatIsChosen();
    void folderThatCannotBeMadeKeepsEverything();
    void folderInUseIsReportedAndWaits();
    void folderThatVanishesIsMadeAnewByARetry();
    void optionsWaitForTheEnd();
    void letsGoOfTheFolderBeforeItAnnouncesTheEnd();
    void retryFailedUntilAllArrived();
    void recordsHowLongTheServerIsWaitedFor();
    void cancelThenTheOthers();
    void pauseHoldsNewStarts();
    void cancelWhilePaused();
    void cancelWhileStarting();
    void concurrencyChangesLive();
    void aNewRunBeginsAnew();
    void showsUsedConcurrency();
    void defaultFolderFollowsTheSource();
    void rowsChangeAtMostOncePerFrame();
    void retryKeepsPlaceAndTakesMethodAnew();
    void keptRunIsRetriedInAnotherSession();
    void keptRunNeedsTheKeyOfItsSource();
    void repeatHasTheOptionsOfTheRun_data();
    void repeatHasTheOptionsOfTheRun();

private:
    RunOptions quickOptions() const;
    bool runToEnd(DownloadSession &session);

    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_DownloadSession::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
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
    return finished.wait(100'000);
}

void tst_DownloadSession::showsWhatIsChosen()
{
    DownloadSession session;
    QSignalSpy changed(&session, &DownloadSession::optionsChanged);
    session.setOptions(quickOptions());
    session.setOptions(quickOptions());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(session.state(), DownloadSession::State::Ready);
    QCOMPARE(session.run().size(), 20);
    QCOMPARE(session.run().row(0).item.code.upper(), u"BD"_s);
    QCOMPARE(session.run().row(0).state, FlagState::Ready);
}

void tst_DownloadSession::showsProblems_data()
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

void tst_DownloadSession::showsProblems()
{
    QFETCH(const RunOptions, options);
    DownloadSession session;
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
    DownloadSession session;
    session.setOptions(quickOptions());
    QSignalSpy started(&session, &DownloadSession::started);
    QSignalSpy outcomes(&session, &DownloadSession::outcomeReady);
    QVERIFY(runToEnd(session));

    QCOMPARE(started.size(), 1);
    QCOMPARE(outcomes.size(), 20);
    QCOMPARE(session.state(), DownloadSession::State::Finished);
    QCOMPARE(session.run().tally().downloaded, 20);
    QCOMPARE(session.progress().done, 20);
    QCOMPARE(session.run().tally().downloaded, 20);
    QCOMPARE(filesIn(session.folder()).size(), 20);
    QVERIFY(session.run().plan().source.urlTemplate.isLoopback());
}

void tst_DownloadSession::folderThatCannotBeMadeKeepsEverything()
{
    DownloadSession session;
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
    QCOMPARE(session.run().tally().downloaded, 20);
}

void tst_DownloadSession::folderInUseIsReportedAndWaits()
{
    DownloadSession session;
    session.setOptions(quickOptions());
    auto other = FlagFolder::open(session.folder());
    QVERIFY(other);
    QSignalSpy failed(&session, &DownloadSession::failedToStart);
    session.start();
    QVERIFY(!failed.isEmpty() || failed.wait());
    QCOMPARE(failed.first().first().value<Problem>().kind, ProblemKind::FolderInUse);
    QCOMPARE(session.state(), DownloadSession::State::Ready);
    QCOMPARE(session.run().tally().toDo, 20);

    other = Problem{ProblemKind::FolderInUse, {}}; // the other one lets go
    QVERIFY(runToEnd(session));
    QCOMPARE(session.run().tally().downloaded, 20);
    QVERIFY(FlagFolder::open(session.folder())); // as does the session, at the end of a run
}

void tst_DownloadSession::folderThatVanishesIsMadeAnewByARetry()
{
    DownloadSession session;
    RunOptions options = quickOptions();
    options.delay = std::pair(300ms, 300ms); // the folder is gone before a flag is there
    session.setOptions(options);
    connect(
        &session, &DownloadSession::started, this,
        [&session] { QVERIFY(QDir(session.folder()).removeRecursively()); }, Qt::SingleShotConnection);
    QVERIFY(runToEnd(session));
    const QList<int> failed = session.run().rowsIn(FlagState::Failed);
    QCOMPARE(failed.size(), 20);
    for (const int row : failed)
        QCOMPARE(session.run().row(row).outcome.failure.kind, ErrorKind::Disk);

    QSignalSpy finished(&session, &DownloadSession::finished);
    session.retryFailed();
    QVERIFY(finished.wait(100'000));
    QCOMPARE(session.run().tally().downloaded, 20);
}

void tst_DownloadSession::optionsWaitForTheEnd()
{
    DownloadSession session;
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
    QCOMPARE(session.run().size(), 20); // the last run stays in view
}

void tst_DownloadSession::letsGoOfTheFolderBeforeItAnnouncesTheEnd()
{
    DownloadSession session;
    int opened = 0;
    connect(&session, &DownloadSession::finished, this,
            [&] { opened += FlagFolder::open(session.folder()) ? 1 : 0; });
    RunOptions options = quickOptions();
    constexpr int repeats = 10;
    for (const Strategy strategy : allStrategies) {
        options.strategy = strategy;
        session.setOptions(options);
        for (int repeat = 0; repeat < repeats; ++repeat)
            QVERIFY(runToEnd(session));
    }
    QCOMPARE(opened, repeats * int(std::size(allStrategies)));
}

void tst_DownloadSession::recordsHowLongTheServerIsWaitedFor()
{
    DownloadSession session;
    RunOptions options = quickOptions();
    options.delay = {0ms, 0ms};
    options.rate = 10;
    session.setOptions(options);
    QVERIFY(runToEnd(session));
    const Run &run = session.run();
    QCOMPARE(run.tally().downloaded, 20);
    const auto waits = std::ranges::count(run.marks(), RunMark::Kind::ServerWait, &RunMark::kind);
    QVERIFY(waits > 0);
    QCOMPARE(session.progress().serverWait, 0ms);
    for (const RunRow &row : run.rows()) {
        for (const AttemptRecord &attempt : row.attempts)
            QVERIFY(attempt.due <= attempt.started);
    }
}

void tst_DownloadSession::retryFailedUntilAllArrived()
{
    DownloadSession session;
    RunOptions options = quickOptions();
    options.server = u"ERROR"_s;
    options.delay = {0ms, 0ms};
    options.errorRate = 0.5;
    options.seed = 7;
    session.setOptions(options);
    QVERIFY(runToEnd(session));
    const int failed = session.run().tally().failed;
    QVERIFY(failed > 0 && failed < 20);

    QSignalSpy outcomes(&session, &DownloadSession::outcomeReady);
    QSignalSpy finished(&session, &DownloadSession::finished);
    session.retryFailed();
    QVERIFY(finished.wait());
    QCOMPARE(outcomes.size(), failed);
    for (int rounds = 0; session.run().tally().failed > 0 && rounds < 40; ++rounds) {
        session.retryFailed();
        QVERIFY(finished.wait());
    }
    QCOMPARE(session.run().tally().downloaded, 20);
    QCOMPARE(filesIn(session.folder()).size(), 20);
}

void tst_DownloadSession::cancelThenTheOthers()
{
    DownloadSession session;
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
    const Tally tally = session.run().tally();
    QCOMPARE(tally.done(), 20);
    QVERIFY(tally.downloaded >= 6 && tally.cancelled > 0);

    QSignalSpy finished(&session, &DownloadSession::finished);
    session.downloadOthers();
    QVERIFY(finished.wait());
    QCOMPARE(session.run().tally().downloaded, 20);
    QCOMPARE(session.run().plan().items.size(), 20);
}

void tst_DownloadSession::pauseHoldsNewStarts()
{
    DownloadSession session;
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
    QTRY_COMPARE(session.run().tally().inFlight, 0);
    const int done = session.progress().done;
    const microseconds elapsed = session.progress().elapsed;
    QVERIFY(done >= 4 && done < 20);

    // Time goes by for everyone else: another session runs from start to end meanwhile.
    DownloadSession other;
    options.folder = m_dir->filePath(u"other"_s);
    other.setOptions(options);
    QVERIFY(runToEnd(other));
    QCOMPARE(session.progress().done, done);
    QVERIFY(session.progress().elapsed == elapsed);

    QSignalSpy finished(&session, &DownloadSession::finished);
    session.resume();
    QVERIFY(finished.wait());
    QCOMPARE(session.run().tally().downloaded, 20);
    QVERIFY(session.progress().elapsed > elapsed);
}

void tst_DownloadSession::cancelWhilePaused()
{
    DownloadSession session;
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
    QCOMPARE(session.run().tally().done(), 20);
    QVERIFY(session.run().tally().cancelled >= 16);
}

void tst_DownloadSession::cancelWhileStarting()
{
    DownloadSession session;
    session.setOptions(quickOptions());
    QSignalSpy finished(&session, &DownloadSession::finished);
    session.start();
    QCOMPARE(session.state(), DownloadSession::State::Starting);
    session.cancel();
    QVERIFY(finished.wait());
    QCOMPARE(session.run().tally().done(), 20);
    QVERIFY(session.run().tally().cancelled > 0);
}

void tst_DownloadSession::concurrencyChangesLive()
{
    DownloadSession session;
    RunOptions options = quickOptions();
    options.codes = isoCodes();
    options.concurrency = 1;
    options.delay = {20ms, 20ms};
    session.setOptions(options);
    int most = 0;
    connect(&session, &DownloadSession::rowsChanged, this,
            [&] { most = std::max(most, session.run().tally().inFlight); });
    session.start();
    QTRY_VERIFY(session.progress().done >= 2);
    QCOMPARE(session.concurrency().used, 1);

    session.setConcurrency(100);
    QCOMPARE(session.concurrency().used, 100);
    QTRY_VERIFY(most > 50);

    session.setConcurrency(2);
    QCOMPARE(session.concurrency().used, 2);
    QTRY_VERIFY(session.run().tally().inFlight <= 3); // a start may overtake the outcome before it
    session.setConcurrency(5000);
    QCOMPARE(session.concurrency().used, 249);
    QTRY_COMPARE(session.state(), DownloadSession::State::Finished);
    QCOMPARE(session.run().tally().downloaded, 249);
    QCOMPARE(session.run().plan().concurrency.used, 249);
    QCOMPARE(session.options().concurrency, 5000);
}

void tst_DownloadSession::aNewRunBeginsAnew()
{
    DownloadSession session;
    RunOptions options = quickOptions();
    session.setOptions(options);
    QVERIFY(runToEnd(session));
    options.codes = topTwenty().first(3);
    session.setOptions(options);
    QVERIFY(runToEnd(session));
    QCOMPARE(session.run().tally().downloaded, 3);
    QCOMPARE(session.run().size(), 3);
    QVERIFY(session.run().row(0).outcome.id.run == 2);
}

void tst_DownloadSession::showsUsedConcurrency()
{
    DownloadSession session;
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
    DownloadSession session;
    RunOptions options = quickOptions();
    options.folder.clear();
    options.server = u"delay"_s;
    session.setOptions(options);
    QVERIFY(session.folder().endsWith(u"/Flaghoist/DELAY"_s));
    options.urlTemplate = u"https://flags.example/{cc}.png"_s;
    session.setOptions(options);
    QVERIFY(session.folder().endsWith(u"/Flaghoist/flags.example"_s));
}

void tst_DownloadSession::rowsChangeAtMostOncePerFrame()
{
    DownloadSession session;
    RunOptions options = quickOptions();
    options.codes = everyCode();
    session.setOptions(options);
    int changes = 0;
    QList<bool> final(everyCodeCount, false); // by row, as last announced
    connect(&session, &DownloadSession::rowsChanged, this, [&](const QList<int> &rows) {
        ++changes;
        for (const int row : rows)
            final[row] = isFinal(session.run().row(row).state);
    });
    int announcedAtEnd = 0;
    connect(&session, &DownloadSession::finished, this, [&] { announcedAtEnd = int(final.count(true)); });
    QVERIFY(runToEnd(session));
    QCOMPARE(announcedAtEnd, everyCodeCount); // nothing is announced after the end
    QVERIFY2(changes < everyCodeCount, qPrintable(QString::number(changes)));
}

void tst_DownloadSession::retryKeepsPlaceAndTakesMethodAnew()
{
    DownloadSession session;
    RunOptions options = quickOptions();
    options.server = u"ERROR"_s;
    options.delay = {0ms, 0ms};
    options.errorRate = 1;
    options.retries = 0;
    options.strategy = Strategy::Sequential;
    session.setOptions(options);
    QVERIFY(runToEnd(session));
    QCOMPARE(session.run().tally().failed, 20);
    const QString folder = session.run().plan().folder;

    options.server = u"LOCAL"_s;
    options.errorRate.reset();
    options.folder = m_dir->filePath(u"elsewhere"_s);
    options.strategy = Strategy::Pool;
    options.concurrency = 7;
    options.retries = 4;
    options.timeout = 9s;
    session.setOptions(options);
    QSignalSpy finished(&session, &DownloadSession::finished);
    session.retryFailed();
    QVERIFY(finished.wait(100'000));
    const Run &run = session.run();
    QCOMPARE(run.plan().source.label, u"ERROR"_s);
    QCOMPARE(run.plan().folder, folder);
    QVERIFY(!QDir(options.folder).exists());
    QCOMPARE(run.rounds().size(), 2);
    QCOMPARE(run.rounds().last().strategy, Strategy::Pool);
    QCOMPARE(run.rounds().last().retries, 4);
    QCOMPARE(run.rounds().last().timeout, milliseconds(9s));
    QCOMPARE(run.limit(), 7);
    int peak = 0;
    for (const RunRow &row : run.rows())
        peak = std::max(peak, row.attempts.last().slot + 1);
    QVERIFY(peak > 1 && peak <= 7);
}

void tst_DownloadSession::keptRunIsRetriedInAnotherSession()
{
    RunOptions options = quickOptions();
    options.errorRate = 0.5;
    options.seed = 3;
    options.retries = 0;
    Run run;
    {
        DownloadSession first;
        first.setOptions(options);
        QVERIFY(runToEnd(first));
        run = runFromRecord(toRecord(first.run()), {}).value(); // its server is gone
    }
    const int failed = run.tally().failed;
    QVERIFY(failed > 0);
    DownloadSession session;
    session.setOptions(quickOptions());
    const QSignalSpy reset(&session, &DownloadSession::runReset);
    session.showKept(run);
    QCOMPARE(reset.count(), 1);
    QCOMPARE(session.state(), DownloadSession::State::Finished);
    QCOMPARE(session.run(), run);
    QSignalSpy finished(&session, &DownloadSession::finished);
    session.retryFailed();
    QVERIFY(finished.wait(100'000));
    QCOMPARE(session.run().rounds().last().rows.size(), failed);
    QVERIFY(session.run().rounds().last().began >= *session.run().rounds().first().ended);
    QVERIFY(session.run().tally().failed < failed); // planned by the same seed, one attempt on
    session.start();
    QVERIFY(finished.wait(100'000));
    QVERIFY(session.run().id() > run.id());
}

void tst_DownloadSession::keptRunNeedsTheKeyOfItsSource()
{
    RunOptions options = quickOptions();
    options.urlTemplate = u"http://127.0.0.1:9/{cc}.png?key=secret"_s;
    options.retries = 0;
    DownloadSession session;
    session.setOptions(options);
    QVERIFY(runToEnd(session));
    const Run run = runFromRecord(toRecord(session.run()), {}).value();
    QVERIFY(run.plan().source.urlTemplate.isEmpty());

    session.setOptions(quickOptions());
    session.showKept(run);
    QSignalSpy failedToStart(&session, &DownloadSession::failedToStart);
    session.retryFailed();
    QCOMPARE(failedToStart.count(), 1);
    QCOMPARE(failedToStart[0][0].value<Problem>().kind, ProblemKind::SourceKeyMissing);
    QCOMPARE(repeatOf(run, quickOptions()).error().kind, ProblemKind::SourceKeyMissing);

    options.urlTemplate = u"http://127.0.0.1:9/{cc}.png?key=another"_s;
    session.setOptions(options);
    QSignalSpy finished(&session, &DownloadSession::finished);
    session.retryFailed();
    QVERIFY(finished.wait(100'000));
    QVERIFY(session.run().row(0).item.url.query().contains(u"another"_s));
    QCOMPARE(repeatOf(run, options)->urlTemplate, options.urlTemplate);
}

void tst_DownloadSession::repeatHasTheOptionsOfTheRun_data()
{
    QTest::addColumn<RunOptions>("options");
    RunOptions options = quickOptions();
    options.concurrency = 20;
    QTest::newRow("as it comes") << options;
    options.server = u"ERROR"_s;
    options.delay = std::pair(1ms, 5ms);
    options.errorRate = 0.1;
    options.faults = PracticeFault::Reset;
    options.slow = {{topTwenty()[0], 1s}};
    options.capacity = 3;
    options.rate = 50;
    options.seed = 12;
    options.strategy = Strategy::EventLoop;
    options.retries = 5;
    options.timeout = 3s;
    options.name = NameTemplate::parse(u"flag-{CC}"_s).value();
    options.codes = isoCodes().first(7);
    QTest::newRow("all that a practice source can have") << options;
    options = quickOptions();
    options.concurrency = 3;
    options.urlTemplate = u"https://a.test/{cc}.png"_s;
    QTest::newRow("a source of one's own") << options;
    options.urlTemplate.clear();
    options.server = builtInSource(u"REMOTE"_s)->label;
    options.folder.clear();
    QTest::newRow("on the web, into its own folder") << options;
}

void tst_DownloadSession::repeatHasTheOptionsOfTheRun()
{
    QFETCH(const RunOptions, options);
    const Run run(planOf(options, sourceOf(options), 1, 1024), QDateTime::currentDateTimeUtc());
    RunOptions present = quickOptions();
    present.seed = 99;
    present.existing = ExistingFiles::Skip;
    RunOptions repeated = repeatOf(run, present).value();
    if (!options.urlTemplate.isEmpty())
        repeated.server = options.server; // of no meaning beside a URL
    QCOMPARE(repeated, options);
}

QTEST_GUILESS_MAIN(tst_DownloadSession)
#include "tst_downloadsession.moc"
