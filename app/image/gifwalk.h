#pragma once

#include "image/container.h"

namespace Flaghoist {

/// walkContainer() for \a bytes that begin with a GIF signature.
[[nodiscard]] Result<Container> walkGif(const QByteArray &bytes);

} // namespace Flaghoist
