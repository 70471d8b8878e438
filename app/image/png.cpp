#include "domain/imageformat.h"
#include "image/readers.h"

#include <QByteArrayView>
#include <QtEndian>

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <limits>
#include <optional>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype pngSignatureSize = 8;
constexpr qsizetype chunkFrame = 12; // length, type and CRC
constexpr qsizetype headerSize = 13;
constexpr qsizetype maxPaletteSize = 3 * 256;
/// Eight million pixels of four bytes, or four million of eight.
constexpr size_t maxDataSize = 33 * 1024 * 1024;

/// What a colour type is made of.
struct ColourType
{
    int channels;
    int depths; ///< the bits that a sample may have, added up
};
constexpr ColourType colourTypes[] = {{1, 31}, {0, 0}, {3, 24}, {1, 15}, {2, 24}, {0, 0}, {4, 24}};
constexpr int paletteType = 3;

struct Png
{
    QSize size;
    int depth = 0;
    int type = 0; ///< index of colourTypes
    bool interlaced = false;
    bool hasPalette = false;
    bool hasTransparency = false; ///< of palette colours, or of one colour
    bool hasData = false;
    QByteArray data; ///< the zlib stream of all IDAT
    QByteArray essence; ///< a PNG of the chunks that pixels are made of, without metadata
};

std::optional<Failure> takeHeader(Png &png, QByteArrayView data)
{
    if (data.size() != headerSize)
        return refused(u"a header of %1 bytes"_s.arg(data.size()));
    const auto width = qFromBigEndian<quint32>(data.data());
    const auto height = qFromBigEndian<quint32>(data.data() + 4);
    constexpr auto max = quint32(std::numeric_limits<qint32>::max());
    if (width < 1 || height < 1 || width > max || height > max)
        return refused(u"a size of %1 × %2"_s.arg(width).arg(height));
    const auto depth = uchar(data[8]);
    const auto type = uchar(data[9]);
    const bool knownKind = type < std::size(colourTypes) && std::has_single_bit(depth)
        && (colourTypes[type].depths & depth) != 0;
    if (!knownKind || data[10] != 0 || data[11] != 0 || uchar(data[12]) > 1)
        return refused(u"a header of an unknown kind"_s);
    png.size = QSize(int(width), int(height));
    png.depth = depth;
    png.type = type;
    png.interlaced = data[12] == 1;
    return std::nullopt;
}

bool isCritical(QByteArrayView type)
{
    return type[0] < 'a';
}

/// \a before: the type of the chunk in front of it.
std::optional<Failure> takeChunk(Png &png, QByteArrayView before, QByteArrayView type, QByteArrayView data)
{
    if ((type == "IHDR") != before.isEmpty())
        return refused(u"chunk %1 where it may not be"_s.arg(QString::fromLatin1(type)));
    if (type == "IHDR")
        return takeHeader(png, data);
    if (type == "PLTE") {
        if (png.hasPalette || png.hasData)
            return refused(u"a palette where it may not be"_s);
        if (data.isEmpty() || data.size() > maxPaletteSize || data.size() % 3 != 0)
            return refused(u"a palette of %1 bytes"_s.arg(data.size()));
        png.hasPalette = true;
    } else if (type == "IDAT") {
        if (png.hasData && before != "IDAT")
            return refused(u"picture data in two places"_s);
        if (png.type == paletteType && !png.hasPalette)
            return refused(u"no palette before its data"_s);
        png.hasData = true;
        png.data.append(data);
    } else if (type == "IEND") {
        if (!png.hasData)
            return refused(u"no picture data"_s);
        if (!data.isEmpty())
            return refused(u"an end mark of %1 bytes"_s.arg(data.size()));
    } else if (isCritical(type)) {
        return refused(u"unknown critical chunk %1"_s.arg(QString::fromLatin1(type)));
    } else if (type == "tRNS") {
        png.hasTransparency = true;
    }
    return std::nullopt;
}

Result<Png> readChunks(const QByteArray &bytes)
{
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    const Failure cutShort = refused(u"cut short after %1 bytes"_s.arg(bytes.size()), ErrorKind::Truncated);
    Png png;
    png.essence = bytes.first(pngSignatureSize);
    QByteArrayView rest = QByteArrayView(bytes).sliced(pngSignatureSize);
    for (QByteArrayView before; before != "IEND";) {
        if (rest.size() < chunkFrame)
            return cutShort;
        const QByteArrayView type = rest.sliced(4, 4);
        if (!std::all_of(type.begin(), type.end(), isLetter))
            return refused(u"no chunk at byte %1"_s.arg(bytes.size() - rest.size()));
        const auto length = qsizetype(qFromBigEndian<quint32>(rest.data()));
        if (length > maxFlagBytes)
            return refused(u"chunk %1 claims %2 bytes"_s.arg(QString::fromLatin1(type)).arg(length));
        if (rest.size() - chunkFrame < length)
            return cutShort;
        if (libdeflate_crc32(0, type.data(), size_t(4 + length))
            != qFromBigEndian<quint32>(type.data() + 4 + length))
            return refused(u"chunk %1 fails its CRC"_s.arg(QString::fromLatin1(type)));
        if (const auto failure = takeChunk(png, before, type, rest.sliced(8, length)))
            return *failure;
        if (isCritical(type) || type == "tRNS")
            png.essence.append(rest.first(chunkFrame + length));
        rest = rest.sliced(chunkFrame + length);
        before = type;
    }
    if (!rest.isEmpty())
        return refused(u"%1 bytes after the end"_s.arg(rest.size()));
    return png;
}

/// Inflates the rows, each with its filter byte in front, into \a rows, which they must fill; those of an
/// interlaced picture, which has more of them, need only fit.
std::optional<Failure> inflate(const Png &png, std::vector<uchar> &rows, size_t rowSize)
{
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> inflater(
        libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
    Q_CHECK_PTR(inflater.get());
    const auto height = size_t(png.size.height());
    const size_t size = rowSize * height + (png.interlaced ? 4 * height + 16 : 0);
    if (rows.size() < size)
        rows = std::vector<uchar>(size);
    size_t inflated = 0;
    switch (libdeflate_zlib_decompress(inflater.get(), png.data.constData(), size_t(png.data.size()),
                                       rows.data(), size, &inflated)) {
    case LIBDEFLATE_SUCCESS: break;
    case LIBDEFLATE_INSUFFICIENT_SPACE: return refused(u"data for more pixels than its header states"_s);
    case LIBDEFLATE_BAD_DATA:
    case LIBDEFLATE_SHORT_OUTPUT: return refused(u"damaged picture data"_s);
    }
    if (png.interlaced)
        return std::nullopt;
    if (inflated < size)
        return refused(u"data for fewer pixels than its header states"_s);
    constexpr uchar maxFilter = 4;
    for (size_t at = 0; at < size; at += rowSize) {
        if (rows[at] > maxFilter)
            return refused(u"a row with the unknown filter %1"_s.arg(rows[at]));
    }
    return std::nullopt;
}

/// Inline: it is called for each sample.
[[gnu::always_inline]] inline int paeth(int left, int up, int aboveLeft)
{
    const int toUp = std::abs(left - aboveLeft);
    const int toLeft = std::abs(up - aboveLeft);
    const int toAboveLeft = std::abs(left + up - 2 * aboveLeft);
    const int nearest = toUp < toLeft ? up : left;
    return toAboveLeft < std::min(toLeft, toUp) ? aboveLeft : nearest;
}

/// Replaces the differences in \a row, a pixel of which has \a step bytes, by samples.
template <size_t step> void unfilter(int filter, uchar *row, const uchar *above, size_t size)
{
    const auto add = [=](auto predict) {
        std::array<int, step> left{};
        std::array<int, step> aboveLeft{};
        const auto addTo = [&](size_t pixel, size_t channel) {
            const int up = above[pixel + channel];
            left[channel] = uchar(row[pixel + channel] + predict(left[channel], up, aboveLeft[channel]));
            row[pixel + channel] = uchar(left[channel]);
            aboveLeft[channel] = up;
        };
        for (size_t pixel = 0; pixel < size; pixel += step) { // without a loop all of it is in registers
            addTo(pixel, 0);
            addTo(pixel, 1);
            addTo(pixel, 2);
            if constexpr (step == 4)
                addTo(pixel, 3);
        }
    };
    switch (filter) {
    case 1: return add([](int left, int, int) { return left; });
    case 2: return add([](int, int up, int) { return up; });
    case 3: return add([](int left, int up, int) { return (left + up) / 2; });
    case 4: return add([](int left, int up, int aboveLeft) { return paeth(left, up, aboveLeft); });
    }
}

constexpr int maxShrink = 16; // sums of so many times as many samples fit into 16 bits

/// How many times smaller, in whole pixels, a picture of \a size may be and still be enlarged for no \a box.
int shrinkFor(QSize size, QSize box)
{
    int by = 1;
    if (!box.isEmpty())
        by = std::clamp(std::max(size.width() / box.width(), size.height() / box.height()), 1, maxShrink);
    while (size.width() % by != 0 || size.height() % by != 0)
        --by;
    return by;
}

/// The picture of samples that are bytes, as those of most flags are: in a fraction of the time that Qt
/// takes. Each of its pixels is the mean of \a by × \a by.
template <size_t step> QImage imageOfRows(QSize size, uchar *rows, int by)
{
    const size_t rowSize = step * size_t(size.width());
    const auto scale = (1U << 24) / uint(by * by);
    QImage image(size / by, step == 3 ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied);
    std::vector<std::array<uint, 2>> sums(size_t(image.width())); // of two channels each
    const std::vector<uchar> zeros(rowSize);
    const uchar *above = zeros.data();
    for (int y = 0; y < size.height(); ++y, rows += 1 + rowSize) {
        uchar *const row = rows + 1;
        unfilter<step>(*rows, row, above, rowSize);
        above = row;
        const uchar *sample = row;
        for (auto &[even, odd] : sums) {
            for (int x = 0; x < by; ++x, sample += step) {
                QRgb pixel = qRgb(sample[0], sample[1], sample[2]);
                if (step == 4 && sample[step - 1] != 255)
                    pixel = qPremultiply(qRgba(sample[0], sample[1], sample[2], sample[step - 1]));
                even += pixel & 0x00ff00ff;
                odd += pixel >> 8 & 0x00ff00ff;
            }
        }
        if ((y + 1) % by != 0)
            continue;
        const auto mean = [scale](uint sum) {
            return ((sum & 0xffff) * scale + (1U << 23)) >> 24
                | ((sum >> 16) * scale + (1U << 23)) >> 24 << 16;
        };
        auto *pixel = reinterpret_cast<QRgb *>(image.scanLine(y / by));
        for (auto &[even, odd] : sums) {
            *pixel++ = mean(even) | mean(odd) << 8;
            even = odd = 0;
        }
    }
    return image;
}

} // namespace

Result<Picture> readPng(const QByteArray &bytes, std::optional<QSize> box, std::vector<uchar> &rows)
{
    const Result<Png> png = readChunks(bytes);
    if (!png)
        return png.error();
    const int channels = colourTypes[png->type].channels;
    const size_t rowSize = 1 + (size_t(png->size.width()) * size_t(channels * png->depth) + 7) / 8;
    if (isTooLarge(png->size) || rowSize * size_t(png->size.height()) > maxDataSize)
        return refused(u"%1 × %2 pixels"_s.arg(png->size.width()).arg(png->size.height()),
                       ErrorKind::TooLarge);
    if (const auto failure = inflate(*png, rows, rowSize))
        return *failure;
    Picture picture{png->size, {}};
    if (!box && !png->interlaced)
        return picture;
    if (png->depth == 8 && channels >= 3 && !png->interlaced && !png->hasTransparency) {
        const auto imageOf = channels == 3 ? imageOfRows<3> : imageOfRows<4>;
        picture.image = imageOf(png->size, rows.data(), shrinkFor(png->size, box.value_or(QSize())));
        return picture;
    }
    picture.image = decodedByQt(png->essence, "png");
    if (picture.image.size() != picture.size)
        return refused(u"the picture does not decode"_s);
    return picture;
}

} // namespace Flaghoist
