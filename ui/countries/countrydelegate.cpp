#include "ui/countries/countrydelegate.h"

#include "models/countrymodel.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/palette.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int linePadding = 2;
constexpr int gap = 6;

} // namespace

CountryDelegate::CountryDelegate(QObject *parent) : QStyledItemDelegate(parent) { }

void CountryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *const style = item.widget ? item.widget->style() : QApplication::style();
    QRect area = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
    if (item.direction == Qt::RightToLeft)
        area.setLeft(item.rect.left() + gap);
    else
        area.setRight(item.rect.right() - gap);
    const QString code = index.data(CountryModel::CodeRole).toString();
    const QString name = item.text == code ? QString() : item.text; // a code that no country bears
    item.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const QColor muted = coloursOf(item.palette).muted;
    QColor text = item.palette.color(QPalette::Active, selected ? QPalette::HighlightedText : QPalette::Text);
    if (!item.state.testFlag(QStyle::State_Enabled)) // locked during a run, yet to be read
        text = muted;
    const QColor subdued = selected ? text : muted;

    painter->save();
    const auto visual = [&item](Qt::Alignment alignment) {
        return QStyle::visualAlignment(item.direction, alignment) | Qt::AlignVCenter;
    };
    const QString aside = code.isEmpty() ? index.data(CountryModel::CountRole).toString() : code;
    QRect nameRect;
    painter->setPen(subdued);
    if (code.isEmpty()) {
        painter->setFont(option.font);
        painter->drawText(area, visual(Qt::AlignTrailing), aside);
        nameRect = area.adjusted(0, 0, -option.fontMetrics.horizontalAdvance(aside) - gap, 0);
        painter->setFont(bold(option.font));
    } else {
        const QFontMetrics metrics(bold(option.font));
        painter->setFont(bold(option.font));
        painter->drawText(area, visual(Qt::AlignLeading), aside);
        nameRect = area.adjusted(metrics.horizontalAdvance(u"MM"_s) + gap, 0, 0, 0);
        painter->setFont(option.font);
    }
    painter->setPen(text);
    nameRect = QStyle::visualRect(option.direction, area, nameRect);
    painter->drawText(nameRect, visual(Qt::AlignLeading),
                      QFontMetrics(painter->font()).elidedText(name, Qt::ElideRight, nameRect.width()));
    painter->restore();
}

bool CountryDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString name = index.data().toString();
    if (!view->isEnabled()
        || option.fontMetrics.horizontalAdvance(u"MM  "_s + name) < option.rect.width() - 24)
        return false;
    QToolTip::showText(event->globalPos(), name, view);
    return true;
}

QSize CountryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), std::max(size.height(), option.fontMetrics.height()) + 2 * linePadding};
}

} // namespace Flaghoist
