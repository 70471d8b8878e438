#pragma once

#include "domain/run.h"

#include <QList>
#include <QSortFilterProxyModel>

namespace Flaghoist {

/// The chips' filter over a FlagModel, in plan order.
class FlagFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlagFilterModel)

public:
    enum class Filter { All, Downloaded, NotFound, Failed, ToDo, Unchanged, Cancelled };

    using QSortFilterProxyModel::QSortFilterProxyModel;

    /// All filters, in the order of their chips.
    [[nodiscard]] static const QList<Filter> &filters();
    [[nodiscard]] static QString label(Filter filter);

    void setFilter(Filter filter);

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    Filter m_filter = Filter::All;
};

} // namespace Flaghoist
