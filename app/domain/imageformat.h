#pragma once

#include <QString>

namespace Flaghoist {

enum class ImageFormat { Png, Gif };

/// Every format a flag may be saved as.
inline constexpr ImageFormat imageFormats[] = {ImageFormat::Png, ImageFormat::Gif};

/// "png", "gif": the file extension and the id in reports.
[[nodiscard]] QString imageFormatId(ImageFormat format);

} // namespace Flaghoist
