#pragma once

#include "domain/criticalpath.h"

#include <optional>

namespace Flaghoist {

/// How \a plan would go by the planned responses of its practice source; unset for other sources, and where
/// files that are there are kept, as nobody knows yet which.
[[nodiscard]] std::optional<Run> predictedRun(const DownloadPlan &plan);

/// A pure function of the record of \a run. Claims are made of runs alone that nobody cancelled.
[[nodiscard]] Explanation explained(const Run &run);

} // namespace Flaghoist
