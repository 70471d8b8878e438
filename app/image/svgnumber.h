#pragma once

#include <QStringView>

#include <optional>

namespace Flaghoist {

/// Reads the number at \a at and goes past it; nothing where there is none or it is over ten million.
[[nodiscard]] std::optional<double> takeSvgNumber(QStringView text, qsizetype &at);

/// Reads 0 or 1, after which the next number may follow without a separator.
[[nodiscard]] std::optional<double> takeSvgFlag(QStringView text, qsizetype &at);

/// The first place from \a at on that is neither white space nor a comma.
[[nodiscard]] qsizetype skipSvgSeparators(QStringView text, qsizetype at);

} // namespace Flaghoist
