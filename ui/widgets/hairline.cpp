#include "ui/widgets/hairline.h"

#include "ui/statecolours.h"

#include <QPainter>

namespace Flaghoist {

Hairline::Hairline(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(1);
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), stateColours(palette()).cardBorder);
}

} // namespace Flaghoist
