#include "ui/files.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace Flaghoist {

void openLocalFile(const QString &file)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(file));
}

void openFolderOf(const QString &file)
{
    openLocalFile(QFileInfo(file).absolutePath());
}

} // namespace Flaghoist
