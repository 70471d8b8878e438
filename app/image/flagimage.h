#pragma once

#include "domain/imageformat.h"
#include "domain/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <optional>
#include <stop_token>

namespace Flaghoist {

struct FlagImage
{
    ImageFormat format;
    QSize size; ///< pixels in the file; of an SVG what it says of itself, rounded
    QImage thumbnail; ///< scaled down to fit the box, never up; an SVG is drawn to fit it
};

/// The largest thumbnail of any view, in device pixels.
inline constexpr QSize thumbnailBox{160, 120};
inline constexpr QSize vectorBox{1024, 1024};

/// Verifies that \a bytes are one whole flag picture in an accepted format. Any thread; blocks while as many
/// pictures are being read as there are processors.
///
/// The format comes from the signature; names and content types are never asked. A picture is whole when
/// every part is there from its signature to its end mark, nothing follows, and its data stand for exactly
/// the pixels that its header states; an SVG must show something (readers.h). Pixels are only made where
/// there is a \a box to fit, in device pixels. An empty box is as large as the picture is; an SVG is then
/// drawn at its own size, up to vectorBox.
///
/// Fails with ErrorKind::Truncated where the bytes run out, with TooLarge, or with InvalidImage: the detail
/// then names what the bytes are. Once \a stop is requested it fails with None as soon as it can.
[[nodiscard]] Result<FlagImage> readFlagImage(const QByteArray &bytes,
                                              std::optional<QSize> box = thumbnailBox,
                                              const std::stop_token &stop = {});

} // namespace Flaghoist
