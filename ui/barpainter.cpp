#include "ui/barpainter.h"

#include "ui/widgets/palette.h"
#include "wording/runtext.h"

#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QPalette>
#include <QRect>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace Flaghoist {

namespace {

struct LegendText
{
    Q_DECLARE_TR_FUNCTIONS(LegendText)
};

QBrush stripes(const QColor &colour, const QColor &ground, int width, int period, bool upright = false)
{
    QImage tile(period, period, QImage::Format_RGB32);
    for (int y = 0; y < period; ++y) {
        for (int x = 0; x < period; ++x)
            tile.setPixelColor(x, y, (x + (upright ? 0 : y)) % period < width ? colour : ground);
    }
    return QBrush(tile);
}

/// Of a bar that is painted as one piece; none for one that shows its phases.
std::optional<BarPainter::Look> lookOf(TimelineBar::End end)
{
    using End = TimelineBar::End;
    switch (end) {
    case End::UnderWay: return BarPainter::Look::UnderWay;
    case End::Failed: return BarPainter::Look::Failed;
    case End::NotFound: return BarPainter::Look::NotFound;
    case End::Cancelled: return BarPainter::Look::Cancelled;
    case End::Answered: break;
    }
    return std::nullopt;
}

BarPainter::Look lookOf(RunPhase phase)
{
    if (phase <= RunPhase::Saving)
        return BarPainter::Look(phase);
    if (phase == RunPhase::Slot)
        return BarPainter::Look::Turn;
    const bool retries = phase == RunPhase::Host || phase == RunPhase::Retry;
    return retries ? BarPainter::Look::Retry : BarPainter::Look::Cancelled;
}

int pixel(const TimelineScale &scale, microseconds at)
{
    constexpr double beyond = 16; // what is out of sight ends there
    return int(std::lround(std::clamp(scale.x(at), scale.left - beyond, scale.left + scale.width + beyond)));
}

} // namespace

BarPainter::BarPainter(const QPalette &palette)
{
    const Colours &colours = coloursOf(palette);
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    const auto tint = [&base](const QColor &colour, double share) {
        return blended(colour, base, share);
    };
    const QColor grey = readable(tint(text, 0.45), base, 3.2);
    const QColor blue = readable(tint(colours.busy, 0.75), base, 3.2);
    const auto set = [this](Look look, const QBrush &fill, const QColor &outline, const QBrush &solid) {
        m_styles[size_t(look)] = {fill, outline, solid};
    };
    const QColor violet = readable(QColor(0x7a, 0x4f, 0xc8), base, 7.5);
    set(Look::Connecting, violet, {}, violet);
    set(Look::Waiting, tint(colours.busy, 0.08), blue, stripes(blue, base, 2, 3, true));
    set(Look::ServerQueue, stripes(colours.busy, tint(colours.busy, 0.10), 2, 6), blue,
        stripes(blue, base, 2, 4, true));
    set(Look::ServerWork, tint(colours.busy, 0.32), blue, blue);
    set(Look::Receiving, colours.ok, {}, colours.ok);
    set(Look::Saving, tint(text, 0.85), {}, tint(text, 0.85));
    set(Look::UnderWay, tint(colours.busy, 0.20), colours.busy, stripes(blue, base, 3, 4, true));
    set(Look::NotFound, tint(text, 0.12), grey, grey);
    set(Look::Failed, stripes(colours.error, tint(colours.error, 0.10), 3, 8), colours.error, colours.error);
    set(Look::Cancelled, stripes(grey, base, 1, 5), grey, stripes(grey, base, 2, 4, true));
    set(Look::Retry, stripes(colours.wait, tint(colours.wait, 0.15), 2, 6), {}, colours.wait);
    set(Look::Turn, stripes(colours.busy, tint(colours.busy, 0.12), 1, 4, true), {}, blue);
    set(Look::ServerWait, stripes(tint(colours.wait, 0.35), tint(colours.wait, 0.10), 2, 8), {},
        tint(colours.wait, 0.35));
    set(Look::Pause, stripes(tint(text, 0.16), tint(text, 0.05), 2, 10), {}, tint(text, 0.16));
}

void BarPainter::paintBar(QPainter &painter, const TimelineBar &bar, const TimelineScale &scale,
                          const QRect &line) const
{
    const QRect rect = barRect(bar, scale, line);
    if (const auto look = lookOf(bar.end))
        return fill(painter, *look, rect);
    // From the end: what follows the first byte is short, and gets a pixel where there are a few.
    int right = rect.right() + 1;
    for (size_t i = allAttemptPhases.size(); i-- > 0;) {
        const AttemptPhase phase = allAttemptPhases[i];
        if (bar.phases.duration(phase).count() == 0)
            continue;
        const bool isAfterTheWait = phase >= AttemptPhase::Receiving;
        const int least = isAfterTheWait && rect.width() >= 6 ? right - 1 : right;
        const int left =
            std::clamp(pixel(scale, bar.phases.from(phase)), rect.left(), std::max(rect.left(), least));
        fill(painter, Look(i), {left, rect.top(), right - left, rect.height()});
        right = left;
    }
    if (right > rect.left())
        fill(painter, Look::Waiting, {rect.left(), rect.top(), right - rect.left(), rect.height()});
}

void BarPainter::paintWait(QPainter &painter, const TimelineWait &wait, const TimelineScale &scale,
                           const QRect &line) const
{
    const Look look = wait.kind == TimelineWait::Kind::Retry ? Look::Retry : Look::Turn;
    const int from = pixel(scale, wait.range.from);
    const int to = pixel(scale, wait.range.to);
    const int height = std::max(2, line.height() / 4);
    painter.fillRect(from, line.center().y() - height / 2, to - from, height, m_styles[size_t(look)].fill);
}

void BarPainter::fill(QPainter &painter, Look look, const QRect &rect) const
{
    const Style &style = m_styles[size_t(look)];
    if (rect.width() <= 0)
        return;
    if (rect.height() < thin || rect.width() < 3) {
        painter.fillRect(rect, style.solid);
        return;
    }
    painter.fillRect(rect, style.fill);
    if (!style.outline.isValid())
        return;
    painter.fillRect(rect.left(), rect.top(), rect.width(), 1, style.outline);
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, style.outline);
    painter.fillRect(rect.left(), rect.top(), 1, rect.height(), style.outline);
    if (look != Look::UnderWay)
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), style.outline);
}

void BarPainter::paintGround(QPainter &painter, const TimelineBar &bar, const TimelineScale &scale,
                             const QRect &label) const
{
    const auto end = lookOf(bar.end);
    const QImage tile = brush(end.value_or(Look::ServerQueue), false).textureImage();
    if (tile.isNull())
        return;
    const int from = end ? label.left() : pixel(scale, bar.phases.from(AttemptPhase::ServerQueue));
    const int to = end ? label.right() + 1 : pixel(scale, bar.phases.to(AttemptPhase::ServerQueue));
    const QRect striped = label.intersected({from, label.top(), to - from, label.height()});
    painter.fillRect(striped, tile.pixelColor(tile.width() - 1, 0)); // see stripes()
}

QString BarPainter::text(Look look)
{
    switch (look) {
    case Look::Connecting:
    case Look::Waiting:
    case Look::ServerQueue:
    case Look::ServerWork:
    case Look::Receiving:
    case Look::Saving: return attemptPhaseText(AttemptPhase(look));
    //: Legend of the timeline: a request that has not ended
    case Look::UnderWay: return LegendText::tr("under way");
    case Look::NotFound: return flagStateText(FlagState::NotFound);
    case Look::Failed: return flagStateText(FlagState::Failed);
    case Look::Cancelled: return flagStateText(FlagState::Cancelled);
    case Look::Retry: return flagStateText(FlagState::WaitingToRetry);
    case Look::Turn: return flagStateText(FlagState::WaitingItsTurn);
    //: Legend of the timeline: no new requests were sent
    case Look::Pause: return LegendText::tr("paused");
    //: Legend of the timeline: the server asked to be left alone for a while
    case Look::ServerWait: return LegendText::tr("server asked to wait");
    }
    Q_UNREACHABLE();
}

QList<BarPainter::Look> BarPainter::looksIn(const TimelineLayout &layout)
{
    std::array<bool, lookCount> occurs{};
    std::array<microseconds, allAttemptPhases.size()> spent{};
    for (const TimelineBar &bar : layout.bars) {
        if (const auto look = lookOf(bar.end)) {
            occurs[size_t(*look)] = true;
            continue;
        }
        for (const AttemptPhase phase : allAttemptPhases)
            spent[size_t(phase)] += bar.phases.duration(phase);
    }
    // What comes before the answer is seen only where it takes a share of the time.
    const microseconds all = std::accumulate(spent.begin(), spent.end(), microseconds{0});
    for (const AttemptPhase phase : allAttemptPhases)
        occurs[size_t(phase)] =
            spent[size_t(phase)] > (phase < AttemptPhase::Receiving ? all / 250 : microseconds{0});
    for (const TimelineWait &wait : layout.waits)
        occurs[size_t(wait.kind == TimelineWait::Kind::Retry ? Look::Retry : Look::Turn)] = true;
    for (const TimelineBreak &one : layout.breaks)
        occurs[size_t(one.kind == TimelineBreak::Kind::ServerWait ? Look::ServerWait : Look::Pause)] |=
            one.kind != TimelineBreak::Kind::BetweenRounds;
    QList<Look> looks;
    for (size_t look = 0; look < occurs.size(); ++look) {
        if (occurs[look])
            looks << Look(look);
    }
    return looks;
}

QRect barRect(const TimelineBar &bar, const TimelineScale &scale, const QRect &line)
{
    const int from = pixel(scale, bar.phases.started);
    const int to = pixel(scale, bar.phases.ended());
    const int gap = to - from > 3 ? 1 : 0; // to the next one
    return {from, line.top(), std::max(1, to - from - gap), line.height()};
}

void paintExplanation(QPainter &painter, const Explanation &explanation, const QRect &area,
                      const QPalette &palette)
{
    const BarPainter bar(palette);
    const double perTime = double(area.width()) / double(std::max<qint64>(explanation.elapsed.count(), 1));
    microseconds from{0};
    for (const RunPhase phase : allRunPhases) {
        const microseconds to = from + explanation.share(phase);
        const int left = qRound(double(from.count()) * perTime);
        bar.fill(
            painter, lookOf(phase),
            {area.left() + left, area.top(), qRound(double(to.count()) * perTime) - left, area.height()});
        from = to;
    }
}

} // namespace Flaghoist
