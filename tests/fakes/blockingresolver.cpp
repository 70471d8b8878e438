// Preloaded into a program under test: no host name is ever resolved, and asking for one blocks for longer
// than any test waits.

#include <unistd.h>

struct addrinfo;

extern "C" int getaddrinfo(const char *, const char *, const addrinfo *, addrinfo **)
{
    constexpr unsigned tenMinutes = 600;
    ::sleep(tenMinutes);
    return -1;
}
