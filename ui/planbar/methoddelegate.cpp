#include "ui/planbar/methoddelegate.h"

#include "ui/glyph.h"
#include "ui/statecolours.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QPainter>

#include <algorithm>

namespace Flaghoist {

namespace {

constexpr int padding = 7;
constexpr int checkSide = 12;
constexpr int textLeft = padding + checkSide + 8;
constexpr int mostWidth = 620; // wider, and the eye loses the line
constexpr int slack = 4; // what is drawn may be a little wider than its advance

QFont smallFont(const QFont &font)
{
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.88);
    return small;
}

int hintHeight(const QString &hint, const QFont &font, int width)
{
    return QFontMetrics(smallFont(font)).boundingRect(0, 0, width, 1000, Qt::TextWordWrap, hint).height();
}

} // namespace

MethodDelegate::MethodDelegate(QComboBox *chooser) : QStyledItemDelegate(chooser), m_chooser(chooser) { }

int MethodDelegate::widthFor(const QAbstractItemView &view)
{
    int widest = 0;
    const QFontMetrics name(view.font());
    const QFontMetrics hint(smallFont(view.font()));
    for (int row = 0; row < view.model()->rowCount(); ++row) {
        const QModelIndex index = view.model()->index(row, 0);
        widest = std::max({widest, name.horizontalAdvance(index.data().toString()),
                           hint.horizontalAdvance(index.data(HintRole).toString())});
    }
    return std::min(textLeft + widest + slack + 2 * padding + 2 * view.frameWidth(), mostWidth);
}

QSize MethodDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = m_chooser->view()->minimumWidth();
    const int room = width - textLeft - 2 * padding - 2 * m_chooser->view()->frameWidth();
    const int hint = hintHeight(index.data(HintRole).toString(), option.font, std::max(room, 1));
    return {width, padding + option.fontMetrics.height() + 1 + hint + padding};
}

void MethodDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const QColor text = option.palette.color(chosen ? QPalette::HighlightedText : QPalette::Text);
    const StateColours colours = stateColours(option.palette);
    painter->save();
    painter->fillRect(option.rect, chosen ? colours.accent : option.palette.color(QPalette::Base));
    const QRect content = option.rect.adjusted(textLeft, padding, -padding, -padding);
    const QRect name(content.topLeft(), QSize(content.width(), option.fontMetrics.height()));
    const QRect hint = content.adjusted(0, name.height() + 1, 0, 0);
    const auto visual = [&option](const QRect &area) {
        return QStyle::visualRect(option.direction, option.rect, area);
    };
    if (index.row() == m_chooser->currentIndex()) {
        const QRect check(option.rect.left() + padding, name.top() + (name.height() - checkSide) / 2,
                          checkSide, checkSide);
        paintGlyph(*painter, Glyph::Check, visual(check), text);
    }
    painter->setFont(option.font);
    painter->setPen(chosen ? colours.onAccent : text);
    painter->drawText(visual(name), Qt::AlignLeading | Qt::AlignVCenter, index.data().toString());
    painter->setFont(smallFont(option.font));
    painter->setPen(chosen ? colours.onAccent : colours.muted);
    painter->drawText(visual(hint), int(Qt::AlignLeading | Qt::AlignTop) | Qt::TextWordWrap,
                      index.data(HintRole).toString());
    painter->restore();
}

} // namespace Flaghoist
