#pragma once

#include "domain/run.h"
#include "ui/widgets/glyph.h"

#include <QColor>

#include <utility>

namespace Flaghoist {

struct Colours;

/// A state is shown by sign, colour and words, never by colour alone: the sign of a flag in \a state, and its
/// colour, which is that of its text too.
[[nodiscard]] std::pair<Glyph, QColor> stateSign(FlagState state, const Colours &colours);

} // namespace Flaghoist
