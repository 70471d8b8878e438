#include "image/flagimage.h"
#include "image/signature.h"

#include "expect.h"

#include <cstdint>

using namespace Flaghoist;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto format = formatBySignature(bytes);
    const QString name = contentName(bytes);
    EXPECT(!name.isEmpty());
    EXPECT(!format || (name == imageFormatId(*format).toUpper() && !formatBegun(bytes)));
    if (format == ImageFormat::Svg)
        return 0; // fuzz_svg reads it
    const Result<FlagImage> flag = readFlagImage(bytes, std::nullopt);
    EXPECT(!flag || (format && flag->format == *format));
    EXPECT(flag || flag.error().kind != ErrorKind::None);
    return 0;
}
