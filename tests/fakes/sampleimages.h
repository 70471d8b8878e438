#pragma once

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QList>
#include <QRect>
#include <QtEndian>

#include <map>
#include <utility>

/// Picture files made in code, so that tests know every byte and no binary lies in the tree.
namespace SampleImages {

inline QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// Bit by bit: on purpose not the way the program computes it.
inline quint32 crc(const QByteArray &bytes)
{
    quint32 value = 0xffffffffU;
    for (const char byte : bytes) {
        value ^= uchar(byte);
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ (0xedb88320U & (0U - (value & 1)));
    }
    return ~value;
}

inline const QByteArray pngSignature("\x89PNG\r\n\x1a\n", 8);

inline QByteArray pngChunk(const QByteArray &type, const QByteArray &data)
{
    return bigEndian(quint32(data.size())) + type + data + bigEndian(crc(type + data));
}

/// Colour types: 0 grey, 2 RGB, 6 RGBA.
inline QByteArray pngHeader(quint32 width, quint32 height, char depth = 8, char colourType = 0,
                            char interlace = 0)
{
    return pngChunk("IHDR",
                    bigEndian(width) + bigEndian(height) + depth + colourType + '\0' + '\0' + interlace);
}

/// \a raw: filter byte and samples of every row.
inline QByteArray pngData(const QByteArray &raw)
{
    return pngChunk("IDAT", qCompress(raw, 9).mid(4));
}

inline QByteArray pngEnd()
{
    return pngChunk("IEND", {});
}

/// Gives each chunk of \a png the right CRC, which chance never would.
inline QByteArray withRightSums(QByteArray png)
{
    for (qsizetype at = pngSignature.size(); png.size() - at >= 12;) {
        const auto length = qsizetype(qFromBigEndian<quint32>(png.constData() + at));
        if (length > png.size() - at - 12)
            break;
        qToBigEndian(crc(png.mid(at + 4, 4 + length)), png.data() + at + 8 + length);
        at += 12 + length;
    }
    return png;
}

/// The size of every row of a PNG, filter byte included; of an interlaced one pass after pass.
inline QList<int> pngRows(int width, int height, int depth, int colourType, bool interlaced)
{
    const int channels = colourType == 2 ? 3 : colourType == 4 ? 2 : colourType == 6 ? 4 : 1;
    const auto rowSize = [&](int pixels) {
        return 1 + (pixels * channels * depth + 7) / 8;
    };
    if (!interlaced)
        return QList<int>(height, rowSize(width));
    QList<int> rows;
    constexpr int passes[][4] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                                 {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
    for (const auto &[x, y, stepX, stepY] : passes) {
        if (width > x && height > y)
            rows += QList<int>((height - y + stepY - 1) / stepY, rowSize((width - x + stepX - 1) / stepX));
    }
    return rows;
}

/// Every pixel of another colour, so that a wrong place shows.
inline QImage pattern(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, qRgb(x * 255 / width, y * 255 / height, (x * 7 + y * 13) % 256));
    }
    return image;
}

inline QByteArray png(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

inline QByteArray png(int width, int height)
{
    return png(pattern(width, height));
}

inline QByteArray gifNumber(int value)
{
    QByteArray bytes(2, '\0');
    qToLittleEndian(quint16(value), bytes.data());
    return bytes;
}

/// A grey ramp of 2^bits colours.
inline QByteArray gifColours(int bits)
{
    QByteArray table;
    const int count = 1 << bits;
    for (int i = 0; i < count; ++i)
        table += QByteArray(3, char(i * 255 / (count - 1)));
    return table;
}

/// \a colourBits 0: without a global colour table.
inline QByteArray gifHeader(int width, int height, int colourBits)
{
    const char flags = colourBits > 0 ? char(0x80 | (colourBits - 1)) : '\0';
    return "GIF89a" + gifNumber(width) + gifNumber(height) + flags + '\0' + '\0'
        + (colourBits > 0 ? gifColours(colourBits) : QByteArray());
}

inline QByteArray gifSubBlocks(const QByteArray &data)
{
    QByteArray blocks;
    for (qsizetype at = 0; at < data.size(); at += 255) {
        const QByteArray part = data.mid(at, 255);
        blocks += char(part.size()) + part;
    }
    return blocks + '\0';
}

enum class WhenFull { Clear, GoOn };

/// Real LZW; \a codeSize ≥ 2.
inline QByteArray gifCodes(const QByteArray &pixels, int codeSize, WhenFull whenFull = WhenFull::Clear)
{
    const int clearCode = 1 << codeSize;
    QByteArray out;
    quint32 bits = 0;
    int bitCount = 0;
    int width = codeSize + 1;
    int next = clearCode + 2;
    std::map<std::pair<int, uchar>, int> table;
    const auto emitCode = [&](int code) {
        bits |= quint32(code) << bitCount;
        for (bitCount += width; bitCount >= 8; bitCount -= 8, bits >>= 8)
            out += char(bits & 0xff);
    };

    emitCode(clearCode);
    int prefix = uchar(pixels.at(0));
    for (const char pixel : pixels.sliced(1)) {
        const std::pair<int, uchar> longer(prefix, uchar(pixel));
        if (const auto known = table.find(longer); known != table.end()) {
            prefix = known->second;
            continue;
        }
        emitCode(prefix);
        prefix = uchar(pixel);
        if (next < 4096) {
            table[longer] = next;
            if (next++ == 1 << width)
                ++width;
        } else if (whenFull == WhenFull::Clear) {
            emitCode(clearCode);
            table.clear();
            width = codeSize + 1;
            next = clearCode + 2;
        }
    }
    emitCode(prefix);
    if (next == 1 << width && width < 12)
        ++width;
    emitCode(clearCode + 1);
    if (bitCount > 0)
        out += char(bits & 0xff);
    return out;
}

/// An image block; \a localBits 0: without a local colour table.
inline QByteArray gifImage(const QRect &place, const QByteArray &codes, int codeSize, int localBits = 0,
                           bool interlaced = false)
{
    const char flags = char((localBits > 0 ? 0x80 | (localBits - 1) : 0) | (interlaced ? 0x40 : 0));
    return ',' + gifNumber(place.x()) + gifNumber(place.y()) + gifNumber(place.width())
        + gifNumber(place.height()) + flags + (localBits > 0 ? gifColours(localBits) : QByteArray())
        + char(codeSize) + gifSubBlocks(codes);
}

inline QByteArray gifComment(const QByteArray &text)
{
    return "!\xfe" + gifSubBlocks(text);
}

inline QByteArray gifFrameControl()
{
    return QByteArray("!\xf9\x04\x00\x0a\x00\x00\x00", 8);
}

inline QByteArray gifTrailer()
{
    return ";";
}

/// Noise that does not compress: it fills LZW tables.
inline QByteArray noise(qsizetype count, quint32 colours)
{
    QByteArray pixels(count, '\0');
    quint32 state = 1;
    for (char &pixel : pixels) {
        state = state * 1664525U + 1013904223U;
        pixel = char((state >> 16) % colours);
    }
    return pixels;
}

/// A PNG of noise in rows that use all five filters; every colour is in its palette.
inline QByteArray pngOfKind(int width, int height, char depth, char colourType, bool interlaced = false)
{
    const QList<int> rows = pngRows(width, height, depth, colourType, interlaced);
    QByteArray raw;
    for (qsizetype row = 0; row < rows.size(); ++row)
        raw += char(row % 5) + noise(rows.at(row) - 1, 256);
    QByteArray palette;
    if (colourType == 3)
        palette = pngChunk("PLTE", noise(qsizetype(3) << depth, 256));
    return pngSignature + pngHeader(quint32(width), quint32(height), depth, colourType, interlaced ? 1 : 0)
        + palette + pngData(raw) + pngEnd();
}

/// A whole one-frame GIF of noise in four greys.
inline QByteArray gif(int width, int height)
{
    const QByteArray pixels = noise(qsizetype(width) * height, 4);
    return gifHeader(width, height, 2) + gifImage({0, 0, width, height}, gifCodes(pixels, 2), 2)
        + gifTrailer();
}

} // namespace SampleImages
