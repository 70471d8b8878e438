#include "domain/strategy.h"

namespace Flaghoist {

using namespace Qt::StringLiterals;

QString strategyId(Strategy strategy)
{
    switch (strategy) {
    case Strategy::Sequential: return u"sequential"_s;
    case Strategy::PoolInOrder: return u"pool-in-order"_s;
    case Strategy::Pool: return u"pool"_s;
    case Strategy::EventLoop: return u"event-loop"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Strategy> strategyById(const QString &id)
{
    for (const Strategy strategy : allStrategies) {
        if (strategyId(strategy).compare(id, Qt::CaseInsensitive) == 0)
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

} // namespace Flaghoist
