#pragma once

#include <QString>

namespace Flaghoist {

/// Why a flag failed. The ids of errorKindId() are part of the report format.
enum class ErrorKind {
    None,
    Refused, ///< nothing listens there, or no route
    Dns, ///< the host name does not resolve
    Closed, ///< closed or reset before the headers were complete
    Truncated, ///< the body ended early
    Timeout, ///< a deadline passed
    Tls, ///< no trusted secure connection
    BadReply, ///< not a sane HTTP answer
    Redirect, ///< too many, or to where we do not follow
    TooLarge, ///< over the byte cap
    Empty, ///< status 200 without a body
    Gone, ///< 410
    Http4xx, ///< any other 4xx except 404, which is no error
    Http5xx,
    InvalidImage, ///< the bytes are no flag image that we accept
    DiskFull,
    Disk, ///< any other failure to save
    Internal, ///< a defect of ours, caught at the border of the job
};

/// Stable, untranslated, lower case with dashes ("invalid-image"); empty for None.
[[nodiscard]] QString errorKindId(ErrorKind kind);

/// Whether trying again can help. Of the 4xx, only 408 and 429 are transient.
[[nodiscard]] bool isTransient(ErrorKind kind, int httpStatus);

struct Failure
{
    ErrorKind kind = ErrorKind::Internal;
    /// The cause in the words of the library or system that reported it; untranslated.
    QString detail;
};

} // namespace Flaghoist
