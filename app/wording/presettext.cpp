#include "wording/presettext.h"

#include "wording/runtext.h"

#include <QCollator>
#include <QCoreApplication>

#include <algorithm>

namespace Flaghoist {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PresetText)
};

} // namespace

QString presetText(const std::optional<Preset> &preset)
{
    if (!preset)
        //: A choice of countries that has no name
        return Text::tr("Your own choice");
    switch (preset->kind) {
    case Preset::Kind::TopTwenty: return Text::tr("Top 20 by population");
    case Preset::Kind::All: return Text::tr("All countries");
    case Preset::Kind::Every: return Text::tr("Every code AA–ZZ");
    case Preset::Kind::Region: return regionText(preset->region, QLocale());
    case Preset::Kind::Letter:
        //: All codes of a letter; %1 is the first, %2 the last: “Codes BA–BZ”
        return Text::tr("Codes %1–%2").arg(codesOf(*preset).first().upper(), codesOf(*preset).last().upper());
    }
    Q_UNREACHABLE();
}

QList<Preset> regionPresets()
{
    QList<Preset> presets;
    for (const Region region :
         {Region::Africa, Region::Americas, Region::Asia, Region::Europe, Region::Oceania})
        presets.append({.kind = Preset::Kind::Region, .region = region});
    std::ranges::sort(presets, QCollator(QLocale()), [](const Preset &preset) { return presetText(preset); });
    presets.append({.kind = Preset::Kind::Region, .region = Region::Other});
    return presets;
}

} // namespace Flaghoist
