#pragma once

#include "domain/criticalpath.h"

#include <optional>

namespace Flaghoist {

/// How \a plan would go by the planned responses of its practice source; unset for other sources, and where
/// files that are there are kept, as nobody knows yet which.
[[nodiscard]] std::optional<Run> predictedRun(const DownloadPlan &plan);

/// What is to be different when a run is replayed.
struct Change
{
    int atOnce = 1;
    bool withRetries = true; ///< false: no code is tried again
    int without = -1; ///< a row that is left out
};

/// How long the rounds of \a run would have taken together with \a change, by every attempt as it was
/// recorded. \a path is its critical path. A server of which nothing is known is taken to be as fast under
/// any load.
[[nodiscard]] microseconds replayedElapsed(const Run &run, const QList<PathStep> &path, const Change &change);

} // namespace Flaghoist
