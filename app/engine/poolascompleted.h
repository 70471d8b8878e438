#pragma once

#include "engine/runstrategy.h"

namespace Flaghoist {

/// The book's submit and as_completed: a thread of the pool for every attempt under way, outcomes as they
/// come.
class PoolAsCompleted : public RunStrategy
{
public:
    explicit PoolAsCompleted(const Workplace &workplace) : RunStrategy(workplace) { }

    [[nodiscard]] int threads(int attempts) const override { return attempts; }
    void start(const AttemptRequest &request, Ended ended) final;
};

} // namespace Flaghoist
