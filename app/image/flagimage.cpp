#include "image/flagimage.h"

#include "image/container.h"

#include <QBuffer>
#include <QImageReader>
#include <QSemaphore>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// Room for the largest flags that sources offer (2560 × 3121). At up to 12 bytes per pixel while converting
/// it is also the cap on a decoder's memory: the reader's own, process-wide limit is left alone.
constexpr int maxSide = 4096;
constexpr int maxPixels = 8 * 1024 * 1024;

/// A thousand pool threads may hold a large picture each; together they may decode two of the largest.
QSemaphore &pixelBudget()
{
    static QSemaphore budget(2 * maxPixels);
    return budget;
}

bool isTooLarge(QSize size)
{
    return size.width() > maxSide || size.height() > maxSide || size.width() * size.height() > maxPixels;
}

QImage decode(const Container &container)
{
    QBuffer buffer;
    buffer.setData(container.picture);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, imageFormatId(container.format).toLatin1());
    reader.setAutoDetectImageFormat(false);
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(false);
    return reader.read();
}

QImage thumbnailOf(QImage image)
{
    image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    const QSize size = image.size();
    if (size.width() <= thumbnailBox.width() && size.height() <= thumbnailBox.height())
        return image;
    const QSize fitting = size.scaled(thumbnailBox, Qt::KeepAspectRatio).expandedTo({1, 1});
    return image.scaled(fitting, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace

Result<FlagImage> readFlagImage(const QByteArray &bytes)
{
    const Result<Container> container = walkContainer(bytes);
    if (!container)
        return container.error();
    const QString name = imageFormatId(container->format).toUpper();
    const QSize size = container->size;
    if (isTooLarge(size)) {
        return Failure{ErrorKind::TooLarge,
                       u"%1: %2 × %3 pixels"_s.arg(name).arg(size.width()).arg(size.height())};
    }

    const int pixels = size.width() * size.height();
    pixelBudget().acquire(pixels);
    const QSemaphoreReleaser release(pixelBudget(), pixels);
    QImage image = decode(*container);
    if (image.size() != size)
        return Failure{ErrorKind::InvalidImage, u"%1: the picture does not decode"_s.arg(name)};
    return FlagImage{container->format, size, thumbnailOf(std::move(image))};
}

} // namespace Flaghoist
