#pragma once

#include "engine/poolascompleted.h"

#include <vector>

namespace Flaghoist {

/// The book's executor.map: the same pool, but an outcome is told only when all before it in the plan are.
class PoolInOrder final : public PoolAsCompleted
{
public:
    using PoolAsCompleted::PoolAsCompleted;

    [[nodiscard]] QList<int> completed(int job) override;
    [[nodiscard]] QList<int> released() override;

private:
    std::vector<bool> m_held; ///< by job: complete and not told
    int m_next = 0; ///< the job whose turn it is
    bool m_ordered = true;
};

} // namespace Flaghoist
