#pragma once

#include <QImage>
#include <QString>

namespace Flaghoist {

/// Hands \a file to the program that the desktop opens it with.
void openLocalFile(const QString &file);
/// Opens the folder that holds \a file.
void openFolderOf(const QString &file);
/// A saved flag at full size; null when the file is gone or is no picture that we would have saved.
[[nodiscard]] QImage readPicture(const QString &file);

} // namespace Flaghoist
