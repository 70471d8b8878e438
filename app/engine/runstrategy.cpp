#include "engine/runstrategy.h"

#include "engine/eventloop.h"
#include "engine/poolascompleted.h"
#include "engine/poolinorder.h"
#include "engine/sequential.h"

namespace Flaghoist {

std::unique_ptr<RunStrategy> RunStrategy::make(Strategy strategy, const Workplace &workplace)
{
    switch (strategy) {
    case Strategy::Sequential: return std::make_unique<Sequential>(workplace);
    case Strategy::PoolInOrder: return std::make_unique<PoolInOrder>(workplace);
    case Strategy::Pool: return std::make_unique<PoolAsCompleted>(workplace);
    case Strategy::EventLoop: return std::make_unique<EventLoop>(workplace);
    }
    Q_UNREACHABLE();
}

RunStrategy::~RunStrategy() = default;

} // namespace Flaghoist
