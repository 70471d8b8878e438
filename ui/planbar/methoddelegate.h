#pragma once

#include <QStyledItemDelegate>

class QAbstractItemView;
class QComboBox;

namespace Flaghoist {

/// Paints a method of the chooser: its name, and under it what it does. The present one has a check mark.
class MethodDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MethodDelegate)

public:
    static constexpr int HintRole = Qt::UserRole + 1; ///< QString: what the method does

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
