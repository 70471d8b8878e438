#include "engine/downloadone.h"

#include "domain/urltemplate.h"
#include "image/flagimage.h"
#include "network/fetcher.h"
#include "storage/flagfolder.h"
#include "storage/manifest.h"

#include <QFileInfo>

#include <exception>

using namespace Qt::StringLiterals;

namespace Flaghoist {

namespace {

using Clock = std::chrono::steady_clock;

/// \a at on the run's clock.
microseconds runTime(const AttemptRequest &request, Clock::time_point at)
{
    return std::chrono::duration_cast<microseconds>(at - request.clockZero);
}

void fail(FlagOutcome &outcome, const Failure &failure)
{
    outcome.status = DownloadStatus::Error;
    outcome.failure.kind = failure.kind;
    outcome.failure.detail = failure.detail;
}

void cancel(FlagOutcome &outcome)
{
    outcome.status = DownloadStatus::Cancelled;
    outcome.failure = {};
}

Result<FlagImage> readFlag(const QByteArray &bytes, const OutcomeDetails &details,
                           const std::stop_token &stop)
{
    return readFlagImage(bytes, details.thumbnail ? std::optional(thumbnailBox) : std::nullopt, stop);
}

void describe(FlagOutcome &outcome, const FlagImage &image, const QByteArray &bytes, const QString &file)
{
    outcome.bytes = bytes.size();
    outcome.size = image.size;
    outcome.format = image.format;
    outcome.sha256 = sha256(bytes);
    outcome.file = file;
    outcome.thumbnail = image.thumbnail;
}

QString fileNameOf(const AttemptRequest &request)
{
    return request.item.fileName.isEmpty() ? request.item.code.lower() : request.item.fileName;
}

Validators validatorsIn(const HeaderFields &headers)
{
    Validators validators;
    for (const auto &[name, value] : headers) {
        if (name.compare("ETag", Qt::CaseInsensitive) == 0)
            validators.etag = value.trimmed();
        else if (name.compare("Last-Modified", Qt::CaseInsensitive) == 0)
            validators.lastModified = value.trimmed();
    }
    return validators;
}

/// A flag that is there as it was saved, from the URL that is to be asked, and what to ask by.
using KnownFile = std::pair<FlagFolder::ExistingFile, Validators>;

std::optional<KnownFile> knownFile(const AttemptRequest &request, const FlagFolder &folder)
{
    for (const FlagFolder::ExistingFile &existing : folder.existing(fileNameOf(request))) {
        const auto entry = folder.manifest().find(QFileInfo(existing.file).fileName());
        if (entry && existing.bytes && !entry->validators.isEmpty()
            && entry->url == request.item.url.toString(QUrl::FullyEncoded)
            && entry->sha256 == sha256(*existing.bytes))
            return KnownFile(existing, entry->validators);
    }
    return std::nullopt;
}

/// Notes the saved flag of \a outcome in the folder's manifest; of one that was there before, nothing is said
/// of where it came from.
void record(const FlagOutcome &outcome, const AttemptRequest &request, const FlagFolder &folder,
            const std::optional<Validators> &validators)
{
    ManifestEntry entry;
    entry.file = QFileInfo(outcome.file).fileName();
    if (!validators) {
        const auto known = folder.manifest().find(entry.file);
        if (known && known->sha256 == outcome.sha256)
            return;
    } else {
        entry.source = folder.origin().label;
        entry.licence = folder.origin().licence;
        // No key goes with the folder, nor what would pass for the validators of another URL.
        const QUrl url = publicUrl(request.item.url, folder.origin().urlTemplate);
        entry.url = url.toString(QUrl::FullyEncoded);
        if (url == request.item.url)
            entry.validators = *validators;
    }
    entry.code = outcome.code;
    entry.name = request.item.name;
    entry.format = *outcome.format;
    entry.size = outcome.size;
    entry.bytes = outcome.bytes;
    entry.sha256 = outcome.sha256;
    folder.manifest().record(std::move(entry));
}

/// Where existing files are kept, one that is no flag is not replaced; a flag that is cut short is.
std::optional<Failure> fileInTheWay(const QString &name, ImageFormat format, const FlagFolder &folder)
{
    for (const FlagFolder::ExistingFile &existing : folder.existing(name)) {
        if (existing.format != format || (existing.bytes && existing.bytes->isEmpty()))
            continue;
        const Failure inTheWay{ErrorKind::Disk,
                               existing.file + QStringLiteral(": is in the way: not a flag")};
        if (!existing.bytes)
            return inTheWay;
        const Result<FlagImage> image = readFlagImage(*existing.bytes, std::nullopt);
        if (!image && image.error().kind != ErrorKind::Truncated)
            return inTheWay;
    }
    return std::nullopt;
}

/// Returns the file that holds \a bytes already; empty where they are to be saved.
QString compareExisting(FlagOutcome &outcome, ImageFormat format, const QByteArray &bytes,
                        const FlagFolder &folder, const AttemptRequest &request)
{
    for (const FlagFolder::ExistingFile &existing : folder.existing(fileNameOf(request))) {
        if (existing.format != format)
            continue;
        if (existing.bytes == bytes) {
            outcome.status = DownloadStatus::Unchanged;
            return existing.file;
        }
        outcome.replaced = true;
        const auto earlier = request.details.thumbnail && existing.bytes
            ? readFlag(*existing.bytes, request.details, {})
            : Result<FlagImage>(Failure{});
        if (earlier)
            outcome.earlierThumbnail = earlier->thumbnail;
    }
    return {};
}

/// Leaves the outcome cancelled where \a stop comes before the file is saved.
void verifyAndSave(AttemptResult &result, const Fetched &fetched, const FlagFolder &folder,
                   const AttemptRequest &request, const std::stop_token &stop)
{
    FlagOutcome &outcome = result.outcome;
    const Result<FlagImage> image = readFlag(fetched.body, request.details, stop);
    if (stop.stop_requested())
        return cancel(outcome);
    if (!image && image.error().kind == ErrorKind::Truncated && fetched.whole) // it is so on the server
        return fail(outcome,
                    {ErrorKind::InvalidImage, u"the picture is cut short: "_s + image.error().detail});
    if (!image)
        return fail(outcome, image.error());
    result.verified = Clock::now();
    if (request.existing == ExistingFiles::Skip) {
        if (const auto problem = fileInTheWay(fileNameOf(request), image->format, folder))
            return fail(outcome, *problem);
    }
    if (stop.stop_requested()) // to read a picture may take its time
        return cancel(outcome);
    outcome.status = DownloadStatus::Ok;
    QString file;
    if (request.existing == ExistingFiles::Update)
        file = compareExisting(outcome, image->format, fetched.body, folder, request);
    if (file.isEmpty()) {
        const Result<QString> saved = folder.save(fileNameOf(request), image->format, fetched.body);
        if (!saved)
            return fail(outcome, saved.error());
        file = *saved;
    }
    describe(outcome, *image, fetched.body, file);
    record(outcome, request, folder, validatorsIn(fetched.headers));
}

/// The source has no other flag than the one that is there.
void keepUnmodified(FlagOutcome &outcome, const FlagFolder &folder, const AttemptRequest &request)
{
    const auto known = knownFile(request, folder);
    const Result<FlagImage> image =
        known ? readFlag(*known->first.bytes, request.details, {}) : Result<FlagImage>(Failure{});
    if (!image)
        return fail(outcome, {ErrorKind::Disk, u"the file changed while the server was asked about it"_s});
    outcome.status = DownloadStatus::Unchanged;
    describe(outcome, *image, *known->first.bytes, known->first.file);
}

AttemptResult resultOf(const AttemptRequest &request)
{
    return {.outcome = FlagOutcome::of(request.item), .retryAfter = std::nullopt};
}

/// The first whole flag that is there already, in any format.
std::optional<AttemptResult> readExisting(const AttemptRequest &request, const FlagFolder &folder,
                                          const std::stop_token &stop)
{
    for (const FlagFolder::ExistingFile &existing : folder.existing(fileNameOf(request))) {
        const QByteArray bytes = existing.bytes.value_or(QByteArray());
        const Result<FlagImage> image = readFlag(bytes, request.details, stop);
        if (!image)
            continue;
        AttemptResult result = resultOf(request);
        result.outcome.status = DownloadStatus::Unchanged;
        describe(result.outcome, *image, bytes, existing.file);
        record(result.outcome, request, folder, {});
        return result;
    }
    return std::nullopt;
}

AttemptResult saveFetched(const AttemptRequest &request, const Fetched &fetched, const FlagFolder &folder,
                          const std::stop_token &stop)
{
    AttemptResult result = resultOf(request);
    result.retryAfter = fetched.retryAfter;
    result.mayPass = fetched.mayPass;
    FlagOutcome &outcome = result.outcome;
    outcome.failure.httpStatus = fetched.httpStatus;
    outcome.failure.reason = fetched.reason;
    outcome.failure.detail = fetched.detail;

    switch (fetched.end) {
    case Fetched::End::Body: verifyAndSave(result, fetched, folder, request, stop); break;
    case Fetched::End::NotModified: keepUnmodified(outcome, folder, request); break;
    case Fetched::End::NotFound: outcome.status = DownloadStatus::NotFound; break;
    case Fetched::End::Failed: fail(outcome, {.kind = fetched.kind, .detail = fetched.detail}); break;
    case Fetched::End::Stopped: outcome.status = DownloadStatus::Cancelled; break;
    }
    return result;
}

/// Runs \a step, in which nothing may be thrown past the border of the job.
template <typename Step> auto guarded(const AttemptRequest &request, Step step) noexcept -> decltype(step())
{
    AttemptResult defect = resultOf(request);
    try {
        return step();
    } catch (const std::exception &error) {
        fail(defect.outcome, {.kind = ErrorKind::Internal, .detail = QString::fromLocal8Bit(error.what())});
    } catch (...) {
        fail(defect.outcome, {.kind = ErrorKind::Internal, .detail = QStringLiteral("unknown exception")});
    }
    return defect;
}

AttemptRecord recordOf(const AttemptRequest &request, const Fetched &fetched, const AttemptResult &result)
{
    AttemptRecord record;
    record.round = request.item.id.round;
    record.slot = request.slot;
    record.due = request.due;
    record.started = request.started;
    const auto at = [&request](const std::optional<Clock::time_point> &time) {
        return time ? std::optional(runTime(request, *time)) : std::nullopt;
    };
    record.connected = at(fetched.times.connected);
    record.secured = at(fetched.times.secured);
    record.sent = at(fetched.times.sent);
    record.firstByte = at(fetched.times.firstByte);
    record.received = at(fetched.times.received);
    record.verified = at(result.verified);
    record.ended = runTime(request, Clock::now());
    record.reused = fetched.reused;
    record.headers = fetched.headers;
    record.sends = fetched.sends;
    record.bytes = fetched.bytes;
    record.failure = result.outcome.failure;
    return record;
}

} // namespace

PreparedAttempt prepareAttempt(const AttemptRequest &request, Services services,
                               const std::stop_token &stop) noexcept
{
    PreparedAttempt prepared{.request = request, .kept = std::nullopt};
    prepared.kept = guarded(request, [&]() -> std::optional<AttemptResult> {
        if (request.existing == ExistingFiles::Skip)
            return readExisting(request, services.folder, stop);
        if (request.existing == ExistingFiles::Update) {
            if (const auto known = knownFile(request, services.folder))
                prepared.request.fetch.askWhetherChanged(known->second.etag, known->second.lastModified);
        }
        return std::nullopt;
    });
    return prepared;
}

AttemptResult finishOne(const AttemptRequest &request, const Fetched &fetched, Services services,
                        const std::stop_token &stop) noexcept
{
    AttemptResult result =
        guarded(request, [&] { return saveFetched(request, fetched, services.folder, stop); });
    result.outcome.attempts = {recordOf(request, fetched, result)};
    return result;
}

AttemptResult downloadOne(const AttemptRequest &request, Services services,
                          const std::stop_token &stop) noexcept
{
    const PreparedAttempt prepared = prepareAttempt(request, services, stop);
    if (prepared.kept)
        return *prepared.kept;
    return guarded(request, [&] {
        return finishOne(request, services.fetcher.fetch(prepared.request.fetch, stop), services, stop);
    });
}

} // namespace Flaghoist
