#include "engine/retrypolicy.h"

#include <algorithm>

namespace Flaghoist {

milliseconds retryDelay(int failures, std::optional<milliseconds> retryAfter, double jitter)
{
    constexpr milliseconds first{500};
    constexpr milliseconds longestBackoff{30'000};
    const int doublings = std::clamp(failures - 1, 0, 10);
    const milliseconds backoff = std::min(first * (1 << doublings), longestBackoff);
    const milliseconds jittered{qint64(double(backoff.count()) * (0.5 + jitter / 2))};
    return std::max(jittered, std::min(retryAfter.value_or(milliseconds{0}), longestRetryDelay));
}

} // namespace Flaghoist
