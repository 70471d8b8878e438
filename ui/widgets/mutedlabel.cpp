#include "ui/widgets/mutedlabel.h"

#include "ui/statecolours.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace Flaghoist {

MutedLabel::MutedLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    applyColour();
}

void MutedLabel::setElided(bool elided)
{
    m_elided = elided;
    updateGeometry();
}

QSize MutedLabel::minimumSizeHint() const
{
    const QSize size = QLabel::minimumSizeHint();
    return m_elided ? QSize(8 * fontMetrics().averageCharWidth(), size.height()) : size;
}

void MutedLabel::paintEvent(QPaintEvent *event)
{
    if (!m_elided) {
        QLabel::paintEvent(event);
        return;
    }
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideMiddle, width());
    setToolTip(shown == text() ? QString() : text());
    QPainter painter(this);
    painter.drawText(rect(), Qt::AlignLeading | Qt::AlignVCenter, shown);
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
