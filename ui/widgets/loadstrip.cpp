#include "ui/widgets/loadstrip.h"

#include "ui/widgets/announce.h"
#include "ui/widgets/palette.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace Flaghoist {

LoadStrip::LoadStrip(QWidget *parent) : QWidget(parent)
{
    setAccessibleChart(this);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void LoadStrip::setSamples(std::vector<Sample> samples, const QString &text)
{
    m_samples = std::move(samples);
    setAccessibleNameCalmly(this, text);
    setToolTip(text);
    update();
}

void LoadStrip::paintEvent(QPaintEvent *)
{
    if (m_samples.empty())
        return;
    constexpr double minDuration = 1000; // milliseconds over the whole width
    const Colours &colours = coloursOf(palette());
    const QColor window = palette().color(QPalette::Window);
    int highest = 1;
    for (const Sample &sample : m_samples)
        highest = std::max({highest, sample.working + sample.queued, sample.allowed});
    const double longest = std::max(double(m_samples.back().at.count()), minDuration);
    const QRectF area = QRectF(rect()).adjusted(0.5, 4.5, -0.5, -0.5);
    QPolygonF working;
    QPolygonF all;
    QPolygonF allowed;
    for (const Sample &sample : m_samples) {
        const auto at = [&](int count) {
            return QPointF(area.left() + area.width() * double(sample.at.count()) / longest,
                           area.bottom() - area.height() * count / highest);
        };
        working << at(sample.working);
        all << at(sample.working + sample.queued);
        allowed << at(sample.allowed);
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto paintBody = [&](const QPolygonF &line, const QBrush &fill, const QColor &ink) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPolygon(QPolygonF(line) << QPointF(line.last().x(), area.bottom()) << area.bottomLeft());
        painter.setPen(ink);
        painter.drawPolyline(line);
    };
    if (all != working)
        paintBody(all, QBrush(colours.wait, Qt::BDiagPattern), colours.wait);
    paintBody(working, blended(colours.accent, window, 0.25), colours.busy);
    painter.setPen(QPen(colours.muted, 1, Qt::DashLine));
    if (m_samples.back().allowed > 0)
        painter.drawPolyline(allowed);
}

} // namespace Flaghoist
