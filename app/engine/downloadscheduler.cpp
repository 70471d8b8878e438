#include "engine/downloadscheduler.h"

#include "engine/downloadround.h"
#include "engine/retrypolicy.h"

#include <QRandomGenerator>

#include <utility>

using namespace Qt::StringLiterals;

namespace Flaghoist {

namespace {

using Job = DownloadRound::Job;

bool isHostsRefusal(const AttemptResult &result)
{
    const int status = result.outcome.failure.httpStatus;
    return status == 429 || (status == 503 && result.retryAfter);
}

} // namespace

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

void DownloadScheduler::prepare(Strategy strategy, int limit)
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_idle.stop();
    m_pool.provide(RunStrategy::threadsOf(strategy, RunStrategy::limitOf(strategy, limit)));
}

void DownloadScheduler::begin(const DownloadPlan &plan, std::shared_ptr<const FlagFolder> folder,
                              std::shared_ptr<QPromise<FlagOutcome>> promise)
{
    Q_ASSERT(thread() == QThread::currentThread());
    Q_ASSERT(!m_round);
    m_idle.stop();
    m_round = std::make_unique<DownloadRound>(plan, std::move(folder));
    m_round->promise = std::move(promise);
    m_round->strategy = RunStrategy::make(plan.strategy,
                                          {.scheduler = this,
                                           .pool = m_pool.pool(),
                                           .services = {m_round->fetcher, *m_round->folder},
                                           .stop = m_round->stop.get_token()});
    setLimit(plan.concurrency.used);
}

void DownloadScheduler::setLimit(int limit)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (!m_round)
        return;
    const Strategy strategy = m_round->plan.strategy;
    const int wanted = RunStrategy::limitOf(strategy, limit);
    const int threads = RunStrategy::threadsOf(strategy, wanted);
    const int given = m_pool.provide(threads);
    m_round->limit = given == threads || (strategy == Strategy::EventLoop && given > 0) ? wanted : given;
    if (m_round->limit < wanted)
        emit threadsLimited(given);
    scheduleTurn();
}

void DownloadScheduler::setPaused(bool paused)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (!m_round)
        return;
    m_round->paused = paused;
    scheduleTurn();
}

void DownloadScheduler::stop()
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (!m_round)
        return;
    m_round->stop.request_stop();
    scheduleTurn();
}

void DownloadScheduler::whenIdle(std::function<void()> action)
{
    Q_ASSERT(thread() == QThread::currentThread());
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
    for (const Completed &completed : std::exchange(m_completed, {}))
        attemptCompleted(completed);
    if (m_round->stop.stop_requested())
        endWaiting();
    else if (m_round->limit == 0)
        endWaiting({.kind = ErrorKind::Internal, .detail = u"the system allows no further thread"_s});
    m_round->takeDueRetries(Clock::now());
    startWhatFits();
    announceHostWaits();
    const Clock::time_point now = Clock::now();
    if (const auto next = m_round->nextChange(now))
        m_timer.start(std::chrono::ceil<milliseconds>(std::max(*next - now, Clock::duration{0})));
    else
        m_timer.stop();
    if (m_round->isOver())
        finishRound();
}

void DownloadScheduler::startWhatFits()
{
    while (!m_round->paused) {
        const Clock::time_point now = Clock::now();
        if (m_round->inFlight >= m_round->limitAt(now))
            return;
        const auto job = m_round->takeJob(now);
        if (!job)
            return;
        startAttempt(*job);
    }
}

void DownloadScheduler::startAttempt(int job)
{
    const DownloadPlan &plan = m_round->plan;
    const Job &started = m_round->job(job);
    const Clock::time_point now = Clock::now();
    AttemptRequest request;
    request.item = started.item;
    request.attempt = int(started.attempts.size()) + 1;
    request.slot = m_round->takeSlot();
    request.fetch.url = started.item.url;
    request.fetch.headers = plan.source.headers;
    request.fetch.deadlines = plan.deadlines;
    request.fetch.useProxy = !plan.source.practice && !plan.source.urlTemplate.isLoopback();
    request.fetch.attemptHeader = plan.source.practice ? started.item.earlierAttempts + request.attempt : 0;
    request.existing = plan.existing;
    request.details = plan.details;
    request.clockZero = plan.clockZero;
    // What its server did not allow does not count as waiting for a slot.
    HostGate &gate = m_round->gateOf(job);
    request.due = std::max(started.due, m_round->runTime(std::min(gate.opensAt(), now)));
    request.started = m_round->runTime(now);
    ++m_round->inFlight;
    gate.started(now);
    AttemptEvent event;
    event.id = started.item.id;
    event.attempt = request.attempt;
    event.slot = request.slot;
    event.at = request.started;
    emit attemptChanged(event);
    m_round->strategy->start(request, [this, job, slot = request.slot, now](const AttemptResult &result) {
        m_completed.push_back({.job = job, .slot = slot, .started = now, .result = result});
        scheduleTurn();
    });
}

void DownloadScheduler::attemptCompleted(const Completed &completed)
{
    const AttemptResult &result = completed.result;
    Job &job = m_round->job(completed.job);
    HostGate &gate = m_round->gateOf(completed.job);
    const Clock::time_point now = Clock::now();
    --m_round->inFlight;
    ++m_round->answers;
    m_round->freeSlots.insert(completed.slot);
    job.attempts += result.outcome.attempts;
    if (isHostsRefusal(result))
        gate.refused(completed.started, now, result.retryAfter);
    const bool isBelieved = isHostsRefusal(result) && gate.isBelieved() && job.refusals < maxRefusals;
    job.refusals += isBelieved ? 1 : 0;
    if (!isHostsRefusal(result) && result.outcome.failure.httpStatus > 0)
        gate.answered(now);

    if (!isToBeRetried(completed.job, result))
        setOutcome(completed.job, result.outcome);
    else if (isBelieved)
        retryLater(completed.job, gate.closedUntil());
    else
        retryLater(completed.job,
                   now
                       + retryDelay(int(job.attempts.size()) - job.refusals, result.retryAfter,
                                    jitterFor(completed.job)));
}

/// Runs from a practice source repeat theirs.
double DownloadScheduler::jitterFor(int index)
{
    const Job &job = m_round->job(index);
    if (const auto &practice = m_round->plan.source.practice)
        return seededJitter(practice->seed, job.item.code,
                            job.item.earlierAttempts + int(job.attempts.size()));
    return QRandomGenerator::global()->generateDouble();
}

bool DownloadScheduler::isToBeRetried(int job, const AttemptResult &result)
{
    const FlagOutcome &outcome = result.outcome;
    const Job &failed = m_round->job(job);
    const bool mayHelp = result.mayPass || isTransient(outcome.failure.kind, outcome.failure.httpStatus);
    // What the host refused uses up none of the flag's own retries, as long as there are any.
    const int retries = m_round->plan.retries == 0 ? 0 : m_round->plan.retries + failed.refusals;
    return outcome.status == DownloadStatus::Error && mayHelp && failed.attempts.size() <= retries
        && !m_round->stop.stop_requested();
}

void DownloadScheduler::retryLater(int job, Clock::time_point due)
{
    Job &failed = m_round->job(job);
    failed.due = m_round->runTime(due);
    m_round->retries.push({due, job});
    announceEnd(failed, AttemptEvent::Phase::WaitingToRetry);
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

void DownloadScheduler::setOutcome(int job, FlagOutcome outcome)
{
    Job &ended = m_round->job(job);
    outcome.attempts = ended.attempts;
    ended.outcome = std::move(outcome);
    const QList<int> ready = m_round->strategy->readyAfter(job);
    if (!ready.contains(job))
        announceEnd(ended, AttemptEvent::Phase::WaitingItsTurn);
    deliver(ready);
}

void DownloadScheduler::deliver(const QList<int> &jobs)
{
    for (const int job : jobs) {
        FlagOutcome outcome = *std::exchange(m_round->job(job).outcome, {});
        outcome.delivered = m_round->runTime(Clock::now());
        m_round->promise->addResult(std::move(outcome), job);
    }
    m_round->outcomes += int(jobs.size());
}

void DownloadScheduler::endWaiting(const Failure &failure)
{
    deliver(m_round->strategy->flush());
    for (const int job : m_round->takeWaiting()) {
        FlagOutcome outcome = FlagOutcome::of(m_round->job(job).item);
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
    for (const HostGate &gate : m_round->gates)
        longest = std::max(longest, gate.closedUntil());
    if (!m_round->isOver() && std::exchange(m_round->announcedWait, longest) != longest)
        emit hostWaits(m_round->runTime(longest));
}

void DownloadScheduler::finishRound()
{
    const auto promise = std::move(m_round->promise);
    m_timer.stop();
    // The folder's lock must be free before anyone learns that the round is over and starts the next.
    m_round->folder.reset();
    promise->finish();
    m_round.reset();
    m_idle.start();
    if (const auto action = std::exchange(m_whenIdle, {}))
        action();
}

} // namespace Flaghoist
