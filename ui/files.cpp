#include "ui/files.h"

#include "domain/imageformat.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QImageReader>
#include <QUrl>

namespace Flaghoist {

namespace {
constexpr qint64 maxBytes = 2 * 1024 * 1024; // nothing larger is ever saved
constexpr int maxSide = 4096;
} // namespace

void openLocalFile(const QString &file)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(file));
}

void openFolderOf(const QString &file)
{
    openLocalFile(QFileInfo(file).absolutePath());
}

QImage readPicture(const QString &file)
{
    const QFileInfo info(file);
    if (!info.isFile() || info.size() > maxBytes)
        return {};
    // The file may have been changed since it was saved, so it is trusted as little as a download.
    for (const ImageFormat format : imageFormats) {
        QImageReader reader(file, imageFormatId(format).toLatin1());
        reader.setAutoDetectImageFormat(false);
        const QSize size = reader.size();
        if (!reader.canRead() || size.isEmpty() || size.width() > maxSide || size.height() > maxSide)
            continue;
        return reader.read();
    }
    return {};
}

} // namespace Flaghoist
