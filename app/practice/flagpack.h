#pragma once

#include "domain/countrycode.h"

#include <QByteArray>

namespace Flaghoist {

/// The PNG of an ISO country, 320 pixels wide or as the pack has it; empty for codes that are no country.
/// May be called from any thread.
[[nodiscard]] QByteArray practiceFlag(CountryCode code);

/// Whether this build found no flag pack and draws placeholder flags instead.
[[nodiscard]] bool flagPackIsPlaceholder();

/// A plain flag as PNG, 320 × 240: the upper stripe has the colour of the first letter, the lower one of
/// the second. No two codes look the same, and no font is needed.
[[nodiscard]] QByteArray placeholderFlag(CountryCode code);

} // namespace Flaghoist
