#pragma once

#include "domain/runoptions.h"

#include <optional>

namespace Flaghoist {

/// Waits no longer than this, whatever a server's Retry-After says.
inline constexpr milliseconds longestRetryDelay{60'000};

/// How long to wait after the \a failures-th failed attempt (1, 2, …): 0.5 s, 1 s, 2 s … up to 30 s, scaled
/// by \a jitter (0–1) to between a half and the whole, so that failed requests do not come back together.
/// A server's Retry-After is honoured as the least, up to longestRetryDelay.
[[nodiscard]] milliseconds retryDelay(int failures, std::optional<milliseconds> retryAfter, double jitter);

/// A jitter for attempt \a attempt of \a code that a run with the same \a seed repeats.
[[nodiscard]] double seededJitter(quint32 seed, CountryCode code, int attempt);

} // namespace Flaghoist
