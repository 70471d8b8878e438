#pragma once

#include "domain/run.h"
#include "ui/widgets/glyph.h"

#include <QColor>

namespace Flaghoist {

struct Colours;

/// A state is shown by sign, colour and words, never by colour alone.
[[nodiscard]] Glyph stateGlyph(FlagState state);
/// The text colour of a flag in \a state.
[[nodiscard]] QColor stateColour(FlagState state, const Colours &colours);

} // namespace Flaghoist
