#pragma once

#include <QStyledItemDelegate>

class QAbstractItemView;
class QComboBox;

namespace Flaghoist {

/// Paints a method of the chooser: its name, under it what it does, which is the item's tool tip. The
/// present one has a check mark.
class MethodDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MethodDelegate)

public:
    explicit MethodDelegate(QComboBox *chooser);

    /// How wide \a view has to be.
    [[nodiscard]] static int widthFor(const QAbstractItemView &view);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const QComboBox *const m_chooser;
};

} // namespace Flaghoist
