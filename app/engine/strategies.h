#pragma once

#include "domain/strategy.h"
#include "engine/downloadone.h"

#include <QList>

#include <functional>
#include <memory>

class QObject;
class QThreadPool;

namespace Flaghoist {

/// What attempts are worked on with; all of it outlives the round.
struct StrategyContext
{
    QObject *scheduler; ///< in whose thread attempts are completed
    QThreadPool &pool;
    Services services;
    std::stop_token stop;
};

/// What makes one way to run a round differ from another: where an attempt waits for its answer, and in which
/// order outcomes are delivered. One for each round; called from the scheduler's thread only.
class RunStrategy
{
    Q_DISABLE_COPY_MOVE(RunStrategy)

public:
    using CompletionHandler = std::function<void(const AttemptResult &)>;

    [[nodiscard]] static std::unique_ptr<RunStrategy> make(Strategy strategy, const StrategyContext &context);
    explicit RunStrategy(const StrategyContext &context) : m_context(context) { }
    virtual ~RunStrategy();

    /// How many attempts may be under way when \a asked are wanted.
    [[nodiscard]] static int limitOf(Strategy strategy, int asked);
    /// How many threads the pool needs for \a attempts under way.
    [[nodiscard]] static int threadsOf(Strategy strategy, int attempts);

    /// Starts one attempt and returns at once. \a completed is called exactly once, in the scheduler's
    /// thread, maybe before this returns.
    virtual void start(const AttemptRequest &request, CompletionHandler completed) = 0;
    /// \a job has its outcome. Those that may be delivered now, in order; each job is named once in a round.
    [[nodiscard]] virtual QList<int> readyAfter(int job) { return {job}; }
    /// The round ends early: those that were held back. From now on nothing is.
    [[nodiscard]] virtual QList<int> flush() { return {}; }

protected:
    const StrategyContext m_context;
};

} // namespace Flaghoist
