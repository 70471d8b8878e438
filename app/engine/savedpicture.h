#pragma once

#include <QImage>
#include <QSize>
#include <QString>

namespace Flaghoist {

/// A saved flag, scaled down to fit \a box, or at full size where that is empty; an SVG is drawn to fit the
/// box. Null when the file is gone or no whole flag: it may have been changed since it was saved, so it is
/// trusted as little as a download.
[[nodiscard]] QImage readSavedPicture(const QString &file, QSize box = {});
/// As the thumbnail of an outcome.
[[nodiscard]] QImage readSavedThumbnail(const QString &file);

} // namespace Flaghoist
