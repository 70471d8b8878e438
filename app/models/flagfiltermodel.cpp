#include "models/flagfiltermodel.h"

#include "models/flagmodel.h"

namespace Flaghoist {

FlagFilterModel::FlagFilterModel(QObject *parent) : QSortFilterProxyModel(parent) { }

void FlagFilterModel::setFilter(Filter filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    invalidateFilter();
}

FlagFilterModel::Filter FlagFilterModel::filter() const
{
    return m_filter;
}

bool FlagFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const QModelIndex flag = sourceModel()->index(sourceRow, 0, sourceParent);
    const auto state = FlagState(flag.data(FlagModel::StateRole).toInt());
    switch (m_filter) {
    case Filter::All: return true;
    case Filter::Downloaded: return state == FlagState::Downloaded;
    case Filter::Unchanged: return state == FlagState::Unchanged;
    case Filter::NotFound: return state == FlagState::NotFound;
    case Filter::Failed: return state == FlagState::Failed;
    case Filter::Cancelled: return state == FlagState::Cancelled;
    case Filter::ToDo:
        return state == FlagState::Ready || state == FlagState::Queued || state == FlagState::Downloading
            || state == FlagState::WaitingToRetry || state == FlagState::WaitingItsTurn;
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
