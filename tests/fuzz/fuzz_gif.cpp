#include "image/container.h"
#include "image/flagimage.h"

#include "expect.h"

#include <cstdint>

using namespace Flaghoist;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = "GIF89a" + QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<Container> container = walkContainer(bytes);
    if (!container)
        return 0;
    EXPECT(container->format == ImageFormat::Gif);
    EXPECT(container->size.width() >= 1 && container->size.height() >= 1);
    EXPECT(!walkContainer(bytes.chopped(1)));
    EXPECT(!walkContainer(bytes + '\0'));
    if (qint64(container->size.width()) * container->size.height() > 65536)
        return 0;
    const Result<FlagImage> flag = readFlagImage(bytes);
    EXPECT(!flag || (flag->size == container->size && !flag->thumbnail.isNull()));
    return 0;
}
