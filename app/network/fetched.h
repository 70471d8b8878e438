#pragma once

#include "domain/errorkind.h"
#include "domain/imageformat.h"
#include "domain/runoptions.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace Flaghoist {

struct FetchRequest
{
    QUrl url;
    Deadlines deadlines = Deadlines::within(defaultTimeout);
    qint64 maxBytes = maxFlagBytes;
    /// Loopback and practice sources never use a proxy; others the system's.
    bool useProxy = false;
    /// Sent as X-Flaghoist-Attempt when above 0; practice sources only.
    int attemptHeader = 0;
};

/// One whole exchange. Copyable: it travels through QFuture.
struct Fetched
{
    using TimePoint = std::chrono::steady_clock::time_point;
    enum class End {
        Body, ///< status 200 and the non-empty body: whole by its length where it has one (see checkReply)
        NotFound, ///< 404
        Failed, ///< kind says why
        Stopped, ///< the stop token was raised first
    };

    End end = End::Stopped;
    QByteArray body; ///< set for End::Body only
    ErrorKind kind = ErrorKind::None;
    int httpStatus = 0; ///< 0 where no status line came
    QString reason; ///< the server's reason phrase
    QString detail; ///< the library's own words; untranslated
    std::optional<milliseconds> retryAfter; ///< from Retry-After, seconds or date; never negative
    int sends = 0; ///< real sends, Qt's silent repeats included
    std::optional<TimePoint> firstByteAt;
    TimePoint endedAt{};
};

} // namespace Flaghoist
