#pragma once

#include "domain/runoptions.h"

#include <optional>

namespace Flaghoist {

/// Waits no longer than this, whatever a server's Retry-After says.
inline constexpr milliseconds longestRetryDelay{60'000};

/// So often a code may be refused by its host before that uses up its own retries.
inline constexpr int maxRefusals = 8;

/// How many a round may have in flight so long after its begin: 4 at first, and one more for every two
/// answers. Beside that, time doubles it: after 10 ms every millisecond until the first answer, which came at
/// \a firstAnswer, every 50 ms from then on. A host that answers soon is heard before all have asked, and
/// may refuse; one that takes its time costs 18 ms at the most, where 676 start at once.
[[nodiscard]] int gentleLimit(std::chrono::microseconds sinceBegin,
                              std::optional<std::chrono::microseconds> firstAnswer, int answers);
inline constexpr milliseconds gentleStep{1}; ///< after which the limit is another one

/// How long to wait after the \a failures-th failed attempt (1, 2, …): 0.5 s, 1 s, 2 s … up to 30 s, scaled
/// by \a jitter (0–1) to between a half and the whole, so that failed requests do not come back together.
/// A server's Retry-After is honoured as the least, up to longestRetryDelay.
[[nodiscard]] milliseconds retryDelay(int failures, std::optional<milliseconds> retryAfter, double jitter);

/// A jitter for attempt \a attempt of \a code that a run with the same \a seed repeats.
[[nodiscard]] double seededJitter(quint32 seed, CountryCode code, int attempt);

} // namespace Flaghoist
