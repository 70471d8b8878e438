#pragma once

#include "domain/flagoutcome.h"

#include <array>

namespace Flaghoist {

/// What an attempt spends its time on, in this order.
enum class AttemptPhase {
    Connecting, ///< until the request is sent
    Waiting, ///< for the first byte, but for the server's share
    ServerQueue, ///< the server's share by Server-Timing: in its queue
    ServerWork, ///< the rest of the server's share
    Receiving,
    Saving, ///< verifying and saving
};

inline constexpr std::array allAttemptPhases{AttemptPhase::Connecting,  AttemptPhase::Waiting,
                                             AttemptPhase::ServerQueue, AttemptPhase::ServerWork,
                                             AttemptPhase::Receiving,   AttemptPhase::Saving};

/// When each phase of an attempt ended; one that did not happen ends with the phase before it.
struct AttemptPhases
{
    microseconds started{0};
    std::array<microseconds, allAttemptPhases.size()> ends{};

    [[nodiscard]] microseconds ended() const { return ends.back(); }
    [[nodiscard]] microseconds from(AttemptPhase phase) const
    {
        return phase == AttemptPhase::Connecting ? started : ends[size_t(phase) - 1];
    }
    [[nodiscard]] microseconds to(AttemptPhase phase) const { return ends[size_t(phase)]; }
    [[nodiscard]] microseconds duration(AttemptPhase phase) const { return to(phase) - from(phase); }

    friend bool operator==(const AttemptPhases &, const AttemptPhases &) = default;
};

/// Of an attempt that has not ended nothing but its start is known: all of it until \a now is Waiting. The
/// server's share is taken to end with the first byte.
[[nodiscard]] AttemptPhases phasesOf(const AttemptRecord &attempt, microseconds now);

/// What the header Server-Timing says: "queue" and the rest. Zero without one.
struct ServerTime
{
    microseconds queue{0};
    microseconds work{0};

    friend bool operator==(const ServerTime &, const ServerTime &) = default;
};
[[nodiscard]] ServerTime serverTimeOf(const HeaderFields &headers);

} // namespace Flaghoist
