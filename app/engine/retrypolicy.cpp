#include "engine/retrypolicy.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <random>

namespace Flaghoist {

int gentleLimit(std::chrono::microseconds sinceBegin, std::optional<std::chrono::microseconds> firstAnswer,
                int answers)
{
    using Milliseconds = std::chrono::duration<double, std::milli>;
    constexpr Milliseconds waits{10};
    constexpr Milliseconds doublesEvery{1};
    constexpr Milliseconds doublesLaterEvery{50};
    constexpr double first = 4;
    constexpr double unlimited = 1e6;
    const Milliseconds unanswered = std::min(sinceBegin, firstAnswer.value_or(sinceBegin));
    const double doublings = std::max(unanswered - waits, Milliseconds{0}) / doublesEvery
        + (Milliseconds(sinceBegin) - unanswered) / doublesLaterEvery;
    return int(std::min(first * std::exp2(doublings), unlimited)) + answers / 2;
}

milliseconds retryDelay(int failures, std::optional<milliseconds> retryAfter, double jitter)
{
    constexpr milliseconds first{500};
    constexpr milliseconds longestBackoff{30'000};
    const int doublings = std::clamp(failures - 1, 0, 10);
    const milliseconds backoff = std::min(first * (1 << doublings), longestBackoff);
    const milliseconds jittered{qint64(double(backoff.count()) * (0.5 + jitter / 2))};
    return std::max(jittered, std::min(retryAfter.value_or(milliseconds{0}), longestRetryDelay));
}

double seededJitter(quint32 seed, CountryCode code, int attempt)
{
    std::seed_seq sequence{quint32(seed), quint32(code.ordinal()), quint32(attempt)};
    return QRandomGenerator(sequence).generateDouble();
}

} // namespace Flaghoist
