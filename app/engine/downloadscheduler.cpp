#include "engine/downloadscheduler.h"

#include "engine/strategies.h"
#include "network/fetcher.h"

#include <QThread>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace Flaghoist {

struct DownloadScheduler::Job
{
    QList<AttemptRecord> attempts;
    std::optional<FlagOutcome> outcome; ///< while it is held back for those before it
};

struct DownloadScheduler::Completed
{
    JobQueue::Start start;
    AttemptResult result;
};

/// The round under way: its jobs by their index in the plan.
struct DownloadScheduler::Round
{
    Round(const DownloadPlan &planned, std::shared_ptr<const FlagFolder> destination,
          std::shared_ptr<QPromise<FlagOutcome>> results, DownloadScheduler &scheduler)
        : plan(planned), folder(std::move(destination)),
          promise(std::move(results)), context{&scheduler,
                                               scheduler.m_pool.pool(),
                                               {fetcher, *folder},
                                               stop.get_token()}
    {
        jobs.resize(size_t(plan.items.size()));
    }

    [[nodiscard]] microseconds runTime(Clock::time_point at) const
    {
        return std::chrono::duration_cast<microseconds>(at - plan.clockZero);
    }
    [[nodiscard]] bool isOver() const { return outcomes == int(jobs.size()); }

    const DownloadPlan plan;
    std::shared_ptr<const FlagFolder> folder;
    const std::shared_ptr<QPromise<FlagOutcome>> promise;
    Fetcher fetcher; ///< gives up idle connections, names and all when the round is over
    std::stop_source stop;
    const StrategyContext context;
    JobQueue queue{plan, Clock::now()};
    std::vector<Job> jobs;
    std::vector<Completed> completed; ///< since the last turn
    const bool useProxy = !plan.source.practice && !plan.source.urlTemplate.isLoopback();
    bool inOrder = plan.strategy == Strategy::PoolInOrder; ///< of the plan; until the round ends early
    int nextInOrder = 0;
    int outcomes = 0;
    Clock::time_point announcedWait{};
};

DownloadScheduler::DownloadScheduler() : m_timer(this), m_idle(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DownloadScheduler::takeTurn);
    constexpr milliseconds idleTime{2'000};
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleTime);
    connect(&m_idle, &QTimer::timeout, this, [this] { m_pool.dismiss(); });
}

DownloadScheduler::~DownloadScheduler() = default;

int DownloadScheduler::prepare(Strategy strategy, int limit)
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_idle.stop();
    return m_pool.provide(threadsFor(strategy, std::min(limit, maxConcurrencyOf(strategy))));
}

void DownloadScheduler::begin(const DownloadPlan &plan, std::shared_ptr<const FlagFolder> folder,
                              std::shared_ptr<QPromise<FlagOutcome>> promise)
{
    Q_ASSERT(!m_round);
    m_round = std::make_unique<Round>(plan, std::move(folder), std::move(promise), *this);
    setLimit(plan.concurrency.used);
}

void DownloadScheduler::setLimit(int limit)
{
    if (!m_round)
        return;
    const Strategy strategy = m_round->plan.strategy;
    const int wanted = std::min(limit, maxConcurrencyOf(strategy));
    const int threads = prepare(strategy, wanted);
    const bool enough = strategy == Strategy::EventLoop ? threads > 0 : threads >= wanted;
    m_round->queue.setLimit(enough ? wanted : threads);
    if (!enough)
        emit threadsLimited(threads);
    scheduleTurn();
}

void DownloadScheduler::setPaused(bool paused)
{
    if (!m_round)
        return;
    m_round->queue.setPaused(paused);
    scheduleTurn();
}

void DownloadScheduler::stop()
{
    if (!m_round)
        return;
    m_round->stop.request_stop();
    scheduleTurn();
}

void DownloadScheduler::whenIdle(std::function<void()> action)
{
    if (m_round)
        m_whenIdle = std::move(action);
    else
        action();
}

void DownloadScheduler::scheduleTurn()
{
    if (!std::exchange(m_turnScheduled, true))
        QMetaObject::invokeMethod(this, &DownloadScheduler::takeTurn, Qt::QueuedConnection);
}

void DownloadScheduler::takeTurn()
{
    m_turnScheduled = false;
    if (!m_round)
        return;
    for (const Completed &completed : std::exchange(m_round->completed, {}))
        attemptCompleted(completed);
    if (m_round->stop.stop_requested())
        endWaiting();
    else if (m_round->queue.limit() == 0)
        endWaiting({.kind = ErrorKind::Internal, .detail = u"the system allows no further thread"_s});
    Clock::time_point now = Clock::now();
    for (; const auto next = m_round->queue.take(now); now = Clock::now())
        start(*next);
    announceHostWaits();
    if (const auto next = m_round->queue.nextChange(now))
        m_timer.start(std::chrono::ceil<milliseconds>(std::max(*next - Clock::now(), Clock::duration{0})));
    else
        m_timer.stop();
    if (m_round->isOver())
        finishRound();
}

void DownloadScheduler::start(const JobQueue::Start &start)
{
    const DownloadPlan &plan = m_round->plan;
    AttemptRequest request;
    request.item = plan.items[start.job];
    request.attempt = start.attempt;
    request.slot = start.slot;
    request.fetch.url = request.item.url;
    request.fetch.headers = plan.source.headers;
    request.fetch.deadlines = plan.deadlines;
    request.fetch.useProxy = m_round->useProxy;
    request.fetch.attemptHeader = plan.source.practice ? request.item.earlierAttempts + start.attempt : 0;
    request.existing = plan.existing;
    request.details = plan.details;
    request.clockZero = plan.clockZero;
    request.due = m_round->runTime(start.due);
    request.started = m_round->runTime(start.at);
    AttemptEvent event;
    event.id = request.item.id;
    event.attempt = request.attempt;
    event.slot = request.slot;
    event.at = request.started;
    emit attemptChanged(event);
    startAttempt(plan.strategy, m_round->context, request, [this, start](const AttemptResult &result) {
        m_round->completed.push_back({start, result});
        scheduleTurn();
    });
}

void DownloadScheduler::attemptCompleted(const Completed &completed)
{
    const AttemptResult &result = completed.result;
    const Failure &failure = result.outcome.failure;
    const int job = completed.start.job;
    m_round->jobs[size_t(job)].attempts += result.outcome.attempts;
    const bool mayHelp = result.mayPass || isTransient(failure.kind, failure.httpStatus);
    const auto due = m_round->queue.ended(completed.start, Clock::now(),
                                          {.httpStatus = failure.httpStatus,
                                           .retryAfter = result.retryAfter,
                                           .mayRetry = result.outcome.status == DownloadStatus::Error
                                               && mayHelp && !m_round->stop.stop_requested()});
    if (due)
        announceEnd(job, AttemptEvent::Phase::WaitingToRetry, m_round->runTime(*due));
    else
        setOutcome(job, result.outcome);
}

void DownloadScheduler::announceEnd(int job, AttemptEvent::Phase phase, microseconds retryDue)
{
    const QList<AttemptRecord> &attempts = m_round->jobs[size_t(job)].attempts;
    AttemptEvent event;
    event.id = m_round->plan.items[job].id;
    event.phase = phase;
    event.attempt = int(attempts.size());
    event.at = m_round->runTime(Clock::now());
    event.record = attempts.value(attempts.size() - 1);
    event.slot = event.record.slot;
    event.retryDue = retryDue;
    emit attemptChanged(event);
}

void DownloadScheduler::setOutcome(int job, FlagOutcome outcome)
{
    outcome.attempts = m_round->jobs[size_t(job)].attempts;
    m_round->jobs[size_t(job)].outcome = std::move(outcome);
    if (!m_round->inOrder)
        return deliver(job);
    int &next = m_round->nextInOrder;
    if (job != next)
        announceEnd(job, AttemptEvent::Phase::WaitingItsTurn);
    for (; next < int(m_round->jobs.size()) && m_round->jobs[size_t(next)].outcome; ++next)
        deliver(next);
}

void DownloadScheduler::deliver(int job)
{
    FlagOutcome outcome = *std::exchange(m_round->jobs[size_t(job)].outcome, {});
    outcome.delivered = m_round->runTime(Clock::now());
    m_round->promise->addResult(std::move(outcome), job);
    ++m_round->outcomes;
}

void DownloadScheduler::endWaiting(const Failure &failure)
{
    m_round->inOrder = false;
    for (int job = 0; job < int(m_round->jobs.size()); ++job) {
        if (m_round->jobs[size_t(job)].outcome)
            deliver(job);
    }
    for (const int job : m_round->queue.takeWaiting()) {
        FlagOutcome outcome = FlagOutcome::of(m_round->plan.items[job]);
        if (failure.kind != ErrorKind::None)
            outcome.status = DownloadStatus::Error;
        outcome.failure = failure;
        setOutcome(job, std::move(outcome));
    }
}

/// The longest wait of all hosts.
void DownloadScheduler::announceHostWaits()
{
    const Clock::time_point longest = m_round->queue.hostsWaitUntil();
    if (!m_round->isOver() && std::exchange(m_round->announcedWait, longest) != longest)
        emit hostWaits(m_round->runTime(longest));
}

void DownloadScheduler::finishRound()
{
    const auto promise = m_round->promise;
    m_timer.stop();
    m_round.reset(); // the folder's lock must be free before anyone learns that the round is over
    promise->finish();
    m_idle.start();
    if (const auto action = std::exchange(m_whenIdle, {}))
        action();
}

} // namespace Flaghoist
