#pragma once

#include <QString>

namespace Flaghoist {

/// Hands \a file to the program that the desktop opens it with.
bool openLocalFile(const QString &file);
/// Opens the folder that holds \a file.
void openFolderOf(const QString &file);

} // namespace Flaghoist
