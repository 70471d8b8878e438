#include "models/flagtablemodel.h"

#include "models/flagmodel.h"
#include "models/flagtext.h"
#include "models/timelinelayout.h"
#include "wording/runtext.h"

#include <QLocale>

#include <limits>

namespace Flaghoist {

FlagTableModel::FlagTableModel(FlagModel *flags, QObject *parent)
    : QIdentityProxyModel(parent), m_flags(flags)
{
    setSourceModel(flags);
    connect(flags, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                emit dataChanged(index(first.row(), 1), index(last.row(), ColumnCount - 1));
            });
}

int FlagTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QModelIndex FlagTableModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex FlagTableModel::sibling(int row, int column, const QModelIndex &) const
{
    return index(row, column);
}

QModelIndex FlagTableModel::mapToSource(const QModelIndex &index) const
{
    return index.isValid() ? m_flags->index(index.row()) : QModelIndex();
}

QModelIndex FlagTableModel::mapFromSource(const QModelIndex &index) const
{
    return index.isValid() ? createIndex(index.row(), 0) : QModelIndex();
}

QVariant FlagTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == SortRole)
        return sortKey(index.row(), index.column());
    if (role == TimelineRole)
        return QVariant::fromValue(layoutOf(m_flags->run(), index.row(), m_flags->now()));
    if (index.column() != Code && (role == Qt::DisplayRole || role == Qt::AccessibleTextRole))
        return text(index.row(), index.column());
    return m_flags->data(m_flags->index(index.row()), role);
}

QVariant FlagTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    //: Column of the list of flags: the country code
    case Code: return tr("Code");
    //: Column of the list of flags
    case Country: return tr("Country");
    //: Column of the list of flags: downloaded, failed …
    case Status: return tr("Status");
    //: Column of the list of flags: how many attempts were made
    case Attempts: return tr("Attempts");
    //: Column of the list of flags: of the file
    case Size: return tr("Size");
    //: Column of the list of flags: how long the attempts took together
    case Time: return tr("Time");
    //: Column of the list of flags: 1 for the flag that was completed first
    case Order: return tr("Completed");
    //: Column of the list of flags: its requests as bars over the time of the run
    case Waterfall: return tr("Waterfall");
    }
    return {};
}

QString FlagTableModel::text(int row, int column) const
{
    const RunRow &flag = m_flags->row(row);
    const QLocale locale;
    switch (column) {
    case Code: return flag.item.code.upper();
    case Country: return hasName(flag, m_flags->nameOf(row)) ? m_flags->nameOf(row) : QString();
    case Status: {
        const bool inWords = flag.state == FlagState::Downloaded; // the time has a column of its own
        return inWords ? flagStateText(flag.state)
                       : m_flags->index(row).data(FlagModel::StateTextRole).toString();
    }
    case Attempts: return flag.attempts.isEmpty() ? QString() : locale.toString(flag.attempts.size());
    case Size:
        return flag.outcome.bytes > 0
            ? locale.formattedDataSize(flag.outcome.bytes, 1, QLocale::DataSizeTraditionalFormat)
            : QString();
    case Time: {
        const auto duration = durationOf(flag.outcome);
        return duration ? durationText(*duration) : QString();
    }
    case Order: return flag.outcome.completion > 0 ? locale.toString(flag.outcome.completion) : QString();
    }
    return {};
}

QVariant FlagTableModel::sortKey(int row, int column) const
{
    const RunRow &flag = m_flags->row(row);
    switch (column) {
    case Code: return row; // the plan is sorted by code
    case Status: return int(flag.state);
    case Attempts: return flag.attempts.size();
    case Size: return flag.outcome.bytes;
    case Time: {
        const auto duration = durationOf(flag.outcome);
        return duration ? qint64(duration->count()) : std::numeric_limits<qint64>::max();
    }
    case Order:
        return flag.outcome.completion > 0 ? flag.outcome.completion : std::numeric_limits<int>::max();
    }
    if (column == Waterfall) {
        const auto &attempts = flag.attempts;
        const auto first = !attempts.isEmpty() ? std::optional(attempts.first().started)
            : flag.running                     ? std::optional(flag.running->started)
                                               : std::nullopt;
        return first ? qint64(first->count()) : std::numeric_limits<qint64>::max();
    }
    return text(row, column);
}

} // namespace Flaghoist
