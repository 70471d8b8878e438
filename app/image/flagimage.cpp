#include "image/flagimage.h"

#include "image/readers.h"

#include <QBuffer>
#include <QImageReader>
#include <QMutex>
#include <QSemaphore>
#include <QThread>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// A picture of a flag's usual size; what a larger one took is given back after it.
constexpr size_t maxKeptBytes = 1024 * 1024;

/// What reading a picture needs and the next one can use again.
struct Decoders
{
    std::vector<uchar> rows;
    SvgReader svg;
};

struct Pool
{
    QSemaphore free{QThread::idealThreadCount()};
    QMutex mutex;
    std::vector<std::unique_ptr<Decoders>> idle;
};

Pool &pool()
{
    static Pool pool;
    return pool;
}

struct GiveBack
{
    void operator()(Decoders *decoders) const
    {
        if (decoders->rows.size() > maxKeptBytes)
            decoders->rows = {};
        const QMutexLocker locker(&pool().mutex);
        pool().idle.emplace_back(decoders);
        pool().free.release();
    }
};

/// Decoders for one picture. There are as many as processors, however many threads read; they are waited for.
std::unique_ptr<Decoders, GiveBack> takeDecoders()
{
    pool().free.acquire();
    const QMutexLocker locker(&pool().mutex);
    if (pool().idle.empty())
        pool().idle.push_back(std::make_unique<Decoders>());
    std::unique_ptr<Decoders, GiveBack> taken(pool().idle.back().release());
    pool().idle.pop_back();
    return taken;
}

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

/// What takes too much to draw in a large \a box is drawn as a thumbnail and enlarged.
Result<Picture> readSvg(const QByteArray &bytes, QSize box, SvgReader &reader, const std::stop_token &stop)
{
    const Result<Picture> picture = reader.read(bytes, box, stop);
    if (picture || picture.error().kind != ErrorKind::InvalidImage || box.boundedTo(thumbnailBox) == box)
        return picture;
    const Result<Picture> small = reader.read(bytes, thumbnailBox, stop);
    if (!small)
        return small;
    return Picture{small->size, small->image.scaled(box, Qt::KeepAspectRatio, Qt::SmoothTransformation)};
}

Result<Picture> readPicture(ImageFormat format, const QByteArray &bytes, std::optional<QSize> box,
                            const std::stop_token &stop)
{
    const auto decoders = takeDecoders();
    if (stop.stop_requested())
        return refused(u"given up"_s, ErrorKind::None);
    switch (format) {
    case ImageFormat::Png: return readPng(bytes, box, decoders->rows);
    case ImageFormat::Gif: return readGif(bytes, box.has_value());
    case ImageFormat::Svg: return readSvg(bytes, box.value_or(thumbnailBox), decoders->svg, stop);
    }
    Q_UNREACHABLE();
}

} // namespace

QImage decodedByQt(QByteArray bytes, const char *format)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    return reader.read();
}

Result<FlagImage> readFlagImage(const QByteArray &bytes, std::optional<QSize> box,
                                const std::stop_token &stop)
{
    if (bytes.size() > maxFlagBytes)
        return refused(u"%1 bytes"_s.arg(bytes.size()), ErrorKind::TooLarge);
    const auto signature = signatureOf(bytes);
    if (!signature)
        return refused(contentName(bytes));
    const ImageFormat format = signature->format;
    const Result<Picture> picture = signature->whole
        ? readPicture(format, bytes, box, stop)
        : refused(u"cut short after %1 bytes"_s.arg(bytes.size()), ErrorKind::Truncated);
    if (!picture)
        return refused(imageFormatId(format).toUpper() + u": "_s + picture.error().detail,
                       picture.error().kind);
    return FlagImage{format, picture->size, box ? scaledDown(picture->image, *box) : QImage()};
}

} // namespace Flaghoist
