#pragma once

#include "domain/criticalpath.h"

namespace Flaghoist {

/// A pure function of the record of \a run. Claims are made of runs alone that nobody cancelled.
[[nodiscard]] Explanation explained(const Run &run);

} // namespace Flaghoist
