#include "ui/widgets/foldstrip.h"

#include "ui/widgets/glyph.h"
#include "ui/widgets/palette.h"

#include <QPainter>

namespace Flaghoist {

namespace {
constexpr int padding = 8;
constexpr int chevron = 10;
} // namespace

FoldStrip::FoldStrip(QWidget *parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

QSize FoldStrip::sizeHint() const
{
    return {fontMetrics().height() + 2 * padding,
            fontMetrics().horizontalAdvance(text()) + chevron + 3 * padding};
}

QSize FoldStrip::minimumSizeHint() const
{
    return {sizeHint().width(), 4 * padding};
}

void FoldStrip::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    const QColor window = palette().color(QPalette::Window);
    QPainter painter(this);
    if (underMouse())
        painter.fillRect(rect(), blended(palette().color(QPalette::WindowText), window, 0.06));
    const QRect sign((width() - chevron) / 2, padding, chevron, chevron);
    paintGlyph(painter, layoutDirection() == Qt::RightToLeft ? Glyph::ChevronLeft : Glyph::ChevronRight, sign,
               colours.muted);
    if (hasFocus()) {
        painter.setPen(colours.busy);
        painter.drawRect(rect().adjusted(1, 1, -2, -2));
    }
    painter.setPen(palette().color(QPalette::WindowText));
    painter.translate(0, sign.bottom() + padding);
    painter.rotate(90);
    const QRect words(0, -width(), height() - sign.bottom() - 2 * padding, width());
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

} // namespace Flaghoist
