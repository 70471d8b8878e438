#include "image/flagimage.h"

#include "image/container.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImageReader>
#include <QSemaphore>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// Room for the largest flags that sources offer (2560 × 3121). At up to 12 bytes per pixel while converting
/// it is also the cap on a decoder's memory: the reader's own, process-wide limit is left alone.
constexpr int maxSide = 4096;
constexpr int maxPixels = 8 * 1024 * 1024;
/// An SVG is drawn at the size that is wanted, so its own size costs nothing.
constexpr int maxVectorSide = 65'535;

/// A thousand pool threads may hold a large picture each; together they may decode two of the largest.
QSemaphore &pixelBudget()
{
    static QSemaphore budget(2 * maxPixels);
    return budget;
}

bool isVector(ImageFormat format)
{
    switch (format) {
    case ImageFormat::Png:
    case ImageFormat::Gif: return false;
    case ImageFormat::Svg: return true;
    }
    Q_UNREACHABLE();
}

bool isTooLarge(const Container &container)
{
    const QSize size = container.size;
    const int largest = std::max(size.width(), size.height());
    if (isVector(container.format))
        return largest > maxVectorSide;
    return largest > maxSide || size.width() * size.height() > maxPixels;
}

/// What decoding takes of the budget. A parsed SVG was measured to take up to some thirty times its bytes.
int pixelsOf(const Container &container)
{
    if (isVector(container.format))
        return int(std::min<qsizetype>(container.picture.size() * 8, maxPixels));
    return container.size.width() * container.size.height();
}

QSize fitted(QSize size, QSize box)
{
    return size.scaled(box, Qt::KeepAspectRatio).expandedTo({1, 1});
}

QImage decode(const Container &container, QSize box)
{
    QBuffer buffer;
    buffer.setData(container.picture);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, imageFormatId(container.format).toLatin1());
    reader.setAutoDetectImageFormat(false);
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(false);
    if (isVector(container.format)) {
        const bool own = box.isEmpty() && container.size.boundedTo(vectorBox) == container.size;
        reader.setScaledSize(own ? container.size : fitted(container.size, box.isEmpty() ? vectorBox : box));
    }
    return reader.read();
}

QImage scaledDown(QImage image, QSize box)
{
    image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    const QSize size = image.size();
    if (box.isEmpty() || size.boundedTo(box) == size)
        return image;
    return image.scaled(fitted(size, box), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

/// Why \a container did not decode.
Failure undecoded(const Container &container)
{
    const QByteArray format = imageFormatId(container.format).toLatin1();
    if (!QImageReader::supportedImageFormats().contains(format))
        return {ErrorKind::InvalidImage,
                u"%1: Qt has no reader for it on this system (Debian: "
                "libqt6svg6 or qt6-svg-plugins)"_s.arg(imageFormatId(container.format).toUpper())};
    return {ErrorKind::InvalidImage,
            u"%1: the picture does not decode"_s.arg(imageFormatId(container.format).toUpper())};
}

} // namespace

Result<FlagImage> readFlagImage(const QByteArray &bytes, QSize box)
{
    const Result<Container> container = walkContainer(bytes);
    if (!container)
        return container.error();
    const QSize size = container->size;
    if (isTooLarge(*container)) {
        return Failure{ErrorKind::TooLarge,
                       u"%1: %2 × %3 pixels"_s.arg(imageFormatId(container->format).toUpper())
                           .arg(size.width())
                           .arg(size.height())};
    }
    if (container->hasText && !qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return Failure{ErrorKind::InvalidImage, u"SVG: text, and this program has no fonts to draw it"_s};

    const int pixels = pixelsOf(*container);
    pixelBudget().acquire(pixels);
    const QSemaphoreReleaser release(pixelBudget(), pixels);
    const QImage image = decode(*container, box);
    if (image.isNull() || (!isVector(container->format) && image.size() != size))
        return undecoded(*container);
    return FlagImage{container->format, size, scaledDown(image, box)};
}

} // namespace Flaghoist
