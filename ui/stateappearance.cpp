#include "ui/stateappearance.h"

#include "ui/widgets/palette.h"

namespace Flaghoist {

std::pair<Glyph, QColor> stateSign(FlagState state, const Colours &colours)
{
    switch (state) {
    case FlagState::Ready: return {Glyph::Dot, colours.muted};
    case FlagState::Queued: return {Glyph::Ring, colours.muted};
    case FlagState::Downloading: return {Glyph::Down, colours.busy};
    case FlagState::WaitingToRetry: return {Glyph::Retry, colours.wait};
    case FlagState::WaitingItsTurn: return {Glyph::Hourglass, colours.busy};
    case FlagState::Downloaded: return {Glyph::Check, colours.ok};
    case FlagState::Unchanged: return {Glyph::Equal, colours.ok};
    case FlagState::NotFound: return {Glyph::Nothing, colours.muted};
    case FlagState::Failed: return {Glyph::Bang, colours.error};
    case FlagState::Cancelled: return {Glyph::Stop, colours.muted};
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
