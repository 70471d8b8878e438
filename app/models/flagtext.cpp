#include "models/flagtext.h"

#include "wording/errortext.h"
#include "wording/runtext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct FlagText
{
    Q_DECLARE_TR_FUNCTIONS(FlagText)
};

} // namespace

bool hasName(const RunRow &row, const QString &name)
{
    return name != row.item.code.upper();
}

QString flagTitle(const RunRow &row, const QString &name)
{
    //: A flag: %1 is the code, %2 the country
    return hasName(row, name) ? FlagText::tr("%1 %2").arg(row.item.code.upper(), name)
                              : row.item.code.upper();
}

QString flagStateLine(const RunRow &row, microseconds now)
{
    switch (row.state) {
    case FlagState::WaitingToRetry:
        if (const auto left = std::chrono::ceil<std::chrono::seconds>(row.retryDue - now); left.count() > 0)
            //: The next attempt begins in %1 seconds
            return FlagText::tr("retry in %1 s").arg(left.count());
        break;
    case FlagState::Downloaded:
        if (const auto duration = durationOf(row.outcome))
            return durationText(*duration);
        break;
    case FlagState::Failed: return errorCellText(row.outcome.failure.kind, row.outcome.failure.httpStatus);
    case FlagState::WaitingItsTurn:
        //: State of a flag in a narrow place: its request has ended, it is shown when all flags before it are
        return FlagText::tr("done, waits");
    case FlagState::Ready:
    case FlagState::Queued:
    case FlagState::Downloading:
    case FlagState::Unchanged:
    case FlagState::NotFound:
    case FlagState::Cancelled: break;
    }
    return flagStateText(row.state);
}

QString flagAccessibleText(const RunRow &row, const QString &name, microseconds now)
{
    const QString state = flagStateText(row.state);
    const Failure &failure = row.outcome.failure;
    const QString more = row.state == FlagState::Failed
        ? errorShortText(failure.kind, failure.httpStatus, failure.reason)
        : flagStateLine(row, now);
    if (more == state || row.state == FlagState::WaitingItsTurn) // which says the same in fewer words
        //: For a screen reader: %1 is the code and the country, %2 the state
        return FlagText::tr("%1, %2").arg(flagTitle(row, name), state);
    //: For a screen reader: %1 is the code and the country, %2 the state, %3 time, cause or countdown
    return FlagText::tr("%1, %2, %3").arg(flagTitle(row, name), state, more);
}

QString flagToolTip(const RunRow &row, const QString &name)
{
    const bool isFailed = row.state == FlagState::Failed;
    QStringList lines{flagTitle(row, name), row.item.url.toDisplayString(),
                      isFailed ? errorText(row.outcome) : flagStateText(row.state)};
    if (row.state == FlagState::WaitingItsTurn)
        lines << FlagText::tr("This method shows it when all codes before it have ended.");
    lines.removeAll(QString());
    for (QString &line : lines)
        line = line.toHtmlEscaped();
    return u"<qt>%1</qt>"_s.arg(lines.join("<br>"_L1));
}

std::optional<milliseconds> durationOf(const FlagOutcome &outcome)
{
    const QList<AttemptRecord> &attempts = outcome.attempts;
    if (attempts.isEmpty())
        return std::nullopt;
    const microseconds start = std::ranges::min(attempts, {}, &AttemptRecord::started).started;
    const auto end = std::ranges::max(attempts, {}, &AttemptRecord::ended).ended;
    return end ? std::optional(std::chrono::round<milliseconds>(*end - start)) : std::nullopt;
}

} // namespace Flaghoist
