#include "countries/catalogue.h"

#include <unicode/uloc.h>
#include <unicode/uregion.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <array>
#include <utility>

namespace Flaghoist {

namespace {

constexpr QByteArrayView topTwentyCodes("CN IN US ID BR PK NG BD RU JP MX PH VN ET EG DE IR TR CD FR");

// UN M49 area codes, which ICU uses for continents.
constexpr std::pair<Region, const char *> continents[] = {
    {Region::Africa, "002"}, {Region::Americas, "019"}, {Region::Asia, "142"},
    {Region::Europe, "150"}, {Region::Oceania, "009"},
};

Region continentOf(CountryCode code)
{
    UErrorCode status = U_ZERO_ERROR;
    const QByteArray name = code.upper().toLatin1();
    const URegion *country = uregion_getRegionFromCode(name.constData(), &status);
    if (U_FAILURE(status))
        return Region::Other;
    const URegion *continent = uregion_getContainingRegionOfType(country, URGN_CONTINENT);
    for (const auto &[region, area] : continents) {
        if (continent && qstrcmp(uregion_getRegionCode(continent), area) == 0)
            return region;
    }
    return Region::Other;
}

/// ICU names withdrawn codes after the country that came after them (BU as Myanmar): such a name would stand
/// beside two codes.
bool hasNameOfItsOwn(CountryCode code)
{
    UErrorCode status = U_ZERO_ERROR;
    const QByteArray name = code.upper().toLatin1();
    const URegion *region = uregion_getRegionFromCode(name.constData(), &status);
    if (U_FAILURE(status) || name != uregion_getRegionCode(region))
        return false;
    const URegionType type = uregion_getType(region);
    return type != URGN_DEPRECATED && type != URGN_UNKNOWN;
}

/// Empty where ICU has no name for the territory.
QString territoryName(const QByteArray &territory, const QLocale &locale)
{
    const QByteArray id = "und_" + territory;
    const QByteArray language = locale.language() == QLocale::C ? "en" : locale.name().toLatin1();
    std::array<char16_t, 128> name{};
    UErrorCode status = U_ZERO_ERROR;
    const int length =
        uloc_getDisplayCountry(id.constData(), language.constData(), name.data(), int(name.size()), &status);
    if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING)
        return {};
    return QString::fromUtf16(name.data(), length);
}

} // namespace

QList<CountryCode> topTwenty()
{
    return codesIn(topTwentyCodes);
}

const QList<CountryCode> &otherNamedCodes()
{
    static const QList<CountryCode> codes = codesIn("EU UN XK");
    return codes;
}

Region regionOf(CountryCode code)
{
    return isIsoCode(code) ? continentOf(code) : Region::Other;
}

QString regionName(Region region, const QLocale &locale)
{
    const auto found = std::ranges::find(continents, region, [](const auto &entry) { return entry.first; });
    return found == std::end(continents) ? QString() : territoryName(found->second, locale);
}

QString countryName(CountryCode code, const QLocale &locale)
{
    const QString name = hasNameOfItsOwn(code) ? territoryName(code.upper().toLatin1(), locale) : QString();
    return name.isEmpty() ? code.upper() : name;
}

QString icuVersion()
{
    UVersionInfo version{};
    u_getVersion(version);
    std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
    u_versionToString(version, text.data());
    return QString::fromLatin1(text.data());
}

} // namespace Flaghoist
