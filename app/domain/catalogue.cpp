#include "domain/catalogue.h"

#include <unicode/uloc.h>
#include <unicode/uregion.h>

#include <algorithm>
#include <array>
#include <utility>

namespace Flaghoist {

namespace {

constexpr char topTwentyCodes[] = "CN IN US ID BR PK NG BD RU JP MX PH VN ET EG DE IR TR CD FR";

// ISO 3166-1 alpha-2, officially assigned, as of 2024.
constexpr char isoCodeTable[] = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ "
                                "BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR "
                                "CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR "
                                "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU "
                                "ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ "
                                "LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ "
                                "MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF "
                                "PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI "
                                "SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR "
                                "TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

template <size_t Size> QList<CountryCode> codesOf(const char (&table)[Size])
{
    QList<CountryCode> codes;
    codes.reserve(qsizetype(Size / 3));
    for (size_t at = 0; at + 1 < Size; at += 3)
        codes.append(CountryCode::fromOrdinal((table[at] - 'A') * 26 + (table[at + 1] - 'A')));
    return codes;
}

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
    return codesOf(topTwentyCodes);
}

const QList<CountryCode> &isoCodes()
{
    static const QList<CountryCode> codes = codesOf(isoCodeTable);
    return codes;
}

QList<CountryCode> everyCode()
{
    QList<CountryCode> codes;
    codes.reserve(everyCodeCount);
    for (int ordinal = 0; ordinal < everyCodeCount; ++ordinal)
        codes.append(CountryCode::fromOrdinal(ordinal));
    return codes;
}

const QList<CountryCode> &otherNamedCodes()
{
    static const QList<CountryCode> codes = codesOf("EU UN XK");
    return codes;
}

bool isIsoCode(CountryCode code)
{
    return std::ranges::binary_search(isoCodes(), code);
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

} // namespace Flaghoist
