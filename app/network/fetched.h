#pragma once

#include "domain/flagoutcome.h"
#include "domain/imageformat.h"
#include "domain/runoptions.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace Flaghoist {

struct FetchRequest
{
    QUrl url;
    Deadlines deadlines = Deadlines::within(defaultTimeout);
    qint64 maxBytes = maxFlagBytes; ///< of the body, decoded
    /// Loopback and practice sources never use a proxy; others the environment's, else the system's.
    bool useProxy = false;
    /// Sent to the host of url, and not to another one that a redirect leads to.
    RequestHeaders headers{};
    /// They ask for a body only if it is another one than before.
    bool isConditional = false;
    /// Sent as X-Flaghoist-Attempt when above 0; practice sources only.
    int attemptHeader = 0;

    /// By what the server gave along with the body that is there; one of them may be empty.
    void askWhetherChanged(const QByteArray &etag, const QByteArray &lastModified)
    {
        isConditional = true;
        if (!etag.isEmpty())
            headers.append({"If-None-Match", etag});
        if (!lastModified.isEmpty())
            headers.append({"If-Modified-Since", lastModified});
    }
};

/// When each phase of a fetch was over; unset where it never came to that, or where an idle connection
/// served.
struct TransferTimes
{
    using Time = std::optional<std::chrono::steady_clock::time_point>;

    Time resolved; ///< as the next three, of the first request where redirects are followed
    Time connected;
    Time secured; ///< the end of the TLS handshake
    Time sent;
    Time firstByte; ///< as the next, of the last answer
    Time received;
};

/// How an exchange ends.
struct Verdict
{
    enum class End {
        Body, ///< status 200 or 203 and the non-empty body, decoded
        NotFound, ///< 404
        NotModified, ///< 304, where the request was conditional
        Failed, ///< kind says why
        Stopped, ///< the stop token was raised first
    };

    End end = End::Failed;
    ErrorKind kind = ErrorKind::None;
    QString detail = {}; ///< the library's own words, untranslated; empty where the status says it all
};

/// One whole exchange, redirects included. Copyable.
struct Fetched : Verdict
{
    QByteArray body; ///< set for End::Body only
    /// Its length or its last chunk proves that all of the body came. A body that the close ended may be cut
    /// short, which only the picture itself shows.
    bool whole = false;
    int httpStatus = 0; ///< 0 where no status line came
    QString reason; ///< the server's reason phrase; cut, but raw
    bool mayPass = false; ///< a name look-up that failed for now only
    std::optional<milliseconds> retryAfter; ///< from Retry-After; never negative
    HeaderFields headers; ///< of the last answer: at most 64 fields and 8 KB
    TransferTimes times;
    bool reused = false; ///< the connection had served an earlier request
    int sends =
        0; ///< requests really sent: redirects, and what libcurl sends again when a connection is stale
    qint64 bytes = 0; ///< of the body, as they came
    /// Counts the body among the bytes in memory until the last copy is gone; see ByteBudget.
    std::shared_ptr<const void> held;
};

} // namespace Flaghoist
