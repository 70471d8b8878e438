#pragma once

#include "faults/faultwalk.h"

namespace Flaghoist {

/// Walks a fault that lies in many answers together: a run of its own, in which one code in ten or every code
/// meets it, each code has a picture of its own, and no code may end with that of another. Blocks.
[[nodiscard]] FaultSeen walkCrowd(const Fault &fault, Strategy strategy);

} // namespace Flaghoist
