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

/// The one reason why fewer requests run at once than were asked for.
enum class LimitReason { None, Codes, Source, Strategy, Maximum, Descriptors, Threads };

/// "codes", "source", "strategy", "maximum", "open-files", "threads": the report's limited_by; empty for
/// None.
[[nodiscard]] QString limitReasonId(LimitReason reason);

struct Concurrency
{
    int asked = 1;
    int used = 1;
    LimitReason limitedBy = LimitReason::None;
    /// LimitReason::Descriptors only: how many files the system lets this process open.
    int openFiles = 0;

    friend bool operator==(const Concurrency &, const Concurrency &) = default;
};

/// What allows fewer at once than maxConcurrency.
struct ConcurrencyCaps
{
    int strategy = maxConcurrency;
    int source = maxConcurrency;
    int descriptors = maxConcurrency; ///< by the system's limit on open files
};

/// The book's min(asked, MAX_CONCUR_REQ, number of codes), with the caps beside them. \a asked ≥ 1. With no
/// codes, what would be used is reported as if one were chosen.
[[nodiscard]] Concurrency concurrencyFor(int asked, qsizetype codes, const ConcurrencyCaps &caps = {});

} // namespace Flaghoist
