#pragma once

#include "domain/countrycode.h"

#include <QByteArray>

namespace Flaghoist {

/// A plain flag as PNG, 320 × 240: the upper stripe has the colour of the first letter, the lower one of
/// the second. No two codes look the same, and no font is needed.
[[nodiscard]] QByteArray placeholderFlag(CountryCode code);

} // namespace Flaghoist
