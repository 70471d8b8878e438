#include "ui/widgets/buttons.h"

#include "ui/widgets/announce.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/palette.h"

#include <QAction>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int sidePadding = 10;
constexpr int undoPadding = 8;
constexpr int buttonLinePadding = 4;
constexpr int wordGap = 5;
constexpr int crossSide = 9;
constexpr int stripPadding = 8;
constexpr int chevron = 10;

void paintBody(QPainter &painter, const QRectF &body, qreal radius, const QColor &fill, const QPen &border)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border);
    painter.setBrush(fill);
    painter.drawRoundedRect(body, radius, radius);
}

void paintPill(QPainter &painter, const QWidget &widget, const QColor &fill, const QColor &border)
{
    const qreal line = widget.hasFocus() ? 2 : 1;
    const QRectF pill = QRectF(widget.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    paintBody(painter, pill, pill.height() / 2, fill, QPen(border, line));
}

/// At least two, so that a running count does not push its neighbours about.
qsizetype digitsFor(int count)
{
    return QLocale().toString(std::max(count, 10)).size();
}

} // namespace

ActionButton::ActionButton(Look look, QWidget *parent) : QPushButton(parent), m_look(look)
{
    setAutoDefault(false);
    setAttribute(Qt::WA_Hover);
    if (m_look == Look::Accent) {
        setFont(semiBold(font()));
        setDefault(true); // Return presses it while it has the focus
    }
    if (m_look == Look::Link)
        setCursor(Qt::PointingHandCursor);
    connect(this, &QPushButton::clicked, this, [this] {
        if (m_action)
            m_action->trigger();
    });
}

ActionButton::ActionButton(QAction *action, Look look, QWidget *parent) : ActionButton(look, parent)
{
    setAction(action);
}

void ActionButton::setAction(QAction *action)
{
    if (m_action == action)
        return;
    if (m_action)
        disconnect(m_action, nullptr, this, nullptr);
    m_action = action;
    connect(m_action, &QAction::changed, this, &ActionButton::refresh);
    refresh();
}

void ActionButton::refresh()
{
    const QString plain = QString(m_action->text()).remove(u'&');
    setText(m_look == Look::Accent ? m_action->text() : plain);
    // An action without a tool tip gives its text as one.
    const QString tip = m_action->toolTip();
    setToolTip(tip == m_action->iconText() || tip == plain ? QString() : tip);
    setEnabled(m_action->isEnabled());
    if (std::exchange(m_visible, m_action->isVisible()) != m_action->isVisible())
        setVisible(m_visible);
}

void ActionButton::mouseDoubleClickEvent(QMouseEvent *event)
{
    event->accept();
}

QSize ActionButton::sizeHint() const
{
    if (m_look == Look::Plain)
        return QPushButton::sizeHint();
    return fontMetrics().size(Qt::TextShowMnemonic, text())
        + (m_look == Look::Accent ? QSize(30, 12) : QSize(8, 6));
}

void ActionButton::paintEvent(QPaintEvent *event)
{
    if (m_look == Look::Plain)
        return QPushButton::paintEvent(event);
    const Colours &colours = coloursOf(palette());
    const QColor window = palette().color(QPalette::Window);
    const bool isAccent = m_look == Look::Accent;
    QColor fill = Qt::transparent;
    QColor ink = isEnabled() ? colours.busy : colours.muted;
    if (isAccent) { // under the mouse darker only: a lighter fill would take contrast from the words
        fill = isEnabled() ? blended(Qt::black, colours.accent,
                                     isDown()           ? 0.22
                                         : underMouse() ? 0.1
                                                        : 0)
                           : blended(colours.muted, window, 0.25);
        ink = isEnabled() ? colours.onAccent : readable(colours.muted, fill);
    } else if (isEnabled() && underMouse()) {
        fill = blended(colours.busy, window, 0.1);
    }
    QPainter painter(this);
    constexpr qreal radius = 5;
    const QRectF body = QRectF(rect()).adjusted(1, 1, -1, -1);
    paintBody(painter, body, radius, fill, Qt::NoPen);
    if (hasFocus()) {
        const qreal inset = isAccent ? 2.5 : -0.5;
        paintBody(painter, body.adjusted(inset, inset, -inset, -inset), radius - 2, Qt::transparent, ink);
    }
    const bool underlined = style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this);
    painter.setPen(ink);
    painter.drawText(rect(), Qt::AlignCenter | (underlined ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                     text());
}

Chip::Chip(const QString &label, QWidget *parent) : QRadioButton(label, parent)
{
    setAttribute(Qt::WA_Hover);
    setAccessibleName(label);
}

bool Chip::setCount(int count)
{
    const int before = std::exchange(m_count, count);
    if (before == count)
        return false;
    setAccessibleNameCalmly(this, u"%1 %2"_s.arg(text(), QLocale().toString(count)));
    update();
    if (before >= 0 && digitsFor(before) == digitsFor(count) && (before > 0) == (count > 0))
        return false;
    updateGeometry();
    return true;
}

QSize Chip::sizeHint() const
{
    int width = 2 * sidePadding + fontMetrics().horizontalAdvance(text());
    if (m_count >= 0)
        width += wordGap + QFontMetrics(bold(font())).horizontalAdvance(QString(digitsFor(m_count), u'0'));
    return {width, fontMetrics().height() + 2 * buttonLinePadding};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    const QColor text = palette().color(QPalette::Text);
    const QColor base = palette().color(QPalette::Base);
    const QColor fill = isChecked() ? blended(colours.accent, base, 0.12)
        : isDown() || underMouse()  ? blended(text, base, 0.06)
                                    : base;
    QPainter painter(this);
    paintPill(painter, *this, fill, isChecked() || hasFocus() ? colours.busy : colours.cardBorder);
    const QString number = m_count < 0 ? QString() : QLocale().toString(m_count);
    const int whole = fontMetrics().horizontalAdvance(this->text())
        + (m_count < 0 ? 0 : wordGap + QFontMetrics(bold(font())).horizontalAdvance(number));
    const QRect content((width() - whole) / 2, 0, whole, height());
    painter.setPen(isChecked() ? readable(colours.busy, fill) : text);
    painter.drawText(content, Qt::AlignLeading | Qt::AlignVCenter, this->text());
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
    return {2 * undoPadding + fontMetrics().horizontalAdvance(text()) + wordGap + crossSide,
            fontMetrics().height() + buttonLinePadding};
}

void UndoChip::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    const QColor window = palette().color(QPalette::Window);
    const bool pressed = isEnabled() && (isDown() || underMouse());
    QPainter painter(this);
    paintPill(painter, *this, pressed ? blended(colours.wait, window, 0.12) : window,
              hasFocus() ? colours.busy : blended(colours.wait, window, 0.7));
    const QRect content = rect().adjusted(undoPadding, 0, -undoPadding, 0);
    painter.setPen(colours.wait);
    painter.drawText(content, isEnabled() ? Qt::AlignLeading | Qt::AlignVCenter : Qt::AlignCenter, text());
    if (!isEnabled())
        return; // during a run it only says so
    const QRect cross = QStyle::alignedRect(layoutDirection(), Qt::AlignTrailing | Qt::AlignVCenter,
                                            {crossSide, crossSide}, content);
    paintGlyph(painter, Glyph::Close, cross, colours.wait);
}

FoldStrip::FoldStrip(QWidget *parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setMinimumHeight(4 * stripPadding);
}

QSize FoldStrip::sizeHint() const
{
    return {fontMetrics().height() + 2 * stripPadding,
            fontMetrics().horizontalAdvance(text()) + chevron + 3 * stripPadding};
}

void FoldStrip::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    const QColor text = palette().color(QPalette::WindowText);
    QPainter painter(this);
    if (underMouse())
        painter.fillRect(rect(), blended(text, palette().color(QPalette::Window), 0.06));
    const QRect sign((width() - chevron) / 2, stripPadding, chevron, chevron);
    paintGlyph(painter, layoutDirection() == Qt::RightToLeft ? Glyph::ChevronLeft : Glyph::ChevronRight, sign,
               colours.muted);
    if (hasFocus()) {
        painter.setPen(colours.busy);
        painter.drawRect(rect().adjusted(1, 1, -2, -2));
    }
    painter.setPen(text);
    painter.translate(0, sign.bottom() + stripPadding);
    painter.rotate(90);
    const QRect words(0, -width(), height() - sign.bottom() - 2 * stripPadding, width());
    painter.drawText(words, Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter, // from the top
                     fontMetrics().elidedText(this->text(), Qt::ElideRight, words.width()));
}

} // namespace Flaghoist
