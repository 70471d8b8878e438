#include "countries/catalogue.h"
#include "domain/run.h"
#include "engine/downloadone.h"
#include "engine/engine.h"
#include "fakes/practicefiles.h"
#include "network/fetcher.h"
#include "practice/practiceserver.h"
#include "storage/flagfolder.h"

#include <QDir>
#include <QRandomGenerator>
#include <QRunnable>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <limits>

#include <dlfcn.h>
#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How many threads the system still allows.
std::atomic<int> threadsLeft = std::numeric_limits<int>::max();

} // namespace

/// In place of the system's, which refuses as at RLIMIT_NPROC.
extern "C" int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
                              void *argument)
{
    static auto *const real =
        reinterpret_cast<decltype(&pthread_create)>(::dlsym(RTLD_NEXT, "pthread_create"));
    if (threadsLeft <= 0)
        return EAGAIN;
    --threadsLeft;
    return real(thread, attributes, start, argument);
}

#ifndef __SANITIZE_THREAD__ // whose hand-overs (tests/sanitize) take the place of this, too
namespace {

std::atomic<bool> jobsEndFirst = false;

} // namespace

/// In place of Qt's: returns once the job has ended, where that is asked for.
void QThreadPool::start(QRunnable *job, int priority)
{
    static auto *const real = reinterpret_cast<void (*)(QThreadPool *, QRunnable *, int)>(
        ::dlsym(RTLD_NEXT, "_ZN11QThreadPool5startEP9QRunnablei"));
    if (!jobsEndFirst)
        return real(this, job, priority);
    const auto ended = std::make_shared<QSemaphore>();
    const auto work = [job, ended] {
        job->run();
        if (job->autoDelete())
            delete job;
        ended->release();
    };
    real(this, QRunnable::create(work), priority);
    static_cast<void>(ended->tryAcquire(1, 10'000)); // a job may wait for others
}
#endif

namespace {

std::shared_ptr<const FlagFolder> opened(const QString &path)
{
    return FlagFolder::open(path).value();
}

/// How many entries /proc lists for this process; 0 where the system has no such list.
qsizetype entriesOf(const QString &list)
{
    return QDir(u"/proc/self/"_s + list)
        .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
        .size();
}

qsizetype openFiles()
{
    return entriesOf(u"fd"_s);
}

void everyStrategy()
{
    QTest::addColumn<Strategy>("strategy");
    for (const Strategy strategy : allStrategies)
        QTest::newRow(qPrintable(strategyId(strategy))) << strategy;
}

Tally countsOf(const QFuture<FlagOutcome> &future)
{
    Tally counts{.total = int(future.resultCount())};
    for (int i = 0; i < future.resultCount(); ++i)
        counts.count(stateFor(future.resultAt(i).status), 1);
    return counts;
}

} // namespace

class tst_Engine final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyCodeHasItsOutcome_data() { everyStrategy(); }
    void everyCodeHasItsOutcome();
    void emptyPlanEndsAtOnce_data() { everyStrategy(); }
    void emptyPlanEndsAtOnce();
    void outcomesComeAsTheyComplete();
    void neverMoreThanTheLimit();
    void failuresAreOutcomes();
    void retriesTransientFailuresOnly();
    void waitingToRetryOccupiesNothing_data() { everyStrategy(); }
    void waitingToRetryOccupiesNothing();
    void retryGetsLaterResponsesOfThePlan();
    void keepsExistingFlags_data() { everyStrategy(); }
    void keepsExistingFlags();
    void attemptsMayEndWhileTheyAreStarted_data() { everyStrategy(); }
    void attemptsMayEndWhileTheyAreStarted();
    void cancelAtRandomMoments_data() { everyStrategy(); }
    void cancelAtRandomMoments();
    void cancelWhileAllWait_data() { everyStrategy(); }
    void cancelWhileAllWait();
    void dueRetriesGoFirst();
    void waitsForAHostThatLimitsItsRate_data() { everyStrategy(); }
    void waitsForAHostThatLimitsItsRate();
    void endsWhileAHostIsWaitedFor();
    void usesTheThreadsThatThereAre_data();
    void usesTheThreadsThatThereAre();
    void descriptorsUsedUpAreACauseOfTheirOwn_data() { everyStrategy(); }
    void descriptorsUsedUpAreACauseOfTheirOwn();
    void savesNothingOnceStopped();
    void namesAPictureThatIsCutShort_data();
    void namesAPictureThatIsCutShort();
    void givesBackWhatItUsed_data();
    void givesBackWhatItUsed();
    void shutDownMidRun_data() { everyStrategy(); }
    void shutDownMidRun();
    void destroyedMidRun_data() { everyStrategy(); }
    void destroyedMidRun();

private:
    QString urlTemplate(const PracticeBehaviour &behaviour);
    /// Runs to the end; outcomes arrive through the event loop as they do in the program.
    QFuture<FlagOutcome> run(Engine &engine, const DownloadPlan &plan);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<PracticeServer> m_server;
    quint16 m_port = 0;
};

void tst_Engine::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_server = std::make_unique<PracticeServer>();
}

QString tst_Engine::urlTemplate(const PracticeBehaviour &behaviour)
{
    m_port = m_server->listen(behaviour).value();
    return PracticeServer::urlTemplate(m_port);
}

QFuture<FlagOutcome> tst_Engine::run(Engine &engine, const DownloadPlan &plan)
{
    const QFuture<FlagOutcome> future = engine.downloadMany(plan, opened(plan.folder));
    QSignalSpy finished(&engine, &Engine::finished);
    if (finished.isEmpty())
        finished.wait(100'000);
    return future;
}

void tst_Engine::everyCodeHasItsOutcome()
{
    QFETCH(const Strategy, strategy);
    Engine engine;
    DownloadPlan plan = planFor(everyCode(), urlTemplate({}), m_dir->path(), 30);
    plan.strategy = strategy;
    const QFuture<FlagOutcome> future = run(engine, plan);

    QVERIFY(future.isFinished());
    QCOMPARE(future.resultCount(), everyCodeCount);
    QCOMPARE(countsOf(future), (Tally{.total = 676, .downloaded = 249, .notFound = 427}));
    for (int i = 0; i < future.resultCount(); ++i) {
        const FlagOutcome outcome = future.resultAt(i);
        QCOMPARE(outcome.id, plan.items.at(i).id);
        QCOMPARE(outcome.code, plan.items.at(i).code);
        if (outcome.status == DownloadStatus::NotFound) {
            QCOMPARE(outcome.failure.httpStatus, 404);
            continue;
        }
        QCOMPARE(contentOf(outcome.file), practiceFlag(outcome.code));
        QVERIFY(!outcome.thumbnail.isNull());
        QCOMPARE(outcome.attempts.size(), 1);
        const AttemptRecord &attempt = outcome.attempts.first();
        QCOMPARE(attempt.sends, 1);
        QVERIFY(attempt.received && attempt.verified && attempt.ended);
        QVERIFY(attempt.received <= attempt.verified && attempt.verified <= attempt.ended);
    }
    QCOMPARE(filesIn(m_dir->path()).size(), 249);
}

void tst_Engine::emptyPlanEndsAtOnce()
{
    QFETCH(const Strategy, strategy);
    Engine engine;
    DownloadPlan plan = planFor({}, urlTemplate({}), m_dir->path(), 30);
    plan.strategy = strategy;
    QCOMPARE(run(engine, plan).resultCount(), 0);
}

void tst_Engine::outcomesComeAsTheyComplete()
{
    Engine engine;
    DownloadPlan plan = planFor(topTwenty(), urlTemplate({}), m_dir->path(), 20);
    plan.retries = 3; // several seconds of waiting: more than a busy machine takes for the others
    plan.items[0].url = QUrl(u"http://127.0.0.1:1/closed.png"_s);
    QSignalSpy finished(&engine, &Engine::finished);
    QList<int> order;
    connect(&engine, &Engine::outcomeReady, this,
            [&](const FlagOutcome &outcome) { order.append(outcome.id.index); });
    engine.downloadMany(plan, opened(plan.folder));
    QVERIFY(finished.wait(100'000));

    // The first item waits for its retry; nobody waits for it.
    QCOMPARE(order.size(), 20);
    QCOMPARE(order.last(), 0);
}

void tst_Engine::neverMoreThanTheLimit()
{
    Engine engine;
    const DownloadPlan plan =
        planFor(topTwenty(), urlTemplate({.minDelay = 50ms, .maxDelay = 50ms}), m_dir->path(), 7);
    const QFuture<FlagOutcome> future = run(engine, plan);

    QCOMPARE(countsOf(future), (Tally{.total = 20, .downloaded = 20}));
    QCOMPARE(m_server->stats(m_port).peakInFlight, 7);
    QCOMPARE(m_server->stats(m_port).requests, 20);
    QSet<int> usedSlots;
    for (const FlagOutcome &outcome : future.results())
        usedSlots.insert(outcome.attempts.first().slot);
    QCOMPARE(usedSlots, (QSet<int>{0, 1, 2, 3, 4, 5, 6}));
}

void tst_Engine::failuresAreOutcomes()
{
    Engine engine;
    const DownloadPlan plan =
        planFor(isoCodes(), urlTemplate({.errorRate = 0.25, .seed = 4}), m_dir->path(), 30);
    const QFuture<FlagOutcome> future = run(engine, plan);

    const Tally counts = countsOf(future);
    QCOMPARE(counts.total, 249);
    QVERIFY(counts.failed > 0 && counts.downloaded > 0);
    QCOMPARE(counts.downloaded + counts.failed, 249);
    for (const FlagOutcome &outcome : future.results()) {
        if (outcome.status != DownloadStatus::Error)
            continue;
        QCOMPARE(outcome.failure.kind, ErrorKind::Http4xx);
        QCOMPARE(outcome.failure.httpStatus, 418);
        QCOMPARE(outcome.failure.reason, u"I'm a teapot"_s);
        QCOMPARE(outcome.file, QString());
    }
    QCOMPARE(filesIn(m_dir->path()).size(), counts.downloaded);
}

void tst_Engine::retriesTransientFailuresOnly()
{
    Engine engine;
    QSignalSpy events(&engine, &Engine::attemptChanged);
    DownloadPlan plan = planFor(topTwenty().first(2), urlTemplate({.errorRate = 1}), m_dir->path(), 2);
    plan.retries = 1;
    plan.items[1].url = QUrl(u"http://127.0.0.1:1/closed.png"_s);
    const QFuture<FlagOutcome> future = run(engine, plan);

    const FlagOutcome teapot = future.resultAt(0);
    QCOMPARE(teapot.failure.httpStatus, 418);
    QCOMPARE(teapot.attempts.size(), 1);
    const FlagOutcome refused = future.resultAt(1);
    QCOMPARE(refused.failure.kind, ErrorKind::Refused);
    QCOMPARE(refused.attempts.size(), 2);
    QVERIFY(refused.attempts[1].started >= *refused.attempts[0].ended + 250ms);

    int waits = 0;
    for (const QList<QVariant> &arguments : events) {
        const auto event = arguments.first().value<AttemptEvent>();
        if (event.phase != AttemptEvent::Phase::WaitingToRetry)
            continue;
        ++waits;
        QCOMPARE(event.id, plan.items[1].id);
        QCOMPARE(event.record.failure.kind, ErrorKind::Refused);
        QVERIFY(event.retryDue - event.at >= 249ms);
    }
    QCOMPARE(waits, 1);
    QCOMPARE(events.size(), 3 + waits);
}

void tst_Engine::waitingToRetryOccupiesNothing()
{
    QFETCH(const Strategy, strategy);
    Engine engine;
    DownloadPlan plan = planFor(topTwenty(), urlTemplate({}), m_dir->path(), 1);
    plan.strategy = strategy;
    plan.retries = 1;
    plan.items[0].url = QUrl(u"http://127.0.0.1:1/closed.png"_s);
    const QFuture<FlagOutcome> future = run(engine, plan);

    const FlagOutcome refused = future.resultAt(0);
    QCOMPARE(refused.attempts.size(), 2);
    for (int i = 1; i < future.resultCount(); ++i) {
        QCOMPARE(future.resultAt(i).status, DownloadStatus::Ok);
        QVERIFY(future.resultAt(i).attempts.first().started >= *refused.attempts[0].ended);
    }
    const FlagOutcome second = future.resultAt(1);
    QVERIFY(*second.attempts.first().ended <= refused.attempts[1].started);
}

void tst_Engine::retryGetsLaterResponsesOfThePlan()
{
    Engine engine;
    const QString base = urlTemplate({.errorRate = 0.5, .seed = 11});
    DownloadPlan plan = planFor(isoCodes(), base, m_dir->path(), 20);
    int rounds = 0;
    while (!plan.items.isEmpty() && rounds < 40) {
        const QFuture<FlagOutcome> future = run(engine, plan);
        QList<PlanItem> failed;
        for (int i = 0; i < future.resultCount(); ++i) {
            if (future.resultAt(i).status != DownloadStatus::Error)
                continue;
            PlanItem item = plan.items.at(i);
            ++item.id.round;
            ++item.earlierAttempts;
            failed.append(item);
        }
        plan.items = failed;
        ++rounds;
    }
    QVERIFY(plan.items.isEmpty());
    QVERIFY(rounds > 2);
    QCOMPARE(filesIn(m_dir->path()).size(), 249);
}

void tst_Engine::keepsExistingFlags()
{
    QFETCH(const Strategy, strategy);
    Engine engine;
    DownloadPlan plan = planFor(topTwenty(), urlTemplate({}), m_dir->path(), 5);
    plan.strategy = strategy;
    static_cast<void>(run(engine, plan));
    QFile broken(m_dir->filePath(u"br.png"_s));
    QVERIFY(broken.resize(100));

    plan.existing = ExistingFiles::Skip;
    const QFuture<FlagOutcome> future = run(engine, plan);
    QCOMPARE(countsOf(future), (Tally{.total = 20, .downloaded = 1, .unchanged = 19}));
    QCOMPARE(m_server->stats(m_port).requests, 21);
    for (const FlagOutcome &outcome : future.results()) {
        QVERIFY(!outcome.thumbnail.isNull());
        QCOMPARE(outcome.status == DownloadStatus::Unchanged, outcome.attempts.isEmpty());
    }
    QCOMPARE(contentOf(broken.fileName()), practiceFlag(CountryCode::parse(u"BR").value()));
}

/// The continuation of an attempt that has ended runs at once, within the loop that starts the next ones.
void tst_Engine::attemptsMayEndWhileTheyAreStarted()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("ThreadSanitizer's builds have a QThreadPool::start() of their own");
#else
    QFETCH(const Strategy, strategy);
    Engine engine;
    DownloadPlan plan = planFor(topTwenty(), urlTemplate({}), m_dir->path(), 20);
    plan.strategy = strategy;
    static_cast<void>(run(engine, plan));
    plan.items[7].url = QUrl(u"http://127.0.0.1:1/closed.png"_s);
    QVERIFY(QFile::remove(m_dir->filePath(plan.items[7].code.lower() + u".png"_s)));
    plan.existing = ExistingFiles::Skip;
    plan.retries = 1;
    jobsEndFirst = true;
    const auto restore = qScopeGuard([] { jobsEndFirst = false; });
    const QFuture<FlagOutcome> future = run(engine, plan);
    QCOMPARE(countsOf(future), (Tally{.total = 20, .unchanged = 19, .failed = 1}));
    QCOMPARE(future.resultAt(7).attempts.size(), 2);
#endif
}

void tst_Engine::cancelAtRandomMoments()
{
    QFETCH(const Strategy, strategy);
    Engine engine;
    const QString base = urlTemplate({.maxDelay = 20ms, .errorRate = 0.1, .seed = 3});
    QRandomGenerator random(20261121);
    for (int repeat = 0; repeat < 10; ++repeat) {
        DownloadPlan plan = planFor(everyCode(), base, m_dir->path(), 30);
        plan.strategy = strategy;
        const int cancelAfter = random.bounded(120);
        const QObject context; // of this round's connection
        QSignalSpy finished(&engine, &Engine::finished);
        QList<int> seen(everyCodeCount, 0);
        int outcomes = 0;
        connect(&engine, &Engine::outcomeReady, &context, [&](const FlagOutcome &outcome) {
            ++seen[outcome.id.index];
            if (++outcomes == cancelAfter)
                engine.cancel();
        });
        const QFuture<FlagOutcome> future = engine.downloadMany(plan, opened(plan.folder));
        if (cancelAfter == 0)
            engine.cancel();
        QVERIFY(finished.wait(30'000));

        QCOMPARE(seen, QList<int>(everyCodeCount, 1));
        const Tally counts = countsOf(future);
        QCOMPARE(counts.total, everyCodeCount);
        QVERIFY2(counts.cancelled > 0, qPrintable(u"cancelled after %1"_s.arg(cancelAfter)));
        QCOMPARE(brokenIn(m_dir->path()), QStringList());
    }
}

void tst_Engine::cancelWhileAllWait()
{
    QFETCH(const Strategy, strategy);
    Engine engine;
    DownloadPlan plan = planFor(topTwenty(), u"http://127.0.0.1:1/{cc}.png"_s, m_dir->path(), 20);
    plan.strategy = strategy;
    plan.retries = 10;
    int waiting = 0;
    connect(&engine, &Engine::attemptChanged, this, [&](const AttemptEvent &event) {
        if (event.phase == AttemptEvent::Phase::WaitingToRetry && ++waiting == 20)
            engine.cancel();
    });
    const QFuture<FlagOutcome> future = run(engine, plan);
    QCOMPARE(countsOf(future), (Tally{.total = 20, .cancelled = 20}));
    for (const FlagOutcome &outcome : future.results())
        QVERIFY(!outcome.attempts.isEmpty());
}

void tst_Engine::dueRetriesGoFirst()
{
    Engine engine;
    DownloadPlan plan =
        planFor(isoCodes(), urlTemplate({.minDelay = 5ms, .maxDelay = 5ms}), m_dir->path(), 1);
    plan.retries = 1;
    plan.items[0].url = QUrl(u"http://127.0.0.1:1/closed.png"_s);
    const QFuture<FlagOutcome> future = run(engine, plan);

    const AttemptRecord retry = future.resultAt(0).attempts.at(1);
    int startedAfterIt = 0;
    int startedInBetween = 0;
    for (int i = 1; i < future.resultCount(); ++i) {
        const microseconds started = future.resultAt(i).attempts.first().started;
        startedAfterIt += started > retry.started ? 1 : 0;
        startedInBetween += started > retry.due && started < retry.started ? 1 : 0;
    }
    QVERIFY2(startedAfterIt > 100, qPrintable(QString::number(startedAfterIt)));
    QVERIFY(startedInBetween <= 1);
}

void tst_Engine::waitsForAHostThatLimitsItsRate()
{
    QFETCH(const Strategy, strategy);
    Engine engine;
    QSignalSpy waits(&engine, &Engine::hostWaits);
    // One after the other, a busy machine may not send 30 a second.
    const int rate = strategy == Strategy::Sequential ? 5 : 30;
    const int codes = 2 * rate;
    DownloadPlan plan = planFor(isoCodes().first(codes), urlTemplate({.rate = rate}), m_dir->path(), codes);
    plan.strategy = strategy;
    plan.retries = 1;
    const QFuture<FlagOutcome> future = run(engine, plan);

    QCOMPARE(countsOf(future), (Tally{.total = codes, .downloaded = codes}));
    struct Request
    {
        microseconds sent;
        microseconds ended;
        bool refused;
    };
    QList<Request> requests;
    for (const FlagOutcome &outcome : future.results()) {
        for (const AttemptRecord &attempt : outcome.attempts)
            requests.append({*attempt.sent, *attempt.ended, attempt.failure.httpStatus == 429});
    }
    const PracticeStats stats = m_server->stats(m_port);
    const auto refused = std::ranges::count(requests, true, &Request::refused);
    QVERIFY(refused > 0);
    QCOMPARE(refused, stats.refusedByRate);
    QCOMPARE(requests.size(), stats.requests);
    QVERIFY2(refused <= 30, qPrintable(QString::number(refused)));
    // None goes within the second that the host asked for, but for those that were under way.
    for (const Request &refusal : requests) {
        for (const Request &other : requests) {
            if (refusal.refused && other.sent > refusal.ended + 20ms)
                QVERIFY(other.sent >= refusal.ended + 900ms);
        }
    }
    QVERIFY(!waits.isEmpty());
    microseconds last{0};
    for (const QList<QVariant> &wait : waits) {
        QVERIFY(wait.first().value<microseconds>() > last);
        last = wait.first().value<microseconds>();
    }
}

void tst_Engine::endsWhileAHostIsWaitedFor()
{
    Engine engine;
    DownloadPlan plan = planFor(topTwenty(), urlTemplate({.rate = 1}), m_dir->path(), 20);
    plan.retries = 2;
    connect(&engine, &Engine::hostWaits, this, [&engine] {
        engine.setPaused(true);
        engine.setLimit(5);
        engine.setPaused(false);
        engine.cancel();
    });
    const Tally counts = countsOf(run(engine, plan));
    QCOMPARE(counts.total, 20);
    QVERIFY(counts.cancelled > 0); // the others had been sent before the host was heard
}

void tst_Engine::usesTheThreadsThatThereAre_data()
{
    QTest::addColumn<int>("allowed");
    QTest::addColumn<Strategy>("strategy");
    for (const Strategy strategy : allStrategies) {
        for (const int allowed : {0, 1, 5})
            QTest::addRow("%s, %d threads", qPrintable(strategyId(strategy)), allowed) << allowed << strategy;
    }
}

void tst_Engine::usesTheThreadsThatThereAre()
{
    QFETCH(const int, allowed);
    QFETCH(const Strategy, strategy);
    const QString base = urlTemplate({.minDelay = 5ms, .maxDelay = 5ms});
    Engine engine;
    QSignalSpy limited(&engine, &Engine::threadsLimited);
    DownloadPlan plan = planFor(topTwenty(), base, m_dir->path(), 20);
    plan.strategy = strategy;
    threadsLeft = allowed;
    const auto restore = qScopeGuard([] { threadsLeft = std::numeric_limits<int>::max(); });
    const QFuture<FlagOutcome> future = run(engine, plan);

    QVERIFY(future.isFinished());
    const bool enough =
        allowed >= 5 || (allowed == 1 && strategy != Strategy::Pool && strategy != Strategy::PoolInOrder);
    QCOMPARE(limited.isEmpty(),
             enough && (strategy == Strategy::Sequential || strategy == Strategy::EventLoop));
    if (allowed == 0) {
        QCOMPARE(countsOf(future), (Tally{.total = 20, .failed = 20}));
        QCOMPARE(future.resultAt(0).failure.kind, ErrorKind::Internal);
        return;
    }
    QCOMPARE(countsOf(future), (Tally{.total = 20, .downloaded = 20}));
    if (!limited.isEmpty()) {
        QCOMPARE(limited.first().first().toInt(), allowed);
        QVERIFY(m_server->stats(m_port).peakInFlight <= allowed);
    }
}

void tst_Engine::descriptorsUsedUpAreACauseOfTheirOwn()
{
    QFETCH(const Strategy, strategy);
    DownloadPlan plan = planFor(topTwenty(), urlTemplate({}), m_dir->path(), 20);
    plan.strategy = strategy;
    const auto folder = opened(plan.folder);
    if (openFiles() == 0)
        QSKIP("this system does not list a process's descriptors in /proc");
    // GLib ends the process where a thread gets no descriptor for its event loop: first, all threads start.
    const auto before = openFiles();
    const int started = 1
        + (strategy == Strategy::Sequential      ? 1
               : strategy == Strategy::EventLoop ? QThread::idealThreadCount()
                                                 : 20);
    Engine engine;
    engine.prepare(strategy, 20);
    QTRY_VERIFY(openFiles() >= before + started);
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    std::vector<int> taken;
    const auto giveBack = [&] {
        std::ranges::for_each(taken, ::close);
        setrlimit(RLIMIT_NOFILE, &limit);
    };
    const rlimit few{.rlim_cur = 300, .rlim_max = limit.rlim_max};
    setrlimit(RLIMIT_NOFILE, &few);
    for (int descriptor = ::dup(0); descriptor >= 0; descriptor = ::dup(0))
        taken.push_back(descriptor);

    QSignalSpy finished(&engine, &Engine::finished);
    const QFuture<FlagOutcome> future = engine.downloadMany(plan, folder);
    const bool ended = finished.wait(100'000);
    giveBack();
    QVERIFY(ended);
    QCOMPARE(countsOf(future), (Tally{.total = 20, .failed = 20}));
    for (const FlagOutcome &outcome : future.results())
        QCOMPARE(errorKindId(outcome.failure.kind), u"no-descriptors"_s);
}

void tst_Engine::savesNothingOnceStopped()
{
    const DownloadPlan plan = planFor(topTwenty(), u"http://127.0.0.1:1/{cc}.png"_s, m_dir->path(), 1);
    const auto folder = opened(plan.folder);
    Fetcher fetcher;
    AttemptRequest request;
    request.item = plan.items.first();
    Fetched fetched;
    fetched.end = Fetched::End::Body;
    fetched.body = practiceFlag(request.item.code);
    std::stop_source stop;
    stop.request_stop();
    const FlagOutcome outcome = finishOne(request, fetched, {fetcher, *folder}, stop.get_token()).outcome;
    QCOMPARE(outcome.status, DownloadStatus::Cancelled);
    QCOMPARE(filesIn(m_dir->path()), QStringList());
}

void tst_Engine::namesAPictureThatIsCutShort_data()
{
    QTest::addColumn<bool>("whole");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("on the server: all that it announced came") << true << ErrorKind::InvalidImage;
    QTest::newRow("maybe on its way: the connection ended the answer") << false << ErrorKind::Truncated;
}

void tst_Engine::namesAPictureThatIsCutShort()
{
    QFETCH(const bool, whole);
    QFETCH(const ErrorKind, kind);
    const DownloadPlan plan = planFor(topTwenty(), u"http://127.0.0.1:1/{cc}.png"_s, m_dir->path(), 1);
    const auto folder = opened(plan.folder);
    Fetcher fetcher;
    AttemptRequest request;
    request.item = plan.items.first();
    Fetched fetched;
    fetched.end = Fetched::End::Body;
    fetched.whole = whole;
    fetched.body = practiceFlag(request.item.code).chopped(20);
    const Failure failure = finishOne(request, fetched, {fetcher, *folder}, {}).outcome.failure;
    QCOMPARE(failure.kind, kind);
    QCOMPARE(failure.detail.startsWith("the picture is cut short"_L1), whole);
    QCOMPARE(isTransient(failure.kind, 200), !whole);
}

void tst_Engine::givesBackWhatItUsed_data()
{
    QTest::addColumn<Strategy>("strategy");
    QTest::newRow("pool") << Strategy::Pool;
    QTest::newRow("event loop") << Strategy::EventLoop;
}

/// Three sources in turn, all codes at once: descriptors and threads are what they were.
void tst_Engine::givesBackWhatItUsed()
{
    QFETCH(const Strategy, strategy);
    if (openFiles() == 0)
        QSKIP("this system does not list a process's descriptors in /proc");
    const QStringList sources{urlTemplate({}), urlTemplate({}), urlTemplate({})};
    const qsizetype own = entriesOf(u"task"_s) + 1; // with the network thread
    Engine engine;
    DownloadPlan plan = planFor(topTwenty(), sources.first(), m_dir->path(), 1);
    plan.strategy = strategy;
    static_cast<void>(run(engine, plan)); // what is made once stays
    // At most: at the start, the system may still have listed a thread that had ended.
    QTRY_VERIFY_WITH_TIMEOUT(entriesOf(u"task"_s) <= own, 60'000);
    const qsizetype files = openFiles();
    for (const QString &source : sources) {
        plan = planFor(everyCode(), source, m_dir->path(), everyCodeCount);
        plan.strategy = strategy;
        QCOMPARE(countsOf(run(engine, plan)), (Tally{.total = 676, .downloaded = 249, .notFound = 427}));
    }
    QTRY_VERIFY_WITH_TIMEOUT(entriesOf(u"task"_s) <= own, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(openFiles() <= files, 60'000);
}

void tst_Engine::shutDownMidRun()
{
    QFETCH(const Strategy, strategy);
    Engine engine;
    DownloadPlan plan =
        planFor(everyCode(), urlTemplate({.minDelay = 20s, .maxDelay = 20s}), m_dir->path(), 100);
    plan.strategy = strategy;
    const QFuture<FlagOutcome> future = engine.downloadMany(plan, opened(plan.folder));
    QTRY_COMPARE(m_server->stats(m_port).inFlight, std::min(100, maxConcurrencyOf(strategy)));
    QVERIFY(engine.shutDown(10s));
    QVERIFY(future.isFinished());
    QCOMPARE(countsOf(future), (Tally{.total = everyCodeCount, .cancelled = everyCodeCount}));
}

void tst_Engine::destroyedMidRun()
{
    QFETCH(const Strategy, strategy);
    QFuture<FlagOutcome> future;
    {
        Engine engine;
        DownloadPlan plan =
            planFor(everyCode(), urlTemplate({.minDelay = 1ms, .maxDelay = 20ms}), m_dir->path(), 100);
        plan.strategy = strategy;
        future = engine.downloadMany(plan, opened(plan.folder));
        QTRY_VERIFY(m_server->stats(m_port).requests > 50);
    }
    QVERIFY(future.isFinished());
    QCOMPARE(countsOf(future).total, everyCodeCount);
    QVERIFY(FlagFolder::open(m_dir->path()));
}

QTEST_GUILESS_MAIN(tst_Engine)
#include "tst_engine.moc"
