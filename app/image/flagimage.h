#pragma once

#include "domain/imageformat.h"
#include "domain/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace Flaghoist {

struct FlagImage
{
    ImageFormat format;
    QSize size; ///< pixels in the file
    QImage thumbnail; ///< scaled down to fit thumbnailBox, never up
};

/// The largest thumbnail of any view, in device pixels.
inline constexpr QSize thumbnailBox{160, 120};

/// Verifies that \a bytes are one whole flag picture in an accepted format and decodes it. Any thread.
/// The format comes from the signature, the container is walked to its end, then the picture is decoded.
/// Fails with ErrorKind::Truncated, InvalidImage (the format named in the detail) or TooLarge.
[[nodiscard]] Result<FlagImage> readFlagImage(const QByteArray &bytes);

} // namespace Flaghoist
