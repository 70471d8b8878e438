#include "image/container.h"
#include "image/signature.h"
#include "image/svgmarkup.h"

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
    const Result<Container> container = walkContainer(bytes);
    EXPECT(!container || (format && container->format == *format));
    EXPECT(container || container.error().kind != ErrorKind::None);
    static_cast<void>(checkSvgMarkup(bytes));
    return 0;
}
