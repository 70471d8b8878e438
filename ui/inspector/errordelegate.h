#pragma once

#include <QStyledItemDelegate>

namespace Flaghoist {

/// Paints the error log: groups with their link "Retry this group", URLs subdued.
class ErrorDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErrorDelegate)

public:
    explicit ErrorDelegate(QObject *parent = nullptr);

    /// Whether the links are there.
    void setRetryPossible(bool possible) { m_retryPossible = possible; }
    [[nodiscard]] static QString retryText();
    /// Where the link of the group in \a rect is.
    [[nodiscard]] static QRect linkRect(const QRect &rect, const QString &group, const QFont &font,
                                        Qt::LayoutDirection direction);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

signals:
    void retryRequested(const QModelIndex &group);

private:
    bool m_retryPossible = false;
};

} // namespace Flaghoist
