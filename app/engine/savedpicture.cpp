#include "engine/savedpicture.h"

#include "image/flagimage.h"

#include <QFile>
#include <QFileInfo>

namespace Flaghoist {

QImage readSavedPicture(const QString &file, QSize box)
{
    QFile saved(file);
    if (!QFileInfo(file).isFile()
        || !saved.open(QIODevice::ReadOnly)) // opening a pipe would wait for its writer
        return {};
    const Result<FlagImage> image = readFlagImage(saved.read(maxFlagBytes + 1), box);
    return image ? image->thumbnail : QImage();
}

} // namespace Flaghoist
