#include "image/flagimage.h"

#include "expect.h"
#include "tests/fakes/sampleimages.h"

#include <QImageReader>

#include <cstdint>

using namespace Flaghoist;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray raw(reinterpret_cast<const char *>(data), qsizetype(size));
    // chance would never find a checksum
    for (QByteArray bytes : {raw, SampleImages::withRightSums(SampleImages::pngSignature + raw)}) {
        const Result<FlagImage> verified = readFlagImage(bytes, std::nullopt);
        if (!verified || verified->format != ImageFormat::Png)
            continue;
        EXPECT(verified->size.width() >= 1 && verified->size.height() >= 1);
        EXPECT(!readFlagImage(bytes.chopped(1), std::nullopt));
        EXPECT(!readFlagImage(bytes + '\0', std::nullopt));
        if (verified->size.width() * verified->size.height() > 65536)
            continue;
        const Result<FlagImage> flag = readFlagImage(bytes, QSize());
        EXPECT(flag && flag->size == verified->size && flag->thumbnail.size() == flag->size);
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        EXPECT(QImageReader(&buffer, "png").read().size() == flag->size);
    }
    return 0;
}
