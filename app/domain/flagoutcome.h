#pragma once

#include "domain/downloadplan.h"
#include "domain/errorkind.h"
#include "domain/imageformat.h"

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QSize>
#include <QUrl>

#include <chrono>
#include <optional>

namespace Flaghoist {

using std::chrono::microseconds;

/// How a planned code ended; exactly one per code and round.
enum class DownloadStatus {
    Ok, ///< downloaded, verified and saved
    Unchanged, ///< a whole flag was there already and is kept: as asked, or as the source has no other
    NotFound, ///< 404: the source has no such flag; not an error
    Error,
    Cancelled,
};

/// As in the report file: "ok", "unchanged", "not_found", "error", "cancelled".
[[nodiscard]] QString downloadStatusId(DownloadStatus status);

/// One attempt, as it went. Times are on the run's clock; unset where it never came to that.
struct AttemptRecord
{
    int round = 0;
    /// The lowest slot that was free, from 0; not a thread.
    int slot = 0;
    microseconds due{0}; ///< when it could have started, had a slot been free: its server allowed it
    microseconds started{0}; ///< when it got its slot
    std::optional<microseconds> connected; ///< on a new connection only, as the next
    std::optional<microseconds> secured; ///< the end of the TLS handshake
    std::optional<microseconds> sent;
    std::optional<microseconds> firstByte;
    std::optional<microseconds> received; ///< the last byte of the answer
    std::optional<microseconds> verified;
    std::optional<microseconds> ended; ///< saved, or given up: its slot is free
    /// How often the request was really sent: libcurl repeats one on a connection that proves stale.
    int sends = 0;
    bool reused = false; ///< the connection had served an earlier request
    qint64 bytes = 0; ///< of the body, as received
    /// ErrorKind::None where nothing failed; status and reason are the answer's all the same.
    Failure failure;
    HeaderFields headers; ///< of the answer, in the order they came: at most 64 and 8 KB

    friend bool operator==(const AttemptRecord &, const AttemptRecord &) = default;
};

/// Whether the server limited its rate: 429, or 503 with Retry-After.
[[nodiscard]] constexpr bool isHostsRefusal(int httpStatus, bool hasRetryAfter)
{
    return httpStatus == 429 || (httpStatus == 503 && hasRetryAfter);
}
[[nodiscard]] bool isHostsRefusal(const AttemptRecord &attempt);

/// What happens to a planned code before its outcome.
struct AttemptEvent
{
    enum class Phase {
        Started,
        WaitingToRetry,
        WaitingItsTurn, ///< the outcome is there and is delivered after all before it (in-order delivery)
    };

    JobId id;
    Phase phase = Phase::Started;
    int attempt = 1; ///< counted from 1 within the round
    int slot = 0;
    microseconds at{0}; ///< when this happened, on the run's clock
    /// How the attempt ended; not for Started.
    AttemptRecord record;
    /// WaitingToRetry only: when the next attempt falls due, on the run's clock.
    microseconds retryDue{0};
};

/// The one end of a planned code in a round.
struct FlagOutcome
{
    JobId id;
    CountryCode code;
    QUrl url;
    DownloadStatus status = DownloadStatus::Cancelled;
    /// Of the last attempt; ErrorKind::None where status is not Error.
    Failure failure;
    QList<AttemptRecord> attempts; ///< of this round
    microseconds delivered{0}; ///< on the run's clock
    /// 1 for the first outcome of its run, and so on: set by the Run that it is applied to.
    int completion = 0;
    qint64 bytes = 0;
    QSize size;
    std::optional<ImageFormat> format;
    QByteArray sha256; ///< raw, of the saved bytes
    QString file; ///< absolute path of the saved file
    QImage thumbnail; ///< where the plan asks for it
    bool replaced = false; ///< ExistingFiles::Update: another flag was there before
    QImage earlierThumbnail; ///< of that one, where the plan asks for it

    /// Cancelled until something better happens to it.
    [[nodiscard]] static FlagOutcome of(const PlanItem &item);

    friend bool operator==(const FlagOutcome &, const FlagOutcome &) = default;
};

} // namespace Flaghoist

Q_DECLARE_METATYPE(Flaghoist::AttemptEvent)
Q_DECLARE_METATYPE(Flaghoist::FlagOutcome)
