#pragma once

#include "domain/flagoutcome.h"

namespace Flaghoist {

/// The heading of a group of errors, "Connection refused", "Refused by the server (418)"; of its detail
/// only what came instead of a flag matters, "Not a flag image but HTML".
[[nodiscard]] QString errorGroupText(const Failure &failure);
/// The same within a sentence, without the detail: "connection refused", "refused by the server (418)".
[[nodiscard]] QString errorCauseText(const Failure &failure);
/// What happened, short enough for a cell: "connection closed", "418 I'm a teapot".
[[nodiscard]] QString errorShortText(const Failure &failure);
/// What happened in at most twelve letters, for the narrowest places: "closed", "HTTP 418".
[[nodiscard]] QString errorCellText(const Failure &failure);
/// One sentence for the log: "HTTP 418 – I'm a teapot", "Connection closed before the answer".
[[nodiscard]] QString errorText(const FlagOutcome &outcome);
/// The cause as it was reported; where that was ours, in the reader's language.
[[nodiscard]] QString errorDetailText(const QString &detail);
/// What it means and what can be done about it; one or two sentences.
[[nodiscard]] QString errorAdvice(const Failure &failure);

} // namespace Flaghoist
