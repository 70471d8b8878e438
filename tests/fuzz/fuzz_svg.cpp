#include "image/flagimage.h"
#include "image/svgcheck.h"

#include "expect.h"

#include <QCoreApplication>

#include <cstdint>

using namespace Flaghoist;

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static QCoreApplication app(*argc, *argv); // knows where flaghoist-svg is
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto refused = checkSvg(bytes);
    EXPECT(!refused || refused->kind == ErrorKind::InvalidImage || refused->kind == ErrorKind::Truncated);
    EXPECT(refused || checkSvg(bytes + "<g/>"));
    const Result<FlagImage> flag = readFlagImage(bytes);
    EXPECT(!flag || flag->format != ImageFormat::Svg || !refused);
    EXPECT(!flag || (!flag->thumbnail.isNull() && flag->size.width() >= 1 && flag->size.height() >= 1));
    EXPECT(flag || flag.error().kind != ErrorKind::Internal);
    return 0;
}
