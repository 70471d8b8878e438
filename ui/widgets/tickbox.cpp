#include "ui/widgets/tickbox.h"

#include "ui/statecolours.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

namespace Flaghoist {

namespace {
constexpr double frameContrast = 3.0; // what WCAG asks of a control's outline
constexpr qreal radius = 2;
} // namespace

TickBox::TickBox(const QString &text, QWidget *parent) : QCheckBox(text, parent) { }

void TickBox::paintEvent(QPaintEvent *event)
{
    QCheckBox::paintEvent(event);
    const QColor window = palette().color(QPalette::Window);
    if (!isEnabled() || contrastRatio(window, Qt::white) < contrastRatio(window, Qt::black))
        return;
    QStyleOptionButton option;
    initStyleOption(&option);
    const QRectF box = style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(readable(palette().color(QPalette::Base), window, frameContrast));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace Flaghoist
