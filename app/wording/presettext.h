#pragma once

#include "countries/preset.h"

#include <QString>

namespace Flaghoist {

/// "Top 20 by population", "Europe", "Codes BA–BZ"; "Your own choice" without a preset.
[[nodiscard]] QString presetText(const std::optional<Preset> &preset);
/// The regions in the order of the reader's language.
[[nodiscard]] QList<Preset> regionPresets();

} // namespace Flaghoist
