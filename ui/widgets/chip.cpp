#include "ui/widgets/chip.h"

#include "ui/statecolours.h"

#include <QEnterEvent>
#include <QLocale>
#include <QPainter>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
constexpr int sidePadding = 11;
constexpr int linePadding = 4;
constexpr int wordGap = 5;
} // namespace

Chip::Chip(const QString &label, QWidget *parent) : QAbstractButton(parent)
{
    setText(label);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setCount(0);
}

void Chip::setCount(int count)
{
    m_count = count;
    setAccessibleName(u"%1 %2"_s.arg(text(), QLocale().toString(count)));
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const QFontMetrics words(font());
    const QFontMetrics number(countFont());
    // Space for a digit more than shown, so that a running count does not push its neighbours about.
    const int digits = number.horizontalAdvance(QLocale().toString(std::max(m_count, 10)));
    return {2 * sidePadding + words.horizontalAdvance(text()) + wordGap + digits,
            words.height() + 2 * linePadding};
}

void Chip::paintEvent(QPaintEvent *)
{
    const StateColours colours = stateColours(palette());
    const QColor base = palette().color(QPalette::Base);
    QColor fill = base;
    if (isChecked())
        fill = blended(colours.accent, base, 0.12);
    else if (isDown() || underMouse())
        fill = blended(palette().color(QPalette::Text), base, 0.06);
    const QColor ink = isChecked() ? readable(colours.busy, fill) : palette().color(QPalette::Text);

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal line = hasFocus() ? 2 : 1;
    const QRectF pill = QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    painter.setPen(QPen(isChecked() || hasFocus() ? colours.busy : colours.cardBorder, line));
    painter.setBrush(fill);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);

    const QString number = QLocale().toString(m_count);
    const int words = fontMetrics().horizontalAdvance(text());
    const int whole = words + wordGap + QFontMetrics(countFont()).horizontalAdvance(number);
    const QRect content((width() - whole) / 2, 0, whole, height());
    painter.setPen(ink);
    painter.setFont(font());
    painter.drawText(content, Qt::AlignLeading | Qt::AlignVCenter, text());
    painter.setFont(countFont());
    painter.drawText(content, Qt::AlignTrailing | Qt::AlignVCenter, number);
}

void Chip::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void Chip::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

QFont Chip::countFont() const
{
    QFont bold = font();
    bold.setBold(true);
    return bold;
}

} // namespace Flaghoist
