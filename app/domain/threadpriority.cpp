#include "domain/threadpriority.h"

#include <QtGlobal>

#include <atomic>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace Flaghoist {

namespace {

std::atomic<bool> windowGoesFirst = false;

} // namespace

void letTheWindowGoFirst()
{
    windowGoesFirst = true;
}

void giveWay()
{
#ifdef Q_OS_LINUX // where setpriority() is of a thread, and QThread::setPriority() changes nothing
    constexpr int niceness = 10; // a ninth of the window's share
    if (windowGoesFirst)
        setpriority(PRIO_PROCESS, 0, niceness);
#endif
}

} // namespace Flaghoist
