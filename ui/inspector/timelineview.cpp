#include "ui/inspector/timelineview.h"

#include "models/attemptmodel.h"
#include "models/flagmodel.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/palette.h"
#include "wording/runtext.h"

#include <QGestureEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPinchGesture>
#include <QScrollBar>
#include <QTextDocumentFragment>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
constexpr double wheelZoom = 0.8;
} // namespace

TimelineView::TimelineView(const FlagModel *flags, QWidget *parent)
    : QAbstractScrollArea(parent), m_flags(flags), m_bars(palette())
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setMouseTracking(true);
    viewport()->grabGesture(Qt::PinchGesture);
    viewport()->setBackgroundRole(QPalette::Base);
    setAccessibleChart(this);
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("A bar for each request. Arrow keys go from bar to bar, plus and minus zoom. "
                                "“As table” shows the same in words."));
    layOut();
}

void TimelineView::setTimeline(TimelineLayout timeline)
{
    m_timeline = std::move(timeline);
    m_range = isZoomed() ? within(m_range, whole()) : whole();
    layOut();
}

void TimelineView::setMarkers(const QList<Marker> &markers)
{
    m_markers = markers;
    if (!isZoomed() && std::exchange(m_range, whole()) != whole())
        layOut();
    viewport()->update();
}

void TimelineView::setPale(bool pale)
{
    if (std::exchange(m_pale, pale) != pale)
        layOut();
}

TimeRange TimelineView::whole() const
{
    TimeRange whole = m_timeline.whole();
    for (const Marker &marker : m_markers)
        whole.to = std::max(whole.to, marker.at + marker.at / 20);
    return whole;
}

int TimelineView::markerAt(int x) const
{
    constexpr int reach = 5; // pixels
    const auto found = std::ranges::find_if(m_markers, [this, x](const Marker &marker) {
        return marker.movable && std::abs(scale().x(marker.at) - x) <= reach;
    });
    return found == m_markers.end() ? -1 : int(found - m_markers.begin());
}

void TimelineView::selectRows(int row, const QList<int> &rows)
{
    m_selected = rows;
    if (row < 0)
        m_current.reset();
    else if (!m_current || m_current->row != row)
        setCurrent(m_timeline.find(row));
    viewport()->update();
}

const TimelineBar *TimelineView::current() const
{
    return m_current ? m_timeline.find(m_current->row, m_current->attempt) : nullptr;
}

void TimelineView::zoom(double factor, std::optional<double> x)
{
    const TimelineScale scale = this->scale();
    zoomTo(scale.zoomed(x.value_or(scale.left + scale.width / 2), factor, whole()));
}

void TimelineView::zoomTo(const TimeRange &range)
{
    if (range == whole())
        return showWhole();
    m_history.append(m_range);
    setRange(within(range, whole()));
}

void TimelineView::zoomBack()
{
    if (m_history.size() <= 1)
        return showWhole();
    setRange(within(m_history.takeLast(), whole()));
}

void TimelineView::showWhole()
{
    m_history.clear();
    setRange(whole());
}

void TimelineView::setStretch(const std::optional<TimeRange> &stretch)
{
    m_stretch = stretch && !stretch->isEmpty() ? stretch : std::nullopt;
    viewport()->update();
    emit rangesChanged();
}

const TimelineBar *TimelineView::barAt(const QPoint &position) const
{
    constexpr int reach = 4; // pixels
    const int slot = slotAt(position.y());
    const TimelineBar *const bar = m_timeline.nearest(slot, scale().at(position.x()));
    return bar && rectOf(*bar).adjusted(-reach, -gap, reach, gap).contains(position) ? bar : nullptr;
}

QRect TimelineView::rectOf(const TimelineBar &bar) const
{
    return barRect(bar, scale(), line(bar.slot));
}

QString TimelineView::describe(const TimelineBar &bar) const
{
    const RunRow &flag = m_flags->row(bar.row);
    const QString title = flagTitle(flag, m_flags->nameOf(bar.row));
    const QString took = durationText(bar.range().length());
    const QString from = durationText(bar.phases.started);
    if (m_pale)
        //: A request that was predicted: %1 is the flag, %2 how long it takes, %3 when it begins
        return tr("%1: %2 from %3, as predicted").arg(title, took, from);
    const auto attempts = int(flag.attempts.size()) + (flag.running ? 1 : 0);
    QStringList lines;
    //: A request in the timeline: %1 is the flag, %2 the attempt's number, %3 how many attempts were made
    lines << (attempts > 1 ? tr("%1 – attempt %2 of %3").arg(title).arg(bar.attempt + 1).arg(attempts)
                           : title);
    //: A request in the timeline: %1 is how it ended, %2 how long it took, %3 is the slot, %4 when it began
    lines
        << tr("%1, %2 (slot %3, from %4)").arg(barEndText(bar, flag), took, QString::number(bar.slot), from);
    if (bar.end != TimelineBar::End::UnderWay)
        lines << attemptPhaseLines(bar.phases);
    for (QString &text : lines)
        text = text.toHtmlEscaped();
    lines.first() = u"<b>%1</b>"_s.arg(lines.first());
    return u"<qt>%1</qt>"_s.arg(lines.join("<br>"_L1));
}

TimelineScale TimelineView::scale() const
{
    constexpr int right = 8;
    return {m_range, double(m_gutter), double(std::max(1, viewport()->width() - m_gutter - right))};
}

int TimelineView::slotAt(int y) const
{
    if (y < rowsTop())
        return -1;
    return (y - rowsTop() + verticalScrollBar()->value()) / rowHeight();
}

void TimelineView::setRange(const TimeRange &range)
{
    m_range = range;
    layOut();
    emit rangesChanged();
}

void TimelineView::scrollContentsBy(int dx, int)
{
    if (dx != 0 && isZoomed() && !m_laysOut) {
        const microseconds from = whole().length() * horizontalScrollBar()->value() / scrollSteps;
        m_range = within({from, from + m_range.length()}, whole());
        emit rangesChanged();
    }
    m_picture = {};
    viewport()->update();
}

void TimelineView::setCurrent(const TimelineBar *bar)
{
    m_current = bar ? std::optional(*bar) : std::nullopt;
    viewport()->update();
    if (!bar)
        return;
    bringIntoSight(*bar);
    announce(this, QTextDocumentFragment::fromHtml(describe(*bar)).toPlainText());
}

void TimelineView::bringIntoSight(const TimelineBar &bar)
{
    const QRect rect = line(bar.slot);
    const int above = std::min(rect.top() - rowsTop(), 0);
    const int below = std::max(rect.bottom() + 1 - viewport()->height(), 0);
    verticalScrollBar()->setValue(verticalScrollBar()->value() + (above != 0 ? above : below));
    if (isZoomed() && !bar.range().meets(m_range)) {
        const microseconds from = bar.phases.started - m_range.length() / 4;
        setRange(within({from, from + m_range.length()}, whole()));
    }
}

/// To the bar beside the current one, in its slot or in another at the same time.
void TimelineView::step(int key)
{
    const TimelineBar *const from = current();
    const TimelineBar *to = nullptr;
    if (!from) {
        to = m_timeline.bars.empty() ? nullptr : &m_timeline.bars.front();
    } else if (key == Qt::Key_Up || key == Qt::Key_Down) {
        const int by = key == Qt::Key_Up ? -1 : 1;
        const microseconds middle = from->phases.started + from->range().length() / 2;
        for (int slot = from->slot + by; !to && slot >= 0 && slot < m_timeline.slotCount(); slot += by)
            to = m_timeline.nearest(slot, middle);
    } else {
        const auto all = m_timeline.inSlot(from->slot);
        if (key == Qt::Key_Home || key == Qt::Key_End)
            to = key == Qt::Key_Home ? &all.front() : &all.back();
        else
            to = key == Qt::Key_Left ? std::max(&all.front(), from - 1) : std::min(&all.back(), from + 1);
    }
    if (!to || to == from)
        return;
    setCurrent(to);
    emit rowPicked(to->row);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const TimelineBar *const bar = current();
    const auto about =
        bar && bar->range().meets(m_range) ? std::optional(scale().x(bar->phases.started)) : std::nullopt;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End: return step(event->key());
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoom(wheelZoom, about);
    case Qt::Key_Minus: return zoom(1 / wheelZoom, about);
    case Qt::Key_0: return showWhole();
    case Qt::Key_Backspace: return zoomBack();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_stretch)
            return zoomTo(*m_stretch);
        break;
    case Qt::Key_Escape:
        if (m_stretch)
            return setStretch({});
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position().toPoint();
    m_drags = false;
    m_movedMarker = event->button() == Qt::LeftButton ? markerAt(m_pressed.x()) : -1;
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    constexpr int leastDrag = 5;
    const QPoint at = event->position().toPoint();
    m_pointer = at.x();
    if (m_movedMarker >= 0) {
        emit markerMoved(m_movedMarker, std::clamp(scale().at(at.x()), whole().from, whole().to));
        return;
    }
    if (event->buttons() == Qt::NoButton)
        viewport()->setCursor(markerAt(at.x()) < 0 ? Qt::ArrowCursor : Qt::SplitHCursor);
    m_drags |= event->buttons().testFlag(Qt::LeftButton) && std::abs(at.x() - m_pressed.x()) >= leastDrag;
    if (m_drags) {
        const TimelineScale scale = this->scale();
        const auto limits = std::minmax({scale.at(m_pressed.x()), scale.at(at.x())});
        setStretch(TimeRange{std::max(limits.first, whole().from), std::min(limits.second, whole().to)});
    }
    viewport()->update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (std::exchange(m_movedMarker, -1) >= 0 || event->button() != Qt::LeftButton
        || std::exchange(m_drags, false))
        return;
    const TimelineBar *const bar = barAt(event->position().toPoint());
    if (bar) {
        setCurrent(bar);
        emit rowPicked(bar->row);
    } else {
        setStretch({});
    }
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const microseconds at = scale().at(event->position().x());
    m_stretch && m_stretch->from <= at &&at <= m_stretch->to ? zoomTo(*m_stretch) : showWhole();
}

/// Rows that do not fit are scrolled, as everywhere; else, over the axis and with Ctrl the wheel zooms.
void TimelineView::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    const bool isSideways =
        event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(delta.x()) > std::abs(delta.y());
    if (isSideways) {
        if (isZoomed())
            setRange(scale().moved(-(delta.x() != 0 ? delta.x() : delta.y()), whole()));
    } else if (verticalScrollBar()->maximum() > 0 && event->position().y() >= rowsTop()
               && !event->modifiers().testFlag(Qt::ControlModifier)) {
        return QAbstractScrollArea::wheelEvent(event);
    } else if (delta.y() != 0) {
        zoom(std::pow(wheelZoom, delta.y() / 120.0), event->position().x());
    }
    event->accept();
}

bool TimelineView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto *const help = static_cast<QHelpEvent *>(event);
        const TimelineBar *const bar = barAt(help->pos());
        const QString strip = help->pos().y() < rowsTop() ? stripText(help->pos().x()) : QString();
        QToolTip::showText(help->globalPos(), bar ? describe(*bar) : strip, viewport(),
                           bar ? rectOf(*bar) : QRect());
        return true;
    }
    case QEvent::Leave:
        m_pointer = -1;
        viewport()->update();
        break;
    case QEvent::Gesture:
        if (const auto *const pinch = qobject_cast<QPinchGesture *>(
                static_cast<QGestureEvent *>(event)->gesture(Qt::PinchGesture))) {
            zoom(1 / std::max(pinch->scaleFactor(), 0.1), pinch->centerPoint().x());
            return true;
        }
        break;
    default: break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    emit rangesChanged();
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_bars = BarPainter(palette());
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        layOut();
}

} // namespace Flaghoist
