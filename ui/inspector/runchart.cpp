#include "ui/inspector/runchart.h"

#include "ui/widgets/palette.h"
#include "wording/runtext.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace Flaghoist {

namespace {

constexpr double dot = 4;
constexpr double reach = 9; ///< pixels from a dot within which the mouse means it
constexpr int gap = 6;

/// Told apart by shape as well as by colour.
void paintDot(QPainter &painter, const QPointF &at, Strategy strategy, double size)
{
    const QRectF box(at - QPointF(size, size), QSizeF(2 * size, 2 * size));
    switch (strategy) {
    case Strategy::Sequential: painter.drawRect(box.adjusted(1, 1, -1, -1)); return;
    case Strategy::PoolInOrder:
        painter.drawPolygon(
            QPolygonF{{at.x(), box.top()}, {box.right(), box.bottom()}, {box.left(), box.bottom()}});
        return;
    case Strategy::Pool: painter.drawEllipse(box); return;
    case Strategy::EventLoop:
        painter.drawPolygon(QPolygonF{
            {at.x(), box.top()}, {box.right(), at.y()}, {at.x(), box.bottom()}, {box.left(), at.y()}});
        return;
    }
}

QColor colourOf(Strategy strategy, const Colours &colours)
{
    switch (strategy) {
    case Strategy::Sequential: return colours.muted;
    case Strategy::PoolInOrder: return colours.wait;
    case Strategy::Pool: return colours.busy;
    case Strategy::EventLoop: return colours.ok;
    }
    Q_UNREACHABLE();
}

double secondsOf(microseconds time)
{
    return std::max(std::chrono::duration<double>(time).count(), 0.001);
}

/// 1, 2 and 5 of each power of ten from \a from to \a to.
QList<double> ticks(double from, double to)
{
    QList<double> values;
    for (double power = std::pow(10, std::floor(std::log10(from))); power <= to; power *= 10) {
        for (const double digit : {1.0, 2.0, 5.0}) {
            if (digit * power >= from * 0.999 && digit * power <= to * 1.001)
                values.append(digit * power);
        }
    }
    return values;
}

} // namespace

struct RunChart::Scale
{
    QRectF area;
    double fewest, most; // at once
    double fastest, slowest; // seconds

    [[nodiscard]] double x(double atOnce) const
    {
        return area.left() + area.width() * std::log(atOnce / fewest) / std::log(most / fewest);
    }
    [[nodiscard]] double y(double seconds) const
    {
        return area.bottom() - area.height() * std::log(seconds / fastest) / std::log(slowest / fastest);
    }
    [[nodiscard]] QPointF point(const RunSummary &run) const
    {
        return {x(run.concurrency.used), y(secondsOf(run.elapsed))};
    }
};

RunChart::RunChart(QWidget *parent) : QWidget(parent)
{
    setMinimumSize(200, 90);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setRuns({});
}

void RunChart::setRuns(const QList<RunSummary> &runs, const QString &current)
{
    m_runs = runs;
    m_current = current;
    setAccessibleName(tr("Time against requests at once"));
    QStringList lines;
    for (const RunSummary &run : runs)
        //: Read aloud for a point of a chart: %1 a method, %L2 requests at once, %3 a time
        lines << tr("%1, %L2 at once: %3")
                     .arg(strategyText(run.strategy), QLocale().toString(run.concurrency.used),
                          durationText(run.elapsed));
    setAccessibleDescription(lines.join(u'\n'));
    update();
}

QSize RunChart::sizeHint() const
{
    return {320, 180};
}

RunChart::Scale RunChart::scale() const
{
    const QFontMetrics metrics(smallFont(font()));
    const int left = metrics.horizontalAdvance(durationText(std::chrono::seconds(1000))) + gap;
    Scale scale{.area = QRectF(rect()).adjusted(left + gap, metrics.height() + 2 * gap, -2 * gap,
                                                -2 * metrics.height() - gap),
                .fewest = 1e9,
                .most = 1,
                .fastest = 1e9,
                .slowest = 0};
    for (const RunSummary &run : m_runs) {
        scale.fewest = std::min<double>(scale.fewest, run.concurrency.used);
        scale.most = std::max<double>(scale.most, run.concurrency.used);
        const double ideal = secondsOf(idealElapsed(reference(), run.concurrency.used));
        scale.fastest = std::min({scale.fastest, secondsOf(run.elapsed), ideal});
        scale.slowest = std::max({scale.slowest, secondsOf(run.elapsed), ideal});
    }
    scale.most = std::max(scale.most, 2 * scale.fewest);
    scale.fastest /= 1.2;
    scale.slowest *= 1.2;
    return scale;
}

/// What the ideal is reckoned from.
const RunSummary &RunChart::reference() const
{
    return *std::ranges::min_element(m_runs, {}, [](const RunSummary &run) { return run.concurrency.used; });
}

const RunSummary *RunChart::runAt(const QPointF &position) const
{
    if (m_runs.isEmpty())
        return nullptr;
    const Scale scale = this->scale();
    const auto distance = [&](const RunSummary &run) {
        return (scale.point(run) - position).manhattanLength();
    };
    const auto nearest = std::ranges::min_element(m_runs, {}, distance);
    return distance(*nearest) <= reach ? &*nearest : nullptr;
}

bool RunChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *const help = static_cast<QHelpEvent *>(event);
        if (const RunSummary *const run = runAt(help->pos()))
            //: Tool tip of a point of a chart: %L1 number of a run, %2 a method, %3 requests at once, %4 a
            //: time
            QToolTip::showText(help->globalPos(),
                               tr("Run %1: %2, %3 at once, %4")
                                   .arg(QLocale().toString(run->number), strategyText(run->strategy),
                                        QLocale().toString(run->concurrency.used), durationText(run->elapsed)),
                               this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void RunChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(smallFont(font()));
    if (m_runs.isEmpty())
        return;
    const Scale scale = this->scale();
    paintAxes(painter, scale);
    painter.setRenderHint(QPainter::Antialiasing);
    paintIdeal(painter, scale);
    paintRuns(painter, scale);
    paintLegend(painter);
}

void RunChart::paintAxes(QPainter &painter, const Scale &scale) const
{
    const Colours &colours = coloursOf(palette());
    const QFontMetrics metrics = painter.fontMetrics();
    const QRectF &area = scale.area;
    double lastEnd = -1;
    for (const double atOnce : ticks(scale.fewest, scale.most)) {
        const QString text = QLocale().toString(qRound(atOnce));
        const double x = scale.x(atOnce);
        const double half = metrics.horizontalAdvance(text) / 2.0;
        painter.setPen(colours.cardBorder);
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        if (x - half < lastEnd + gap)
            continue;
        painter.setPen(colours.muted);
        painter.drawText(QPointF(x - half, area.bottom() + metrics.ascent() + 2), text);
        lastEnd = x + half;
    }
    double lastTop = height();
    for (const double seconds : ticks(scale.fastest, scale.slowest)) {
        const double y = scale.y(seconds);
        painter.setPen(colours.cardBorder);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        if (y + metrics.height() > lastTop)
            continue;
        const QString text =
            durationText(std::chrono::round<microseconds>(std::chrono::duration<double>(seconds)));
        painter.setPen(colours.muted);
        painter.drawText(
            QPointF(area.left() - gap - metrics.horizontalAdvance(text), y + metrics.ascent() / 2.0), text);
        lastTop = y;
    }
    painter.setPen(colours.muted);
    painter.drawText(
        QRectF(area.left(), area.bottom() + metrics.height(), area.width(), metrics.height() + gap),
        //: Axis of a chart
        Qt::AlignRight | Qt::AlignBottom, tr("requests at once"));
}

void RunChart::paintIdeal(QPainter &painter, const Scale &scale) const
{
    QPainterPath line;
    constexpr int steps = 60;
    for (int step = 0; step <= steps; ++step) {
        const double atOnce = scale.fewest * std::pow(scale.most / scale.fewest, double(step) / steps);
        const QPointF point(scale.x(atOnce), scale.y(secondsOf(idealElapsed(reference(), atOnce))));
        step == 0 ? line.moveTo(point) : line.lineTo(point);
    }
    painter.setClipRect(scale.area.adjusted(-1, -1, 1, 1));
    painter.setPen(QPen(coloursOf(palette()).muted, 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(line);
    painter.setClipping(false);
}

void RunChart::paintRuns(QPainter &painter, const Scale &scale) const
{
    const Colours &colours = coloursOf(palette());
    for (const RunSummary &run : m_runs) {
        const QColor colour = colourOf(run.strategy, colours);
        const bool isCurrent = run.key == m_current && !m_current.isEmpty();
        painter.setPen(QPen(isCurrent ? palette().color(QPalette::WindowText) : colour, isCurrent ? 2 : 1));
        painter.setBrush(blended(colour, palette().color(QPalette::Window), 0.7));
        paintDot(painter, scale.point(run), run.strategy, isCurrent ? dot + 2 : dot);
    }
}

void RunChart::paintLegend(QPainter &painter) const
{
    const Colours &colours = coloursOf(palette());
    const QFontMetrics metrics = painter.fontMetrics();
    const double middle = gap + metrics.height() / 2.0;
    double x = gap;
    const auto write = [&](const QString &text) {
        painter.setPen(colours.muted);
        painter.drawText(QPointF(x, gap + metrics.ascent()), text);
        x += metrics.horizontalAdvance(text) + 2 * gap;
    };
    for (const Strategy strategy : allStrategies) {
        if (std::ranges::none_of(m_runs, [&](const RunSummary &run) { return run.strategy == strategy; }))
            continue;
        painter.setPen(colourOf(strategy, colours));
        painter.setBrush(colourOf(strategy, colours));
        paintDot(painter, {x + dot, middle}, strategy, dot);
        x += 2 * dot + gap;
        write(strategyText(strategy));
    }
    painter.setPen(QPen(colours.muted, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, middle), QPointF(x + 18, middle));
    x += 18 + gap;
    //: In the legend of a chart: what a run would take, were no slot ever idle
    write(tr("ideal"));
}

} // namespace Flaghoist
