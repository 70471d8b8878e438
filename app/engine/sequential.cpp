#include "engine/sequential.h"

#include <algorithm>

namespace Flaghoist {

int Sequential::limit(int asked) const
{
    return std::min(asked, maxConcurrencyOf(Strategy::Sequential));
}

} // namespace Flaghoist
