#include "models/flagtext.h"

#include "models/flagmodel.h"
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

bool hasName(const FlagRow &row)
{
    return row.name != row.code.upper();
}

QString flagTitle(const FlagRow &row)
{
    //: A flag: %1 is the code, %2 the country
    return hasName(row) ? FlagText::tr("%1 %2").arg(row.code.upper(), row.name) : row.code.upper();
}

QString flagStateLine(const FlagRow &row)
{
    switch (row.state) {
    case FlagState::WaitingToRetry:
        if (const qint64 seconds = secondsToRetry(row); seconds > 0)
            //: The next attempt begins in %1 seconds
            return FlagText::tr("retry in %1 s").arg(seconds);
        break;
    case FlagState::Downloaded:
        if (const auto duration = durationOf(row.outcome))
            return secondsText(*duration);
        break;
    case FlagState::Failed:
        return errorShortText(row.outcome.kind, row.outcome.httpStatus, row.outcome.reason);
    case FlagState::WaitingItsTurn:
        //: State of a flag in a narrow place: its request has ended, it is shown when all flags before it are
        return FlagText::tr("waiting its turn");
    case FlagState::Ready:
    case FlagState::Queued:
    case FlagState::Downloading:
    case FlagState::Unchanged:
    case FlagState::NotFound:
    case FlagState::Cancelled: break;
    }
    return flagStateText(row.state);
}

QString flagAccessibleText(const FlagRow &row)
{
    const QString state = flagStateText(row.state);
    const QString more = flagStateLine(row);
    if (more == state || row.state == FlagState::WaitingItsTurn) // which says the same in fewer words
        //: For a screen reader: %1 is the code and the country, %2 the state
        return FlagText::tr("%1, %2").arg(flagTitle(row), state);
    //: For a screen reader: %1 is the code and the country, %2 the state, %3 time, cause or countdown
    return FlagText::tr("%1, %2, %3").arg(flagTitle(row), state, more);
}

QString flagToolTip(const FlagRow &row)
{
    const bool isFailed = row.state == FlagState::Failed;
    QStringList lines{flagTitle(row), row.url.toDisplayString(),
                      isFailed ? errorText(row.outcome) : flagStateText(row.state)};
    if (row.state == FlagState::WaitingItsTurn)
        lines << FlagText::tr("This method shows it when all codes before it have ended.");
    lines.removeAll(QString());
    for (QString &line : lines)
        line = line.toHtmlEscaped();
    return u"<qt>%1</qt>"_s.arg(lines.join("<br>"_L1));
}

qint64 secondsToRetry(const FlagRow &row)
{
    return std::chrono::ceil<std::chrono::seconds>(row.retryAt - std::chrono::steady_clock::now()).count();
}

std::optional<milliseconds> durationOf(const FlagOutcome &outcome)
{
    const QList<AttemptRecord> &attempts = outcome.attempts;
    if (attempts.isEmpty())
        return std::nullopt;
    const qint64 start = std::ranges::min(attempts, {}, &AttemptRecord::startMs).startMs;
    const qint64 end = std::ranges::max(attempts, {}, &AttemptRecord::endMs).endMs;
    return end < start ? std::nullopt : std::optional(milliseconds(end - start));
}

} // namespace Flaghoist
