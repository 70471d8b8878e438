#pragma once

#include "domain/imageformat.h"
#include "domain/result.h"

#include <QByteArray>
#include <QSize>

namespace Flaghoist {

/// A picture file that is there from its signature to its last byte.
struct Container
{
    ImageFormat format;
    QSize size; ///< of the canvas, by the header; at least 1 × 1
    /// What a decoder needs to see: a PNG without its metadata, which can be made to unfold to gigabytes; an
    /// SVG with only what is drawn.
    QByteArray picture;
    bool hasText = false; ///< which takes fonts to draw
};

/// Walks \a bytes from the signature to the end mark without decoding pixels, in time linear in their size.
/// PNG: every chunk with its CRC, IHDR first, IDAT, IEND last. GIF: every block to the trailer, at least one
/// image, every image's code stream long enough for its pixels. SVG: svgwalk.h.
///
/// Fails with Truncated where the bytes run out, with InvalidImage where the structure is broken, the format
/// is not accepted (the detail names it) or bytes follow the end: what is saved is exactly a flag. Decided on
/// measurement: none of the book's 194 GIFs and none of the flag pack's PNGs has a byte after its end.
[[nodiscard]] Result<Container> walkContainer(const QByteArray &bytes);

} // namespace Flaghoist
