#pragma once

#include "domain/countrycode.h"

#include <QByteArray>

namespace Flaghoist {

/// The PNG of an ISO country, 320 pixels wide or as the pack has it; empty for codes that are no country.
/// May be called from any thread.
[[nodiscard]] QByteArray practiceFlag(CountryCode code);

/// Whether this build found no flag pack and draws plain flags instead.
[[nodiscard]] bool flagPackIsPlaceholder();

} // namespace Flaghoist
