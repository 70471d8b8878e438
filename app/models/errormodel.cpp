#include "models/errormodel.h"

#include "models/flagmodel.h"
#include "wording/errortext.h"

#include <QLocale>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

ErrorModel::ErrorModel(FlagModel *flags, QObject *parent) : QStandardItemModel(parent), m_flags(flags)
{
    setHorizontalHeaderLabels({
        //: Column: the country code
        tr("Code"),
        //: Column
        tr("Country"),
        //: Column: the error
        tr("What happened"),
        //: Column: how many attempts were made
        tr("Attempts"),
        //: Column: how long the attempts took together
        tr("Time"),
        //: Column
        tr("URL"),
    });
    connect(flags, &QAbstractItemModel::modelReset, this, &ErrorModel::rebuild);
    connect(flags, &FlagModel::rowsUpdated, this, [this](const QList<int> &rows) {
        for (const int flagRow : rows)
            update(flagRow);
    });
    rebuild();
}

int ErrorModel::errorCount() const
{
    return int(m_items.size() - size_t(std::count(m_items.begin(), m_items.end(), nullptr)));
}

QModelIndex ErrorModel::indexOfFlag(int flagRow) const
{
    const bool isFailed = flagRow >= 0 && flagRow < int(m_items.size()) && m_items[size_t(flagRow)];
    return isFailed ? m_items[size_t(flagRow)]->index() : QModelIndex();
}

Qt::ItemFlags ErrorModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemFlags();
}

QVariant ErrorModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QStandardItem &first = *itemFromIndex(index.siblingAtColumn(0));
    if (index.parent().isValid())
        return flagData(first.data(FlagRowRole).toInt(), index.column(), role);
    // A screen reader may stand in any column.
    return index.column() == 0 || role == Qt::AccessibleTextRole ? groupData(first, role) : QVariant();
}

void ErrorModel::rebuild()
{
    beginResetModel();
    {
        const QSignalBlocker silent(this);
        removeRows(0, rowCount());
        m_groups.clear();
        m_items.assign(size_t(m_flags->rowCount()), nullptr);
        for (int flagRow = 0; flagRow < m_flags->rowCount(); ++flagRow)
            update(flagRow);
    }
    endResetModel();
}

void ErrorModel::update(int flagRow)
{
    const QStandardItem *const item = m_items[size_t(flagRow)];
    const auto cause = causeOf(flagRow);
    if (item && cause && item->parent() == m_groups[*cause]) {
        emit dataChanged(item->index(), item->index().siblingAtColumn(ColumnCount - 1));
        return;
    }
    if (item)
        remove(flagRow);
    if (cause)
        add(flagRow, *cause);
}

void ErrorModel::add(int flagRow, const Cause &cause)
{
    auto *const item = m_items[size_t(flagRow)] = new QStandardItem;
    item->setData(flagRow, FlagRowRole);
    QStandardItem *&group = m_groups[cause];
    if (group) {
        int place = group->rowCount();
        while (place > 0 && group->child(place - 1)->data(FlagRowRole).toInt() > flagRow)
            --place;
        group->insertRow(place, item);
        emit dataChanged(group->index(), group->index());
    } else {
        group = new QStandardItem(cause.second);
        group->setColumnCount(ColumnCount);
        group->appendRow(item);
        insertRow(int(std::distance(m_groups.begin(), m_groups.find(cause))), group);
    }
}

void ErrorModel::remove(int flagRow)
{
    const QStandardItem *const item = std::exchange(m_items[size_t(flagRow)], nullptr);
    QStandardItem *const group = item->parent();
    if (group->rowCount() == 1) {
        std::erase_if(m_groups, [group](const auto &entry) { return entry.second == group; });
        removeRow(group->row());
    } else {
        group->removeRow(item->row());
        emit dataChanged(group->index(), group->index());
    }
}

std::optional<ErrorModel::Cause> ErrorModel::causeOf(int flagRow) const
{
    const RunRow &row = m_flags->row(flagRow);
    if (row.state != FlagState::Failed)
        return std::nullopt;
    const Failure &failure = row.outcome.failure;
    return Cause(failure.kind, errorGroupText(failure));
}

QVariant ErrorModel::groupData(const QStandardItem &group, int role) const
{
    const int count = group.rowCount();
    switch (role) {
    case Qt::DisplayRole:
        //: Heading of a group of errors: %1 is the cause, %2 how many flags failed of it
        return tr("%1 · %2").arg(group.text(), QLocale().toString(count));
    case Qt::AccessibleTextRole:
        //: For a screen reader, heading of a group of errors: %1 is the cause
        return tr("%1, %n flag(s)", nullptr, count).arg(group.text());
    case FlagRowRole: return -1;
    case GroupRowsRole: {
        QList<int> rows;
        for (int row = 0; row < count; ++row)
            rows.append(group.child(row)->data(FlagRowRole).toInt());
        return QVariant::fromValue(rows);
    }
    case SortRole: return count;
    }
    return {};
}

QVariant ErrorModel::flagData(int flagRow, int column, int role) const
{
    const RunRow &row = m_flags->row(flagRow);
    if (role == FlagRowRole)
        return flagRow;
    if (role == Qt::ToolTipRole)
        return m_flags->data(m_flags->index(flagRow, 0), Qt::ToolTipRole);
    if (role == SortRole && column == Attempts)
        return row.attempts.size();
    if (role == SortRole && column == Time)
        return qint64(durationOf(row.outcome).value_or(microseconds(0)).count());
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (column) {
    case Code: return row.item.code.upper();
    case Country: return m_flags->nameOf(flagRow);
    case WhatHappened: return errorText(row.outcome);
    case Attempts: return QLocale().toString(row.attempts.size());
    case Time: return m_flags->data(m_flags->index(flagRow, FlagModel::Time), Qt::DisplayRole);
    case Url: return row.item.url.toDisplayString();
    }
    return {};
}

} // namespace Flaghoist
