#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace Flaghoist {

/// The longest wait that a server can ask for; whoever retries caps further.
inline constexpr std::chrono::hours maxRetryAfter{24};

/// The value of a Retry-After field: seconds, or an HTTP date that is counted from \a now.
/// 0 … maxRetryAfter; what lies in the past is 0. Nothing for a value that is neither.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value,
                                                                       const QDateTime &now);

} // namespace Flaghoist
