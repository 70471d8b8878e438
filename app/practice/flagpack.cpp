#include "practice/flagpack.h"

#include "domain/countrycode.h"
#include "practice/placeholderflag.h"

#include <QHash>
#include <QResource>

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

} // namespace Flaghoist

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

} // namespace Flaghoist

#endif
