#include "ui/widgets/loadstrip.h"

#include "ui/widgets/palette.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <functional>

namespace Flaghoist {

namespace {
constexpr QSize stripSize{190, 44};
constexpr double minDuration = 1000; // milliseconds over the whole width
} // namespace

LoadStrip::LoadStrip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void LoadStrip::clear()
{
    m_samples.clear();
    update();
}

void LoadStrip::add(const Sample &sample, const QString &text)
{
    m_samples.push_back(sample);
    setAccessibleName(text);
    setToolTip(text);
    update();
}

QSize LoadStrip::sizeHint() const
{
    return stripSize;
}

void LoadStrip::paintEvent(QPaintEvent *)
{
    if (m_samples.empty())
        return;
    const Colours &colours = coloursOf(palette());
    const QColor window = palette().color(QPalette::Window);
    int highest = 1;
    for (const Sample &sample : m_samples)
        highest = std::max({highest, sample.working + sample.queued, sample.allowed});
    const double longest = std::max(double(m_samples.back().at.count()), minDuration);
    const QRectF area = QRectF(rect()).adjusted(0.5, 4.5, -0.5, -0.5);
    const auto lineOf = [&](const auto &count) {
        QPainterPath line;
        for (const Sample &sample : m_samples) {
            const QPointF at(area.left() + area.width() * double(sample.at.count()) / longest,
                             area.bottom() - area.height() * std::invoke(count, sample) / highest);
            if (line.elementCount() == 0)
                line.moveTo(at);
            else
                line.lineTo(at);
        }
        return line;
    };
    const auto bodyOf = [&area](QPainterPath line) {
        line.lineTo(line.currentPosition().x(), area.bottom());
        line.lineTo(area.left(), area.bottom());
        return line;
    };
    const QPainterPath all = lineOf([](const Sample &sample) { return sample.working + sample.queued; });
    const QPainterPath working = lineOf(&Sample::working);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(bodyOf(all), QBrush(colours.wait, Qt::BDiagPattern));
    painter.fillPath(bodyOf(working), window);
    painter.fillPath(bodyOf(working), blended(colours.accent, window, 0.25));
    painter.setPen(QPen(colours.wait, 1));
    if (std::ranges::any_of(m_samples, [](const Sample &sample) { return sample.queued > 0; }))
        painter.drawPath(all);
    painter.setPen(QPen(colours.busy, 1));
    painter.drawPath(working);
    painter.setPen(QPen(colours.muted, 1, Qt::DashLine));
    if (m_samples.back().allowed > 0)
        painter.drawPath(lineOf(&Sample::allowed));
}

} // namespace Flaghoist
