#pragma once

#include <cerrno>
#include <cstddef>
#include <cstdint>

#include <sys/socket.h>

namespace Flaghoist {

/// What SvgReader and flaghoist-svg send each other over the program's standard input, a socket, in the
/// machine's own byte order. Both are of one build.
struct SvgRequest
{
    std::uint32_t size = 0; ///< of the SVG, whose bytes follow
    std::int32_t boxWidth = 0; ///< to fit the picture into
    std::int32_t boxHeight = 0;
    std::int32_t enlarges = 0; ///< 0: a picture that is smaller than the box keeps its own size
};

struct SvgReply
{
    std::int32_t kind = 0; ///< an ErrorKind
    char detail[512] = {}; ///< of the error, in UTF-8
    std::int32_t width = 0; ///< what the SVG says of itself, rounded
    std::int32_t height = 0;
    std::int32_t imageWidth = 0; ///< of the image, which follows: premultiplied ARGB of 32 bits, no gaps
    std::int32_t imageHeight = 0;
};

/// Processor time that one SVG may take. The slowest of 1,700 real flags takes 0.15 s.
inline constexpr int svgSeconds = 1;
/// Memory that the program may take. The largest of 1,700 real flags takes 15 MB over the 16 MB of the
/// libraries.
inline constexpr std::uint64_t svgMemory = 112 * 1024 * 1024;

/// All \a size bytes; false where the other end is gone, or silent for longer than the socket allows.
inline bool sendAll(int socket, const void *data, std::size_t size)
{
    for (auto at = static_cast<const char *>(data); size > 0;) {
        const ssize_t sent = send(socket, at, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        at += sent;
        size -= std::size_t(sent);
    }
    return true;
}

inline bool receiveAll(int socket, void *data, std::size_t size)
{
    for (auto at = static_cast<char *>(data); size > 0;) {
        const ssize_t received = recv(socket, at, size, MSG_WAITALL);
        if (received < 0 && errno == EINTR)
            continue;
        if (received <= 0)
            return false;
        at += received;
        size -= std::size_t(received);
    }
    return true;
}

} // namespace Flaghoist
