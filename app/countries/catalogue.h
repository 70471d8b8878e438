#pragma once

#include "domain/countrycode.h"
#include "domain/nametemplate.h"

#include <QList>
#include <QLocale>

#include <array>
#include <optional>

namespace Flaghoist {

/// Continents as ICU has them: one "Americas", Antarctica in Oceania.
enum class Region { Africa, Americas, Asia, Europe, Oceania, Other };

inline constexpr std::array continents{Region::Africa, Region::Americas, Region::Asia, Region::Europe,
                                       Region::Oceania};

/// The 20 most populous countries in the book's order (Fluent Python, chapter 17: POP20_CC).
[[nodiscard]] QList<CountryCode> topTwenty();

/// EU, UN, XK and the parts of countries that the built-in sources have: codes in use that are no ISO
/// country.
[[nodiscard]] const QList<CountryCode> &otherNamedCodes();

/// Of a part, its country's. Region::Other for codes that are no ISO country.
[[nodiscard]] Region regionOf(CountryCode code);

/// The continent's name from ICU; empty for Region::Other, which is ours to word.
[[nodiscard]] QString regionName(Region region, const QLocale &locale);
/// The name in the language of \a locale, from ICU; of a known part, English or Russian. The code itself
/// where there is no name.
[[nodiscard]] QString countryName(CountryCode code, const QLocale &locale);

/// Any thread.
[[nodiscard]] CodeFacts codeFacts(CountryCode code);

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

/// "72.1"
[[nodiscard]] QString icuVersion();

} // namespace Flaghoist
