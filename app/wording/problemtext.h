#pragma once

#include "domain/problem.h"

namespace Flaghoist {

/// One sentence, translated, that names the input and says what is wanted.
[[nodiscard]] QString problemText(const Problem &problem);

} // namespace Flaghoist
