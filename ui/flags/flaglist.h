#pragma once

#include <QTimer>
#include <QTreeView>

namespace Flaghoist {

/// One line per code, in the order in which they were completed: sortable by each column.
class FlagList final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlagList)

public:
    explicit FlagList(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

protected:
    /// Without the focus of the keyboard it does not claim that of a screen reader.
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void updateWaterfall();

    QTimer m_frame; ///< while the run shown is under way
};

} // namespace Flaghoist
