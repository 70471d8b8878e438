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
    OutOfDescriptors, ///< this process may open no further file or connection
    Internal, ///< a defect of ours, caught at the border of the job
};

/// Stable, untranslated, lower case with dashes ("invalid-image"); empty for None.
[[nodiscard]] QString errorKindId(ErrorKind kind);

/// Whether trying again can help. Of the 4xx, only 408 and 429 are transient.
[[nodiscard]] bool isTransient(ErrorKind kind, int httpStatus);

/// Where a failure arose: what a person can do about it depends on this first.
enum class FailureCategory {
    Connection, ///< the network, or a deadline
    Refusal, ///< the server answered with an error status
    Reply, ///< the answer was broken or led elsewhere
    Image, ///< the bytes are no flag
    Disk,
    Program, ///< a defect of ours, or a limit of this process
};
[[nodiscard]] FailureCategory categoryOf(ErrorKind kind);

/// Why an attempt or a flag failed, as it travels through all layers.
struct Failure
{
    ErrorKind kind = ErrorKind::None;
    /// The cause in the words of the library or system that reported it; untranslated.
    QString detail = {};
    int httpStatus = 0; ///< 0 where no status line came
    QString reason = {}; ///< the server's reason phrase

    friend bool operator==(const Failure &, const Failure &) = default;
};

} // namespace Flaghoist
