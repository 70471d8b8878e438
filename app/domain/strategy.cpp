#include "domain/strategy.h"

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array strategyIds{"sequential"_L1, "pool-in-order"_L1, "pool"_L1, "event-loop"_L1};
static_assert(strategyIds.size() == allStrategies.size());

constexpr std::array limitReasonIds{""_L1,        "codes"_L1,      "source"_L1, "strategy"_L1,
                                    "maximum"_L1, "open-files"_L1, "threads"_L1};
static_assert(limitReasonIds.size() == size_t(LimitReason::Threads) + 1);

} // namespace

QString strategyId(Strategy strategy)
{
    return strategyIds[size_t(strategy)];
}

std::optional<Strategy> strategyById(const QString &id)
{
    for (const Strategy strategy : allStrategies) {
        if (id.compare(strategyIds[size_t(strategy)], Qt::CaseInsensitive) == 0)
            return strategy;
    }
    return std::nullopt;
}

int defaultConcurrency(Strategy strategy)
{
    switch (strategy) {
    case Strategy::Sequential: return 1;
    case Strategy::PoolInOrder: return 20;
    case Strategy::Pool:
    case Strategy::EventLoop: return 30;
    }
    Q_UNREACHABLE();
}

int maxConcurrencyOf(Strategy strategy)
{
    return strategy == Strategy::Sequential ? 1 : maxConcurrency;
}

QString limitReasonId(LimitReason reason)
{
    return limitReasonIds[size_t(reason)];
}

Concurrency concurrencyFor(int asked, qsizetype codes, const ConcurrencyCaps &caps)
{
    Concurrency result{.asked = asked, .used = asked, .limitedBy = LimitReason::None};
    const auto limit = [&result](qsizetype to, LimitReason reason) {
        if (result.used > to) {
            result.used = int(to);
            result.limitedBy = reason;
        }
    };
    limit(maxConcurrency, LimitReason::Maximum);
    limit(caps.strategy, LimitReason::Strategy);
    limit(caps.source, LimitReason::Source);
    limit(caps.descriptors, LimitReason::Descriptors);
    limit(std::max<qsizetype>(codes, 1), LimitReason::Codes);
    return result;
}

} // namespace Flaghoist
