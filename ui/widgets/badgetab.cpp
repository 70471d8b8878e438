#include "ui/widgets/badgetab.h"

#include "ui/glyph.h"
#include "ui/statecolours.h"

#include <QEnterEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
constexpr int sidePadding = 12;
constexpr int gap = 6;
constexpr int chevron = 10;
} // namespace

BadgeTab::BadgeTab(const QString &label, QWidget *parent) : QAbstractButton(parent)
{
    setText(label);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setBadge(0);
}

void BadgeTab::setBadge(int count)
{
    m_badge = count;
    setAccessibleName(count > 0 ? u"%1 %2"_s.arg(text(), QLocale().toString(count)) : text());
    updateGeometry();
    update();
}

QSize BadgeTab::sizeHint() const
{
    const QFontMetrics metrics(labelFont());
    const int width = 2 * sidePadding + chevron + gap + metrics.horizontalAdvance(text())
        + (m_badge > 0 ? gap + badgeWidth() : 0);
    return {width, metrics.height() + 16};
}

void BadgeTab::paintEvent(QPaintEvent *)
{
    const StateColours colours = stateColours(palette());
    const QColor window = palette().color(QPalette::Window);
    const QColor text = palette().color(QPalette::WindowText);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse())
        painter.fillRect(rect(), blended(text, window, 0.06));
    const auto visual = [this](QRect area) {
        return QStyle::visualRect(layoutDirection(), rect(), area);
    };

    int left = sidePadding;
    paintGlyph(painter, isChecked() ? Glyph::ChevronDown : Glyph::ChevronUp,
               visual({left, (height() - chevron) / 2, chevron, chevron}), colours.muted);
    left += chevron + gap;
    const QFontMetrics metrics(labelFont());
    const int words = metrics.horizontalAdvance(this->text());
    painter.setFont(labelFont());
    painter.setPen(isChecked() || underMouse() ? text : readable(blended(text, window, 0.8), window));
    painter.drawText(visual({left, 0, words, height()}), Qt::AlignCenter, this->text());
    left += words + gap;
    if (m_badge > 0) {
        const int side = QFontMetrics(badgeFont()).height() + 2;
        const QRect pill = visual({left, (height() - side) / 2, badgeWidth(), side});
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.errorFill);
        painter.drawRoundedRect(pill, side / 2.0, side / 2.0);
        painter.setPen(colours.onError);
        painter.setFont(badgeFont());
        painter.drawText(pill, Qt::AlignCenter, QLocale().toString(m_badge));
    }
    if (isChecked())
        painter.fillRect(QRect(0, height() - 2, width(), 2), colours.busy);
    if (hasFocus()) {
        painter.setPen(QPen(colours.busy, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(3.5, 3.5, -3.5, -4.5), 4, 4);
    }
}

void BadgeTab::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void BadgeTab::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

QFont BadgeTab::labelFont() const
{
    QFont result = font();
    result.setWeight(QFont::DemiBold);
    return result;
}

QFont BadgeTab::badgeFont() const
{
    QFont result = font();
    result.setBold(true);
    result.setPointSizeF(result.pointSizeF() * 0.85);
    return result;
}

int BadgeTab::badgeWidth() const
{
    const QFontMetrics metrics(badgeFont());
    return std::max(metrics.horizontalAdvance(QLocale().toString(m_badge)) + 10, metrics.height() + 2);
}

} // namespace Flaghoist
