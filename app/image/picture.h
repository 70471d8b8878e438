#pragma once

#include "domain/result.h"

#include <QImage>
#include <QSize>

namespace Flaghoist {

/// A picture that is whole: its size by the file and, where a box was given, what it looks like.
struct Picture
{
    QSize size;
    QImage image;
};

/// Room for the largest flags that sources offer (2560 × 3121), of pictures made of pixels.
inline constexpr int maxSide = 4096;
inline constexpr int maxPixels = 8 * 1024 * 1024;

[[nodiscard]] inline bool isTooLarge(QSize size)
{
    return size.width() > maxSide || size.height() > maxSide || size.width() * size.height() > maxPixels;
}

} // namespace Flaghoist
