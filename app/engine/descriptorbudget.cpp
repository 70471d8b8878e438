#include "engine/descriptorbudget.h"

#include "domain/runoptions.h"

#include <algorithm>
#include <limits>

#include <sys/resource.h>

namespace Flaghoist {

namespace {

/// The window with its display, fonts and threads holds about 40.
constexpr int reserve = 64;
/// Its socket, the file that it is saved to, and its sixth of a network manager's three (facts:
/// QNetworkAccessManager).
constexpr int perRequest = 3;

constexpr int needed(int requests, bool bothEnds)
{
    return reserve + requests * (bothEnds ? perRequest + 1 : perRequest);
}

rlimit limits()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    return limit;
}

} // namespace

void raiseOpenFilesLimit()
{
    // Not to the hard limit: programs that this one starts inherit it, and some walk all descriptors.
    constexpr rlim_t wanted = needed(maxConcurrency, true);
    rlimit limit = limits();
    if (limit.rlim_cur >= wanted)
        return;
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
}

int openFilesLimit()
{
    constexpr rlim_t most = std::numeric_limits<int>::max();
    return int(std::min(limits().rlim_cur, most));
}

int requestsWithin(int openFiles, bool bothEnds)
{
    const int each = bothEnds ? perRequest + 1 : perRequest;
    return std::max(1, (openFiles - reserve) / each);
}

} // namespace Flaghoist
