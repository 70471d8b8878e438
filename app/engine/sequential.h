#pragma once

#include "engine/poolascompleted.h"

namespace Flaghoist {

/// The book's plain loop: one at a time, on one thread.
class Sequential final : public PoolAsCompleted
{
public:
    using PoolAsCompleted::PoolAsCompleted;

    [[nodiscard]] int limit(int asked) const override;
};

} // namespace Flaghoist
