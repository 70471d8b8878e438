#include "domain/runoptions.h"

#include <algorithm>
#include <tuple>

namespace Flaghoist {

using namespace Qt::StringLiterals;

Deadlines Deadlines::within(milliseconds total)
{
    constexpr milliseconds maxSilence{10'000};
    return {.firstByte = total, .inactivity = std::min(total, maxSilence), .total = total};
}

PracticeBehaviour PracticeOverrides::behaviourFrom(PracticeBehaviour usual) const
{
    if (delay)
        std::tie(usual.minDelay, usual.maxDelay) = *delay;
    usual.errorRate = errorRate.value_or(usual.errorRate);
    if (faults) {
        usual.faults = *faults;
        // Chosen faults shall happen at a source without errors of its own too.
        if (!errorRate && usual.errorRate == 0)
            usual.errorRate = usualErrorRate;
    }
    if (!usual.faults)
        usual.errorRate = 0;
    usual.seed = seed.value_or(usual.seed);
    usual.slow = slow;
    usual.capacity = capacity.value_or(usual.capacity);
    usual.rate = rate.value_or(usual.rate);
    return usual;
}

} // namespace Flaghoist
