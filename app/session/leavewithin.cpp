#include "session/leavewithin.h"

#include <cstdlib>
#include <thread>

namespace Flaghoist {

void leaveWithin(std::chrono::milliseconds limit, int status)
{
    std::thread([limit, status] {
        std::this_thread::sleep_for(limit);
        std::_Exit(status);
    }).detach();
}

} // namespace Flaghoist
