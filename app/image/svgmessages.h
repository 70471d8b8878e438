#pragma once

#include <cstdint>

namespace Flaghoist {

/// What SvgReader and flaghoist-svg send each other over the program's standard input, a socket, in the
/// machine's own byte order. Both are of one build.
struct SvgRequest
{
    std::uint32_t size = 0; ///< of the SVG, whose bytes follow
    std::int32_t boxWidth =
        0; ///< to fit the picture into; without a box, its own size within maxOwnSide is taken
    std::int32_t boxHeight = 0;
    std::int32_t maxOwnSide = 0;
};

struct SvgReply
{
    std::int32_t kind = 0; ///< an ErrorKind
    std::uint32_t detailSize = 0; ///< of the error's detail in UTF-8, which follows
    std::int32_t width = 0; ///< what the SVG says of itself, rounded
    std::int32_t height = 0;
    std::int32_t imageWidth = 0; ///< of the image, which follows: premultiplied ARGB of 32 bits, no gaps
    std::int32_t imageHeight = 0;
    std::int32_t retires = 0; ///< 1: the program has grown and ends now
};

/// Processor time that one SVG may take. The slowest of 1,700 real flags takes 0.15 s.
inline constexpr int svgSeconds = 1;
/// Memory that the program may take. The largest of 1,700 real flags takes 15 MB over the 16 MB of the
/// libraries.
inline constexpr std::uint64_t svgMemory = 112 * 1024 * 1024;

} // namespace Flaghoist
