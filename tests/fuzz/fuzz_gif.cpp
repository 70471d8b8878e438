#include "image/flagimage.h"

#include "expect.h"

#include <cstdint>

using namespace Flaghoist;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = "GIF89a" + QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<FlagImage> verified = readFlagImage(bytes, std::nullopt);
    if (!verified)
        return 0;
    EXPECT(verified->format == ImageFormat::Gif);
    EXPECT(verified->size.width() >= 1 && verified->size.height() >= 1);
    EXPECT(!readFlagImage(bytes.chopped(1), std::nullopt));
    EXPECT(!readFlagImage(bytes + '\0', std::nullopt));
    if (verified->size.width() * verified->size.height() > 65536)
        return 0;
    const Result<FlagImage> flag = readFlagImage(bytes);
    EXPECT(flag && flag->size == verified->size && !flag->thumbnail.isNull());
    return 0;
}
