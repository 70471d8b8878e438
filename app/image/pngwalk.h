#pragma once

#include "image/container.h"

namespace Flaghoist {

/// walkContainer() for \a bytes that begin with the PNG signature.
[[nodiscard]] Result<Container> walkPng(const QByteArray &bytes);

} // namespace Flaghoist
