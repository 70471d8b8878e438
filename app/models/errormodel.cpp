#include "models/errormodel.h"

#include "models/flagmodel.h"
#include "models/flagtext.h"
#include "wording/errortext.h"
#include "wording/runtext.h"

#include <QLocale>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// What came instead of a flag by its name, as "HTML", or "PNG:" for a damaged picture; empty where it has
/// none.
QString contentOf(const QString &detail)
{
    const QString name = detail.section(u':', 0, 0);
    if (name.isEmpty() || name.front().isLower())
        return {};
    return detail.size() > name.size() ? name + u':' : name;
}

} // namespace

ErrorModel::ErrorModel(FlagModel *flags, QObject *parent) : QAbstractItemModel(parent), m_flags(flags)
{
    connect(flags, &QAbstractItemModel::modelAboutToBeReset, this, &ErrorModel::beginResetModel);
    connect(flags, &QAbstractItemModel::modelReset, this, [this] {
        rebuild();
        endResetModel();
    });
    connect(flags, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) { update(first.row(), last.row()); });
    rebuild();
}

ErrorModel::~ErrorModel() = default;

int ErrorModel::errorCount() const
{
    return int(m_keys.size() - size_t(std::ranges::count(m_keys, Key(0))));
}

QModelIndex ErrorModel::indexOfFlag(int flagRow) const
{
    if (flagRow < 0 || flagRow >= int(m_keys.size()) || m_keys[size_t(flagRow)] == 0)
        return {};
    const Key key = m_keys[size_t(flagRow)];
    const QList<int> &rows = find(key)->flagRows;
    return createIndex(int(std::ranges::lower_bound(rows, flagRow) - rows.begin()), 0, key);
}

QModelIndex ErrorModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? m_groups[size_t(parent.row())].key : Key(0));
}

QModelIndex ErrorModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(positionOf(child.internalId()), 0, Key(0));
}

int ErrorModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    const bool isGroup = parent.internalId() == 0 && parent.column() == 0;
    return isGroup ? int(m_groups[size_t(parent.row())].flagRows.size()) : 0;
}

int ErrorModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ErrorModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    Q_ASSERT(checkIndex(index));
    if (index.internalId() == 0)
        return groupData(m_groups[size_t(index.row())], index.column(), role);
    return flagData(find(index.internalId())->flagRows[index.row()], index.column(), role);
}

QVariant ErrorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractItemModel::headerData(section, orientation, role);
    switch (section) {
    //: Column: the country code
    case Code: return tr("Code");
    //: Column
    case Country: return tr("Country");
    //: Column: the error
    case WhatHappened: return tr("What happened");
    //: Column: how many attempts were made
    case Attempts: return tr("Attempts");
    //: Column: how long the attempts took together
    case Time: return tr("Time");
    //: Column
    case Url: return tr("URL");
    }
    return {};
}

void ErrorModel::rebuild()
{
    m_groups.clear();
    m_keys.assign(size_t(m_flags->rowCount()), Key(0));
    for (int flagRow = 0; flagRow < m_flags->rowCount(); ++flagRow) {
        Group group = groupOf(flagRow);
        if (group.key == 0)
            continue;
        m_keys[size_t(flagRow)] = group.key;
        auto place = std::ranges::lower_bound(m_groups, group.key, {}, &Group::key);
        if (place == m_groups.end() || place->key != group.key)
            place = m_groups.insert(place, std::move(group));
        place->flagRows.append(flagRow);
    }
}

void ErrorModel::update(int firstFlagRow, int lastFlagRow)
{
    for (int flagRow = firstFlagRow; flagRow <= lastFlagRow; ++flagRow) {
        const Key before = m_keys[size_t(flagRow)];
        const Key now = groupOf(flagRow).key;
        if (before == now) {
            if (now != 0)
                changed(flagRow, now);
            continue;
        }
        if (before != 0)
            remove(flagRow, before);
        if (now != 0)
            add(flagRow, now);
    }
}

void ErrorModel::add(int flagRow, Key key)
{
    const int position = positionOf(key);
    if (position == int(m_groups.size()) || m_groups[size_t(position)].key != key) {
        Group group = groupOf(flagRow);
        group.flagRows.append(flagRow);
        beginInsertRows({}, position, position);
        m_groups.insert(m_groups.begin() + position, std::move(group));
        m_keys[size_t(flagRow)] = key;
        endInsertRows();
        return;
    }
    QList<int> &rows = m_groups[size_t(position)].flagRows;
    const auto place = int(std::ranges::lower_bound(rows, flagRow) - rows.begin());
    const QModelIndex group = index(position, 0);
    beginInsertRows(group, place, place);
    rows.insert(place, flagRow);
    m_keys[size_t(flagRow)] = key;
    endInsertRows();
    emit dataChanged(group, group);
}

void ErrorModel::remove(int flagRow, Key key)
{
    const int position = positionOf(key);
    QList<int> &rows = m_groups[size_t(position)].flagRows;
    if (rows.size() == 1) {
        beginRemoveRows({}, position, position);
        m_groups.erase(m_groups.begin() + position);
        m_keys[size_t(flagRow)] = 0;
        endRemoveRows();
        return;
    }
    const auto place = int(std::ranges::lower_bound(rows, flagRow) - rows.begin());
    const QModelIndex group = index(position, 0);
    beginRemoveRows(group, place, place);
    rows.removeAt(place);
    m_keys[size_t(flagRow)] = 0;
    endRemoveRows();
    emit dataChanged(group, group);
}

void ErrorModel::changed(int flagRow, Key key)
{
    const QModelIndex first = indexOfFlag(flagRow);
    emit dataChanged(first, createIndex(first.row(), ColumnCount - 1, key));
}

ErrorModel::Group ErrorModel::groupOf(int flagRow) const
{
    const RunRow &row = m_flags->row(flagRow);
    if (row.state != FlagState::Failed)
        return {};
    const ErrorKind kind = row.outcome.failure.kind;
    const bool byStatus = categoryOf(kind) == FailureCategory::Refusal;
    const int status = byStatus ? row.outcome.failure.httpStatus : 0;
    const QString detail =
        kind == ErrorKind::InvalidImage ? contentOf(row.outcome.failure.detail) : QString();
    if (!detail.isEmpty() && !m_contents.contains(detail))
        m_contents << detail;
    constexpr int statuses = 1000;
    const qsizetype within = detail.isEmpty() ? status : 1 + m_contents.indexOf(detail);
    const Key key = Key(kind) * statuses + Key(std::clamp<qsizetype>(within, 0, statuses - 1)) + 1;
    return {.key = key, .kind = kind, .httpStatus = status, .detail = detail, .flagRows = {}};
}

std::vector<ErrorModel::Group>::const_iterator ErrorModel::find(Key key) const
{
    return std::ranges::lower_bound(m_groups, key, {}, &Group::key);
}

int ErrorModel::positionOf(Key key) const
{
    return int(find(key) - m_groups.begin());
}

QVariant ErrorModel::groupData(const Group &group, int column, int role) const
{
    QString cause = errorGroupText(group.kind, group.httpStatus);
    if (group.detail.endsWith(u':'))
        //: Heading of a group of errors: %1 is a format such as PNG
        cause = tr("Damaged %1 image").arg(group.detail.chopped(1));
    else if (!group.detail.isEmpty())
        //: Heading of a group of errors: %1 is what came instead, such as HTML
        cause = tr("Not a flag image but %1").arg(group.detail);
    const int count = int(group.flagRows.size());
    switch (role) {
    case Qt::DisplayRole:
        //: Heading of a group of errors: %1 is the cause, %2 how many flags failed of it
        return column == 0 ? tr("%1 · %2").arg(cause, QLocale().toString(count)) : QVariant();
    case Qt::AccessibleTextRole:
        //: For a screen reader, heading of a group of errors: %1 is the cause
        return column == 0 ? tr("%1, %n flag(s)", nullptr, count).arg(cause) : QVariant();
    case FlagRowRole: return -1;
    case GroupRowsRole: return QVariant::fromValue(group.flagRows);
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
        return m_flags->data(m_flags->index(flagRow), Qt::ToolTipRole);
    if (role == SortRole && column == Attempts)
        return row.attempts.size();
    if (role == SortRole && column == Time)
        return qint64(durationOf(row.outcome).value_or(milliseconds(0)).count());
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (column) {
    case Code: return row.item.code.upper();
    case Country: return m_flags->nameOf(flagRow);
    case WhatHappened: return errorText(row.outcome);
    case Attempts: return QLocale().toString(row.attempts.size());
    case Time: {
        const auto duration = durationOf(row.outcome);
        return duration ? durationText(*duration) : QString();
    }
    case Url: return row.item.url.toDisplayString();
    }
    return {};
}

} // namespace Flaghoist
