#include "ui/widgets/accentbutton.h"

#include "ui/statecolours.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionButton>

namespace Flaghoist {

namespace {
constexpr int sidePadding = 18;
constexpr int linePadding = 6;
constexpr qreal radius = 5;
} // namespace

AccentButton::AccentButton(QWidget *parent) : QPushButton(parent)
{
    setDefault(true);
    setAttribute(Qt::WA_Hover);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    setFont(strong);
}

QSize AccentButton::sizeHint() const
{
    const QSize text = fontMetrics().size(Qt::TextShowMnemonic, this->text());
    return {text.width() + 2 * sidePadding, text.height() + 2 * linePadding};
}

void AccentButton::paintEvent(QPaintEvent *)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    const StateColours colours = stateColours(palette());
    const QColor window = palette().color(QPalette::Window);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    // Darker only: a lighter fill would take contrast from the words.
    QColor fill = enabled ? colours.accent : blended(colours.muted, window, 0.25);
    if (enabled && isDown())
        fill = blended(Qt::black, fill, 0.22);
    else if (option.state.testFlag(QStyle::State_MouseOver) && enabled)
        fill = blended(Qt::black, fill, 0.1);

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    const QRectF body = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(body, radius, radius);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.onAccent, 1));
        painter.drawRoundedRect(body.adjusted(2.5, 2.5, -2.5, -2.5), radius - 2, radius - 2);
    }
    int flags = Qt::AlignCenter | Qt::TextShowMnemonic;
    if (!style()->styleHint(QStyle::SH_UnderlineShortcut, &option, this))
        flags |= Qt::TextHideMnemonic;
    painter.setPen(enabled ? colours.onAccent : readable(colours.muted, fill, 3.0));
    painter.drawText(rect(), flags, text());
}

void AccentButton::mouseDoubleClickEvent(QMouseEvent *event)
{
    event->accept();
}

} // namespace Flaghoist
