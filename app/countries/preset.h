#pragma once

#include "countries/catalogue.h"

#include <optional>

namespace Flaghoist {

/// A selection that has a name.
struct Preset
{
    enum class Kind { TopTwenty, All, Every, Region, Letter };

    Kind kind = Kind::TopTwenty;
    Region region = Region::Other; ///< Kind::Region only
    char16_t letter = u'A'; ///< Kind::Letter only, A–Z

    friend bool operator==(const Preset &, const Preset &) = default;
};

/// Sorted, without repeats.
[[nodiscard]] QList<CountryCode> codesOf(const Preset &preset);
/// The preset that chooses exactly \a codes, which are sorted.
[[nodiscard]] std::optional<Preset> presetOf(const QList<CountryCode> &codes);

} // namespace Flaghoist
