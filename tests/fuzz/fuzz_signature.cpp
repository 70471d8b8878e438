#include "image/flagimage.h"
#include "image/readers.h"

#include "expect.h"

#include <cstdint>

using namespace Flaghoist;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto signature = signatureOf(bytes);
    const QString name = contentName(bytes);
    EXPECT(!name.isEmpty());
    EXPECT(!signature || name == imageFormatId(signature->format).toUpper());
    if (signature && signature->format == ImageFormat::Svg)
        return 0; // fuzz_svg reads it
    const Result<FlagImage> flag = readFlagImage(bytes, std::nullopt);
    EXPECT(!flag || (signature && signature->whole && flag->format == signature->format));
    EXPECT(flag || flag.error().kind != ErrorKind::None);
    return 0;
}
