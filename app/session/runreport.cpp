#include "session/runexport.h"

#include "domain/criticalpath.h"
#include "domain/urltemplate.h"
#include "session/prediction.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int reportVersion = 2;

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue orNull(bool known, qint64 number)
{
    return known ? QJsonValue(number) : QJsonValue(QJsonValue::Null);
}

QJsonValue msOf(std::optional<microseconds> time)
{
    return time ? QJsonValue(double(time->count()) / 1000) : QJsonValue(QJsonValue::Null);
}

double secondsOf(milliseconds duration)
{
    return double(duration.count()) / 1000;
}

void addFailure(QJsonObject &object, const Failure &failure)
{
    object.insert(u"kind"_s, orNull(errorKindId(failure.kind)));
    object.insert(u"http_status"_s, orNull(failure.httpStatus > 0, failure.httpStatus));
    object.insert(u"reason"_s, orNull(failure.reason));
    object.insert(u"detail"_s, orNull(failure.detail));
}

QJsonObject attemptObject(const AttemptRecord &attempt)
{
    QJsonObject object{
        {u"round"_s, attempt.round},
        {u"due_ms"_s, msOf(attempt.due)},
        {u"start_ms"_s, msOf(attempt.started)},
        {u"connected_ms"_s, msOf(attempt.connected)},
        {u"secured_ms"_s, msOf(attempt.secured)},
        {u"sent_ms"_s, msOf(attempt.sent)},
        {u"first_byte_ms"_s, msOf(attempt.firstByte)},
        {u"received_ms"_s, msOf(attempt.received)},
        {u"verified_ms"_s, msOf(attempt.verified)},
        {u"end_ms"_s, msOf(attempt.ended)},
        {u"slot"_s, attempt.slot},
        {u"sends"_s, attempt.sends},
        {u"reused"_s, attempt.reused},
        {u"bytes"_s, attempt.bytes},
    };
    addFailure(object, attempt.failure);
    return object;
}

QJsonObject itemObject(const RunRow &row, const UrlTemplate &urlTemplate, const QString &name)
{
    const FlagOutcome &outcome = row.outcome;
    const bool hasSize = !outcome.size.isEmpty();
    QJsonArray attempts;
    for (const AttemptRecord &attempt : row.attempts)
        attempts.append(attemptObject(attempt));
    QJsonObject object{
        {u"code"_s, row.item.code.upper()},
        {u"name"_s, name},
        {u"url"_s, publicUrl(row.item.url, urlTemplate).toString(QUrl::FullyEncoded)},
        {u"status"_s, downloadStatusId(outcome.status)},
        {u"delivered_ms"_s, isFinal(row.state) ? msOf(outcome.delivered) : QJsonValue(QJsonValue::Null)},
        {u"attempts"_s, attempts},
        {u"bytes"_s, orNull(outcome.bytes > 0, outcome.bytes)},
        {u"width"_s, orNull(hasSize, outcome.size.width())},
        {u"height"_s, orNull(hasSize, outcome.size.height())},
        {u"format"_s, orNull(outcome.format ? imageFormatId(*outcome.format) : QString())},
        {u"sha256"_s, orNull(QString::fromLatin1(outcome.sha256.toHex()))},
        {u"file"_s, orNull(outcome.file)},
    };
    addFailure(object, outcome.failure);
    return object;
}

QJsonObject practiceObject(const PracticeBehaviour &behaviour)
{
    QJsonObject slow;
    for (auto it = behaviour.slow.cbegin(); it != behaviour.slow.cend(); ++it)
        slow.insert(it.key().upper(), secondsOf(it.value()));
    return {
        {u"seed"_s, qint64(behaviour.seed)},
        {u"delay_s"_s, QJsonArray{secondsOf(behaviour.minDelay), secondsOf(behaviour.maxDelay)}},
        {u"error_rate"_s, behaviour.errorRate},
        {u"faults"_s, QJsonArray::fromStringList(practiceFaultIds(behaviour.faults))},
        {u"slow"_s, slow},
        {u"capacity"_s, orNull(behaviour.capacity > 0, behaviour.capacity)},
        {u"rate"_s, orNull(behaviour.rate > 0, behaviour.rate)},
    };
}

QJsonArray pathArray(const Run &run)
{
    QJsonArray steps;
    for (const PathStep &step : criticalPath(run)) {
        steps.append(QJsonObject{{u"code"_s, run.row(step.row).item.code.upper()},
                                 {u"attempt"_s, orNull(step.attempt >= 0, step.attempt + 1)},
                                 {u"phase"_s, runPhaseId(step.phase)},
                                 {u"from_ms"_s, msOf(step.from)},
                                 {u"to_ms"_s, msOf(step.to)}});
    }
    return steps;
}

/// Of one round alone: a person decides on others by what came of it.
QJsonValue predictedSeconds(const Run &run)
{
    const std::optional<Run> predicted = run.rounds().size() == 1 ? predictedRun(run.plan()) : std::nullopt;
    return predicted ? secondsOf(std::chrono::round<milliseconds>(predicted->elapsed({})))
                     : QJsonValue(QJsonValue::Null);
}

QJsonObject countsObject(const Tally &tally)
{
    return {
        {downloadStatusId(DownloadStatus::Ok), tally.downloaded},
        {downloadStatusId(DownloadStatus::Unchanged), tally.unchanged},
        {downloadStatusId(DownloadStatus::NotFound), tally.notFound},
        {downloadStatusId(DownloadStatus::Error), tally.failed},
        {downloadStatusId(DownloadStatus::Cancelled), tally.cancelled},
    };
}

} // namespace

QByteArray runReport(const Run &run, const std::function<QString(CountryCode)> &nameOf)
{
    const DownloadPlan &plan = run.plan();
    QJsonArray items;
    for (const RunRow &row : run.rows())
        items.append(itemObject(row, plan.source.urlTemplate, nameOf(row.item.code)));
    const QJsonObject report{
        {u"version"_s, reportVersion},
        {u"program"_s,
         QJsonObject{{u"name"_s, u"Flaghoist"_s},
                     {u"version"_s, QStringLiteral(FLAGHOIST_VERSION)},
                     {u"qt"_s, QString::fromLatin1(qVersion())}}},
        {u"started_at"_s, run.startedAt().toUTC().toString(Qt::ISODateWithMs)},
        {u"source"_s, plan.source.label},
        {u"url_template"_s, publicTemplate(plan.source.urlTemplate)},
        {u"strategy"_s, strategyId(plan.strategy)},
        {u"asked"_s, plan.concurrency.asked},
        {u"used"_s, plan.concurrency.used},
        {u"limited_by"_s, orNull(limitReasonId(plan.concurrency.limitedBy))},
        {u"retries"_s, plan.retries},
        {u"timeout_s"_s, secondsOf(plan.deadlines.total)},
        {u"practice"_s,
         plan.source.practice ? QJsonValue(practiceObject(*plan.source.practice)) : QJsonValue::Null},
        {u"requested"_s, run.size()},
        {u"counts"_s, countsObject(run.tally())},
        {u"elapsed_s"_s, std::round(double(run.elapsed({}).count()) / 1000) / 1000},
        {u"predicted_s"_s, predictedSeconds(run)},
        {u"critical_path"_s, pathArray(run)},
        {u"items"_s, items},
    };
    return QJsonDocument(report).toJson();
}

QString csvLine(const QStringList &cells)
{
    QStringList quoted;
    for (QString cell : cells) {
        bool isNumber = false;
        static_cast<void>(cell.toDouble(&isNumber));
        if (!isNumber && !cell.isEmpty() && u"=+-@\t\r"_s.contains(cell.front()))
            cell.prepend(u'\'');
        const bool plain = std::ranges::none_of(cell, [](QChar c) { return u"\",\r\n"_s.contains(c); });
        quoted.append(plain ? cell : u'"' + cell.replace(u'"', u"\"\""_s) + u'"');
    }
    return quoted.join(u',') + u"\r\n"_s;
}

QByteArray csvTable(const QStringList &columns, const QJsonArray &rows)
{
    QString text = csvLine(columns);
    for (const QJsonValue row : rows) {
        QStringList cells;
        for (const QString &column : columns)
            cells.append(row[column].toVariant().toString());
        text += csvLine(cells);
    }
    return text.toUtf8();
}

QByteArray csvOf(const Run &run, const std::function<QString(CountryCode)> &nameOf)
{
    QJsonArray rows;
    for (const RunRow &row : run.rows()) {
        QJsonObject object = itemObject(row, run.plan().source.urlTemplate, nameOf(row.item.code));
        if (!isFinal(row.state))
            object.remove(u"status"_s);
        object.insert(u"start_ms"_s, object[u"attempts"][0][u"start_ms"]);
        object.insert(u"attempts"_s, row.attempts.size());
        rows.append(object);
    }
    return csvTable({u"code"_s, u"name"_s, u"status"_s, u"kind"_s, u"http_status"_s, u"reason"_s,
                     u"attempts"_s, u"start_ms"_s, u"delivered_ms"_s, u"bytes"_s, u"width"_s, u"height"_s,
                     u"format"_s, u"sha256"_s, u"file"_s, u"url"_s},
                    rows);
}

} // namespace Flaghoist
