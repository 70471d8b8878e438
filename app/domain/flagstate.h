#pragma once

namespace Flaghoist {

/// What a planned flag is doing, as a person sees it: one per cell of the grid.
enum class FlagState {
    Ready, ///< chosen, nothing started yet
    Queued,
    Downloading,
    WaitingToRetry,
    WaitingItsTurn, ///< done, told when everything before it is (in-order delivery)
    Downloaded,
    Unchanged,
    NotFound,
    Failed,
    Cancelled,
};

} // namespace Flaghoist
