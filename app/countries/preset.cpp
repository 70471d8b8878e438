#include "countries/preset.h"

#include "countries/codetext.h"

#include <algorithm>

namespace Flaghoist {

namespace {

QList<CountryCode> codesIn(Region region)
{
    if (region == Region::Other)
        return otherNamedCodes();
    QList<CountryCode> codes;
    std::ranges::copy_if(isoCodes(), std::back_inserter(codes),
                         [region](CountryCode code) { return regionOf(code) == region; });
    return codes;
}

} // namespace

QList<CountryCode> codesOf(const Preset &preset)
{
    switch (preset.kind) {
    case Preset::Kind::TopTwenty: return normalized(topTwenty());
    case Preset::Kind::All: return isoCodes();
    case Preset::Kind::Every: return everyCode();
    case Preset::Kind::Region: return codesIn(preset.region);
    case Preset::Kind::Letter: return parseCodeList({QChar(preset.letter)}).value();
    }
    Q_UNREACHABLE();
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
    const auto found = std::ranges::find_if(
        candidates, [&codes](const Preset &candidate) { return codesOf(candidate) == codes; });
    return found == std::end(candidates) ? std::nullopt : std::optional(*found);
}

} // namespace Flaghoist
