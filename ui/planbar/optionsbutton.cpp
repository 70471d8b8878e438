#include "ui/planbar/optionsbutton.h"

#include "ui/statecolours.h"

#include <QPainter>

namespace Flaghoist {

namespace {
constexpr qreal dotRadius = 3.5;
constexpr qreal dotInset = 7;
} // namespace

OptionsButton::OptionsButton(QWidget *parent) : QPushButton(parent)
{
    //: Button that opens the options of a run, with its mnemonic
    setText(tr("O&ptions…"));
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void OptionsButton::setMarked(bool marked)
{
    m_marked = marked;
    const QString told = marked ? tr("Some options differ from the defaults.")
                                : tr("Retries, timeout, file names, and how the practice server behaves.");
    setToolTip(told);
    setAccessibleDescription(told);
    update();
}

void OptionsButton::paintEvent(QPaintEvent *event)
{
    QPushButton::paintEvent(event);
    if (!m_marked)
        return;
    const qreal x = layoutDirection() == Qt::RightToLeft ? dotInset : width() - dotInset;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(stateColours(palette()).busy);
    painter.drawEllipse(QPointF(x, dotInset), dotRadius, dotRadius);
}

} // namespace Flaghoist
