#pragma once

#include "domain/explanation.h"

namespace Flaghoist {

/// A pure function of the record of \a run. Claims are made of runs alone that nobody cancelled.
[[nodiscard]] Explanation explained(const Run &run);

} // namespace Flaghoist
