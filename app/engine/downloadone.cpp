#include "engine/downloadone.h"

#include "image/flagimage.h"
#include "network/fetcher.h"
#include "storage/flagfolder.h"

#include <QCryptographicHash>

#include <exception>

namespace Flaghoist {

namespace {

using Clock = std::chrono::steady_clock;

qint64 sinceRoundBegan(const AttemptRequest &request, Clock::time_point at)
{
    return std::chrono::duration_cast<milliseconds>(at - request.roundBegan).count();
}

void fail(FlagOutcome &outcome, const Failure &failure)
{
    outcome.status = DownloadStatus::Error;
    outcome.kind = failure.kind;
    outcome.detail = failure.detail;
}

void describe(FlagOutcome &outcome, const FlagImage &image, const QByteArray &bytes, const QString &file)
{
    outcome.bytes = bytes.size();
    outcome.size = image.size;
    outcome.format = image.format;
    outcome.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    outcome.file = file;
    outcome.thumbnail = image.thumbnail;
}

void verifyAndSave(FlagOutcome &outcome, const QByteArray &bytes, const FlagFolder &folder)
{
    const Result<FlagImage> image = readFlagImage(bytes);
    if (!image)
        return fail(outcome, image.error());
    const Result<QString> file = folder.save(outcome.code, image->format, bytes);
    if (!file)
        return fail(outcome, file.error());
    outcome.status = DownloadStatus::Ok;
    describe(outcome, *image, bytes, *file);
}

/// A file that is there but is no whole flag does not count: it is downloaded anew.
std::optional<AttemptResult> keepExisting(const AttemptRequest &request, const FlagFolder &folder)
{
    if (request.existing != ExistingFiles::Skip)
        return std::nullopt;
    const auto existing = folder.existing(request.item.code);
    if (!existing)
        return std::nullopt;
    const Result<FlagImage> image = readFlagImage(existing->bytes);
    if (!image)
        return std::nullopt;
    AttemptResult result{.outcome = FlagOutcome::of(request.item), .retryAfter = std::nullopt};
    result.outcome.status = DownloadStatus::Unchanged;
    describe(result.outcome, *image, existing->bytes, existing->file);
    return result;
}

AttemptResult attemptOne(const AttemptRequest &request, Services services, const std::stop_token &stop)
{
    if (auto kept = keepExisting(request, services.folder))
        return *std::move(kept);

    QFuture<Fetched> future = services.fetcher.fetch(request.fetch, stop);
    future.waitForFinished();
    const Fetched fetched = future.resultCount() > 0 ? future.result() : Fetched{};

    services.unsavedBytes += fetched.body.size();
    AttemptResult result = finishOne(request, fetched, services.folder);
    services.unsavedBytes -= fetched.body.size();
    return result;
}

AttemptResult defect(const AttemptRequest &request, const QString &what)
{
    AttemptResult result{.outcome = FlagOutcome::of(request.item), .retryAfter = std::nullopt};
    fail(result.outcome, {ErrorKind::Internal, what});
    result.outcome.attempts = {AttemptRecord{}};
    return result;
}

} // namespace

AttemptResult finishOne(const AttemptRequest &request, const Fetched &fetched, const FlagFolder &folder)
{
    AttemptResult result{.outcome = FlagOutcome::of(request.item), .retryAfter = fetched.retryAfter};
    FlagOutcome &outcome = result.outcome;
    outcome.httpStatus = fetched.httpStatus;
    outcome.reason = fetched.reason;
    outcome.detail = fetched.detail;

    switch (fetched.end) {
    case Fetched::End::Body: verifyAndSave(outcome, fetched.body, folder); break;
    case Fetched::End::NotFound: outcome.status = DownloadStatus::NotFound; break;
    case Fetched::End::Failed: fail(outcome, {fetched.kind, fetched.detail}); break;
    case Fetched::End::Stopped: outcome.status = DownloadStatus::Cancelled; break;
    }

    AttemptRecord record;
    record.sends = fetched.sends;
    if (fetched.firstByteAt)
        record.firstByteMs = sinceRoundBegan(request, *fetched.firstByteAt);
    if (fetched.end == Fetched::End::Body)
        record.receivedMs = sinceRoundBegan(request, fetched.endedAt);
    outcome.attempts = {record};
    return result;
}

AttemptResult downloadOne(const AttemptRequest &request, Services services,
                          const std::stop_token &stop) noexcept
{
    const qint64 start = sinceRoundBegan(request, Clock::now());
    AttemptResult result;
    try {
        result = attemptOne(request, services, stop);
    } catch (const std::exception &error) {
        result = defect(request, QString::fromLocal8Bit(error.what()));
    } catch (...) {
        result = defect(request, QStringLiteral("unknown exception"));
    }

    const FlagOutcome &outcome = result.outcome;
    for (AttemptRecord &record : result.outcome.attempts) {
        record.startMs = start;
        record.endMs = sinceRoundBegan(request, Clock::now());
        record.lane = request.lane;
        record.kind = outcome.kind;
        record.httpStatus = outcome.httpStatus;
        record.reason = outcome.reason;
        record.detail = outcome.detail;
    }
    return result;
}

} // namespace Flaghoist
