#include "image/pngwalk.h"

#include <QByteArrayView>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <limits>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype signatureSize = 8;
constexpr qsizetype chunkFrame = 12; // length, type and CRC
constexpr qsizetype headerSize = 13;

constexpr auto crcTable = [] {
    std::array<quint32, 256> table{};
    for (quint32 n = 0; n < table.size(); ++n) {
        quint32 value = n;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) ? 0xedb88320U ^ (value >> 1) : value >> 1;
        table[n] = value;
    }
    return table;
}();

quint32 crcOf(QByteArrayView bytes)
{
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes)
        crc = crcTable[(crc ^ uchar(byte)) & 0xff] ^ (crc >> 8);
    return crc ^ 0xffffffffU;
}

Failure broken(const QString &how)
{
    return {ErrorKind::InvalidImage, u"PNG: "_s + how};
}

Failure cutShort(const QByteArray &bytes)
{
    return {ErrorKind::Truncated, u"PNG: cut short after %1 bytes"_s.arg(bytes.size())};
}

bool isName(QByteArrayView type)
{
    return std::all_of(type.begin(), type.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

bool isCritical(QByteArrayView type)
{
    return type[0] < 'a';
}

/// The depths that each colour type may have.
bool isDepthOf(int colourType, int depth)
{
    switch (colourType) {
    case 0: return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
    case 3: return depth == 1 || depth == 2 || depth == 4 || depth == 8;
    case 2:
    case 4:
    case 6: return depth == 8 || depth == 16;
    default: return false;
    }
}

constexpr char paletteColours = 3;

Result<QSize> readHeader(QByteArrayView data)
{
    if (data.size() != headerSize)
        return broken(u"a header of %1 bytes"_s.arg(data.size()));
    const auto width = qFromBigEndian<quint32>(data.data());
    const auto height = qFromBigEndian<quint32>(data.data() + 4);
    constexpr auto most = quint32(std::numeric_limits<qint32>::max());
    if (width < 1 || height < 1 || width > most || height > most)
        return broken(u"a size of %1 × %2"_s.arg(width).arg(height));
    const bool knownMethods = data[10] == 0 && data[11] == 0 && (data[12] == 0 || data[12] == 1);
    if (!isDepthOf(data[9], data[8]) || !knownMethods)
        return broken(u"a header of an unknown kind"_s);
    return QSize(int(width), int(height));
}

} // namespace

Result<Container> walkPng(const QByteArray &bytes)
{
    Container container{ImageFormat::Png, {}, bytes.first(signatureSize)};
    bool wantsPalette = false;
    enum class Stage { Header, BeforeData, Data, AfterData };
    Stage stage = Stage::Header;

    for (qsizetype at = signatureSize;;) {
        const QByteArrayView rest = QByteArrayView(bytes).sliced(at);
        if (rest.size() < chunkFrame)
            return cutShort(bytes);
        const QByteArrayView type = rest.sliced(4, 4);
        if (!isName(type))
            return broken(u"no chunk at byte %1"_s.arg(at));
        const auto length = qsizetype(qFromBigEndian<quint32>(rest.data()));
        const QString name = QString::fromLatin1(type);
        if (length > maxFlagBytes)
            return broken(u"chunk %1 claims %2 bytes"_s.arg(name).arg(length));
        if (rest.size() - chunkFrame < length)
            return cutShort(bytes);
        if (crcOf(rest.sliced(4, 4 + length)) != qFromBigEndian<quint32>(rest.data() + 8 + length))
            return broken(u"chunk %1 fails its CRC"_s.arg(name));
        const QByteArrayView chunk = rest.first(chunkFrame + length);
        at += chunk.size();

        if ((type == "IHDR") != (stage == Stage::Header))
            return broken(u"chunk %1 where it may not be"_s.arg(name));
        if (type == "IEND") {
            if (stage == Stage::Header || stage == Stage::BeforeData)
                return broken(u"no picture data"_s);
            if (length != 0)
                return broken(u"an end mark of %1 bytes"_s.arg(length));
            if (at != bytes.size())
                return broken(u"%1 bytes after the end"_s.arg(bytes.size() - at));
            container.picture.append(chunk);
            return container;
        }
        if (type == "IHDR") {
            const Result<QSize> size = readHeader(chunk.sliced(8, length));
            if (!size)
                return size.error();
            container.size = *size;
            wantsPalette = chunk.at(8 + 9) == paletteColours;
            stage = Stage::BeforeData;
        } else if (type == "IDAT") {
            if (stage == Stage::AfterData)
                return broken(u"picture data in two places"_s);
            if (wantsPalette)
                return broken(u"no palette before its data"_s);
            stage = Stage::Data;
        } else {
            if (isCritical(type) && type != "PLTE")
                return broken(u"unknown critical chunk %1"_s.arg(name));
            wantsPalette = wantsPalette && type != "PLTE";
            if (stage == Stage::Data)
                stage = Stage::AfterData;
        }
        if (isCritical(type) || type == "tRNS")
            container.picture.append(chunk);
    }
}

} // namespace Flaghoist
