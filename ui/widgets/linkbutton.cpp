#include "ui/widgets/linkbutton.h"

#include "ui/statecolours.h"

#include <QEvent>

namespace Flaghoist {

LinkButton::LinkButton(const QString &text, QWidget *parent) : QPushButton(text, parent)
{
    setFlat(true);
    setAutoDefault(false);
    setCursor(Qt::PointingHandCursor);
    applyColour();
}

void LinkButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColour();
}

void LinkButton::applyColour()
{
    const QColor colour = stateColours(palette()).busy;
    QPalette linked = palette();
    linked.setColor(QPalette::Active, QPalette::ButtonText, colour);
    linked.setColor(QPalette::Inactive, QPalette::ButtonText, colour);
    if (linked != palette())
        setPalette(linked);
}

} // namespace Flaghoist
