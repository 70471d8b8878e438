#include "session/openedfile.h"

#include "engine/savedflags.h"
#include "options/optiontable.h"
#include "options/optionvalue.h"
#include "session/planner.h"
#include "session/savedfiles.h"
#include "storage/manifest.h"
#include "storage/runhistory.h"

#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <map>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxFileBytes = 2 * maxRecordBytes;

/// A run that is being put together.
struct Draft
{
    DownloadPlan plan;
    QDateTime startedAt;
    std::map<CountryCode, RunRow> rows;
};

std::optional<QList<CountryCode>> codesOfText(const QByteArray &content)
{
    static const QRegularExpression comment(u"#[^\n]*"_s);
    static const QRegularExpression separator(u"[\\s,;]+"_s);
    constexpr qsizetype maxText = 1024 * 1024;
    if (content.size() > maxText || content.contains('\0'))
        return std::nullopt;
    const auto codes =
        parseCodes(QString::fromUtf8(content).remove(comment).replace(separator, u" "_s).trimmed());
    return codes && !codes->isEmpty() ? codes : std::nullopt;
}

/// By its id as \a idOf gives it, from the first value to \a last; the first one for any other text.
template <typename Enum, typename IdOf> Enum valueOf(const QJsonValue &id, Enum last, IdOf idOf)
{
    for (int value = 0; value <= int(last); ++value) {
        if (idOf(Enum(value)) == id.toString())
            return Enum(value);
    }
    return Enum(0);
}

std::optional<microseconds> timeOf(const QJsonValue &ms)
{
    constexpr double maxMs = 1e12;
    return ms.isDouble()
        ? std::optional(microseconds(std::llround(std::clamp(ms.toDouble(), 0.0, maxMs) * 1000)))
        : std::nullopt;
}

/// As the command line has it: 0.5:5, 503,reset, BD=10.
QString optionText(const QJsonValue &value, const QString &between)
{
    if (value.isDouble())
        return formatErrorRate(value.toDouble());
    QStringList texts;
    for (const QJsonValue each : value.toArray())
        texts.append(optionText(each, between));
    const QJsonObject object = value.toObject();
    for (auto each = object.begin(); each != object.end(); ++each)
        texts.append(each.key() + u'=' + optionText(each.value(), between));
    return value.isString() ? value.toString() : texts.join(between);
}

/// Sets what \a object has; what is no value of its option is left out. Where files go is the person's alone.
void readOptions(const QJsonObject &object, RunOptions &options)
{
    static const QHash<QString, QString> keys{{u"server"_s, u"source"_s},
                                              {u"concurrency"_s, u"asked"_s},
                                              {u"timeout"_s, u"timeout_s"_s},
                                              {u"delay"_s, u"delay_s"_s},
                                              {u"error-rate"_s, u"error_rate"_s}};
    static const QStringList kept{u"folder"_s, u"name"_s, u"existing"_s, u"url"_s};
    for (const OptionField &field : runFields()) {
        const QString between = field.key == u"delay" ? u":"_s : field.key == u"faults" ? u","_s : u" "_s;
        const QString text = optionText(object[keys.value(field.key, field.key)], between);
        if (!text.isEmpty() && !kept.contains(field.key))
            static_cast<void>(field.read(text, options));
    }
}

/// The template that gives \a url for \a code; empty where there is none.
UrlTemplate templateOf(QString url, CountryCode code)
{
    const auto standing = [](const QString &word) {
        return QRegularExpression(u"(?<![A-Za-z])%1(?![A-Za-z])"_s.arg(word));
    };
    url.replace(standing(code.lower()), u"{cc}"_s).replace(standing(code.upper()), u"{CC}"_s);
    const auto parsed = UrlTemplate::parse(url);
    return parsed ? *parsed : UrlTemplate();
}

/// Without a template where that cannot be known: a retry asks for the source then.
Source sourceFrom(const QString &label, const UrlTemplate &urlTemplate)
{
    if (const auto builtIn = builtInSource(label);
        builtIn && (builtIn->practice || builtIn->urlTemplate == urlTemplate))
        return *builtIn;
    return customSource(urlTemplate, {.label = label});
}

/// The row of \a code, which has ended.
RunRow &rowOf(Draft &draft, CountryCode code, const QString &url, DownloadStatus status)
{
    RunRow &row = draft.rows[code];
    row.item.code = code;
    row.item.url = QUrl(url);
    row.item.fileName = code.lower();
    row.item.name = code.upper();
    row.state = stateFor(status);
    row.outcome.status = status;
    return row;
}

/// Adds identities, rounds, the folder, and what of an outcome follows from its row.
std::optional<Run> runOf(Draft draft, quint64 number)
{
    DownloadPlan &plan = draft.plan;
    const auto round = [&plan](microseconds began) {
        return RunRound{{}, plan.strategy, plan.retries, plan.deadlines.total, began, began};
    };
    QList<RunRound> rounds{round({})};
    std::vector<RunRow> rows;
    std::map<std::pair<microseconds, CountryCode>, int> completed;
    for (auto &[code, row] : draft.rows) {
        const int index = int(rows.size());
        row.item.id = {.run = number, .index = index, .round = 0};
        plan.items.append(row.item);
        rounds[0].rows.append(index);
        for (const AttemptRecord &attempt : row.attempts) {
            while (rounds.size() <= attempt.round)
                rounds.append(round(attempt.due));
            RunRound &its = rounds[attempt.round];
            its.began = std::min(its.began, attempt.due);
            its.ended = std::max(*its.ended, attempt.ended.value_or(attempt.started));
            if (its.rows.isEmpty() || its.rows.last() != index)
                its.rows.append(index);
            if (row.item.id.round != attempt.round)
                row.outcome.attempts.clear();
            row.item.id.round = attempt.round;
            row.outcome.attempts.append(attempt);
        }
        row.outcome.id = row.item.id;
        row.outcome.code = code;
        row.outcome.url = row.item.url;
        row.outcome.thumbnail = readSavedThumbnail(row.outcome.file);
        completed[{row.outcome.delivered, code}] = index;
        rows.push_back(std::move(row));
    }
    if (rows.empty())
        return std::nullopt;
    for (int completion = 0; const auto &[end, index] : completed)
        rows[size_t(index)].outcome.completion = ++completion;
    RunOptions options; // flags that are retried go to the folder of the source where theirs is not known
    options.server = plan.source.label;
    options.urlTemplate = builtInSource(options.server) ? QString() : plan.source.urlTemplate.text();
    if (plan.folder.isEmpty())
        plan.folder = folderOf(options);
    plan.clockZero -= *rounds.last().ended;
    return Run::ofRecord(plan, draft.startedAt, std::move(rows), rounds, {});
}

Failure failureOf(const QJsonObject &object)
{
    return {.kind = valueOf(object[u"kind"], ErrorKind::Internal, &errorKindId),
            .detail = object[u"detail"].toString(),
            .httpStatus = object[u"http_status"].toInt(),
            .reason = object[u"reason"].toString()};
}

constexpr int maxRounds = 1000;

AttemptRecord attemptOf(const QJsonObject &object)
{
    AttemptRecord attempt;
    attempt.round = std::clamp(object[u"round"].toInt(), 0, maxRounds);
    attempt.slot = std::clamp(object[u"slot"].toInt(), 0, maxConcurrency);
    attempt.due = timeOf(object[u"due_ms"]).value_or(microseconds{0});
    attempt.started = timeOf(object[u"start_ms"]).value_or(microseconds{0});
    attempt.connected = timeOf(object[u"connected_ms"]);
    attempt.secured = timeOf(object[u"secured_ms"]);
    attempt.sent = timeOf(object[u"sent_ms"]);
    attempt.firstByte = timeOf(object[u"first_byte_ms"]);
    attempt.received = timeOf(object[u"received_ms"]);
    attempt.verified = timeOf(object[u"verified_ms"]);
    attempt.ended = timeOf(object[u"end_ms"]);
    attempt.sends = object[u"sends"].toInt();
    attempt.reused = object[u"reused"].toBool();
    attempt.bytes = object[u"bytes"].toInteger();
    attempt.failure = failureOf(object);
    return attempt;
}

Draft draftOfReport(const QJsonObject &report)
{
    Draft draft;
    const auto urlTemplate = UrlTemplate::parse(report[u"url_template"].toString());
    DownloadPlan &plan = draft.plan;
    plan.source = sourceFrom(report[u"source"].toString(), urlTemplate ? *urlTemplate : UrlTemplate());
    RunOptions options;
    readOptions(report, options);
    readOptions(report[u"practice"].toObject(), options);
    if (plan.source.practice)
        plan.source.practice = options.behaviourFrom(*plan.source.practice);
    plan.strategy = options.strategy;
    plan.retries = options.retries;
    plan.deadlines = options.deadlines();
    plan.concurrency = {.asked = options.concurrency.value_or(1),
                        .used = std::clamp(report[u"used"].toInt(), 1, maxConcurrency),
                        .limitedBy = valueOf(report[u"limited_by"], LimitReason::Threads, &limitReasonId)};
    draft.startedAt = QDateTime::fromString(report[u"started_at"].toString(), Qt::ISODateWithMs);
    for (const QJsonValue value : report[u"items"].toArray()) {
        const QJsonObject item = value.toObject();
        const auto code = CountryCode::parse(item[u"code"].toString());
        if (!code)
            continue;
        RunRow &row = rowOf(draft, *code, item[u"url"].toString(),
                            valueOf(item[u"status"], DownloadStatus::Cancelled, &downloadStatusId));
        FlagOutcome &outcome = row.outcome;
        outcome.failure = failureOf(item);
        outcome.delivered = timeOf(item[u"delivered_ms"]).value_or(microseconds{0});
        outcome.bytes = item[u"bytes"].toInteger();
        outcome.size = {item[u"width"].toInt(), item[u"height"].toInt()};
        outcome.sha256 = QByteArray::fromHex(item[u"sha256"].toString().toLatin1());
        outcome.file = item[u"file"].toString();
        for (const ImageFormat format : imageFormats) {
            if (imageFormatId(format) == item[u"format"].toString())
                outcome.format = format;
        }
        for (const QJsonValue attempt : item[u"attempts"].toArray())
            row.attempts.append(attemptOf(attempt.toObject()));
        if (!outcome.file.isEmpty())
            row.item.fileName = QFileInfo(outcome.file).completeBaseName();
        if (plan.folder.isEmpty() && !outcome.file.isEmpty())
            plan.folder = QFileInfo(outcome.file).path();
    }
    return draft;
}

/// Of attempts alone: flags, their files and practice settings are not in it.
Draft draftOfHar(const QJsonObject &log)
{
    Draft draft;
    const auto moment = [](const QJsonObject &object) {
        return QDateTime::fromString(object[u"startedDateTime"].toString(), Qt::ISODateWithMs);
    };
    const QJsonArray pages = log[u"pages"].toArray();
    draft.startedAt = moment(pages.first().toObject());
    UrlTemplate urlTemplate;
    for (const QJsonValue value : log[u"entries"].toArray()) {
        const QJsonObject entry = value.toObject();
        const auto code = CountryCode::parse(entry[u"_code"].toString());
        if (!code)
            continue;
        const QJsonObject timings = entry[u"timings"].toObject();
        const QJsonObject response = entry[u"response"].toObject();
        AttemptRecord attempt;
        attempt.round = std::clamp(entry[u"pageref"].toString().mid(6).toInt(), 0, maxRounds); // "round_0"
        attempt.slot = std::clamp(entry[u"_slot"].toInt(), 0, maxConcurrency);
        attempt.due = std::max<microseconds>(milliseconds(draft.startedAt.msecsTo(moment(entry))), {});
        const auto after = [&timings](microseconds from, QStringView phase) {
            return from + timeOf(timings[phase]).value_or(microseconds{0});
        };
        attempt.started = after(attempt.due, u"blocked");
        attempt.reused = timings[u"connect"].toDouble() < 0;
        attempt.sent = after(after(attempt.started, u"connect"), u"send");
        if (!attempt.reused)
            attempt.connected = after(attempt.started, u"connect");
        attempt.firstByte = after(*attempt.sent, u"wait");
        attempt.received = attempt.ended = after(*attempt.firstByte, u"receive");
        attempt.sends = 1;
        attempt.bytes = response[u"bodySize"].toInteger();
        attempt.failure = {.kind = valueOf(entry[u"_error"], ErrorKind::Internal, &errorKindId),
                           .httpStatus = response[u"status"].toInt(),
                           .reason = response[u"statusText"].toString()};
        const bool failed = attempt.failure.kind != ErrorKind::None;
        const QString url = entry[u"request"][u"url"].toString();
        RunRow &row = rowOf(draft, *code, url,
                            failed                                  ? DownloadStatus::Error
                                : attempt.failure.httpStatus == 404 ? DownloadStatus::NotFound
                                                                    : DownloadStatus::Ok);
        row.outcome.failure = failed ? attempt.failure : Failure();
        row.outcome.delivered = *attempt.ended;
        row.outcome.bytes = attempt.bytes;
        row.attempts.append(attempt);
        draft.plan.concurrency.used = std::max(draft.plan.concurrency.used, attempt.slot + 1);
        if (urlTemplate.isEmpty())
            urlTemplate = templateOf(url, *code);
    }
    const QString title = pages.first()[u"title"].toString(); // "DELAY, pool"
    draft.plan.concurrency.asked = draft.plan.concurrency.used;
    draft.plan.strategy = strategyById(title.section(u", "_s, -1)).value_or(Strategy::Pool);
    draft.plan.source = sourceFrom(title.section(u", "_s, 0, -2), urlTemplate);
    return draft;
}

Draft draftOfManifest(const Manifest &manifest, const QString &folder, const FolderCheck &check)
{
    Draft draft;
    draft.plan.folder = folder;
    QHash<QString, FileFinding::Kind> findings;
    for (const FileFinding &finding : check.findings)
        findings.insert(finding.file, finding.kind);
    for (const ManifestEntry &entry : manifest) {
        const auto finding = findings.constFind(entry.file);
        const bool whole = finding == findings.cend();
        RunRow &row = rowOf(draft, entry.code, entry.url, whole ? DownloadStatus::Ok : DownloadStatus::Error);
        row.item.fileName = QFileInfo(entry.file).completeBaseName();
        row.item.name = entry.name;
        row.outcome.bytes = entry.bytes;
        row.outcome.size = entry.size;
        row.outcome.format = entry.format;
        row.outcome.sha256 = entry.sha256;
        if (whole)
            row.outcome.file = folder + u'/' + entry.file;
        else
            row.outcome.failure = {ErrorKind::Disk,
                                   *finding == FileFinding::Kind::Missing ? u"missing"_s : u"changed"_s};
        if (draft.plan.source.label.isEmpty() && !entry.source.isEmpty())
            draft.plan.source = sourceFrom(entry.source, templateOf(entry.url, entry.code));
        if (!draft.startedAt.isValid() || entry.time < draft.startedAt)
            draft.startedAt = entry.time;
    }
    return draft;
}

RunOptions optionsOf(const QJsonObject &scenario, RunOptions options)
{
    options.urlTemplate.clear();
    options.server.clear();
    static_cast<PracticeOverrides &>(options) = {};
    readOptions(scenario, options);
    readOptions(scenario[u"practice"].toObject(), options);
    if (const auto source = builtInSource(options.server); !source || !source->practice)
        options.server = u"DELAY"_s;
    return options;
}

} // namespace

Result<OpenedFile, Problem> openedFile(const QString &path, const RunOptions &present, quint64 number)
{
    const QFileInfo info(absolutePath(path));
    const QString file =
        info.filePath() + (info.isDir() ? u"/"_s + QLatin1StringView(ManifestFile::fileName) : QString());
    if (info.isDir() && !QFileInfo::exists(file))
        return Problem{ProblemKind::ManifestMissing, info.filePath()};
    const auto content = readWholeFile(file, maxFileBytes);
    if (!content)
        return Problem{ProblemKind::FileNotReadable, file};
    OpenedFile opened{.run = {}, .options = present};
    const QJsonObject object = QJsonDocument::fromJson(*content).object();
    const QJsonObject log = object[u"log"].toObject();
    if (const auto size = recordSize(*content); size > 0) {
        opened.run = runFromRecord(content->sliced(size), &readSavedThumbnail);
    } else if (const auto manifest = parseManifest(object)) {
        const QString folder = QFileInfo(file).path();
        const auto check = checkFolder(folder);
        if (!check)
            return check.error();
        opened.run = runOf(draftOfManifest(*manifest, folder, *check), number);
    } else if (object[u"version"] == 2 && object[u"items"].isArray()) {
        opened.run = runOf(draftOfReport(object), number);
    } else if (log[u"creator"][u"name"] == u"Flaghoist"_s) {
        opened.run = runOf(draftOfHar(log), number);
    } else if (object[u"practice"].isObject()) {
        opened.options = optionsOf(object, present);
        return opened;
    } else if (const auto codes = codesOfText(*content)) {
        opened.options.codes = *codes;
        return opened;
    }
    if (!opened.run)
        return Problem{ProblemKind::FileNotUnderstood, file};
    return opened;
}

} // namespace Flaghoist
