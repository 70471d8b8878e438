#include "image/flagimage.h"
#include "image/svgmarkup.h"
#include "image/svgwalk.h"

#include "expect.h"

#include <QGuiApplication>

#include <cstdint>

using namespace Flaghoist;

namespace {

/// The root tag has a view box, whose last digits are rounded each time.
QByteArray withoutRoot(const QByteArray &picture)
{
    return picture.sliced(picture.indexOf('>'));
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static QGuiApplication app(*argc, *argv); // text takes its fonts
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<Container> container = walkSvg(bytes);
    if (!container)
        return 0;
    EXPECT(container->size.width() >= 1 && container->size.height() >= 1);

    // what the decoder sees is an SVG of ours with nothing left to take out, and leads nowhere
    const Result<Container> again = walkSvg(container->picture);
    EXPECT(again);
    EXPECT(again->size == container->size);
    EXPECT(withoutRoot(again->picture) == withoutRoot(container->picture));
    EXPECT(!container->picture.contains("<!"));
    EXPECT(!container->picture.contains("<?"));
    EXPECT(!container->picture.contains("<image"));

    const Result<FlagImage> flag = readFlagImage(bytes);
    if (svgStart(bytes) == SvgStart::Yes && flag)
        EXPECT(!flag->thumbnail.isNull() && flag->size == container->size);
    return 0;
}
