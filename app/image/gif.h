#pragma once

#include "image/picture.h"

#include <QByteArray>

namespace Flaghoist {

/// Reads \a bytes that begin with a GIF signature: every block to the trailer, nothing behind it, at least
/// one image, each within the picture. GIF has no checksum and decoders leave blank what is missing; so the
/// pixels that the codes of each image stand for are counted, without unfolding them. Nothing is decoded
/// where no image is wanted. The image is the first frame.
[[nodiscard]] Result<Picture> readGif(const QByteArray &bytes, bool wantsImage);

} // namespace Flaghoist
