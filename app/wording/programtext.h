#pragma once

#include "domain/problem.h"

#include <QString>

namespace Flaghoist {

/// Whole lines for a terminal. \a program is the name under which a program is started.

/// What keeps it from starting, and where to read on.
[[nodiscard]] QString complaint(const QString &program, const Problem &problem);
/// "flaghoist-cli 1.0 (Qt 6.4.2, ICU 72.1)"
[[nodiscard]] QString versionsText(const QString &program);
/// Why the windowed \a program cannot start; \a reason is the system's, empty where there is no display at
/// all.
[[nodiscard]] QString noDisplayText(const QString &program, const QString &reason);

} // namespace Flaghoist
