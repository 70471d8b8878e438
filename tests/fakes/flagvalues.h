#pragma once

#include "countries/codetext.h"
#include "domain/downloadplan.h"
#include "domain/flagoutcome.h"

#include <QStringList>

namespace Flaghoist {

/// Plans, events and outcomes as the engine would send them, for tests of what receives them.
[[nodiscard]] inline DownloadPlan planFor(const QList<CountryCode> &codes, quint64 run = 1)
{
    DownloadPlan plan;
    for (int index = 0; index < int(codes.size()); ++index) {
        const CountryCode code = codes[index];
        plan.items.append({.id = {.run = run, .index = index, .round = 0},
                           .code = code,
                           .url = QUrl(QStringLiteral("http://127.0.0.1:8002/flags/") + code.lower())});
    }
    return plan;
}

[[nodiscard]] inline QList<CountryCode> codesFrom(const char *words)
{
    return parseCodeList(QString::fromLatin1(words).split(u' ')).value();
}

/// A further round over \a rows of \a plan.
[[nodiscard]] inline DownloadPlan roundOf(const DownloadPlan &plan, const QList<int> &rows, int round)
{
    DownloadPlan further = plan;
    further.items.clear();
    for (const int row : rows) {
        PlanItem item = plan.items[row];
        item.id.round = round;
        further.items.append(item);
    }
    return further;
}

[[nodiscard]] inline AttemptRecord attemptFrom(qint64 startMs, qint64 endMs, ErrorKind kind = ErrorKind::None,
                                               int round = 0)
{
    AttemptRecord record;
    record.round = round;
    record.due = record.started = milliseconds(startMs);
    record.ended = milliseconds(endMs);
    record.failure.kind = kind;
    return record;
}

[[nodiscard]] inline FlagOutcome outcomeOf(const PlanItem &item, DownloadStatus status)
{
    FlagOutcome outcome;
    outcome.id = item.id;
    outcome.code = item.code;
    outcome.url = item.url;
    outcome.status = status;
    if (status == DownloadStatus::Ok || status == DownloadStatus::NotFound)
        outcome.attempts = {attemptFrom(100, 900, ErrorKind::None, item.id.round)};
    return outcome;
}

[[nodiscard]] inline FlagOutcome downloaded(const PlanItem &item)
{
    FlagOutcome outcome = outcomeOf(item, DownloadStatus::Ok);
    outcome.failure.httpStatus = 200;
    outcome.file = QStringLiteral("/flags/") + item.code.lower();
    outcome.thumbnail = QImage(4, 3, QImage::Format_RGB32);
    return outcome;
}

[[nodiscard]] inline FlagOutcome failed(const PlanItem &item, ErrorKind kind, int httpStatus = 0,
                                        const QString &reason = {})
{
    FlagOutcome outcome = outcomeOf(item, DownloadStatus::Error);
    outcome.failure.kind = kind;
    outcome.failure.httpStatus = httpStatus;
    outcome.failure.reason = reason;
    outcome.attempts = {attemptFrom(0, 500, kind, item.id.round)};
    return outcome;
}

[[nodiscard]] inline AttemptEvent attemptStarted(const PlanItem &item)
{
    AttemptEvent event;
    event.id = item.id;
    return event;
}

[[nodiscard]] inline AttemptEvent waitingToRetry(const PlanItem &item, milliseconds retryIn)
{
    AttemptEvent event;
    event.id = item.id;
    event.phase = AttemptEvent::Phase::WaitingToRetry;
    event.at = milliseconds(500);
    event.record = attemptFrom(0, 500, ErrorKind::Closed, item.id.round);
    event.retryDue = event.at + retryIn;
    return event;
}

[[nodiscard]] inline AttemptEvent waitingItsTurn(const PlanItem &item)
{
    AttemptEvent event;
    event.id = item.id;
    event.phase = AttemptEvent::Phase::WaitingItsTurn;
    event.at = milliseconds(700);
    event.record = attemptFrom(0, 700, ErrorKind::None, item.id.round);
    return event;
}

} // namespace Flaghoist
