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
    QSize size; ///< pixels in the file; of an SVG what it says of itself, rounded
    QImage thumbnail; ///< scaled down to fit the box, never up; an SVG is drawn to fit it
};

/// The largest thumbnail of any view, in device pixels.
inline constexpr QSize thumbnailBox{160, 120};
inline constexpr QSize vectorBox{1024, 1024};

/// Verifies that \a bytes are one whole flag picture in an accepted format and decodes it. Any thread.
/// The format comes from the signature, the container is walked to its end, then the picture is decoded.
/// Fails with ErrorKind::Truncated, InvalidImage (the format named in the detail) or TooLarge.
/// An empty \a box is as large as the picture is; an SVG is then drawn at its own size, up to vectorBox.
/// An SVG with text needs a QGuiApplication: without its fonts, Qt would end the program.
[[nodiscard]] Result<FlagImage> readFlagImage(const QByteArray &bytes, QSize box = thumbnailBox);

} // namespace Flaghoist
