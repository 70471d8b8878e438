#include "engine/hostgate.h"

#include "engine/retrypolicy.h"

#include <algorithm>

namespace Flaghoist {

namespace {

// Found by simulating servers that allow 20 a second, by sliding and fixed windows, buckets of 1, 6 and 20,
// at 1, 30 and 200 at once (tst_hostgate): all flags within 1.2 to 1.4 of the ideal time, where a bucket of
// one is 1.8.
constexpr size_t recentAnswers = 20;
constexpr double slowest = 1; ///< requests per second
constexpr double fastest = 1000; ///< from here on it is no pace any more
constexpr double searchStep = 1; ///< for each answer: twice the pace in a second
constexpr double climb = 0.2; ///< of the ceiling in a second
constexpr double nearCeiling = 0.96;
constexpr double stepBeyond = 0.12; ///< for each answer
constexpr double leastOfBest = 0.6; ///< of the best second: a refusal at random must not stop everything
constexpr std::chrono::duration<double> longestPatience{30};

} // namespace

void HostGate::started(Time now)
{
    if (m_pace > 0)
        m_nextStart =
            std::max(now, m_nextStart) + std::chrono::duration_cast<Time::duration>(Seconds(1 / m_pace));
}

void HostGate::answered(Time now)
{
    remember(false);
    m_tries = 0;
    m_answers.push_back(now);
    m_bestSecond = std::max(m_bestSecond, answersOfLastSecond(now));
    if (m_pace == 0)
        return;
    if (!m_ceiling) {
        m_pace += searchStep;
    } else if (const double below = nearCeiling * *m_ceiling; m_pace < below) {
        m_pace = std::min(below, m_pace + climb * *m_ceiling / m_pace);
        if (m_pace == below)
            m_belowCeilingSince = now;
    } else if (m_belowCeilingSince && now - *m_belowCeilingSince > m_patience) {
        m_pace += stepBeyond;
    }
    if (m_pace > fastest)
        m_pace = 0;
}

void HostGate::refused(Time started, Time now, std::optional<milliseconds> retryAfter)
{
    remember(true);
    const bool isNew = started > m_lastRefusal;
    if (isNew) {
        ++m_tries;
        m_lastRefusal = now;
    }
    const milliseconds wait = retryDelay(m_tries, retryAfter, 1);
    m_closedUntil = std::max(m_closedUntil, now + wait);
    const double lately = answersOfLastSecond(now);
    if (m_pace == 0) {
        if (refusesMany())
            m_pace = std::max(slowest, 0.9 * lately);
    } else if (isNew) {
        if (m_ceiling)
            m_patience = std::min(longestPatience, 2 * m_patience);
        m_ceiling = std::min(m_pace, std::max(slowest, lately));
        m_pace = std::max({slowest, 0.95 * *m_ceiling, leastOfBest * m_bestSecond});
        m_ceiling = std::max(*m_ceiling, m_pace);
        m_belowCeilingSince.reset();
    }
}

void HostGate::remember(bool refusal)
{
    m_recent.push_back(refusal);
    if (m_recent.size() > recentAnswers)
        m_recent.pop_front();
}

bool HostGate::refusesMany() const
{
    const auto refusals = size_t(std::ranges::count(m_recent, true));
    return refusals > 1 && refusals * 10 > m_recent.size();
}

double HostGate::answersOfLastSecond(Time now)
{
    while (!m_answers.empty() && m_answers.front() <= now - std::chrono::seconds(1))
        m_answers.pop_front();
    return double(m_answers.size());
}

} // namespace Flaghoist
