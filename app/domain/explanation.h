#pragma once

#include "domain/criticalpath.h"

#include <utility>

namespace Flaghoist {

/// Why a run took as long as it did, and what would change it: see explained().
struct Explanation
{
    /// What decided, in one word; the first that applies.
    enum class Reason {
        Unknown, ///< the record accounts for less than half
        Host, ///< a server limited its rate
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
