#pragma once

#include "ui/widgets/quietview.h"

#include <QTimer>

namespace Flaghoist {

/// One line per code, in the order in which they were completed: sortable by each column.
class FlagList final : public QuietView<QTreeView>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlagList)

public:
    explicit FlagList(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateWaterfall();

    QTimer m_frame; ///< while the run shown is under way
};

} // namespace Flaghoist
