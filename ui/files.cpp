#include "ui/files.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace Flaghoist {

bool openLocalFile(const QString &file)
{
    return QDesktopServices::openUrl(QUrl::fromLocalFile(file));
}

void openFolderOf(const QString &file)
{
    openLocalFile(QFileInfo(file).absolutePath());
}

} // namespace Flaghoist
