#include "ui/countries/countrydelegate.h"

#include "models/countrymodel.h"
#include "ui/glyph.h"
#include "ui/statecolours.h"

#include <QApplication>
#include <QPainter>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int linePadding = 2;
constexpr int gap = 6;

/// The style's own box can hardly be seen on some dark palettes.
void paintBox(QPainter &painter, const QRect &box, const QStyleOptionViewItem &item)
{
    const StateColours colours = stateColours(item.palette);
    const bool enabled = item.state.testFlag(QStyle::State_Enabled);
    const QColor base = item.palette.color(QPalette::Base);
    const QColor fill = enabled ? colours.accent : blended(colours.muted, base, 0.55);
    const int side = std::min({box.width(), box.height(), item.fontMetrics.height()});
    QRectF square(0, 0, side - 1, side - 1);
    square.moveCenter(QRectF(box).center());
    const bool off = item.checkState == Qt::Unchecked;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(off ? blended(colours.muted, base, enabled ? 0.8 : 0.4) : fill);
    painter.setBrush(off ? base : fill);
    painter.drawRoundedRect(square, 3, 3);
    if (item.checkState == Qt::Checked) {
        paintGlyph(painter, Glyph::Check, square.adjusted(1.5, 1.5, -1.5, -1.5), colours.onAccent);
    } else if (item.checkState == Qt::PartiallyChecked) {
        painter.setPen(QPen(colours.onAccent, 2));
        painter.drawLine(square.center() - QPointF(side / 4.0, 0), square.center() + QPointF(side / 4.0, 0));
    }
    painter.restore();
}

QFont boldFont(const QFont &font)
{
    QFont bold = font;
    bold.setBold(true);
    return bold;
}

} // namespace

CountryDelegate::CountryDelegate(QObject *parent) : QStyledItemDelegate(parent) { }

void CountryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *const style = item.widget ? item.widget->style() : QApplication::style();
    QRect area = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
    area.setRight(item.rect.right() - gap);
    const QString code = index.data(CountryModel::CodeRole).toString();
    const QString name = item.text == code ? QString() : item.text; // a code that no country bears
    item.text.clear();
    const QRect box = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &item, item.widget);
    item.features.setFlag(QStyleOptionViewItem::HasCheckIndicator, false);
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    paintBox(*painter, box, item);

    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const QColor muted = stateColours(item.palette).muted;
    QColor text = item.palette.color(QPalette::Active, selected ? QPalette::HighlightedText : QPalette::Text);
    if (!item.state.testFlag(QStyle::State_Enabled)) // locked during a run, yet to be read
        text = blended(muted, item.palette.color(QPalette::Window), 0.85);
    const QColor subdued = selected ? text : blended(muted, text, 0.8);

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
