// Where things stand in a TimelineView, and how they look.
#include "models/flagmodel.h"
#include "ui/inspector/timelineview.h"
#include "ui/widgets/palette.h"
#include "wording/runtext.h"

#include <QLocale>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <vector>

namespace Flaghoist {

namespace {
using Look = BarPainter::Look;

constexpr double tickDistance = 84;
constexpr int stripHeight = 46;
constexpr int lowStripHeight = 30;
constexpr int lowView = 190; // pixels of height, below which the strip gives way
constexpr int tallRow = 22;
constexpr double paleBar = 0.55;
constexpr double besidePath = 0.25;
constexpr int codeFrom = 13; // pixels of row, in which a code can be read

QColor translucent(QColor colour, float alpha)
{
    colour.setAlphaF(alpha);
    return colour;
}
} // namespace

int TimelineView::rowsTop() const
{
    const bool hasThinRows = m_timeline.slotCount() > 8 && m_timeline.slotCount() <= 30;
    const int least = lowView + (hasThinRows ? stripHeight - lowStripHeight : 0);
    const int strip = viewport()->height() < least ? lowStripHeight : stripHeight;
    return m_axis + strip + gap + (m_timeline.waits.empty() ? 0 : waitingHeight + gap);
}

int TimelineView::rowHeight() const
{
    const int count = std::max(1, m_timeline.slotCount());
    const int share = (viewport()->height() - rowsTop()) / count;
    return std::clamp(share, count <= 8 ? 15 : count <= 30 ? 4 : 2, tallRow);
}

QRect TimelineView::line(int slot) const
{
    const int height = rowHeight();
    const int space = height >= 8 ? 2 : height >= 4 ? 1 : 0;
    return {0, rowsTop() + slot * height - verticalScrollBar()->value(), viewport()->width(), height - space};
}

/// After every change of what is shown or where.
void TimelineView::layOut()
{
    const QFontMetrics metrics(smallFont(font()));
    m_axis = metrics.height() + 4;
    int words = 0;
    for (const QString &text : {tr("in flight"), tr("%L1 allowed").arg(888), tr("%L1 waiting").arg(888)})
        words = std::max(words, metrics.horizontalAdvance(text));
    m_gutter = words + 12;
    const int room = viewport()->height() - rowsTop();
    verticalScrollBar()->setPageStep(std::max(room, 1));
    verticalScrollBar()->setSingleStep(rowHeight());
    verticalScrollBar()->setRange(0, std::max(0, m_timeline.slotCount() * rowHeight() - room));

    const QScopedValueRollback layingOut(m_laysOut, true);
    const double total = double(whole().length().count());
    const auto steps = [total](microseconds time) {
        return int(std::lround(double(time.count()) / total * scrollSteps));
    };
    horizontalScrollBar()->setPageStep(std::max(1, steps(m_range.length())));
    horizontalScrollBar()->setSingleStep(std::max(1, steps(m_range.length() / 20)));
    horizontalScrollBar()->setRange(0, isZoomed() ? scrollSteps - steps(m_range.length()) : 0);
    horizontalScrollBar()->setValue(steps(m_range.from));
    m_picture = {};
    viewport()->update();
}

void TimelineView::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull())
        renderPicture();
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, m_picture);
    paintSelection(painter);
    paintMarkers(painter);
}

void TimelineView::renderPicture()
{
    const qreal ratio = viewport()->devicePixelRatioF();
    m_picture = QPixmap(viewport()->size() * ratio);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(palette().color(QPalette::Base));
    m_profile = profileOf(m_timeline, m_range, int(scale().width));
    QPainter painter(&m_picture);
    painter.setFont(smallFont(font()));
    paintAxis(painter);
    paintRows(painter);
    paintPath(painter);
    paintStrip(painter);
    paintWaiting(painter);
    if (m_pale)
        painter.fillRect(QRect(m_gutter, m_axis, viewport()->width(), rowsTop() - m_axis),
                         translucent(palette().color(QPalette::Base), 1 - float(paleBar)));
}

void TimelineView::paintAxis(QPainter &painter) const
{
    const TimelineScale scale = this->scale();
    const microseconds step = scale.tickStep(tickDistance);
    const Colours &colours = coloursOf(palette());
    for (const microseconds tick : scale.ticks(step)) {
        const int x = int(std::lround(scale.x(tick)));
        painter.fillRect(x, m_axis - 4, 1, viewport()->height(), colours.cardBorder);
        const QString text = momentText(tick, step);
        painter.setPen(colours.muted);
        if (x + 3 + painter.fontMetrics().horizontalAdvance(text) <= viewport()->width())
            painter.drawText(QRect(x + 3, 0, 2 * m_gutter, m_axis), Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

void TimelineView::paintGutter(QPainter &painter, int middle, const QString &text) const
{
    const int height = painter.fontMetrics().height();
    painter.setPen(coloursOf(palette()).muted);
    painter.drawText(QRect(0, middle - height / 2, m_gutter - 6, height), Qt::AlignRight | Qt::AlignVCenter,
                     text);
}

/// How many there are of each of the \a series, one on the other from below; \a highest fills the \a area.
void TimelineView::paintStack(QPainter &painter, const Stack &series, const QRect &area, float highest) const
{
    const bool isThin = areBarsThin();
    for (size_t column = 0; column < m_profile.series.front().size(); ++column) {
        float sum = 0;
        int from = 0;
        for (const auto &[one, look] : series) {
            sum += m_profile.series[one][column];
            const int to = int(std::ceil(float(area.height()) * sum / highest - 0.01F));
            if (to > from)
                painter.fillRect(area.left() + int(column), area.bottom() + 1 - to, 1, to - from,
                                 m_bars.brush(look, isThin && look < Look::Retry));
            from = to;
        }
    }
}

/// Requests in flight, by phase from below, against those allowed.
void TimelineView::paintStrip(QPainter &painter) const
{
    const TimelineScale scale = this->scale();
    const Colours &colours = coloursOf(palette());
    const int bottom = rowsTop() - gap - (m_timeline.waits.empty() ? 0 : waitingHeight + gap);
    const QRect area(m_gutter, m_axis + 2, int(scale.width), bottom - m_axis - 2);
    int allowed = 0;
    float highest = 1;
    for (const TimelineLimit &limit : m_timeline.limits)
        highest = std::max(highest, float(allowed = limit.allowed));
    for (size_t column = 0; column < m_profile.series.front().size(); ++column)
        highest = std::max(highest, m_profile.inFlight(column));
    const auto height = [&](float count) {
        return bottom - int(std::lround(float(area.height()) * count / highest));
    };
    paintStack(painter,
               {{size_t(AttemptPhase::Saving), Look::Saving},
                {size_t(AttemptPhase::Receiving), Look::Receiving},
                {size_t(AttemptPhase::Connecting), Look::Connecting},
                {size_t(AttemptPhase::ServerQueue), Look::ServerQueue},
                {size_t(AttemptPhase::ServerWork), Look::ServerWork},
                {size_t(AttemptPhase::Waiting), Look::Waiting}},
               area, highest);
    QPolygonF top;
    for (int column = 0; column < area.width(); ++column)
        top << QPointF(area.left() + column, height(m_profile.inFlight(size_t(column))));
    painter.setPen(colours.busy);
    painter.drawPolyline(top);
    painter.fillRect(area.left(), bottom, area.width(), 1, colours.emptyFrame);

    painter.setPen(QPen(colours.muted, 1, Qt::DashLine));
    const auto &limits = m_timeline.limits;
    for (size_t i = 0; i < limits.size(); ++i) {
        const double next = i + 1 < limits.size() ? scale.x(limits[i + 1].at) : area.right();
        const double from = std::max<double>(area.left(), scale.x(limits[i].at));
        const double to = std::min<double>(area.right(), next);
        const int y = height(float(limits[i].allowed));
        if (from < to)
            painter.drawLine(QPointF(from, y), QPointF(to, y));
    }
    const int text = painter.fontMetrics().height();
    //: At the side of the timeline: %L1 requests may be under way at once
    paintGutter(painter, std::max(m_axis + text / 2 - 3, height(float(allowed))),
                tr("%L1 allowed").arg(allowed));
    //: At the side of the timeline, at a chart of the requests that are under way
    paintGutter(painter, bottom - text / 2, tr("in flight"));
}

void TimelineView::paintWaiting(QPainter &painter) const
{
    if (m_timeline.waits.empty())
        return;
    const QRect area(m_gutter, rowsTop() - gap - waitingHeight, int(scale().width), waitingHeight);
    float highest = 1;
    for (size_t column = 0; column < m_profile.series.front().size(); ++column)
        highest = std::max(highest, m_profile.waiting(column));
    paintStack(painter, {{TimelineProfile::Retry, Look::Retry}, {TimelineProfile::Turn, Look::Turn}}, area,
               highest);
    //: At the side of the timeline: at most %L1 flags waited for a retry or for their turn
    paintGutter(painter, area.center().y() + 1, tr("%L1 waiting").arg(int(std::lround(highest))));
}

void TimelineView::paintRows(QPainter &painter) const
{
    const TimelineScale scale = this->scale();
    const int height = rowHeight();
    painter.setOpacity(m_pale ? paleBar : m_timeline.path.empty() ? 1 : besidePath);
    painter.setClipRect(QRect(0, rowsTop(), viewport()->width(), viewport()->height()));
    for (const TimelineBreak &one : m_timeline.breaks) {
        const int from = int(scale.x(one.range.from));
        const int to = std::max(from + 2, int(scale.x(one.range.to)));
        const Look look = one.kind == TimelineBreak::Kind::ServerWait ? Look::ServerWait : Look::Pause;
        painter.fillRect(from, rowsTop(), to - from, viewport()->height(), m_bars.brush(look, false));
    }
    const int first = verticalScrollBar()->value() / height;
    const int last = std::min(m_timeline.slotCount() - 1, slotAt(viewport()->height()));
    const int text = painter.fontMetrics().height();
    int numbered = 1;
    for (const int step : {1, 2, 5, 10, 20, 50, 100, 200, 500}) {
        if (numbered * height < text)
            numbered = step;
    }
    painter.setClipRect(QRect(m_gutter, rowsTop(), int(scale.width) + 1, viewport()->height()));
    for (int slot = first; slot <= last; ++slot) {
        for (const TimelineBar &bar : m_timeline.inSlot(slot, m_range))
            paintBar(painter, bar);
    }
    painter.setOpacity(1);
    painter.setClipRect(QRect(0, rowsTop(), viewport()->width(), viewport()->height()));
    for (int slot = first; slot <= last; ++slot) {
        const QRect row = line(slot);
        if (height >= 6)
            painter.fillRect(QRect(m_gutter, row.bottom() + 1, int(scale.width), 1),
                             blended(palette().color(QPalette::Text), palette().color(QPalette::Base), 0.07));
        if (slot % numbered == 0)
            //: At the side of the timeline: %L1 is the number of a slot, the place of one request at a time
            paintGutter(painter, std::max(rowsTop() - 1 + text / 2, row.center().y()),
                        slot == 0 ? tr("slot %L1").arg(slot) : QLocale().toString(slot));
    }
    painter.setClipping(false);
}

/// The requests that decided how long the run took, over the paled others: from each a line leads to the one
/// that began because it ended.
void TimelineView::paintPath(QPainter &painter) const
{
    const TimelineScale scale = this->scale();
    painter.setClipRect(QRect(m_gutter, rowsTop(), int(scale.width) + 2, viewport()->height()));
    const TimelineBar *last = nullptr;
    QPointF from;
    for (const PathStep &step : m_timeline.path) {
        const TimelineBar *const bar =
            step.phase <= RunPhase::Saving ? m_timeline.find(step.row, step.attempt) : nullptr;
        if (!bar)
            continue;
        const double y = line(bar->slot).center().y() + 0.5;
        if (bar != last) {
            paintBar(painter, *bar);
            painter.setPen(palette().color(QPalette::Text));
            painter.drawRect(rectOf(*bar).adjusted(-1, -1, 0, 0));
            if (last)
                painter.drawLine(from, {scale.x(step.from), y});
        }
        last = bar;
        from = {scale.x(step.to), y};
    }
    painter.setClipping(false);
}

/// With the opacity of the \a painter, except for the code, which can be read on a pale bar too.
void TimelineView::paintBar(QPainter &painter, const TimelineBar &bar) const
{
    const QRect row = line(bar.slot);
    m_bars.paintBar(painter, bar, scale(), row);
    if (row.height() < codeFrom)
        return;
    const QRect rect = barRect(bar, scale(), row);
    const QString code = m_flags->row(bar.row).item.code.upper();
    const int width = painter.fontMetrics().horizontalAdvance(code);
    const int left = std::max(rect.left(), m_gutter) + 4;
    if (left + width + 3 > rect.right())
        return;
    m_bars.paintGround(painter, bar, scale(), {left - 2, rect.top() + 1, width + 4, rect.height() - 2});
    const double opacity = painter.opacity();
    painter.setOpacity(1);
    painter.setPen(opacity < paleBar ? coloursOf(palette()).muted : palette().color(QPalette::Text));
    painter.drawText(QRect(left, rect.top(), width + 2, rect.height()), Qt::AlignVCenter, code);
    painter.setOpacity(opacity);
}

void TimelineView::paintSelection(QPainter &painter) const
{
    const TimelineScale scale = this->scale();
    const Colours &colours = coloursOf(palette());
    const QColor ink = palette().color(QPalette::Text);
    if (m_stretch) {
        const int from = int(std::clamp(scale.x(m_stretch->from), scale.left, scale.left + scale.width));
        const int to = int(std::clamp(scale.x(m_stretch->to), scale.left, scale.left + scale.width));
        painter.setPen(colours.busy);
        painter.setBrush(translucent(palette().color(QPalette::Highlight), 0.22F));
        painter.drawRect(from, -1, to - from, viewport()->height() + 1);
        painter.setBrush(Qt::NoBrush);
    }
    if (m_pointer >= m_gutter)
        painter.fillRect(m_pointer, 0, 1, viewport()->height(), translucent(colours.muted, 0.6F));
    painter.setClipRect(QRect(m_gutter - 3, rowsTop() - 3, viewport()->width(), viewport()->height()));
    const TimelineBar *const current = this->current();
    for (const TimelineBar &bar : m_timeline.bars) {
        if (!std::ranges::binary_search(m_selected, bar.row) || !bar.range().meets(m_range))
            continue;
        painter.setPen(QPen(ink, current && current->isSame(bar) ? 2 : 1));
        painter.drawRect(rectOf(bar).adjusted(-1, -1, 0, 0));
    }
    // What the current flag waited for: its next attempt, in another slot as a rule, or its turn.
    for (const TimelineWait &wait : m_timeline.waits) {
        if (!current || wait.row != current->row)
            continue;
        const bool isRetry = wait.kind == TimelineWait::Kind::Retry;
        const int to = line(wait.toSlot < 0 ? wait.fromSlot : wait.toSlot).center().y();
        const QPointF end(scale.x(wait.range.to), to);
        const QColor &colour = isRetry ? colours.wait : colours.busy;
        painter.setPen(QPen(colour, 2, isRetry ? Qt::DashLine : Qt::DotLine));
        painter.drawLine(QPointF(scale.x(wait.range.from), line(wait.fromSlot).center().y()), end);
        painter.setPen(QPen(colour, 2));
        painter.drawLine(end - QPointF(0, 4), end + QPointF(0, 4));
    }
    painter.setClipping(false);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void TimelineView::paintMarkers(QPainter &painter) const
{
    painter.setFont(smallFont(font()));
    painter.setBrush(palette().color(QPalette::Base));
    const QColor ink = palette().color(QPalette::Text);
    std::vector<std::pair<int, QString>> labels;
    for (const Marker &marker : m_markers) {
        const int x = int(std::lround(scale().x(marker.at)));
        if (x < m_gutter || x > viewport()->width())
            continue;
        painter.setPen(QPen(ink, marker.movable ? 2 : 1, marker.movable ? Qt::SolidLine : Qt::DashLine));
        painter.drawLine(x, m_axis - 4, x, viewport()->height());
        labels.emplace_back(x, marker.text);
    }
    painter.setPen(ink);
    int top = m_axis; // over the chart, which ends before the bars do, and over the lines
    for (const auto &[x, text] : labels) {
        QRect label(QPoint(x + 4, top), painter.fontMetrics().size(0, text) + QSize(10, 4));
        if (label.right() > viewport()->width())
            label.moveRight(x - 4);
        top = label.bottom() + 2;
        painter.drawRect(label);
        painter.drawText(label, Qt::AlignCenter, text);
    }
}

QString TimelineView::stripText(int x) const
{
    const TimelineScale scale = this->scale();
    const int column = x - int(scale.left);
    if (m_picture.isNull() || column < 0 || column >= int(m_profile.series.front().size()))
        return {};
    int allowed = 0;
    for (const TimelineLimit &limit : m_timeline.limits) {
        if (limit.at <= scale.at(x) || allowed == 0)
            allowed = limit.allowed;
    }
    const auto inFlight = std::lround(m_profile.inFlight(size_t(column)));
    //: Over the chart of requests: at the time %1, %2 requests were under way and %3 were allowed
    QString text = tr("At %1: %2 in flight, %3 allowed")
                       .arg(durationText(scale.at(x)), QLocale().toString(qlonglong(inFlight)),
                            QLocale().toString(allowed));
    if (const int waiting = int(std::lround(m_profile.waiting(size_t(column)))); waiting > 0)
        //: Goes on a sentence about requests: so many flags wait for a retry or for their turn
        text += tr(", %n waiting", nullptr, waiting);
    return text;
}

} // namespace Flaghoist
