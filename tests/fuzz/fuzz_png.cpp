#include "image/container.h"
#include "image/flagimage.h"

#include "expect.h"

#include <QtEndian>

#include <cstdint>

using namespace Flaghoist;

namespace {

quint32 crc(QByteArrayView bytes)
{
    quint32 value = 0xffffffffU;
    for (const char byte : bytes) {
        value ^= uchar(byte);
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ (0xedb88320U & (0U - (value & 1)));
    }
    return ~value;
}

/// Chance would never find a checksum: gives each chunk the right one.
QByteArray mended(QByteArray bytes)
{
    for (qsizetype at = 8; bytes.size() - at >= 12;) {
        const auto length = qsizetype(qFromBigEndian<quint32>(bytes.constData() + at));
        if (length > bytes.size() - at - 12)
            break;
        const quint32 sum = crc(QByteArrayView(bytes).sliced(at + 4, 4 + length));
        qToBigEndian(sum, bytes.data() + at + 8 + length);
        at += 12 + length;
    }
    return bytes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray raw(reinterpret_cast<const char *>(data), qsizetype(size));
    for (const QByteArray &bytes : {raw, mended("\x89PNG\r\n\x1a\n" + raw)}) {
        const Result<Container> container = walkContainer(bytes);
        if (!container)
            continue;
        EXPECT(container->size.width() >= 1 && container->size.height() >= 1);
        EXPECT(container->picture.size() <= bytes.size());
        EXPECT(walkContainer(container->picture));
        EXPECT(!walkContainer(bytes.chopped(1)));
        EXPECT(!walkContainer(bytes + '\0'));
        if (qint64(container->size.width()) * container->size.height() > 65536)
            continue;
        const Result<FlagImage> flag = readFlagImage(bytes);
        EXPECT(!flag || flag->size == container->size);
    }
    return 0;
}
