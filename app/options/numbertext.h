#pragma once

#include <QStringView>

#include <chrono>
#include <optional>

namespace Flaghoist {

/// ASCII digits only, no sign, no spaces; what is too large for an int gives the largest int.
[[nodiscard]] std::optional<int> wholeNumber(QStringView text);
/// Digits with at most one decimal point; no sign, no exponent.
[[nodiscard]] std::optional<double> decimalNumber(QStringView text);
/// A decimal number of seconds; what is longer than \a longest gives nothing.
[[nodiscard]] std::optional<std::chrono::milliseconds> secondsNumber(QStringView text,
                                                                     std::chrono::milliseconds longest);

} // namespace Flaghoist
