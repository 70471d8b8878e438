#pragma once

#include "domain/downloadplan.h"
#include "domain/errorkind.h"

#include <QMetaType>
#include <QString>

namespace Flaghoist {

/// One attempt, as it went. Times are milliseconds since the round began; -1 where it never came to that.
struct AttemptRecord
{
    qint64 startMs = 0;
    qint64 firstByteMs = -1;
    qint64 receivedMs = -1;
    qint64 endMs = -1;
    /// The lowest slot that was free, from 0; not a thread.
    int lane = 0;
    /// How often the request was really sent: Qt repeats some GETs by itself.
    int sends = 0;
    ErrorKind kind = ErrorKind::None;
    int httpStatus = 0;
    QString reason;
    QString detail;
};

/// What happens to a job before its outcome.
struct AttemptEvent
{
    enum class Phase {
        Started,
        WaitingToRetry,
        WaitingItsTurn, ///< the outcome is there and is told when all before it are (in-order delivery)
    };

    JobId id;
    Phase phase = Phase::Started;
    int attempt = 1; ///< counted from 1 within the round
    int lane = 0;
    /// How the attempt ended; not for Started.
    AttemptRecord record;
    /// WaitingToRetry only: how long until the next.
    milliseconds retryIn{0};
};

} // namespace Flaghoist

Q_DECLARE_METATYPE(Flaghoist::AttemptEvent)
