#pragma once

#include <QString>

namespace Flaghoist {

enum class ImageFormat { Png, Gif, Svg };

/// Every format a flag may be saved as.
inline constexpr ImageFormat imageFormats[] = {ImageFormat::Png, ImageFormat::Gif, ImageFormat::Svg};

/// No flag that we fetch, accept or keep is larger; the largest that known sources offer has 0.9 MB.
inline constexpr qint64 maxFlagBytes = 2 * 1024 * 1024;

/// "png", "gif", "svg": the file extension and the id in reports.
[[nodiscard]] inline QString imageFormatId(ImageFormat format)
{
    constexpr const char *ids[] = {"png", "gif", "svg"};
    return QString::fromLatin1(ids[size_t(format)]);
}

} // namespace Flaghoist
