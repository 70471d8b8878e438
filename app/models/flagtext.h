#pragma once

#include "domain/run.h"

#include <QString>

#include <optional>

namespace Flaghoist {

/// What views say of a row; \a name is the country's, or the code where it has none.

/// Codes that no country bears have no name beside the code.
[[nodiscard]] bool hasName(const RunRow &row, const QString &name);
/// "BD Bangladesh"
[[nodiscard]] QString flagTitle(const RunRow &row, const QString &name);
/// The state in the few words that fit a cell, at \a now on the run's clock: "0.8 s", "418 I'm a teapot",
/// "retry in 2 s", "queued".
[[nodiscard]] QString flagStateLine(const RunRow &row, microseconds now);
/// "BD Bangladesh, downloaded, 0.8 s"
[[nodiscard]] QString flagAccessibleText(const RunRow &row, const QString &name, microseconds now);
/// Rich text: name, URL, what happened; a server's words in it are escaped.
[[nodiscard]] QString flagToolTip(const RunRow &row, const QString &name);

/// From the first start to the last end in the round of \a outcome; nothing where no attempt ended.
[[nodiscard]] std::optional<milliseconds> durationOf(const FlagOutcome &outcome);

} // namespace Flaghoist
