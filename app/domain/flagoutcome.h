#pragma once

#include "domain/attempt.h"
#include "domain/downloadstatus.h"
#include "domain/errorkind.h"
#include "domain/imageformat.h"

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QSize>
#include <QUrl>

#include <optional>

namespace Flaghoist {

/// The one end of a planned code in a round.
struct FlagOutcome
{
    JobId id;
    CountryCode code;
    QUrl url;
    DownloadStatus status = DownloadStatus::Cancelled;
    ErrorKind kind = ErrorKind::None;
    int httpStatus = 0;
    QString reason; ///< the server's reason phrase
    QString detail; ///< the cause in the words of who reported it; untranslated
    QList<AttemptRecord> attempts;
    qint64 bytes = 0;
    QSize size;
    std::optional<ImageFormat> format;
    QByteArray sha256; ///< raw, of the saved bytes; where the plan asks for it
    QString file; ///< absolute path of the saved file
    QImage thumbnail; ///< where the plan asks for it

    /// Cancelled until something better happens to it.
    [[nodiscard]] static FlagOutcome of(const PlanItem &item)
    {
        FlagOutcome outcome;
        outcome.id = item.id;
        outcome.code = item.code;
        outcome.url = item.url;
        return outcome;
    }
};

} // namespace Flaghoist

Q_DECLARE_METATYPE(Flaghoist::FlagOutcome)
