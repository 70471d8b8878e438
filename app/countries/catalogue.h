#pragma once

#include "domain/countrycode.h"
#include "domain/nametemplate.h"

#include <QList>
#include <QLocale>

namespace Flaghoist {

/// Continents as ICU has them: one "Americas", Antarctica in Oceania.
enum class Region { Africa, Americas, Asia, Europe, Oceania, Other };

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

/// "72.1"
[[nodiscard]] QString icuVersion();

} // namespace Flaghoist
