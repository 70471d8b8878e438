#pragma once

#include "domain/runoptions.h"

#include <optional>

namespace Flaghoist {

/// Waits no longer than this, whatever a server's Retry-After says.
inline constexpr milliseconds longestRetryDelay{60'000};

/// So often a code may be refused by its host before that uses up its own retries.
inline constexpr int maxRefusals = 8;

/// A round begins with this many at once and one more for every two answers, until so much time has passed: a
/// host near by that refuses is heard before all have asked, and all others lose next to nothing.
inline constexpr int gentleStart = 4;
inline constexpr milliseconds gentleTime{10};

/// How long to wait after the \a failures-th failed attempt (1, 2, …): 0.5 s, 1 s, 2 s … up to 30 s, scaled
/// by \a jitter (0–1) to between a half and the whole, so that failed requests do not come back together.
/// A server's Retry-After is honoured as the least, up to longestRetryDelay.
[[nodiscard]] milliseconds retryDelay(int failures, std::optional<milliseconds> retryAfter, double jitter);

/// A jitter for attempt \a attempt of \a code that a run with the same \a seed repeats.
[[nodiscard]] double seededJitter(quint32 seed, CountryCode code, int attempt);

} // namespace Flaghoist
