#include "engine/savedpicture.h"

#include "image/flagimage.h"
#include "storage/wholefile.h"

namespace Flaghoist {

QImage readSavedPicture(const QString &file, QSize box)
{
    const auto bytes = readWholeFile(file, maxFlagBytes);
    if (!bytes)
        return {};
    const Result<FlagImage> image = readFlagImage(*bytes, box);
    return image ? image->thumbnail : QImage();
}

QImage readSavedThumbnail(const QString &file)
{
    return readSavedPicture(file, thumbnailBox);
}

} // namespace Flaghoist
