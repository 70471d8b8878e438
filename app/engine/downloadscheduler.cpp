#include "engine/downloadscheduler.h"

#include "engine/hostgate.h"
#include "engine/retrypolicy.h"
#include "engine/strategies.h"
#include "network/fetcher.h"

#include <QRandomGenerator>
#include <QThread>

#include <algorithm>
#include <deque>
#include <map>
#include <queue>
#include <set>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace Flaghoist {

namespace {

bool isHostsRefusal(const AttemptResult &result)
{
    const int status = result.outcome.failure.httpStatus;
    return status == 429 || (status == 503 && result.retryAfter);
}

} // namespace

struct DownloadScheduler::Job
{
    const PlanItem &item;
    const int index;
    HostGate &gate;
    microseconds due; ///< of the next attempt, on the run's clock
    QList<AttemptRecord> attempts = {};
    int refusals = 0; ///< attempts that the host refused, and not the flag
    std::optional<FlagOutcome> outcome = {}; ///< while it is held back for those before it
};

struct DownloadScheduler::Completed
{
    int index;
    int slot;
    Clock::time_point started;
    AttemptResult result;
};

/// The round under way: its jobs by their index in the plan, in which of the queues they are, and what may
/// start when.
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
        jobs.reserve(size_t(plan.items.size()));
        for (const PlanItem &item : plan.items) {
            ready.push_back(int(jobs.size()));
            jobs.push_back({item, ready.back(), gates[item.url.authority()], runTime(began)});
        }
    }

    [[nodiscard]] Job &job(int index) { return jobs[size_t(index)]; }
    [[nodiscard]] microseconds runTime(Clock::time_point at) const
    {
        return std::chrono::duration_cast<microseconds>(at - plan.clockZero);
    }
    [[nodiscard]] microseconds sinceBegin(Clock::time_point at) const { return runTime(at) - runTime(began); }
    [[nodiscard]] bool isOver() const { return outcomes == int(jobs.size()); }
    int takeSlot() { return freeSlots.empty() ? inFlight : freeSlots.extract(freeSlots.begin()).value(); }
    /// How many may be in flight at \a now.
    [[nodiscard]] int limitAt(Clock::time_point now) const
    {
        return std::min(limit, gentleLimit(sinceBegin(now), firstAnswer, answers));
    }
    [[nodiscard]] std::optional<int> takeJob(Clock::time_point now);
    [[nodiscard]] std::vector<int> takeWaiting();
    [[nodiscard]] std::optional<Clock::time_point> nextChange(Clock::time_point now);

    const DownloadPlan plan;
    std::shared_ptr<const FlagFolder> folder;
    const std::shared_ptr<QPromise<FlagOutcome>> promise;
    Fetcher fetcher; ///< gives up idle connections, names and all when the round is over
    std::stop_source stop;
    const StrategyContext context;
    const Clock::time_point began = Clock::now();
    std::map<QString, HostGate> gates; ///< by host
    std::vector<Job> jobs;
    std::deque<int> due; ///< retries, which go before first attempts
    std::deque<int> ready;
    using Retry = std::pair<Clock::time_point, int>;
    std::priority_queue<Retry, std::vector<Retry>, std::greater<>> retries;
    std::vector<Completed> completed; ///< since the last turn
    std::set<int> freeSlots;
    int limit = 1;
    bool paused = false;
    const bool useProxy = !plan.source.practice && !plan.source.urlTemplate.isLoopback();
    bool inOrder = plan.strategy == Strategy::PoolInOrder; ///< of the plan; until the round ends early
    int nextInOrder = 0;
    int inFlight = 0;
    int answers = 0;
    std::optional<microseconds> firstAnswer; ///< since the begin
    int outcomes = 0;
    Clock::time_point announcedWait{};
};

/// The next job that may start, taken from its queue.
std::optional<int> DownloadScheduler::Round::takeJob(Clock::time_point now)
{
    for (; !retries.empty() && retries.top().first <= now; retries.pop())
        due.push_back(retries.top().second);
    if (paused || inFlight >= limitAt(now))
        return std::nullopt;
    for (std::deque<int> *const queue : {&due, &ready}) {
        const auto open =
            std::ranges::find_if(*queue, [this, now](int index) { return job(index).gate.opensAt() <= now; });
        if (open == queue->end())
            continue;
        const int index = *open;
        queue->erase(open);
        return index;
    }
    return std::nullopt;
}

/// All that wait for their start, taken from their queues.
std::vector<int> DownloadScheduler::Round::takeWaiting()
{
    std::vector<int> waiting(due.begin(), due.end());
    waiting.insert(waiting.end(), ready.begin(), ready.end());
    for (; !retries.empty(); retries.pop())
        waiting.push_back(retries.top().second);
    due.clear();
    ready.clear();
    return waiting;
}

/// When something can start that cannot at \a now, without any attempt ending.
std::optional<DownloadScheduler::Clock::time_point>
DownloadScheduler::Round::nextChange(Clock::time_point now)
{
    std::optional<Clock::time_point> next;
    const auto consider = [&next](Clock::time_point at) {
        next = next ? std::min(*next, at) : at;
    };
    if (!retries.empty())
        consider(retries.top().first);
    if (paused || inFlight >= limit || (due.empty() && ready.empty()))
        return next;
    if (inFlight >= limitAt(now)) {
        consider(now + gentleStep);
        return next;
    }
    for (const std::deque<int> *const queue : {&due, &ready}) {
        for (const int index : *queue)
            consider(std::max(now, job(index).gate.opensAt()));
    }
    return next;
}

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
    m_round->limit = enough ? wanted : threads;
    if (!enough)
        emit threadsLimited(threads);
    scheduleTurn();
}

void DownloadScheduler::setPaused(bool paused)
{
    if (!m_round)
        return;
    m_round->paused = paused;
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
    else if (m_round->limit == 0)
        endWaiting({.kind = ErrorKind::Internal, .detail = u"the system allows no further thread"_s});
    while (const auto index = m_round->takeJob(Clock::now()))
        start(*index);
    announceHostWaits();
    const Clock::time_point now = Clock::now();
    if (const auto next = m_round->nextChange(now))
        m_timer.start(std::chrono::ceil<milliseconds>(std::max(*next - now, Clock::duration{0})));
    else
        m_timer.stop();
    if (m_round->isOver())
        finishRound();
}

void DownloadScheduler::start(int index)
{
    const DownloadPlan &plan = m_round->plan;
    const Job &job = m_round->job(index);
    const Clock::time_point now = Clock::now();
    AttemptRequest request;
    request.item = job.item;
    request.attempt = int(job.attempts.size()) + 1;
    request.slot = m_round->takeSlot();
    request.fetch.url = job.item.url;
    request.fetch.headers = plan.source.headers;
    request.fetch.deadlines = plan.deadlines;
    request.fetch.useProxy = m_round->useProxy;
    request.fetch.attemptHeader = plan.source.practice ? job.item.earlierAttempts + request.attempt : 0;
    request.existing = plan.existing;
    request.details = plan.details;
    request.clockZero = plan.clockZero;
    // What its server did not allow does not count as waiting for a slot.
    request.due = std::max(job.due, m_round->runTime(std::min(job.gate.opensAt(), now)));
    request.started = m_round->runTime(now);
    ++m_round->inFlight;
    job.gate.started(now);
    AttemptEvent event;
    event.id = job.item.id;
    event.attempt = request.attempt;
    event.slot = request.slot;
    event.at = request.started;
    emit attemptChanged(event);
    startAttempt(plan.strategy, m_round->context, request,
                 [this, index, slot = request.slot, now](const AttemptResult &result) {
                     m_round->completed.push_back({index, slot, now, result});
                     scheduleTurn();
                 });
}

void DownloadScheduler::attemptCompleted(const Completed &completed)
{
    const AttemptResult &result = completed.result;
    Job &job = m_round->job(completed.index);
    const Clock::time_point now = Clock::now();
    --m_round->inFlight;
    if (m_round->answers++ == 0)
        m_round->firstAnswer = m_round->sinceBegin(now);
    m_round->freeSlots.insert(completed.slot);
    job.attempts += result.outcome.attempts;
    if (isHostsRefusal(result))
        job.gate.refused(completed.started, now, result.retryAfter);
    else if (result.outcome.failure.httpStatus > 0)
        job.gate.answered(now);
    const bool isBelieved = isHostsRefusal(result) && job.gate.isBelieved() && job.refusals < maxRefusals;
    job.refusals += isBelieved ? 1 : 0;

    if (!isToBeRetried(job, result))
        return setOutcome(job, result.outcome);
    const auto attempts = int(job.attempts.size());
    const auto &practice = m_round->plan.source.practice; // whose runs can be repeated
    const double jitter = practice
        ? seededJitter(practice->seed, job.item.code, job.item.earlierAttempts + attempts)
        : QRandomGenerator::global()->generateDouble();
    const Clock::time_point due = isBelieved
        ? job.gate.closedUntil()
        : now + retryDelay(attempts - job.refusals, result.retryAfter, jitter);
    job.due = m_round->runTime(due);
    m_round->retries.emplace(due, job.index);
    announceEnd(job, AttemptEvent::Phase::WaitingToRetry);
}

bool DownloadScheduler::isToBeRetried(const Job &job, const AttemptResult &result) const
{
    const FlagOutcome &outcome = result.outcome;
    const bool mayHelp = result.mayPass || isTransient(outcome.failure.kind, outcome.failure.httpStatus);
    // What the host refused uses up none of the flag's own retries, as long as there are any.
    const int retries = m_round->plan.retries == 0 ? 0 : m_round->plan.retries + job.refusals;
    return outcome.status == DownloadStatus::Error && mayHelp && job.attempts.size() <= retries
        && !m_round->stop.stop_requested();
}

void DownloadScheduler::announceEnd(const Job &job, AttemptEvent::Phase phase)
{
    AttemptEvent event;
    event.id = job.item.id;
    event.phase = phase;
    event.attempt = int(job.attempts.size());
    event.at = m_round->runTime(Clock::now());
    event.record = job.attempts.value(job.attempts.size() - 1);
    event.slot = event.record.slot;
    event.retryDue = phase == AttemptEvent::Phase::WaitingToRetry ? job.due : microseconds{0};
    emit attemptChanged(event);
}

void DownloadScheduler::setOutcome(Job &job, FlagOutcome outcome)
{
    outcome.attempts = job.attempts;
    job.outcome = std::move(outcome);
    if (!m_round->inOrder)
        return deliver(job);
    int &next = m_round->nextInOrder;
    if (job.index != next)
        announceEnd(job, AttemptEvent::Phase::WaitingItsTurn);
    for (; next < int(m_round->jobs.size()) && m_round->job(next).outcome; ++next)
        deliver(m_round->job(next));
}

void DownloadScheduler::deliver(Job &job)
{
    FlagOutcome outcome = *std::exchange(job.outcome, {});
    outcome.delivered = m_round->runTime(Clock::now());
    m_round->promise->addResult(std::move(outcome), job.index);
    ++m_round->outcomes;
}

void DownloadScheduler::endWaiting(const Failure &failure)
{
    m_round->inOrder = false;
    for (Job &job : m_round->jobs) {
        if (job.outcome)
            deliver(job);
    }
    for (const int index : m_round->takeWaiting()) {
        Job &job = m_round->job(index);
        FlagOutcome outcome = FlagOutcome::of(job.item);
        if (failure.kind != ErrorKind::None)
            outcome.status = DownloadStatus::Error;
        outcome.failure = failure;
        setOutcome(job, std::move(outcome));
    }
}

/// The longest wait of all hosts.
void DownloadScheduler::announceHostWaits()
{
    Clock::time_point longest = m_round->announcedWait;
    for (const auto &[host, gate] : m_round->gates)
        longest = std::max(longest, gate.closedUntil());
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
