#pragma once

#include <QString>

#include <array>
#include <optional>

namespace Flaghoist {

/// The ways of the book to run the same downloads. They differ in scheduling only.
enum class Strategy {
    Sequential, ///< one at a time
    PoolInOrder, ///< executor.map: outcomes are delivered in the order of the plan
    Pool, ///< submit and as_completed: outcomes are delivered as they come
    EventLoop, ///< no thread waits for an answer
};

inline constexpr std::array allStrategies{Strategy::Sequential, Strategy::PoolInOrder, Strategy::Pool,
                                          Strategy::EventLoop};

/// "sequential", "pool-in-order", "pool", "event-loop": the ids of --strategy and of the report.
[[nodiscard]] QString strategyId(Strategy strategy);
/// By id in either case; nothing when there is none.
[[nodiscard]] std::optional<Strategy> strategyById(const QString &id);
/// What runs at once while the person has not chosen: the book's DEFAULT_CONCUR_REQ, or MAX_WORKERS of its
/// first pool script.
[[nodiscard]] int defaultConcurrency(Strategy strategy);
/// The most that the strategy runs at once: the book's MAX_CONCUR_REQ.
[[nodiscard]] int maxConcurrencyOf(Strategy strategy);

/// The most that any strategy and source allows.
inline constexpr int maxConcurrency = 1000;

} // namespace Flaghoist
