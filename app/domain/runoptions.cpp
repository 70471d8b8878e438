#include "domain/runoptions.h"

#include <algorithm>
#include <tuple>

namespace Flaghoist {

using namespace Qt::StringLiterals;

Deadlines Deadlines::within(milliseconds total)
{
    constexpr milliseconds longestSilence{10'000};
    return {.firstByte = total, .inactivity = std::min(total, longestSilence), .total = total};
}

QString strategyId(Strategy strategy)
{
    switch (strategy) {
    case Strategy::Pool: return u"pool"_s;
    }
    Q_UNREACHABLE();
}

int defaultConcurrency(Strategy strategy)
{
    switch (strategy) {
    case Strategy::Pool: return 30;
    }
    Q_UNREACHABLE();
}

PracticeBehaviour RunOptions::weatherFrom(PracticeBehaviour usual) const
{
    if (delay)
        std::tie(usual.minDelay, usual.maxDelay) = *delay;
    usual.errorRate = errorRate.value_or(usual.errorRate);
    usual.seed = seed.value_or(usual.seed);
    usual.slow = slow;
    return usual;
}

} // namespace Flaghoist
