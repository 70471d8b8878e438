#pragma once

#include <QStyledItemDelegate>

namespace Flaghoist {

/// Paints one flag. As a card: its picture, or a dashed frame with the sign of its state; code and name; the
/// state again as sign and words. As a tile: the picture or the sign, and the code where there is room for
/// it.
class FlagDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlagDelegate)

public:
    enum class Kind { Card, Tile };

    explicit FlagDelegate(QObject *parent = nullptr);

    void setKind(Kind kind) { m_kind = kind; }
    /// The size of a cell, the gap around its card included.
    void setCellSize(const QSize &size) { m_cellSize = size; }
    /// How high a cell of \a width is.
    [[nodiscard]] int heightForWidth(int width, const QFont &font) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return m_cellSize;
    }

private:
    void paintCard(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintTile(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    Kind m_kind = Kind::Card;
    QSize m_cellSize;
};

} // namespace Flaghoist
