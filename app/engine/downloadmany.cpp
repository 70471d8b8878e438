#include "engine/downloadmany.h"

#include "engine/retrypolicy.h"
#include "engine/runstrategy.h"
#include "network/fetcher.h"
#include "storage/flagfolder.h"

#include <QRandomGenerator>
#include <QThread>
#include <QThreadPool>

#include <deque>
#include <queue>
#include <set>
#include <vector>

namespace Flaghoist {

namespace {

using Clock = std::chrono::steady_clock;

struct Job
{
    PlanItem item;
    microseconds due{0}; ///< of the next attempt, on the run's clock
    QList<AttemptRecord> attempts;
    /// While it waits for its turn to be told.
    std::optional<FlagOutcome> outcome;
};

struct Retry
{
    Clock::time_point due;
    int job;

    friend bool operator>(const Retry &left, const Retry &right) { return left.due > right.due; }
};

} // namespace

struct DownloadMany::Round
{
    DownloadPlan plan;
    std::shared_ptr<const FlagFolder> folder;
    Fetcher fetcher; ///< gives up idle connections, names and all when the round is over
    std::shared_ptr<QPromise<FlagOutcome>> promise;
    std::stop_source stop;
    std::unique_ptr<RunStrategy> strategy;
    std::vector<Job> jobs;
    std::deque<int> ready;
    std::priority_queue<Retry, std::vector<Retry>, std::greater<>> retries;
    std::set<int> freeSlots;
    int limit = 1;
    bool paused = false;
    int inFlight = 0;
    int outcomes = 0;

    [[nodiscard]] microseconds runTime(Clock::time_point at) const
    {
        return std::chrono::duration_cast<microseconds>(at - plan.clockZero);
    }

    int takeSlot()
    {
        if (freeSlots.empty())
            return inFlight;
        return freeSlots.extract(freeSlots.begin()).value();
    }
};

DownloadMany::DownloadMany(QThreadPool &pool) : m_pool(pool), m_retryTimer(this)
{
    m_retryTimer.setSingleShot(true);
    m_retryTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_retryTimer, &QTimer::timeout, this, &DownloadMany::takeDueRetries);
}

DownloadMany::~DownloadMany() = default;

void DownloadMany::begin(const DownloadPlan &plan, std::shared_ptr<const FlagFolder> folder,
                         std::shared_ptr<QPromise<FlagOutcome>> promise)
{
    Q_ASSERT(thread() == QThread::currentThread());
    Q_ASSERT(!m_round);
    m_round = std::make_unique<Round>();
    m_round->plan = plan;
    m_round->folder = std::move(folder);
    m_round->promise = std::move(promise);
    m_round->strategy = RunStrategy::make(plan.strategy,
                                          {.scheduler = this,
                                           .pool = m_pool,
                                           .services = {m_round->fetcher, *m_round->folder, m_processors},
                                           .stop = m_round->stop.get_token()});
    m_round->jobs.reserve(size_t(plan.items.size()));
    for (const PlanItem &item : plan.items) {
        m_round->ready.push_back(int(m_round->jobs.size()));
        m_round->jobs.push_back(
            {.item = item, .due = m_round->runTime(Clock::now()), .attempts = {}, .outcome = {}});
    }
    setLimit(plan.concurrency.used);
    if (plan.items.isEmpty())
        tell({});
}

void DownloadMany::setLimit(int limit)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (!m_round)
        return;
    m_round->limit = m_round->strategy->limit(limit);
    // Attempts above a lowered limit still hold their threads; no more are started than the limit allows.
    m_pool.setMaxThreadCount(m_round->strategy->threads(std::max(m_round->limit, m_round->inFlight)));
    startWhatFits();
}

void DownloadMany::setPaused(bool paused)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (!m_round)
        return;
    m_round->paused = paused;
    startWhatFits();
}

void DownloadMany::stop()
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (!m_round || m_round->stop.stop_requested())
        return;
    m_retryTimer.stop();
    m_round->stop.request_stop();
    tell(m_round->strategy->released());
    if (m_round)
        cancelWaiting();
}

void DownloadMany::whenIdle(std::function<void()> action)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (m_round)
        m_whenIdle = std::move(action);
    else
        action();
}

void DownloadMany::startWhatFits()
{
    while (m_round && !m_round->paused && !m_round->ready.empty() && m_round->inFlight < m_round->limit) {
        const int job = m_round->ready.front();
        m_round->ready.pop_front();
        startAttempt(job);
    }
}

void DownloadMany::startAttempt(int job)
{
    const DownloadPlan &plan = m_round->plan;
    const PlanItem &item = m_round->jobs[size_t(job)].item;
    AttemptRequest request;
    request.item = item;
    request.attempt = int(m_round->jobs[size_t(job)].attempts.size()) + 1;
    request.slot = m_round->takeSlot();
    request.fetch.url = item.url;
    request.fetch.deadlines = plan.deadlines;
    request.fetch.useProxy = !plan.source.practice && !plan.source.urlTemplate.isLoopback();
    request.fetch.attemptHeader = plan.source.practice ? item.earlierAttempts + request.attempt : 0;
    request.existing = plan.existing;
    request.details = plan.details;
    request.clockZero = plan.clockZero;
    request.due = m_round->jobs[size_t(job)].due;
    request.started = m_round->runTime(Clock::now());
    ++m_round->inFlight;

    emit attemptChanged({.id = item.id,
                         .phase = AttemptEvent::Phase::Started,
                         .attempt = request.attempt,
                         .slot = request.slot,
                         .at = request.started,
                         .record = {},
                         .retryDue = {}});

    m_round->strategy->start(request, [this, job, slot = request.slot](const AttemptResult &result) {
        m_round->freeSlots.insert(slot);
        attemptEnded(job, result);
    });
}

void DownloadMany::attemptEnded(int job, const AttemptResult &result)
{
    --m_round->inFlight;
    Job &ended = m_round->jobs[size_t(job)];
    ended.attempts += result.outcome.attempts;

    const FlagOutcome &outcome = result.outcome;
    const bool again = outcome.status == DownloadStatus::Error
        && (isTransient(outcome.failure.kind, outcome.failure.httpStatus) || result.mayPass)
        && ended.attempts.size() <= m_round->plan.retries && !m_round->stop.stop_requested();
    if (again)
        retryLater(job, result);
    else
        deliver(job, outcome);
    if (m_round)
        startWhatFits();
}

void DownloadMany::retryLater(int job, const AttemptResult &result)
{
    Job &failed = m_round->jobs[size_t(job)];
    const int failures = int(failed.attempts.size());
    const milliseconds wait =
        retryDelay(failures, result.retryAfter, QRandomGenerator::global()->generateDouble());
    const Clock::time_point due = Clock::now() + wait;
    failed.due = m_round->runTime(due);
    m_round->retries.push({due, job});
    emit attemptChanged({.id = failed.item.id,
                         .phase = AttemptEvent::Phase::WaitingToRetry,
                         .attempt = failures,
                         .slot = failed.attempts.last().slot,
                         .at = m_round->runTime(Clock::now()),
                         .record = failed.attempts.last(),
                         .retryDue = failed.due});
    takeDueRetries();
}

void DownloadMany::takeDueRetries()
{
    if (!m_round)
        return;
    auto &retries = m_round->retries;
    const Clock::time_point now = Clock::now();
    while (!retries.empty() && retries.top().due <= now) {
        m_round->ready.push_back(retries.top().job);
        retries.pop();
    }
    if (!retries.empty())
        m_retryTimer.start(std::chrono::ceil<milliseconds>(retries.top().due - now));
    startWhatFits();
}

void DownloadMany::deliver(int job, FlagOutcome outcome)
{
    Job &ended = m_round->jobs[size_t(job)];
    outcome.attempts = ended.attempts;
    ended.outcome = std::move(outcome);
    const QList<int> told = m_round->strategy->completed(job);
    if (!told.contains(job)) {
        emit attemptChanged({.id = ended.item.id,
                             .phase = AttemptEvent::Phase::WaitingItsTurn,
                             .attempt = int(ended.attempts.size()),
                             .slot = ended.attempts.isEmpty() ? 0 : ended.attempts.last().slot,
                             .at = m_round->runTime(Clock::now()),
                             .record = ended.attempts.value(ended.attempts.size() - 1),
                             .retryDue = {}});
    }
    tell(told);
}

void DownloadMany::tell(const QList<int> &jobs)
{
    for (const int job : jobs) {
        FlagOutcome outcome = *std::exchange(m_round->jobs[size_t(job)].outcome, {});
        outcome.delivered = m_round->runTime(Clock::now());
        m_round->promise->addResult(std::move(outcome), job);
    }
    m_round->outcomes += int(jobs.size());
    if (m_round->outcomes < int(m_round->jobs.size()))
        return;
    // The folder's lock must be free before anyone learns that the round is over and starts the next.
    const auto promise = std::move(m_round->promise);
    m_retryTimer.stop();
    m_round->folder.reset();
    // The fetcher or the strategy may be in the middle of calling: the round goes when they have returned.
    QMetaObject::invokeMethod(
        this, [over = std::shared_ptr<Round>(std::move(m_round))] {}, Qt::QueuedConnection);
    promise->finish();
    if (const auto action = std::exchange(m_whenIdle, {}))
        action();
}

void DownloadMany::cancelWaiting()
{
    std::deque<int> waiting = std::exchange(m_round->ready, {});
    for (; !m_round->retries.empty(); m_round->retries.pop())
        waiting.push_back(m_round->retries.top().job);
    for (const int job : waiting)
        deliver(job, FlagOutcome::of(m_round->jobs[size_t(job)].item));
}

} // namespace Flaghoist
