#include "ui/accentbutton.h"

#include "ui/statecolours.h"

#include <QEvent>
#include <QMouseEvent>

namespace Flaghoist {

AccentButton::AccentButton(QWidget *parent) : QPushButton(parent)
{
    setDefault(true);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    setFont(strong);
    applyAccent();
}

void AccentButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyAccent();
}

void AccentButton::mouseDoubleClickEvent(QMouseEvent *event)
{
    event->accept();
}

void AccentButton::applyAccent()
{
    const StateColours colours = stateColours(palette());
    QPalette accented = palette();
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive}) {
        accented.setColor(group, QPalette::Button, colours.accent);
        accented.setColor(group, QPalette::ButtonText, colours.onAccent);
    }
    if (accented != palette())
        setPalette(accented);
}

} // namespace Flaghoist
