#include "ui/inspector/runchart.h"

#include "ui/widgets/announce.h"
#include "ui/widgets/palette.h"
#include "wording/runtext.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace Flaghoist {

namespace {

constexpr int chartGap = 6;

/// The methods differ by shape as well as by colour.
void paintDot(QPainter &painter, const QPointF &at, Strategy strategy, double size)
{
    const auto corners = [&](std::initializer_list<QPointF> offsets) {
        QPolygonF shape;
        for (const QPointF &offset : offsets)
            shape << at + offset * size;
        painter.drawPolygon(shape);
    };
    switch (strategy) {
    case Strategy::Sequential: return corners({{-0.8, -0.8}, {0.8, -0.8}, {0.8, 0.8}, {-0.8, 0.8}});
    case Strategy::PoolInOrder: return corners({{0, -1}, {1, 1}, {-1, 1}});
    case Strategy::Pool: return painter.drawEllipse(at, size, size);
    case Strategy::EventLoop: return corners({{0, -1}, {1, 0}, {0, 1}, {-1, 0}});
    }
}

QColor colourOf(Strategy strategy, const Colours &colours)
{
    return std::array{colours.muted, colours.wait, colours.busy, colours.ok}[size_t(strategy)];
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
    double fewest = 1e9, most = 1; // at once
    double fastest = 1e9, slowest = 0; // seconds

    [[nodiscard]] QPointF point(double atOnce, double seconds) const
    {
        return {area.left() + area.width() * std::log(atOnce / fewest) / std::log(most / fewest),
                area.bottom() - area.height() * std::log(seconds / fastest) / std::log(slowest / fastest)};
    }
    [[nodiscard]] QPointF point(const RunSummary &run) const
    {
        return point(run.concurrency.used, secondsOf(run.elapsed));
    }
};

RunChart::RunChart(QWidget *parent) : QWidget(parent)
{
    setMinimumSize(280, 0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleChart(this);
    setAccessibleName(tr("Time against requests at once"));
}

void RunChart::setRuns(const QList<RunSummary> &runs, const QString &current)
{
    m_runs = runs;
    m_current = current;
    QStringList lines;
    for (const RunSummary &run : runs)
        //: Read aloud for a point of a chart: %1 a method, %L2 requests at once, %3 a time
        lines << tr("%1, %L2 at once: %3")
                     .arg(strategyText(run.strategy), QLocale().toString(run.concurrency.used),
                          durationText(run.elapsed));
    setAccessibleDescription(lines.join(u'\n'));
    update();
}

/// The ideal is reckoned from it.
const RunSummary &RunChart::reference() const
{
    return *std::ranges::min_element(m_runs, {}, [](const RunSummary &run) { return run.concurrency.used; });
}

RunChart::Scale RunChart::scale() const
{
    const QFontMetrics metrics(smallFont(font()));
    const int left = metrics.horizontalAdvance(durationText(std::chrono::seconds(1000))) + chartGap;
    Scale scale{.area = QRectF(rect()).adjusted(left + chartGap, paintLegend(nullptr) + chartGap,
                                                -2 * chartGap, -2 * metrics.height() - chartGap)};
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

bool RunChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_runs.isEmpty())
        return QWidget::event(event);
    constexpr double reach = 9; // pixels from a dot within which the mouse means it
    const auto *const help = static_cast<QHelpEvent *>(event);
    const auto distance = [help, scale = this->scale()](const RunSummary &run) {
        return (scale.point(run) - help->pos()).manhattanLength();
    };
    const RunSummary &run = *std::ranges::min_element(m_runs, {}, distance);
    //: Tool tip of a point of a chart: %L1 number of a run, %2 a method, %3 requests at once, %4 a time
    const QString text = tr("Run %1: %2, %3 at once, %4")
                             .arg(QLocale().toString(run.number), strategyText(run.strategy),
                                  QLocale().toString(run.concurrency.used), durationText(run.elapsed));
    QToolTip::showText(help->globalPos(), distance(run) <= reach ? text : QString(), this);
    return true;
}

void RunChart::paintEvent(QPaintEvent *)
{
    if (m_runs.isEmpty())
        return;
    QPainter painter(this);
    painter.setFont(smallFont(font()));
    const Scale scale = this->scale();
    if (scale.area.height() < 2 * painter.fontMetrics().height())
        return; // there is no room for it
    paintAxes(painter, scale);
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF ideal;
    constexpr int steps = 60;
    for (int step = 0; step <= steps; ++step) {
        const double atOnce = scale.fewest * std::pow(scale.most / scale.fewest, double(step) / steps);
        ideal << scale.point(atOnce, secondsOf(idealElapsed(reference(), atOnce)));
    }
    const Colours &colours = coloursOf(palette());
    painter.setPen(QPen(colours.muted, 1, Qt::DashLine));
    painter.setClipRect(scale.area.adjusted(-1, -1, 1, 1));
    painter.drawPolyline(ideal);
    painter.setClipping(false);
    for (const RunSummary &run : m_runs) {
        const QColor colour = colourOf(run.strategy, colours);
        const bool isCurrent = run.key == m_current && !m_current.isEmpty();
        painter.setPen(QPen(isCurrent ? palette().color(QPalette::WindowText) : colour, isCurrent ? 2 : 1));
        painter.setBrush(blended(colour, palette().color(QPalette::Window), 0.7));
        paintDot(painter, scale.point(run), run.strategy, isCurrent ? 6 : 4);
    }
    paintLegend(&painter);
}

void RunChart::paintAxes(QPainter &painter, const Scale &scale) const
{
    const Colours &colours = coloursOf(palette());
    const QFontMetrics metrics = painter.fontMetrics();
    const QRectF &area = scale.area;
    double lastEnd = -1;
    for (const double atOnce : ticks(scale.fewest, scale.most)) {
        const QString text = QLocale().toString(qRound(atOnce));
        const double x = scale.point(atOnce, scale.fastest).x();
        const double left = x - metrics.horizontalAdvance(text) / 2.0;
        painter.setPen(colours.cardBorder);
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        if (left < lastEnd + chartGap)
            continue;
        painter.setPen(colours.muted);
        painter.drawText(QPointF(left, area.bottom() + metrics.ascent() + 2), text);
        lastEnd = 2 * x - left;
    }
    double lastTop = height();
    for (const double seconds : ticks(scale.fastest, scale.slowest)) {
        const double y = scale.point(scale.fewest, seconds).y();
        painter.setPen(colours.cardBorder);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        if (y + metrics.height() > lastTop)
            continue;
        painter.setPen(colours.muted);
        painter.drawText(
            QRectF(0, y - metrics.height() / 2.0, area.left() - chartGap, metrics.height()),
            Qt::AlignRight | Qt::AlignAbsolute,
            durationText(std::chrono::round<microseconds>(std::chrono::duration<double>(seconds))));
        lastTop = y;
    }
    painter.setPen(colours.muted);
    painter.drawText(
        QRectF(area.left(), area.bottom() + metrics.height(), area.width(), metrics.height() + chartGap),
        //: Axis of a chart
        Qt::AlignRight | Qt::AlignBottom | Qt::AlignAbsolute, tr("requests at once"));
}

int RunChart::paintLegend(QPainter *painter) const
{
    const Colours &colours = coloursOf(palette());
    const QFontMetrics metrics(smallFont(font()));
    QPointF at(chartGap, chartGap);
    const auto add = [&](int width, const QString &text, const auto &paintSign) {
        const int whole = width + chartGap + metrics.horizontalAdvance(text);
        if (at.x() > chartGap && at.x() + whole > this->width())
            at = {chartGap, at.y() + metrics.height()};
        if (painter) {
            paintSign(at + QPointF(0, metrics.height() / 2.0));
            painter->setPen(colours.muted);
            painter->drawText(at + QPointF(width + chartGap, metrics.ascent()), text);
        }
        at.rx() += whole + 2 * chartGap;
    };
    for (const Strategy strategy : allStrategies) {
        if (std::ranges::find(m_runs, strategy, &RunSummary::strategy) == m_runs.end())
            continue;
        add(8, strategyText(strategy), [&](const QPointF &left) {
            painter->setPen(colourOf(strategy, colours));
            painter->setBrush(colourOf(strategy, colours));
            paintDot(*painter, left + QPointF(4, 0), strategy, 4);
        });
    }
    //: In the legend of a chart: what a run would take, were no slot ever idle
    add(18, tr("ideal"), [&](const QPointF &left) {
        painter->setPen(QPen(colours.muted, 1, Qt::DashLine));
        painter->drawLine(left, left + QPointF(18, 0));
    });
    return int(at.y()) + metrics.height();
}

} // namespace Flaghoist
