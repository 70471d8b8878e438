#pragma once

#include <QStyledItemDelegate>

namespace Flaghoist {

/// Paints a row of the country list: a region bold with its count at the far side, a country with its
/// code subdued before the name. The check box stays the style's own.
class CountryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountryDelegate)

public:
    explicit CountryDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// A name that is cut is there whole.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Flaghoist
