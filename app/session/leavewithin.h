#pragma once

#include <chrono>

namespace Flaghoist {

/// From now on the process ends within \a limit: by itself, or by _Exit with \a status. For the end of
/// main(), when everything is told and saved: a host-name look-up that blocks can be aborted for the run but
/// not for ~QCoreApplication, which waits for it (facts: 8 s for a resolver that blocks 8 s).
void leaveWithin(std::chrono::milliseconds limit, int status);

} // namespace Flaghoist
