#pragma once

#include <QStyledItemDelegate>

namespace Flaghoist {

/// Paints one flag as a card: its picture, or a dashed frame with the sign of its state; code and name;
/// the state again as sign and words.
class FlagDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlagDelegate)

public:
    explicit FlagDelegate(QObject *parent = nullptr);

    /// The size of a cell, the gap around its card included.
    void setCellSize(const QSize &size) { m_cellSize = size; }
    /// How high a cell of \a width is.
    [[nodiscard]] static int heightForWidth(int width, const QFont &font);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return m_cellSize;
    }

private:
    QSize m_cellSize;
};

} // namespace Flaghoist
