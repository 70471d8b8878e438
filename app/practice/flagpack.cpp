#include "practice/flagpack.h"

#include <QBuffer>
#include <QColor>
#include <QHash>
#include <QImage>
#include <QResource>

#include <algorithm>

#ifdef FLAGHOIST_FLAG_PACK

// A static library's resources are linked only where they are asked for; the macro refuses namespaces.
static bool registerFlagPack()
{
    Q_INIT_RESOURCE(flagpack);
    return true;
}

namespace Flaghoist {

using namespace Qt::StringLiterals;

QByteArray practiceFlag(CountryCode code)
{
    [[maybe_unused]] static const bool registered = registerFlagPack();
    const QResource resource(u":/flagpack/"_s + code.lower() + u".png"_s);
    if (!resource.isValid())
        return {};
    Q_ASSERT(resource.compressionAlgorithm() == QResource::NoCompression);
    // The resource is never unregistered, so its bytes outlive every copy of this array.
    return QByteArray::fromRawData(reinterpret_cast<const char *>(resource.data()), resource.size());
}

bool flagPackIsPlaceholder()
{
    return false;
}

#else

namespace Flaghoist {

namespace {

QHash<CountryCode, QByteArray> drawnFlags()
{
    QHash<CountryCode, QByteArray> flags;
    for (const CountryCode code : isoCodes())
        flags.insert(code, placeholderFlag(code));
    return flags;
}

} // namespace

QByteArray practiceFlag(CountryCode code)
{
    static const auto flags = drawnFlags();
    return flags.value(code);
}

bool flagPackIsPlaceholder()
{
    return true;
}

#endif

QByteArray placeholderFlag(CountryCode code)
{
    constexpr int width = 320;
    constexpr int height = 240;
    constexpr int stripes = 3;
    constexpr int letters = 26;
    const auto colourOf = [](int letter) {
        return QColor::fromHsv(letter * 360 / letters, 200, 220).rgb();
    };
    QImage image(width, height, QImage::Format_Indexed8);
    image.setColorTable(
        {colourOf(code.ordinal() / letters), qRgb(255, 255, 255), colourOf(code.ordinal() % letters)});
    for (int y = 0; y < height; ++y)
        std::fill_n(image.scanLine(y), width, uchar(y * stripes / height));

    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return png;
}

} // namespace Flaghoist
