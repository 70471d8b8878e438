#pragma once

#include "domain/run.h"

namespace Flaghoist {

/// How far a run is, on its own figures alone.
struct RunProgress
{
    int done = 0;
    int waitingTheirTurn = 0; ///< of those to do: complete and not yet delivered
    int total = 0;
    int inFlight = 0;
    microseconds elapsed{0};
    /// Unset before there is something to go by, and while nothing is left.
    std::optional<milliseconds> left;
    milliseconds serverWait{0}; ///< until a server that limits its rate is asked again
    double perSecond = 0; ///< downloaded flags in the current round
};

[[nodiscard]] RunProgress progressOf(const Run &run, microseconds now);

} // namespace Flaghoist
