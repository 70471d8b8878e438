#pragma once

#include "domain/practice.h"

namespace Flaghoist {

/// "418 I’m a teapot", "connection reset"
[[nodiscard]] QString practiceFaultText(PracticeFault fault);
/// "3 × 418 I’m a teapot · 2 × connection reset"; empty when nothing went wrong.
[[nodiscard]] QString practiceFaultCountsText(const QMap<PracticeFault, int> &counts);
/// In one line: delay, share and kinds of what fails on purpose, seed, slow codes.
[[nodiscard]] QString practiceBehaviourText(const PracticeBehaviour &behaviour);

} // namespace Flaghoist
