#include "models/flagfiltermodel.h"

#include "models/flagmodel.h"

namespace Flaghoist {

void FlagFilterModel::setFilter(Filter filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    invalidateFilter();
}

const QList<FlagFilterModel::Filter> &FlagFilterModel::filters()
{
    static const QList<Filter> all{Filter::All,  Filter::Downloaded, Filter::NotFound, Filter::Failed,
                                   Filter::ToDo, Filter::Unchanged,  Filter::Cancelled};
    return all;
}

QString FlagFilterModel::label(Filter filter)
{
    switch (filter) {
    //: Chip with a count: all flags
    case Filter::All: return tr("All");
    //: Chip with a count: flags that were downloaded
    case Filter::Downloaded: return tr("Downloaded");
    //: Chip with a count: flags that were there already
    case Filter::Unchanged: return tr("Unchanged");
    //: Chip with a count: flags that the source does not have
    case Filter::NotFound: return tr("Not found");
    //: Chip with a count: flags that failed
    case Filter::Failed: return tr("Failed");
    //: Chip with a count: flags that were cancelled
    case Filter::Cancelled: return tr("Cancelled");
    //: Chip with a count: flags that are not done yet
    case Filter::ToDo: return tr("To do");
    }
    Q_UNREACHABLE();
}

bool FlagFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const QModelIndex flag = sourceModel()->index(sourceRow, 0, sourceParent);
    const auto state = FlagState(flag.data(FlagModel::StateRole).toInt());
    switch (m_filter) {
    case Filter::All: return true;
    case Filter::Downloaded: return state == FlagState::Downloaded;
    case Filter::NotFound: return state == FlagState::NotFound;
    case Filter::Failed: return state == FlagState::Failed;
    case Filter::ToDo: return !isFinal(state);
    case Filter::Unchanged: return state == FlagState::Unchanged;
    case Filter::Cancelled: return state == FlagState::Cancelled;
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
