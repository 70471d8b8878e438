#pragma once

#include <QString>

namespace Flaghoist {

/// How a planned code ended; exactly one per code and round.
enum class DownloadStatus {
    Ok, ///< downloaded, verified and saved
    Unchanged, ///< a whole flag was already there and the person asked to keep it
    NotFound, ///< 404: the source has no such flag; not an error
    Error,
    Cancelled,
};

/// As in the report file: "ok", "unchanged", "not_found", "error", "cancelled".
[[nodiscard]] QString downloadStatusId(DownloadStatus status);

} // namespace Flaghoist
