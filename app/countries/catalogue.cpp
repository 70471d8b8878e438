#include "countries/catalogue.h"

#include <unicode/uloc.h>
#include <unicode/uregion.h>
#include <unicode/uversion.h>

#include <QMap>
#include <QString>

#include <algorithm>
#include <utility>

namespace Flaghoist {

namespace {

/// UN M49 area codes, which ICU uses for continents; as Region.
constexpr std::array continentAreas{"002", "019", "142", "150", "009"};
static_assert(continentAreas.size() == continents.size());

/// What ICU has no names for.
struct PartName
{
    QStringView code;
    QStringView english;
    QStringView russian;
};
constexpr PartName partNames[] = {
    {u"ES-CT", u"Catalonia", u"Каталония"},
    {u"ES-GA", u"Galicia", u"Галисия"},
    {u"ES-PV", u"Basque Country", u"Страна Басков"},
    {u"GB-ENG", u"England", u"Англия"},
    {u"GB-NIR", u"Northern Ireland", u"Северная Ирландия"},
    {u"GB-SCT", u"Scotland", u"Шотландия"},
    {u"GB-WLS", u"Wales", u"Уэльс"},
    {u"SH-AC", u"Ascension Island", u"Остров Вознесения"},
    {u"SH-HL", u"Saint Helena Island", u"Остров Святой Елены"},
    {u"SH-TA", u"Tristan da Cunha", u"Тристан-да-Кунья"},
};

QString partName(CountryCode part, const QLocale &locale)
{
    const auto found = std::ranges::find(partNames, part.upper(), &PartName::code);
    if (found == std::end(partNames))
        return {};
    return (locale.language() == QLocale::Russian ? found->russian : found->english).toString();
}

/// Null for what ICU does not know.
const URegion *icuRegion(const QByteArray &code)
{
    UErrorCode status = U_ZERO_ERROR;
    const URegion *const region = uregion_getRegionFromCode(code.constData(), &status);
    return U_SUCCESS(status) ? region : nullptr;
}

/// ICU names withdrawn codes after the country that came after them (BU as Myanmar): such a name would stand
/// beside two codes.
bool hasNameOfItsOwn(const QByteArray &code)
{
    const URegion *const region = icuRegion(code);
    if (!region || code != uregion_getRegionCode(region))
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
    return codesIn("CN IN US ID BR PK NG BD RU JP MX PH VN ET EG DE IR TR CD FR");
}

const QList<CountryCode> &otherNamedCodes()
{
    static const QList<CountryCode> codes = [] {
        QList<CountryCode> all = codesIn("EU UN XK");
        for (const PartName &part : partNames)
            all.append(CountryCode::parse(part.code).value());
        return normalized(std::move(all));
    }();
    return codes;
}

Region regionOf(CountryCode code)
{
    const URegion *const country =
        isIsoCode(code.country()) ? icuRegion(code.country().upper().toLatin1()) : nullptr;
    const URegion *const continent =
        country ? uregion_getContainingRegionOfType(country, URGN_CONTINENT) : nullptr;
    for (const Region region : continents) {
        if (continent && qstrcmp(uregion_getRegionCode(continent), continentAreas[size_t(region)]) == 0)
            return region;
    }
    return Region::Other;
}

QString regionName(Region region, const QLocale &locale)
{
    return region == Region::Other ? QString() : territoryName(continentAreas[size_t(region)], locale);
}

QString countryName(CountryCode code, const QLocale &locale)
{
    const QByteArray territory = code.upper().toLatin1();
    const QString name = code.isPart() ? partName(code, locale)
        : hasNameOfItsOwn(territory)   ? territoryName(territory, locale)
                                       : QString();
    return name.isEmpty() ? code.upper() : name;
}

CodeFacts codeFacts(CountryCode code)
{
    const QString upper = code.upper();
    CodeFacts facts{.alpha3 = upper,
                    .numeric = upper,
                    .name = countryName(code, QLocale(QLocale::English)),
                    .region = QStringLiteral("Other")};
    if (!isIsoCode(code.country()))
        return facts;
    static const QMap<Region, QString> regions = [] {
        QMap<Region, QString> names;
        for (const Region region : continents)
            names.insert(region, regionName(region, QLocale(QLocale::English)));
        return names;
    }();
    facts.region = regions.value(regionOf(code), facts.region);
    const QByteArray country = code.country().upper().toLatin1();
    const QString part = upper.sliced(country.size());
    facts.alpha3 = QString::fromLatin1(uloc_getISO3Country(("und_" + country).constData())) + part;
    if (const URegion *const region = icuRegion(country))
        facts.numeric =
            QStringLiteral("%1").arg(uregion_getNumericCode(region), 3, 10, QLatin1Char('0')) + part;
    return facts;
}

QList<CountryCode> codesOf(const Preset &preset)
{
    switch (preset.kind) {
    case Preset::Kind::TopTwenty: return normalized(topTwenty());
    case Preset::Kind::All: return isoCodes();
    case Preset::Kind::Every: return everyCode();
    case Preset::Kind::Letter: return everyCode().sliced((preset.letter - u'A') * 26, 26);
    case Preset::Kind::Region: break;
    }
    if (preset.region == Region::Other)
        return otherNamedCodes();
    QList<CountryCode> codes = isoCodes();
    codes.removeIf([&preset](CountryCode code) { return regionOf(code) != preset.region; });
    return codes;
}

std::optional<Preset> presetOf(const QList<CountryCode> &codes)
{
    if (codes.isEmpty())
        return std::nullopt;
    const CountryCode first = codes.first();
    const Preset candidates[] = {
        {.kind = Preset::Kind::TopTwenty},
        {.kind = Preset::Kind::All},
        {.kind = Preset::Kind::Every},
        {.kind = Preset::Kind::Letter, .letter = first.upper().front().unicode()},
        {.kind = Preset::Kind::Region, .region = regionOf(first)},
        {.kind = Preset::Kind::Region, .region = Region::Other},
    };
    const auto found = std::ranges::find(candidates, codes, &codesOf);
    return found == std::end(candidates) ? std::nullopt : std::optional(*found);
}

QString icuVersion()
{
    return QStringLiteral(U_ICU_VERSION);
}

} // namespace Flaghoist
