#include "ui/inspector/errordelegate.h"

#include "models/errormodel.h"
#include "ui/widgets/palette.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace Flaghoist {

namespace {

constexpr int linePadding = 3;
constexpr int gap = 14;
constexpr int edge = 4;

bool isGroup(const QModelIndex &index)
{
    return !index.parent().isValid();
}

} // namespace

ErrorDelegate::ErrorDelegate(QObject *parent) : QStyledItemDelegate(parent) { }

QString ErrorDelegate::retryText()
{
    return tr("Retry this group");
}

QRect ErrorDelegate::linkRect(const QRect &rect, const QString &group, const QFont &font,
                              Qt::LayoutDirection direction)
{
    const int left = rect.left() + edge + QFontMetrics(semiBold(font)).horizontalAdvance(group) + gap;
    const QRect link(left, rect.top(), QFontMetrics(font).horizontalAdvance(retryText()) + 2, rect.height());
    return QStyle::visualRect(direction, rect, link);
}

void ErrorDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const Colours &colours = coloursOf(item.palette);
    const bool selected = item.state.testFlag(QStyle::State_Selected);
    if (!isGroup(index)) {
        if (index.column() == ErrorModel::Code)
            item.font = semiBold(item.font);
        if (index.column() == ErrorModel::Url && !selected)
            item.palette.setColor(QPalette::Text, colours.muted);
        QStyledItemDelegate::paint(painter, item, index);
        return;
    }

    const QString text = item.text;
    item.text.clear();
    item.font = option.font;
    const QStyle *const style = item.widget ? item.widget->style() : QApplication::style();
    if (!selected)
        painter->fillRect(
            item.rect, blended(item.palette.color(QPalette::Text), item.palette.color(QPalette::Base), 0.05));
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    painter->save();
    const QColor ink = item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    painter->setPen(ink);
    painter->setFont(semiBold(option.font));
    painter->drawText(item.rect.adjusted(edge, 0, -edge, 0), Qt::AlignLeading | Qt::AlignVCenter, text);
    if (m_retryPossible) {
        QFont link = option.font;
        link.setUnderline(item.state.testFlag(QStyle::State_MouseOver));
        painter->setFont(link);
        painter->setPen(selected ? ink : colours.busy);
        painter->drawText(linkRect(item.rect, text, option.font, option.direction),
                          Qt::AlignLeading | Qt::AlignVCenter, retryText());
    }
    painter->restore();
}

QSize ErrorDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), size.height() + 2 * linePadding};
}

bool ErrorDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease && isGroup(index) && m_retryPossible) {
        const QString text = index.data().toString();
        const QPoint position = static_cast<QMouseEvent *>(event)->position().toPoint();
        if (linkRect(option.rect, text, option.font, option.direction).contains(position)) {
            emit retryRequested(index);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace Flaghoist
