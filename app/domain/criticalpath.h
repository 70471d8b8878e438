#pragma once

#include "domain/attemptphase.h"
#include "domain/run.h"

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

/// Whether the server limited its rate: 429, or 503 with Retry-After.
[[nodiscard]] bool isHostsRefusal(const AttemptRecord &attempt);

/// Why \a run took as long as it did: steps, ascending, each of which began when the one before ended, and
/// because it did. They cover the elapsed time exactly: the rounds that ended, without pauses.
[[nodiscard]] QList<PathStep> criticalPath(const Run &run);

} // namespace Flaghoist
