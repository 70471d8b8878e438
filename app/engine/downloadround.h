#pragma once

#include "domain/downloadplan.h"
#include "engine/hostgate.h"
#include "engine/strategies.h"
#include "network/fetcher.h"
#include "storage/flagfolder.h"

#include <QPromise>

#include <deque>
#include <memory>
#include <optional>
#include <queue>
#include <set>
#include <stop_token>
#include <vector>

namespace Flaghoist {

/// What the scheduler knows of the round under way: its jobs, in which of the queues they are, and what may
/// start when. A job is named by its index in the plan. Lives and dies in the scheduler's thread.
struct DownloadRound
{
    using Clock = std::chrono::steady_clock;

    struct Job
    {
        PlanItem item;
        size_t gate = 0;
        microseconds due{0}; ///< of the next attempt, on the run's clock
        QList<AttemptRecord> attempts;
        int refusals = 0; ///< attempts that the host refused, and not the flag
        std::optional<FlagOutcome> outcome; ///< while it is held back for those before it
    };
    struct Retry
    {
        Clock::time_point due;
        int job;

        friend bool operator>(const Retry &left, const Retry &right) { return left.due > right.due; }
    };

    DownloadRound(const DownloadPlan &round, std::shared_ptr<const FlagFolder> destination);

    [[nodiscard]] Job &job(int index) { return jobs[size_t(index)]; }
    [[nodiscard]] HostGate &gateOf(int index) { return gates[job(index).gate]; }
    [[nodiscard]] microseconds runTime(Clock::time_point at) const;
    [[nodiscard]] bool isOver() const { return outcomes == int(jobs.size()); }
    int takeSlot();

    /// How many may be in flight at \a now.
    [[nodiscard]] int limitAt(Clock::time_point now) const;
    /// The next job whose host may be asked, taken from its queue.
    [[nodiscard]] std::optional<int> takeJob(Clock::time_point now);
    /// All that wait for their start, taken from their queues.
    [[nodiscard]] std::deque<int> takeWaiting();
    /// Retries whose time has come go before first attempts.
    void takeDueRetries(Clock::time_point now);
    /// When something can start that cannot at \a now, without any attempt ending.
    [[nodiscard]] std::optional<Clock::time_point> nextChange(Clock::time_point now) const;

    const DownloadPlan plan;
    std::shared_ptr<const FlagFolder> folder;
    Fetcher fetcher; ///< gives up idle connections, names and all when the round is over
    std::shared_ptr<QPromise<FlagOutcome>> promise;
    std::stop_source stop;
    std::unique_ptr<RunStrategy> strategy;
    const Clock::time_point began = Clock::now();
    std::vector<Job> jobs;
    std::vector<HostGate> gates; ///< one for each host
    std::deque<int> due;
    std::deque<int> ready;
    std::priority_queue<Retry, std::vector<Retry>, std::greater<>> retries;
    std::set<int> freeSlots;
    int limit = 1;
    bool paused = false;
    int inFlight = 0;
    int answers = 0;
    int outcomes = 0;
    Clock::time_point announcedWait{};
};

} // namespace Flaghoist
