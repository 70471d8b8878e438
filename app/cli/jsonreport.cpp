#include "cli/jsonreport.h"

#include "countries/catalogue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue orNull(bool known, qint64 number)
{
    return known ? QJsonValue(number) : QJsonValue(QJsonValue::Null);
}

QJsonObject attemptObject(const AttemptRecord &attempt)
{
    return {
        {u"start_ms"_s, attempt.startMs},
        {u"first_byte_ms"_s, orNull(attempt.firstByteMs >= 0, attempt.firstByteMs)},
        {u"end_ms"_s, orNull(attempt.endMs >= 0, attempt.endMs)},
        {u"lane"_s, attempt.lane},
        {u"sends"_s, attempt.sends},
        {u"kind"_s, orNull(errorKindId(attempt.kind))},
        {u"http_status"_s, orNull(attempt.httpStatus > 0, attempt.httpStatus)},
    };
}

QJsonArray attemptArray(const QList<AttemptRecord> &attempts)
{
    QJsonArray array;
    for (const AttemptRecord &attempt : attempts)
        array.append(attemptObject(attempt));
    return array;
}

QJsonObject itemObject(const FlagOutcome &outcome, const QLocale &locale)
{
    const bool hasSize = !outcome.size.isEmpty();
    return {
        {u"code"_s, outcome.code.upper()},
        {u"name"_s, countryName(outcome.code, locale)},
        {u"url"_s, outcome.url.toString(QUrl::FullyEncoded)},
        {u"status"_s, downloadStatusId(outcome.status)},
        {u"kind"_s, orNull(errorKindId(outcome.kind))},
        {u"http_status"_s, orNull(outcome.httpStatus > 0, outcome.httpStatus)},
        {u"reason"_s, orNull(outcome.reason)},
        {u"detail"_s, orNull(outcome.detail)},
        {u"attempts"_s, attemptArray(outcome.attempts)},
        {u"bytes"_s, orNull(outcome.bytes > 0, outcome.bytes)},
        {u"width"_s, orNull(hasSize, outcome.size.width())},
        {u"height"_s, orNull(hasSize, outcome.size.height())},
        {u"format"_s, orNull(outcome.format ? imageFormatId(*outcome.format) : QString())},
        {u"sha256"_s, orNull(QString::fromLatin1(outcome.sha256.toHex()))},
        {u"file"_s, orNull(outcome.file)},
    };
}

QJsonObject countsObject(const Counts &counts)
{
    return {
        {downloadStatusId(DownloadStatus::Ok), counts.ok},
        {downloadStatusId(DownloadStatus::Unchanged), counts.unchanged},
        {downloadStatusId(DownloadStatus::NotFound), counts.notFound},
        {downloadStatusId(DownloadStatus::Error), counts.error},
        {downloadStatusId(DownloadStatus::Cancelled), counts.cancelled},
    };
}

} // namespace

QByteArray jsonReport(const DownloadPlan &plan, const QList<FlagOutcome> &outcomes, const RunSummary &summary,
                      const QLocale &locale)
{
    QJsonArray items;
    for (const FlagOutcome &outcome : outcomes)
        items.append(itemObject(outcome, locale));
    const QJsonObject report{
        {u"version"_s, formatVersion},
        {u"source"_s, plan.source.label},
        {u"url_template"_s, plan.source.urlTemplate.text()},
        {u"strategy"_s, strategyId(plan.strategy)},
        {u"asked"_s, plan.concurrency.asked},
        {u"used"_s, plan.concurrency.used},
        {u"limited_by"_s, orNull(limitReasonId(plan.concurrency.limitedBy))},
        {u"requested"_s, summary.requested},
        {u"counts"_s, countsObject(summary.counts)},
        {u"elapsed_s"_s, double(summary.elapsed.count()) / 1000},
        {u"items"_s, items},
    };
    return QJsonDocument(report).toJson();
}

} // namespace Flaghoist
