#include "ui/planbar/methodchooser.h"

#include "ui/widgets/glyph.h"
#include "ui/widgets/palette.h"
#include "wording/runtext.h"

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
constexpr int maxWidth = 620; // wider, and the eye loses the line
constexpr int slack = 4; // what is drawn may be a little wider than its advance

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
    return std::min(textLeft + widest + slack + 2 * padding + 2 * view.frameWidth(), maxWidth);
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
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor text = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const Colours &colours = coloursOf(option.palette);
    painter->save();
    painter->fillRect(option.rect, selected ? colours.accent : option.palette.color(QPalette::Base));
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
    painter->setPen(selected ? colours.onAccent : text);
    painter->drawText(visual(name), Qt::AlignLeading | Qt::AlignVCenter, index.data().toString());
    painter->setFont(smallFont(option.font));
    painter->setPen(selected ? colours.onAccent : colours.muted);
    painter->drawText(visual(hint), int(Qt::AlignLeading | Qt::AlignTop) | Qt::TextWordWrap,
                      index.data(HintRole).toString());
    painter->restore();
}

MethodChooser::MethodChooser(QWidget *parent) : NarrowCombo(parent)
{
    setAccessibleName(tr("Download method"));
    setItemDelegate(new MethodDelegate(this));
    for (const Strategy strategy : allStrategies) {
        const QString name = strategyText(strategy);
        const QString hint = strategyHint(strategy);
        addItem(name, int(strategy));
        setItemData(count() - 1, hint, MethodDelegate::HintRole);
        //: For a screen reader: %1 is the name of a method, %2 a sentence on what it does
        setItemData(count() - 1, tr("%1: %2").arg(name, hint), Qt::AccessibleTextRole);
    }
    connect(this, &QComboBox::activated, this,
            [this](int row) { emit strategyPicked(Strategy(itemData(row).toInt())); });
}

void MethodChooser::showStrategy(Strategy strategy)
{
    setCurrentIndex(findData(int(strategy)));
    setAccessibleDescription(strategyHint(strategy));
}

void MethodChooser::showPopup()
{
    view()->setMinimumWidth(MethodDelegate::widthFor(*view()));
    NarrowCombo::showPopup();
}

} // namespace Flaghoist
