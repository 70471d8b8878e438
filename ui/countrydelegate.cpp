#include "ui/countrydelegate.h"

#include "models/countrymodel.h"
#include "ui/statecolours.h"

#include <QApplication>
#include <QPainter>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int linePadding = 2;
constexpr int gap = 6;

QFont boldFont(const QFont &font)
{
    QFont bold = font;
    bold.setBold(true);
    return bold;
}

} // namespace

CountryDelegate::CountryDelegate(QObject *parent) : QStyledItemDelegate(parent) { }

void CountryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *const style = item.widget ? item.widget->style() : QApplication::style();
    QRect area = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
    area.setRight(item.rect.right() - gap);
    const QString code = index.data(CountryModel::CodeRole).toString();
    const QString name = item.text == code ? QString() : item.text; // a code that no country bears
    item.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const auto group = item.state.testFlag(QStyle::State_Enabled) ? QPalette::Active : QPalette::Disabled;
    const QColor text = item.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor subdued =
        selected || group == QPalette::Disabled ? text : stateColours(item.palette).muted;

    painter->save();
    const QString aside = code.isEmpty() ? index.data(CountryModel::CountRole).toString() : code;
    QRect nameRect;
    painter->setPen(subdued);
    if (code.isEmpty()) {
        painter->setFont(option.font);
        painter->drawText(area, Qt::AlignTrailing | Qt::AlignVCenter, aside);
        nameRect = area.adjusted(0, 0, -option.fontMetrics.horizontalAdvance(aside) - gap, 0);
        painter->setFont(boldFont(option.font));
    } else {
        const QFontMetrics metrics(boldFont(option.font));
        painter->setFont(boldFont(option.font));
        painter->drawText(area, Qt::AlignLeading | Qt::AlignVCenter, aside);
        nameRect = area.adjusted(metrics.horizontalAdvance(u"MM"_s) + gap, 0, 0, 0);
        painter->setFont(option.font);
    }
    painter->setPen(text);
    nameRect = QStyle::visualRect(option.direction, area, nameRect);
    painter->drawText(nameRect, Qt::AlignLeading | Qt::AlignVCenter,
                      QFontMetrics(painter->font()).elidedText(name, Qt::ElideRight, nameRect.width()));
    painter->restore();
}

QSize CountryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), std::max(size.height(), option.fontMetrics.height()) + 2 * linePadding};
}

} // namespace Flaghoist
