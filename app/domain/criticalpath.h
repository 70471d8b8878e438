#pragma once

#include "domain/attemptphase.h"
#include "domain/run.h"

#include <utility>

namespace Flaghoist {

/// What a stretch of a run's elapsed time went to. The first ones are those of AttemptPhase, in their order.
enum class RunPhase {
    Connecting,
    Waiting, ///< for the first byte, but for the server's share
    ServerQueue,
    ServerWork,
    Receiving,
    Saving, ///< verifying and saving
    Slot, ///< nothing else held it up: paused, or the limit was lower
    Host, ///< its host had refused requests by 429 or 503, and was left alone or asked at a pace
    Retry, ///< waiting to retry
    Program, ///< passed on within Flaghoist: from a free slot to its next attempt, from the last end to the
             ///< report
    Unexplained, ///< not accounted for by the record
};

inline constexpr std::array allRunPhases{RunPhase::Connecting, RunPhase::Waiting,    RunPhase::ServerQueue,
                                         RunPhase::ServerWork, RunPhase::Receiving,  RunPhase::Saving,
                                         RunPhase::Slot,       RunPhase::Host,       RunPhase::Retry,
                                         RunPhase::Program,    RunPhase::Unexplained};

/// As in the report file: "connecting", "waiting", "server_queue", "server_work", "receiving", "saving",
/// "slot", "host", "retry", "program", "unexplained".
[[nodiscard]] QString runPhaseId(RunPhase phase);

/// One stretch of the critical path, on the run's clock; from < to.
struct PathStep
{
    int row = 0;
    int attempt = -1; ///< index in the attempts of the row; −1: of none
    RunPhase phase = RunPhase::Unexplained;
    microseconds from{0};
    microseconds to{0};

    [[nodiscard]] microseconds duration() const { return to - from; }

    friend bool operator==(const PathStep &, const PathStep &) = default;
};

/// Why \a run took as long as it did: steps, ascending, each of which began when the one before ended, and
/// because it did. They cover the elapsed time exactly: the rounds that ended, without pauses.
[[nodiscard]] QList<PathStep> criticalPath(const Run &run);

/// Why a run took as long as it did, and what would change it: see explained().
struct Explanation
{
    /// What decided, in one word; the first that applies.
    enum class Reason {
        Unknown, ///< the record accounts for less than half
        Host, ///< a server asked to wait
        Retries,
        ServerQueue, ///< the server's own
        OneFlag, ///< a single one took most of the time
        OneAtATime,
        InTurn, ///< several requests, one after the other, in each slot
    };
    /// A claim: what a run with this change would take, by a replay of the record.
    struct Claim
    {
        int atOnce = 0;
        microseconds elapsed{0};
    };
    struct Held
    {
        CountryCode by;
        microseconds time{0};
    };

    microseconds elapsed{0}; ///< zero: nothing has ended, and nothing below means anything
    QList<PathStep> path;
    QList<std::pair<RunPhase, microseconds>>
        shares; ///< of the path, largest first; together the elapsed time
    Reason reason = Reason::Unknown;
    int atOnce = 1; ///< the most that the run allowed
    int inTurn = 0; ///< attempts on the path
    CountryCode code; ///< that of which most of the path is
    microseconds codeTime{0};
    int capacity = 0; ///< of a practice server, where it is known

    // Claims, none where a server limited its rate: how it takes a change cannot be known.
    bool canTakeMore = false; ///< more could run at once: codes and source allow it
    std::optional<Claim> more; ///< the fewest at once that are about as fast as can be; unset: no more help
    std::optional<Claim>
        fewer; ///< the fewest at once that are about as fast as the run; unset: fewer are slower
    std::optional<microseconds> withoutCode; ///< Reason::OneFlag: elapsed had there been no such flag
    std::optional<microseconds> withoutRetries; ///< Reason::Retries
    std::optional<Held> held; ///< delivery in order: the longest that complete flags waited, and for which

    [[nodiscard]] microseconds share(RunPhase phase) const
    {
        for (const auto &[of, time] : shares) {
            if (of == phase)
                return time;
        }
        return microseconds{0};
    }
};

} // namespace Flaghoist
