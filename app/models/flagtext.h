#pragma once

#include "domain/runoptions.h"

#include <QString>

#include <optional>

namespace Flaghoist {

struct FlagOutcome;
struct FlagRow;

/// Codes that no country bears have no name beside the code.
[[nodiscard]] bool hasName(const FlagRow &row);
/// "BD Bangladesh"
[[nodiscard]] QString flagTitle(const FlagRow &row);
/// The state in the few words that fit a cell: "0.8 s", "418 I'm a teapot", "retry in 2 s", "queued".
[[nodiscard]] QString flagStateLine(const FlagRow &row);
/// "BD Bangladesh, downloaded, 0.8 s"
[[nodiscard]] QString flagAccessibleText(const FlagRow &row);
/// Rich text: name, URL, what happened; a server's words in it are escaped.
[[nodiscard]] QString flagToolTip(const FlagRow &row);

/// Until the row is due to be tried again, rounded up; 0 or less when it is due.
[[nodiscard]] qint64 secondsToRetry(const FlagRow &row);
/// From the first start to the last end in the round of \a outcome; nothing where no attempt ended.
[[nodiscard]] std::optional<milliseconds> durationOf(const FlagOutcome &outcome);

} // namespace Flaghoist
