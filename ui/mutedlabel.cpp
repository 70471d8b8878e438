#include "ui/mutedlabel.h"

#include "ui/statecolours.h"

#include <QApplication>
#include <QEvent>

namespace Flaghoist {

MutedLabel::MutedLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    applyColour();
}

void MutedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColour();
}

void MutedLabel::applyColour()
{
    // Our own WindowText is overridden, so the unmuted one is asked of the application.
    const QColor muted = stateColours(QApplication::palette(this)).muted;
    if (palette().color(QPalette::WindowText) == muted)
        return;
    QPalette subdued = palette();
    subdued.setColor(QPalette::WindowText, muted);
    setPalette(subdued);
}

} // namespace Flaghoist
