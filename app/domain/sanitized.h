#pragma once

#include <QString>

namespace Flaghoist {

/// \a text that came from a server, a file or a person, fit for one line on a terminal or in the window:
/// control characters and line breaks are spaces, invisible formatting such as a change of direction is left
/// out, and what is longer than \a maxLength is cut.
[[nodiscard]] QString sanitized(const QString &text, qsizetype maxLength = 200);

/// For paths, which are of no use when cut.
inline constexpr qsizetype maxPathLength = 8192;

} // namespace Flaghoist
