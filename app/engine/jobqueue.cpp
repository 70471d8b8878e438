#include "engine/jobqueue.h"

#include <QRandomGenerator>

#include <cmath>
#include <iterator>
#include <random>
#include <utility>

namespace Flaghoist {

namespace {

/// So often a code may be refused by its host before that uses up its own retries.
constexpr int maxRefusals = 8;
constexpr milliseconds gentleStep{1}; ///< after which limitAt() is another one

} // namespace

JobQueue::JobQueue(const DownloadPlan &plan, Time began) : m_plan(plan), m_began(began)
{
    m_jobs.reserve(size_t(plan.items.size()));
    for (const PlanItem &item : plan.items) {
        m_ready.push_back(int(m_jobs.size()));
        m_jobs.push_back({.gate = &m_gates[item.url.authority()], .due = began});
    }
}

std::optional<JobQueue::Start> JobQueue::take(Time now)
{
    for (; !m_retries.empty() && m_retries.top().first <= now; m_retries.pop())
        m_due.push_back(m_retries.top().second);
    const auto isOpen = [now](const auto &host) {
        return host.second.opensAt() <= now;
    };
    if (m_paused || m_inFlight >= limitAt(now) || std::ranges::none_of(m_gates, isOpen))
        return std::nullopt;
    for (std::deque<int> *const queue : {&m_due, &m_ready}) {
        const auto next = std::ranges::find_if(
            *queue, [this, now](int job) { return m_jobs[size_t(job)].gate->opensAt() <= now; });
        if (next == queue->end())
            continue;
        Job &job = m_jobs[size_t(*next)];
        const int slot = m_freeSlots.empty() ? m_inFlight : m_freeSlots.extract(m_freeSlots.begin()).value();
        // What its server did not allow does not count as waiting for a slot.
        const Start start{.job = *next,
                          .attempt = ++job.attempts,
                          .slot = slot,
                          .due = std::max(job.due, job.gate->opensAt()),
                          .at = now};
        job.gate->started(now);
        ++m_inFlight;
        queue->erase(next);
        return start;
    }
    return std::nullopt;
}

std::optional<JobQueue::Time> JobQueue::ended(const Start &start, Time now, const End &end)
{
    Job &job = m_jobs[size_t(start.job)];
    --m_inFlight;
    m_freeSlots.insert(start.slot);
    if (m_answers++ == 0)
        m_firstAnswer = now;
    const bool isRefusal = isHostsRefusal(end.httpStatus, end.retryAfter.has_value());
    if (isRefusal)
        job.gate->refused(start.at, now, end.retryAfter);
    else if (end.httpStatus > 0)
        job.gate->answered(now);
    const bool isBelieved = isRefusal && job.gate->isBelieved() && job.refusals < maxRefusals;
    job.refusals += isBelieved ? 1 : 0;

    // What the host refused uses up none of the flag's own retries, as long as there are any.
    const int retries = m_plan.retries == 0 ? 0 : m_plan.retries + job.refusals;
    if (!end.mayRetry || job.attempts > retries)
        return std::nullopt;
    if (isBelieved)
        job.due = job.gate->closedUntil();
    else if (end.retryIn)
        job.due = now + *end.retryIn;
    else
        job.due = now + retryDelay(job.attempts - job.refusals, end.retryAfter, jitter(start.job));
    m_retries.emplace(job.due, start.job);
    return job.due;
}

std::vector<int> JobQueue::takeWaiting()
{
    std::vector<int> waiting;
    for (std::deque<int> *const queue : {&m_due, &m_ready})
        std::ranges::copy(std::exchange(*queue, {}), std::back_inserter(waiting));
    for (; !m_retries.empty(); m_retries.pop())
        waiting.push_back(m_retries.top().second);
    return waiting;
}

std::optional<JobQueue::Time> JobQueue::nextChange(Time now) const
{
    std::optional<Time> next;
    const auto consider = [&next](Time at) {
        next = std::min(next.value_or(at), at);
    };
    if (!m_retries.empty())
        consider(m_retries.top().first);
    if (m_paused || m_inFlight >= m_limit || (m_due.empty() && m_ready.empty()))
        return next;
    if (m_inFlight >= limitAt(now)) {
        consider(m_began + std::chrono::floor<milliseconds>(now - m_began) + gentleStep);
        return next;
    }
    for (const auto &[host, gate] : m_gates) {
        if (gate.opensAt() > now) // what waits for others would have started
            consider(gate.opensAt());
    }
    return next;
}

JobQueue::Time JobQueue::hostsWaitUntil() const
{
    Time longest{};
    for (const auto &[host, gate] : m_gates)
        longest = std::max(longest, gate.closedUntil());
    return longest;
}

/// 4 at first, and one more for every two answers. Beside that, time doubles it: after 10 ms every
/// millisecond until the first answer, every 50 ms from then on. A host that answers soon is heard before all
/// have asked, and may refuse; one that takes its time costs 18 ms at the most, where 676 start at once.
int JobQueue::limitAt(Time now) const
{
    using Milliseconds = std::chrono::duration<double, std::milli>;
    constexpr Milliseconds waits{10};
    constexpr Milliseconds doublesEvery{1};
    constexpr Milliseconds doublesLaterEvery{50};
    constexpr double first = 4;
    constexpr double unlimited = 1e6;
    const Milliseconds sinceBegin = now - m_began;
    const Milliseconds unanswered = m_firstAnswer.value_or(now) - m_began;
    const double doublings = std::max(unanswered - waits, Milliseconds{0}) / doublesEvery
        + (sinceBegin - unanswered) / doublesLaterEvery;
    return std::min(m_limit, int(std::min(first * std::exp2(doublings), unlimited)) + m_answers / 2);
}

/// By the seed of a practice source, whose runs can be repeated.
double JobQueue::jitter(int job) const
{
    const auto &practice = m_plan.source.practice;
    if (!practice)
        return QRandomGenerator::global()->generateDouble();
    const PlanItem &item = m_plan.items[job];
    std::seed_seq sequence{practice->seed, quint32(item.code.ordinal()),
                           quint32(item.earlierAttempts + m_jobs[size_t(job)].attempts)};
    return QRandomGenerator(sequence).generateDouble();
}

} // namespace Flaghoist
