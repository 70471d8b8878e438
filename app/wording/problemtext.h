#pragma once

#include "domain/problem.h"

namespace Flaghoist {

/// One sentence, translated, that names the input and says what is wanted.
[[nodiscard]] QString problemText(const Problem &problem);

/// Lines for a terminal: what keeps \a program from starting, and where to read on.
[[nodiscard]] QString complaint(const QString &program, const Problem &problem);

} // namespace Flaghoist
