#pragma once

#include "domain/strategy.h"
#include "engine/downloadone.h"

#include <functional>

class QObject;
class QThreadPool;

namespace Flaghoist {

/// What attempts are worked on with; all of it outlives them.
struct StrategyContext
{
    QObject *scheduler; ///< in whose thread attempts are completed
    QThreadPool &pool;
    Services services;
    std::stop_token stop;
};

using CompletionHandler = std::function<void(const AttemptResult &)>;

/// How many threads of the pool \a attempts under way need.
[[nodiscard]] int threadsFor(Strategy strategy, int attempts);

/// Starts one attempt and returns at once; where it waits for its answer is what makes one strategy differ
/// from another. \a completed is called exactly once, in the scheduler's thread, maybe before this returns.
void startAttempt(Strategy strategy, const StrategyContext &context, const AttemptRequest &request,
                  CompletionHandler completed);

} // namespace Flaghoist
