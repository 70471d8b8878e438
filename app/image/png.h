#pragma once

#include "image/picture.h"

#include <QByteArray>

namespace Flaghoist {

struct Decoders;

/// Reads \a bytes that begin with the PNG signature: every chunk with its CRC, IHDR first, a palette where
/// one is needed, the data in one place, IEND last and nothing behind it. The data must inflate to exactly
/// what the header states, each row with a known filter, which is all that a decoder can stumble over; so
/// nothing is decoded where no image is wanted. Metadata are never unpacked.
///
/// What zlib would refuse and libdeflate does not, code tables that no encoder writes, passes unseen.
[[nodiscard]] Result<Picture> readPng(const QByteArray &bytes, bool wantsImage, Decoders &decoders);

} // namespace Flaghoist
