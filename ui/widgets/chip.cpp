#include "ui/widgets/chip.h"

#include "ui/widgets/glyph.h"
#include "ui/widgets/palette.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int sidePadding = 10;
constexpr int linePadding = 4;
constexpr int wordGap = 5;
constexpr int crossSide = 9;

void paintPill(QPainter &painter, const QWidget &widget, const QColor &fill, const QColor &border)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal line = widget.hasFocus() ? 2 : 1;
    const QRectF pill = QRectF(widget.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    painter.setPen(QPen(border, line));
    painter.setBrush(fill);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
}

} // namespace

Chip::Chip(const QString &label, QWidget *parent) : QRadioButton(label, parent)
{
    setAttribute(Qt::WA_Hover);
    setAccessibleName(label);
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
    int width = 2 * sidePadding + fontMetrics().horizontalAdvance(text());
    // Space for a digit more than shown, so that a running count does not push its neighbours about.
    if (m_count >= 0)
        width +=
            wordGap + QFontMetrics(bold(font())).horizontalAdvance(QLocale().toString(std::max(m_count, 10)));
    return {width, fontMetrics().height() + 2 * linePadding};
}

bool Chip::hitButton(const QPoint &position) const
{
    return rect().contains(position);
}

void Chip::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    const QColor base = palette().color(QPalette::Base);
    QColor fill = base;
    if (isChecked())
        fill = blended(colours.accent, base, 0.12);
    else if (isDown() || underMouse())
        fill = blended(palette().color(QPalette::Text), base, 0.06);
    const QColor ink = isChecked() ? readable(colours.busy, fill) : palette().color(QPalette::Text);

    QPainter painter(this);
    paintPill(painter, *this, fill, isChecked() || hasFocus() ? colours.busy : colours.cardBorder);
    const QString number = m_count < 0 ? QString() : QLocale().toString(m_count);
    const int words = fontMetrics().horizontalAdvance(text());
    const int whole =
        words + (m_count < 0 ? 0 : wordGap + QFontMetrics(bold(font())).horizontalAdvance(number));
    const QRect content((width() - whole) / 2, 0, whole, height());
    painter.setPen(ink);
    painter.setFont(font());
    painter.drawText(content, Qt::AlignLeading | Qt::AlignVCenter, text());
    painter.setFont(bold(font()));
    painter.drawText(content, Qt::AlignTrailing | Qt::AlignVCenter, number);
}

UndoChip::UndoChip(const QString &text, QWidget *parent) : QPushButton(text, parent)
{
    setAutoDefault(false);
    setAttribute(Qt::WA_Hover);
    setFont(smallFont(font()));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize UndoChip::sizeHint() const
{
    return {2 * (sidePadding - 2) + fontMetrics().horizontalAdvance(text()) + wordGap + crossSide,
            fontMetrics().height() + linePadding};
}

void UndoChip::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    const QColor window = palette().color(QPalette::Window);
    const bool pressed = isEnabled() && (isDown() || underMouse());
    QPainter painter(this);
    paintPill(painter, *this, pressed ? blended(colours.wait, window, 0.12) : window,
              hasFocus() ? colours.busy : blended(colours.wait, window, 0.7));
    const QRect content = rect().adjusted(sidePadding - 2, 0, 2 - sidePadding, 0);
    painter.setPen(colours.wait);
    painter.drawText(content, isEnabled() ? Qt::AlignLeading | Qt::AlignVCenter : Qt::AlignCenter, text());
    if (!isEnabled())
        return; // during a run it only says so
    QRect cross(0, 0, crossSide, crossSide);
    cross.moveCenter(content.center());
    cross.moveRight(content.right());
    paintGlyph(painter, Glyph::Close, QStyle::visualRect(layoutDirection(), rect(), cross), colours.wait);
}

} // namespace Flaghoist
