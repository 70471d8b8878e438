#pragma once

#include "domain/flagoutcome.h"
#include "engine/hostgate.h"

#include <deque>
#include <functional>
#include <map>
#include <queue>
#include <set>
#include <vector>

namespace Flaghoist {

/// When each attempt of a round starts: within the limit, in the lowest free slot, as its host allows it, due
/// retries before first attempts. The scheduler works by it, and so does the prediction of a run: time is
/// handed in. A job is the index of its item in the plan.
class JobQueue final
{
    Q_DISABLE_COPY_MOVE(JobQueue)

public:
    using Time = HostGate::Time;

    struct Start
    {
        int job;
        int attempt; ///< counted from 1 within the round
        int slot;
        Time due; ///< when it could have started, had a slot been free
        Time at;
    };
    /// How an attempt ended.
    struct End
    {
        int httpStatus = 0;
        std::optional<milliseconds> retryAfter = {};
        bool mayRetry = false; ///< it failed, and another attempt may help
        /// Until that, where the host does not refuse; unset: by retryDelay().
        std::optional<microseconds> retryIn = {};
    };

    /// \a plan outlives this.
    JobQueue(const DownloadPlan &plan, Time began);

    void setLimit(int limit) { m_limit = limit; }
    [[nodiscard]] int limit() const { return m_limit; }
    void setPaused(bool paused) { m_paused = paused; }

    /// The next attempt that may start at \a now, as started.
    [[nodiscard]] std::optional<Start> take(Time now);
    /// Frees the slot of \a start, and queues the job again where it has a retry left; returns when that is
    /// due.
    std::optional<Time> ended(const Start &start, Time now, const End &end);
    /// All jobs that wait for a start; they wait no more.
    [[nodiscard]] std::vector<int> takeWaiting();
    /// When something may start without any attempt ending, where take(\a now) had nothing.
    [[nodiscard]] std::optional<Time> nextChange(Time now) const;
    /// Until when a host asked to be left alone, the longest; in the past where none does.
    [[nodiscard]] Time hostsWaitUntil() const;

private:
    using Retry = std::pair<Time, int>;

    struct Job
    {
        HostGate *gate;
        Time due; ///< of the next attempt
        int attempts = 0;
        int refusals = 0; ///< attempts that the host refused, and not the flag
    };

    [[nodiscard]] int limitAt(Time now) const;
    [[nodiscard]] double jitter(int job) const;

    const DownloadPlan &m_plan;
    const Time m_began;
    std::map<QString, HostGate> m_gates; ///< by host
    std::vector<Job> m_jobs;
    std::deque<int> m_due; ///< retries, which go before first attempts
    std::deque<int> m_ready;
    std::priority_queue<Retry, std::vector<Retry>, std::greater<>> m_retries; ///< not due yet
    std::set<int> m_freeSlots;
    int m_limit = 1;
    bool m_paused = false;
    int m_inFlight = 0;
    int m_answers = 0;
    std::optional<Time> m_firstAnswer;
};

} // namespace Flaghoist
