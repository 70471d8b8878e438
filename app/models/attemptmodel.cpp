#include "models/attemptmodel.h"

#include "models/flagmodel.h"
#include "wording/runtext.h"

#include <QLocale>

#include <algorithm>

namespace Flaghoist {

AttemptModel::AttemptModel(const FlagModel *flags, QObject *parent)
    : QAbstractTableModel(parent), m_flags(flags)
{
}

void AttemptModel::setBars(std::vector<TimelineBar> bars)
{
    std::ranges::stable_sort(bars, {}, [](const TimelineBar &bar) { return bar.phases.started; });
    const bool goesOn = bars.size() >= m_bars.size()
        && std::equal(m_bars.begin(), m_bars.end(), bars.begin(),
                      [](const TimelineBar &left, const TimelineBar &right) { return left.isSame(right); });
    if (!goesOn) {
        beginResetModel();
        m_bars = std::move(bars);
        endResetModel();
        return;
    }
    const auto before = int(m_bars.size());
    const auto now = int(bars.size());
    if (now > before)
        beginInsertRows({}, before, now - 1);
    m_bars = std::move(bars);
    if (now > before)
        endInsertRows();
    if (before > 0)
        emit dataChanged(index(0, 0), index(before - 1, ColumnCount - 1));
}

int AttemptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_bars.size());
}

int AttemptModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AttemptModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole: return text(bar(index.row()), index.column());
    case SortRole: return sortKey(bar(index.row()), index.column());
    case Qt::TextAlignmentRole:
        return int(index.column() >= Attempt && index.column() < Result
                       ? Qt::AlignTrailing | Qt::AlignVCenter
                       : Qt::AlignLeading | Qt::AlignVCenter);
    }
    return {};
}

QVariant AttemptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    //: Column of the table of requests: the country code
    case Code: return tr("Code");
    //: Column of the table of requests
    case Country: return tr("Country");
    //: Column of the table of requests: 1 for the first attempt at a flag
    case Attempt: return tr("Attempt");
    //: Column of the table of requests: the place of one request at a time
    case Slot: return tr("Slot");
    //: Column of the table of requests: when it began
    case Start: return tr("Start");
    //: Column of the table of requests: how long it took
    case Duration: return tr("Duration");
    //: Column of the table of requests: how it ended
    case Result: return tr("Result");
    default: return attemptPhaseText(allAttemptPhases[size_t(section) - FirstPhase]);
    }
}

QString AttemptModel::text(const TimelineBar &bar, int column) const
{
    const RunRow &flag = m_flags->row(bar.row);
    switch (column) {
    case Code: return flag.item.code.upper();
    case Country: return m_flags->nameOf(bar.row);
    case Attempt: return QLocale().toString(bar.attempt + 1);
    case Slot: return QLocale().toString(bar.slot);
    case Result: return barEndText(bar, flag);
    default: {
        const microseconds time(sortKey(bar, column).toLongLong());
        return column < FirstPhase || time.count() > 0 ? durationText(time) : QString();
    }
    }
}

QVariant AttemptModel::sortKey(const TimelineBar &bar, int column) const
{
    switch (column) {
    case Code: return bar.row; // the plan is sorted by code
    case Attempt: return bar.attempt;
    case Slot: return bar.slot;
    case Start: return qint64(bar.phases.started.count());
    case Duration: return qint64(bar.range().length().count());
    case Country:
    case Result: return text(bar, column);
    default: return qint64(bar.phases.duration(allAttemptPhases[size_t(column) - FirstPhase]).count());
    }
}

QString barEndText(const TimelineBar &bar, const RunRow &row)
{
    switch (bar.end) {
    case TimelineBar::End::UnderWay: return flagStateText(FlagState::Downloading);
    case TimelineBar::End::NotFound: return flagStateText(FlagState::NotFound);
    case TimelineBar::End::Cancelled: return flagStateText(FlagState::Cancelled);
    case TimelineBar::End::Answered:
    case TimelineBar::End::Failed: break;
    }
    return attemptEndText(row.attempts.value(bar.attempt));
}

} // namespace Flaghoist
