#include "engine/descriptorbudget.h"

#include "domain/runoptions.h"

#include <algorithm>
#include <limits>

#include <sys/resource.h>

namespace Flaghoist {

namespace {

/// The window with its display, fonts and threads holds about 40.
constexpr int reserve = 64;
/// Its socket and the file that it is saved to.
constexpr int perRequest = 2;
/// What a thread that waits for its request adds: the two ends by which libcurl is woken, and the descriptor
/// by which Qt wakes the thread.
constexpr int perThread = 3;

constexpr int each(bool bothEnds, bool ownThread)
{
    return perRequest + (bothEnds ? 1 : 0) + (ownThread ? perThread : 0);
}

/// A stack, and what libraries keep for a thread.
constexpr quint64 bytesPerThread = 9 * 1024 * 1024;
/// Libraries, Qt's own threads, and the heap.
constexpr quint64 bytesForTheRest = 300 * 1024 * 1024;

rlimit limitsOf(int resource)
{
    rlimit limit{};
    getrlimit(resource, &limit);
    return limit;
}

} // namespace

void raiseOpenFilesLimit()
{
    // Not to the hard limit: programs that this one starts inherit it, and some walk all descriptors.
    constexpr rlim_t wanted = reserve + maxConcurrency * each(true, true);
    rlimit limit = limitsOf(RLIMIT_NOFILE);
    if (limit.rlim_cur >= wanted)
        return;
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
}

int openFilesLimit()
{
    constexpr rlim_t most = std::numeric_limits<int>::max();
    return int(std::min(limitsOf(RLIMIT_NOFILE).rlim_cur, most));
}

int requestsWithin(int openFiles, bool bothEnds, bool ownThread)
{
    return std::max(1, (openFiles - reserve) / each(bothEnds, ownThread));
}

int threadsWithin(quint64 bytes)
{
    const quint64 threads = bytes <= bytesForTheRest ? 0 : (bytes - bytesForTheRest) / bytesPerThread;
    return int(std::clamp<quint64>(threads, 1, std::numeric_limits<int>::max()));
}

quint64 addressSpaceLimit()
{
    return limitsOf(RLIMIT_AS).rlim_cur; // RLIM_INFINITY is the largest number
}

} // namespace Flaghoist
