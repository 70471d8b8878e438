#include "image/flagimage.h"

#include "image/decoders.h"
#include "image/gif.h"
#include "image/png.h"
#include "image/signature.h"
#include "image/svg.h"

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

QImage scaledDown(QImage image, QSize box)
{
    if (image.isNull())
        return image;
    image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    const QSize size = image.size();
    if (box.isEmpty() || size.boundedTo(box) == size)
        return image;
    const QSize fitted = size.scaled(box, Qt::KeepAspectRatio).expandedTo({1, 1});
    return image.scaled(fitted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

/// What takes too much to draw in a large \a box is drawn for a smaller one and enlarged.
Result<Picture> readSvg(const QByteArray &bytes, QSize box, SvgReader &reader, const std::stop_token &stop)
{
    Result<Picture> picture = reader.read(bytes, box, stop);
    QSize smaller = box.isEmpty() ? vectorBox : box;
    while (!picture && picture.error().kind == ErrorKind::InvalidImage
           && smaller.boundedTo(thumbnailBox) != smaller) {
        smaller /= 2;
        picture = reader.read(bytes, smaller, stop);
        if (picture && !box.isEmpty())
            picture = Picture{picture->size,
                              picture->image.scaled(box, Qt::KeepAspectRatio, Qt::SmoothTransformation)};
    }
    return picture;
}

Result<Picture> readPicture(ImageFormat format, const QByteArray &bytes, std::optional<QSize> box,
                            const std::stop_token &stop)
{
    const DecoderLease decoders;
    if (stop.stop_requested())
        return Failure{.kind = ErrorKind::None, .detail = u"given up"_s};
    switch (format) {
    case ImageFormat::Png: return readPng(bytes, box.has_value(), *decoders);
    case ImageFormat::Gif: return readGif(bytes, box.has_value());
    case ImageFormat::Svg: return readSvg(bytes, box.value_or(thumbnailBox), decoders->svg, stop);
    }
    Q_UNREACHABLE();
}

} // namespace

Result<FlagImage> readFlagImage(const QByteArray &bytes, std::optional<QSize> box,
                                const std::stop_token &stop)
{
    if (bytes.size() > maxFlagBytes)
        return Failure{.kind = ErrorKind::TooLarge, .detail = u"%1 bytes"_s.arg(bytes.size())};
    const auto format = formatBySignature(bytes);
    if (!format) {
        if (const auto begun = formatBegun(bytes))
            return Failure{
                .kind = ErrorKind::Truncated,
                .detail =
                    u"%1: cut short after %2 bytes"_s.arg(imageFormatId(*begun).toUpper()).arg(bytes.size())};
        return Failure{.kind = ErrorKind::InvalidImage, .detail = contentName(bytes)};
    }
    const Result<Picture> picture = readPicture(*format, bytes, box, stop);
    if (!picture)
        return picture.error();
    return FlagImage{*format, picture->size, box ? scaledDown(picture->image, *box) : QImage()};
}

} // namespace Flaghoist
