#include "ui/stateappearance.h"

#include "ui/widgets/palette.h"

namespace Flaghoist {

Glyph stateGlyph(FlagState state)
{
    switch (state) {
    case FlagState::Ready: return Glyph::Dot;
    case FlagState::Queued: return Glyph::Ring;
    case FlagState::Downloading: return Glyph::Down;
    case FlagState::WaitingToRetry: return Glyph::Retry;
    case FlagState::WaitingItsTurn: return Glyph::Hourglass;
    case FlagState::Downloaded: return Glyph::Check;
    case FlagState::Unchanged: return Glyph::Equal;
    case FlagState::NotFound: return Glyph::Nothing;
    case FlagState::Failed: return Glyph::Bang;
    case FlagState::Cancelled: return Glyph::Stop;
    }
    Q_UNREACHABLE();
}

QColor stateColour(FlagState state, const Colours &colours)
{
    switch (state) {
    case FlagState::Ready:
    case FlagState::Queued:
    case FlagState::NotFound:
    case FlagState::Cancelled: return colours.muted;
    case FlagState::Downloading:
    case FlagState::WaitingItsTurn: return colours.busy;
    case FlagState::WaitingToRetry: return colours.wait;
    case FlagState::Downloaded:
    case FlagState::Unchanged: return colours.ok;
    case FlagState::Failed: return colours.error;
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
