#include "image/png.h"

#include "domain/imageformat.h"
#include "image/decoders.h"

#include <QByteArrayView>
#include <QtEndian>

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <optional>
#include <vector>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype signatureSize = 8;
constexpr qsizetype chunkFrame = 12; // length, type and CRC
constexpr qsizetype headerSize = 13;
constexpr qsizetype maxPaletteSize = 3 * 256;
/// Eight million pixels of four bytes, or four million of eight.
constexpr size_t maxDataSize = 33 * 1024 * 1024;

enum ColourType { Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, Rgba = 6 };

Failure broken(const QString &how)
{
    return {.kind = ErrorKind::InvalidImage, .detail = u"PNG: "_s + how};
}

struct Header
{
    QSize size;
    int depth = 0;
    int colourType = 0;
    bool interlaced = false;

    [[nodiscard]] int channels() const
    {
        constexpr int counts[] = {1, 0, 3, 1, 2, 0, 4};
        return counts[colourType];
    }
    /// Of \a width pixels, without the filter byte.
    [[nodiscard]] size_t rowSize(int width) const
    {
        return (size_t(width) * size_t(channels() * depth) + 7) / 8;
    }
};

/// The depths that each colour type may have.
bool isDepthOf(int colourType, int depth)
{
    switch (colourType) {
    case Grey: return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
    case Palette: return depth == 1 || depth == 2 || depth == 4 || depth == 8;
    case Rgb:
    case GreyAlpha:
    case Rgba: return depth == 8 || depth == 16;
    default: return false;
    }
}

Result<Header> readHeader(QByteArrayView data)
{
    if (data.size() != headerSize)
        return broken(u"a header of %1 bytes"_s.arg(data.size()));
    const auto width = qFromBigEndian<quint32>(data.data());
    const auto height = qFromBigEndian<quint32>(data.data() + 4);
    constexpr auto max = quint32(std::numeric_limits<qint32>::max());
    if (width < 1 || height < 1 || width > max || height > max)
        return broken(u"a size of %1 × %2"_s.arg(width).arg(height));
    const bool knownMethods = data[10] == 0 && data[11] == 0 && (data[12] == 0 || data[12] == 1);
    if (!isDepthOf(data[9], data[8]) || !knownMethods)
        return broken(u"a header of an unknown kind"_s);
    return Header{QSize(int(width), int(height)), data[8], data[9], data[12] == 1};
}

struct Chunks
{
    Header header;
    QByteArray critical; ///< a PNG of the chunks that pixels are made of, without metadata
    QByteArray data; ///< the zlib stream of all IDAT
    QByteArrayView palette;
    QByteArrayView transparency;
};

/// What comes next in the order of chunks.
enum class Stage { Header, BeforeData, Data, AfterData };

class ChunkWalk final
{
public:
    explicit ChunkWalk(const QByteArray &bytes) : m_bytes(bytes) { }
    [[nodiscard]] Result<Chunks> walk();

private:
    /// The next chunk with its frame.
    [[nodiscard]] Result<QByteArrayView> next();
    [[nodiscard]] std::optional<Failure> take(QByteArrayView type, QByteArrayView data);
    [[nodiscard]] std::optional<Failure> takePalette(QByteArrayView data);

    const QByteArray &m_bytes;
    qsizetype m_at = signatureSize;
    Stage m_stage = Stage::Header;
    Chunks m_chunks;
};

bool isName(QByteArrayView type)
{
    return std::all_of(type.begin(), type.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

bool isCritical(QByteArrayView type)
{
    return type[0] < 'a';
}

Result<QByteArrayView> ChunkWalk::next()
{
    const Failure cutShort{.kind = ErrorKind::Truncated,
                           .detail = u"PNG: cut short after %1 bytes"_s.arg(m_bytes.size())};
    const QByteArrayView rest = QByteArrayView(m_bytes).sliced(m_at);
    if (rest.size() < chunkFrame)
        return cutShort;
    const QByteArrayView type = rest.sliced(4, 4);
    if (!isName(type))
        return broken(u"no chunk at byte %1"_s.arg(m_at));
    const auto length = qsizetype(qFromBigEndian<quint32>(rest.data()));
    if (length > maxFlagBytes)
        return broken(u"chunk %1 claims %2 bytes"_s.arg(QString::fromLatin1(type)).arg(length));
    if (rest.size() - chunkFrame < length)
        return cutShort;
    if (libdeflate_crc32(0, rest.data() + 4, size_t(4 + length))
        != qFromBigEndian<quint32>(rest.data() + 8 + length))
        return broken(u"chunk %1 fails its CRC"_s.arg(QString::fromLatin1(type)));
    m_at += chunkFrame + length;
    return rest.first(chunkFrame + length);
}

std::optional<Failure> ChunkWalk::takePalette(QByteArrayView data)
{
    if (!m_chunks.palette.isEmpty() || m_stage != Stage::BeforeData)
        return broken(u"a palette where it may not be"_s);
    if (data.isEmpty() || data.size() > maxPaletteSize || data.size() % 3 != 0)
        return broken(u"a palette of %1 bytes"_s.arg(data.size()));
    m_chunks.palette = data;
    return std::nullopt;
}

std::optional<Failure> ChunkWalk::take(QByteArrayView type, QByteArrayView data)
{
    const QString name = QString::fromLatin1(type);
    if ((type == "IHDR") != (m_stage == Stage::Header))
        return broken(u"chunk %1 where it may not be"_s.arg(name));
    if (type == "IHDR") {
        const Result<Header> header = readHeader(data);
        if (!header)
            return header.error();
        m_chunks.header = *header;
        m_stage = Stage::BeforeData;
    } else if (type == "IDAT") {
        if (m_stage == Stage::AfterData)
            return broken(u"picture data in two places"_s);
        if (m_chunks.header.colourType == Palette && m_chunks.palette.isEmpty())
            return broken(u"no palette before its data"_s);
        m_stage = Stage::Data;
        m_chunks.data.append(data);
    } else if (type == "PLTE") {
        return takePalette(data);
    } else if (isCritical(type)) {
        return broken(u"unknown critical chunk %1"_s.arg(name));
    } else {
        if (type == "tRNS" && m_stage == Stage::BeforeData)
            m_chunks.transparency = data;
        if (m_stage == Stage::Data)
            m_stage = Stage::AfterData;
    }
    return std::nullopt;
}

Result<Chunks> ChunkWalk::walk()
{
    m_chunks.critical = m_bytes.first(signatureSize);
    for (;;) {
        const Result<QByteArrayView> chunk = next();
        if (!chunk)
            return chunk.error();
        const QByteArrayView type = chunk->sliced(4, 4);
        const QByteArrayView data = chunk->sliced(8, chunk->size() - chunkFrame);
        if (isCritical(type) || type == "tRNS")
            m_chunks.critical.append(*chunk);
        if (type != "IEND") {
            if (const auto failure = take(type, data))
                return *failure;
            continue;
        }
        if (m_stage == Stage::Header || m_stage == Stage::BeforeData)
            return broken(u"no picture data"_s);
        if (!data.isEmpty())
            return broken(u"an end mark of %1 bytes"_s.arg(data.size()));
        if (m_at != m_bytes.size())
            return broken(u"%1 bytes after the end"_s.arg(m_bytes.size() - m_at));
        return m_chunks;
    }
}

/// Rows of the same length, one after the other: the picture, or one of the seven passes of an interlaced
/// one.
struct Pass
{
    size_t rowSize; ///< with the filter byte
    size_t rows;
};

std::vector<Pass> passesOf(const Header &header)
{
    if (!header.interlaced)
        return {{header.rowSize(header.size.width()) + 1, size_t(header.size.height())}};
    struct Adam7
    {
        int x, y, stepX, stepY;
    };
    constexpr Adam7 grid[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                              {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
    std::vector<Pass> passes;
    for (const Adam7 &place : grid) {
        const int width = (header.size.width() - place.x + place.stepX - 1) / place.stepX;
        const int height = (header.size.height() - place.y + place.stepY - 1) / place.stepY;
        if (width > 0 && height > 0)
            passes.push_back({header.rowSize(width) + 1, size_t(height)});
    }
    return passes;
}

/// Inflates the rows of all passes, each with its filter byte in front, into \a rows.
std::optional<Failure> inflate(const Chunks &chunks, const std::vector<Pass> &passes,
                               libdeflate_decompressor *inflater, uchar *rows, size_t size)
{
    size_t inflated = 0;
    switch (libdeflate_zlib_decompress(inflater, chunks.data.constData(), size_t(chunks.data.size()), rows,
                                       size, &inflated)) {
    case LIBDEFLATE_SUCCESS: break;
    case LIBDEFLATE_INSUFFICIENT_SPACE: return broken(u"data for more pixels than its header states"_s);
    case LIBDEFLATE_BAD_DATA:
    case LIBDEFLATE_SHORT_OUTPUT: return broken(u"damaged picture data"_s);
    }
    if (inflated < size)
        return broken(u"data for fewer pixels than its header states"_s);
    constexpr uchar maxFilter = 4;
    for (const Pass &pass : passes) {
        for (size_t row = 0; row < pass.rows; ++row, rows += pass.rowSize) {
            if (*rows > maxFilter)
                return broken(u"a row with the unknown filter %1"_s.arg(*rows));
        }
    }
    return std::nullopt;
}

template <size_t channels, typename Predict>
void addPrediction(uchar *row, const uchar *above, size_t size, Predict predict)
{
    int left[channels] = {};
    int aboveLeft[channels] = {};
    for (size_t at = 0; at < size; at += channels) {
        for (size_t channel = 0; channel < channels; ++channel) {
            const int up = above[at + channel];
            uchar &sample = row[at + channel];
            sample = uchar(sample + predict(left[channel], up, aboveLeft[channel]));
            left[channel] = sample;
            aboveLeft[channel] = up;
        }
    }
}

int paeth(int left, int up, int aboveLeft)
{
    const int toUp = std::abs(left - aboveLeft);
    const int toLeft = std::abs(up - aboveLeft);
    const int toAboveLeft = std::abs(left + up - 2 * aboveLeft);
    const int nearest = toUp < toLeft ? up : left;
    return toAboveLeft < std::min(toLeft, toUp) ? aboveLeft : nearest;
}

/// Replaces the differences in \a rows by samples of one byte.
template <size_t channels> void unfilter(uchar *rows, const Pass &pass)
{
    const size_t size = pass.rowSize - 1;
    const std::vector<uchar> zeros(size);
    const uchar *above = zeros.data();
    for (size_t y = 0; y < pass.rows; ++y, rows += pass.rowSize) {
        uchar *const row = rows + 1;
        switch (*rows) {
        case 1: addPrediction<channels>(row, above, size, [](int left, int, int) { return left; }); break;
        case 2: addPrediction<channels>(row, above, size, [](int, int up, int) { return up; }); break;
        case 3:
            addPrediction<channels>(row, above, size, [](int left, int up, int) { return (left + up) / 2; });
            break;
        case 4: addPrediction<channels>(row, above, size, paeth); break;
        default: break;
        }
        above = row;
    }
}

/// Whether the samples are bytes that a QImage takes as they are: those of nearly every flag.
bool isPlain(const Chunks &chunks)
{
    const Header &header = chunks.header;
    if (header.depth != 8 || header.interlaced || header.colourType == GreyAlpha)
        return false;
    return chunks.transparency.isEmpty()
        || (header.colourType == Palette && chunks.transparency.size() * 3 <= chunks.palette.size());
}

QList<QRgb> coloursOf(const Chunks &chunks)
{
    QList<QRgb> colours(256, qRgb(0, 0, 0));
    const auto byte = [](QByteArrayView bytes, qsizetype at) {
        return uchar(bytes[at]);
    };
    for (qsizetype i = 0; 3 * i < chunks.palette.size(); ++i) {
        const int alpha = i < chunks.transparency.size() ? byte(chunks.transparency, i) : 255;
        colours[i] = qRgba(byte(chunks.palette, 3 * i), byte(chunks.palette, 3 * i + 1),
                           byte(chunks.palette, 3 * i + 2), alpha);
    }
    return colours;
}

QImage imageOfRows(const Chunks &chunks, const Pass &pass, uchar *rows)
{
    QImage::Format format = QImage::Format_RGBA8888;
    switch (chunks.header.colourType) {
    case Grey:
    case Palette:
        unfilter<1>(rows, pass);
        format = chunks.header.colourType == Grey ? QImage::Format_Grayscale8 : QImage::Format_Indexed8;
        break;
    case Rgb:
        unfilter<3>(rows, pass);
        format = QImage::Format_RGB888;
        break;
    default: unfilter<4>(rows, pass); break;
    }
    QImage image(chunks.header.size, format);
    if (image.isNull())
        return image;
    if (format == QImage::Format_Indexed8)
        image.setColorTable(coloursOf(chunks));
    for (int y = 0; y < image.height(); ++y, rows += pass.rowSize)
        std::memcpy(image.scanLine(y), rows + 1, pass.rowSize - 1);
    return image;
}

} // namespace

Result<Picture> readPng(const QByteArray &bytes, bool wantsImage, Decoders &decoders)
{
    const Result<Chunks> chunks = ChunkWalk(bytes).walk();
    if (!chunks)
        return chunks.error();
    const QSize size = chunks->header.size;
    const Failure tooLarge{.kind = ErrorKind::TooLarge,
                           .detail = u"PNG: %1 × %2 pixels"_s.arg(size.width()).arg(size.height())};
    if (isTooLarge(size))
        return tooLarge;
    const std::vector<Pass> passes = passesOf(chunks->header);
    size_t dataSize = 0;
    for (const Pass &pass : passes)
        dataSize += pass.rowSize * pass.rows;
    if (dataSize > maxDataSize)
        return tooLarge;
    uchar *const rows = decoders.buffer(dataSize);
    if (const auto failure = inflate(*chunks, passes, decoders.inflater, rows, dataSize))
        return *failure;

    Picture picture{size, {}};
    if (!wantsImage)
        return picture;
    picture.image =
        isPlain(*chunks) ? imageOfRows(*chunks, passes.front(), rows) : decodedByQt(chunks->critical, "png");
    if (picture.image.size() != size)
        return broken(u"the picture does not decode"_s);
    return picture;
}

} // namespace Flaghoist
