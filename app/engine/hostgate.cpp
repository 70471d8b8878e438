#include "engine/hostgate.h"

namespace Flaghoist {

namespace {

// Found by simulating servers that allow 20 a second, by sliding and fixed windows and by buckets of 1, 6, 20
// and 60, at 1, 30 and 200 at once and round trips of 1, 50 and 200 ms (tst_hostgate).
constexpr size_t recentAnswers = 20;
constexpr double slowest = 1; ///< requests per second
constexpr double fastest = 1000; ///< from here on it is no pace any more
constexpr double firstPace = 7; ///< where too few were answered to learn from
constexpr double searchStep = 1.25; ///< for each answer: 3.5 times the pace in a second
constexpr double searchShare = 0.37; ///< a search runs ahead of its answers: the host allows more than those
constexpr double growth = 0.02; ///< for each answer: 2 % in a second
constexpr double leastOfBest = 0.5; ///< of the best second: a refusal at random must not stop everything
constexpr std::chrono::duration<double> longestSteadyTime{30};

} // namespace

milliseconds retryDelay(int failures, std::optional<milliseconds> retryAfter, double jitter)
{
    constexpr milliseconds first{500};
    constexpr milliseconds longestBackoff{30'000};
    constexpr milliseconds longest{60'000};
    const int doublings = std::clamp(failures - 1, 0, 10);
    const milliseconds backoff = std::min(first * (1 << doublings), longestBackoff);
    const milliseconds jittered{qint64(double(backoff.count()) * (0.5 + jitter / 2))};
    return std::max(jittered, std::min(retryAfter.value_or(milliseconds{0}), longest));
}

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
    if (m_searching)
        m_pace += searchStep;
    else if (now > m_growsFrom)
        m_pace += growth;
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
    m_closedUntil = std::max(m_closedUntil, now + retryDelay(m_tries, retryAfter, 1));
    const double lately = answersOfLastSecond(now);
    if (m_pace == 0) {
        if (refusesMany())
            m_pace = std::max(firstPace, 0.9 * lately);
        return;
    }
    if (!isNew)
        return;
    double allowed = lately;
    if (m_searching)
        allowed += searchShare * std::max(0.0, m_pace - lately);
    else
        m_steadyTime = std::min(longestSteadyTime, 2 * m_steadyTime);
    m_searching = false;
    m_pace = std::max({slowest, std::min(m_pace, allowed), leastOfBest * m_bestSecond});
    m_growsFrom = m_closedUntil + std::chrono::duration_cast<Time::duration>(m_steadyTime);
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
