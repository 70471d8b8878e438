#include "ui/flags/tallybar.h"

#include "ui/widgets/palette.h"

#include <QPainter>
#include <QPainterPath>

namespace Flaghoist {

TallyBar::TallyBar(QWidget *parent) : QProgressBar(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    //: Accessible name of the progress bar
    setAccessibleName(tr("Flags done"));
}

void TallyBar::setTally(const Tally &tally)
{
    m_tally = tally;
    // In tenths, since a screen reader says each new value; what is painted is exact.
    setMaximum(100);
    setValue(10 * (10 * (tally.total - tally.toDo) / std::max(tally.total, 1)));
    update();
}

QSize TallyBar::sizeHint() const
{
    return {320, fontMetrics().height() + 2};
}

QSize TallyBar::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void TallyBar::paintEvent(QPaintEvent *)
{
    struct Part
    {
        int count;
        QColor fill;
        QColor ink;
        bool hatched;
    };
    const Colours &colours = coloursOf(palette());
    const QColor window = palette().color(QPalette::Window);
    const QColor text = palette().color(QPalette::WindowText);
    const QColor neutral = readable(blended(text, window, 0.55), colours.onAccent);
    const Part parts[] = {
        {m_tally.downloaded + m_tally.unchanged, colours.accent, colours.onAccent, false},
        {m_tally.notFound + m_tally.cancelled, neutral, colours.onAccent, false},
        {m_tally.failed, colours.errorFill, colours.onError, true},
        {m_tally.toDo, blended(text, window, 0.12), text, false},
    };

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()), 4, 4);
    painter.setClipPath(outline);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);

    const double perFlag = double(width()) / std::max(m_tally.total, 1);
    double left = 0;
    const auto paintPart = [&](const Part &part, double partWidth) {
        QRectF area(left, 0, partWidth, height());
        left += partWidth;
        if (layoutDirection() == Qt::RightToLeft)
            area.moveRight(width() - area.left());
        painter.save();
        painter.setClipRect(area, Qt::IntersectClip);
        painter.fillRect(area, part.fill);
        if (part.hatched)
            painter.fillRect(area, QBrush(blended(Qt::black, part.fill, 0.25), Qt::BDiagPattern));
        painter.setPen(part.ink);
        painter.drawText(rect(), Qt::AlignCenter, this->text());
        painter.restore();
    };
    for (const Part &part : parts)
        paintPart(part, part.count * perFlag);
    if (m_tally.total == 0)
        paintPart(parts[3], width());
}

} // namespace Flaghoist
