#include "models/timelinelayout.h"

#include <algorithm>
#include <cmath>

namespace Flaghoist {

namespace {

/// The run's clock without what of its breaks is not worth the room.
class ShownClock final
{
public:
    ShownClock(const Run &run, microseconds now)
    {
        const QList<RunRound> &rounds = run.rounds();
        m_zero = rounds.isEmpty() ? microseconds{0} : rounds.first().began;
        for (qsizetype i = 1; i < rounds.size(); ++i) {
            const microseconds from = rounds[i - 1].ended.value_or(rounds[i].began);
            addBreak(TimelineBreak::Kind::BetweenRounds, from, rounds[i].began);
        }
        for (const RunPause &pause : run.pauses()) {
            const bool lasts = pause.to == microseconds::max();
            addBreak(TimelineBreak::Kind::Pause, pause.from, lasts ? std::max(now, pause.from) : pause.to);
        }
        addServerWaits(run, now);
        std::ranges::sort(m_breaks, {}, [](const TimelineBreak &one) { return one.range.from; });
        for (const TimelineBreak &one : m_breaks) {
            if (one.kind == TimelineBreak::Kind::ServerWait)
                continue;
            const microseconds idle = idleFrom(run, one.range, now);
            const microseconds kept = std::max<microseconds>(shown(idle) * shareOfBreaks / 100, minBreak);
            if (one.range.to - idle > kept)
                m_cuts.push_back({idle + kept, one.range.to});
        }
        for (TimelineBreak &one : m_breaks) {
            one.lasted = one.range.length();
            one.range = {shown(one.range.from), shown(one.range.to)};
        }
    }

    [[nodiscard]] microseconds shown(microseconds at) const
    {
        microseconds cut{0};
        for (const TimeRange &one : m_cuts)
            cut += std::clamp(at - one.from, microseconds{0}, one.length());
        return at - m_zero - cut;
    }
    [[nodiscard]] const std::vector<TimelineBreak> &breaks() const { return m_breaks; }

private:
    static constexpr int shareOfBreaks = 4; // percent
    static constexpr microseconds minBreak{5'000};

    void addBreak(TimelineBreak::Kind kind, microseconds from, microseconds to)
    {
        m_breaks.push_back({.kind = kind, .range = {from, to}});
    }

    void addServerWaits(const Run &run, microseconds now)
    {
        for (const RunMark &mark : run.marks()) {
            if (mark.kind != RunMark::Kind::ServerWait)
                continue;
            const auto round = std::ranges::find_if(run.rounds(), [&mark](const RunRound &one) {
                return mark.at >= one.began && (!one.ended || mark.at <= *one.ended);
            });
            const microseconds end = round == run.rounds().end() ? now : round->ended.value_or(now);
            const microseconds until = std::min(mark.until, end);
            TimelineBreak *const last = m_breaks.empty() ? nullptr : &m_breaks.back();
            if (last && last->kind == TimelineBreak::Kind::ServerWait && mark.at <= last->range.to)
                last->range.to = std::max(last->range.to, until); // one that goes on
            else if (until > mark.at)
                addBreak(TimelineBreak::Kind::ServerWait, mark.at, until);
        }
    }

    /// When the last request that was in flight as the break began has ended.
    static microseconds idleFrom(const Run &run, const TimeRange &range, microseconds now)
    {
        microseconds idle = range.from;
        for (const RunRow &row : run.rows()) {
            if (row.running && row.running->started < range.to)
                idle = std::max(idle, now);
            for (const AttemptRecord &attempt : row.attempts) {
                if (attempt.started < range.to)
                    idle = std::max(idle, attempt.ended.value_or(now));
            }
        }
        return std::min(idle, range.to);
    }

    microseconds m_zero{0};
    std::vector<TimelineBreak> m_breaks;
    std::vector<TimeRange> m_cuts;
};

TimelineBar::End endOf(const AttemptRecord &attempt, const FlagOutcome *outcome)
{
    if (attempt.failure.kind != ErrorKind::None)
        return TimelineBar::End::Failed;
    if (outcome && outcome->status == DownloadStatus::NotFound)
        return TimelineBar::End::NotFound;
    if (outcome && outcome->status == DownloadStatus::Cancelled)
        return TimelineBar::End::Cancelled;
    return TimelineBar::End::Answered;
}

class Builder final
{
public:
    Builder(const Run &run, microseconds now) : m_run(run), m_now(now), m_clock(run, now)
    {
        m_layout.breaks = m_clock.breaks();
        for (const RunMark &mark : run.marks()) {
            if (mark.kind == RunMark::Kind::Limit)
                m_layout.limits.push_back({m_clock.shown(mark.at), mark.limit});
        }
        if (run.rounds().isEmpty())
            return;
        m_layout.live = !run.rounds().last().ended;
        m_layout.end = m_clock.shown(run.rounds().last().ended.value_or(now));
    }

    void add(int row)
    {
        const RunRow &flag = m_run.row(row);
        const QList<AttemptRecord> &attempts = flag.attempts;
        for (int i = 0; i < int(attempts.size()); ++i) {
            const AttemptRecord &attempt = attempts[i];
            const bool isLast = i + 1 == attempts.size() || attempts[i + 1].round != attempt.round;
            const FlagOutcome *const outcome = isLast ? flag.outcomeIn(attempt.round) : nullptr;
            addBar(row, i, attempt, endOf(attempt, outcome));
            if (attempt.ended)
                addWait(row, i, isLast, outcome);
        }
        if (flag.running)
            addBar(row, int(attempts.size()), *flag.running, TimelineBar::End::UnderWay);
    }

    void addPath(const QList<PathStep> &path)
    {
        m_layout.path = path;
        for (PathStep &step : m_layout.path) {
            step.from = m_clock.shown(step.from);
            step.to = m_clock.shown(step.to);
        }
    }

    TimelineLayout take()
    {
        std::ranges::sort(m_layout.bars, {},
                          [](const TimelineBar &bar) { return std::pair(bar.slot, bar.phases.started); });
        for (size_t i = 0; i < m_layout.bars.size(); ++i) {
            m_layout.slotEnds.resize(size_t(m_layout.bars[i].slot) + 1, i);
            m_layout.slotEnds.back() = i + 1;
        }
        return std::move(m_layout);
    }

private:
    void addBar(int row, int number, const AttemptRecord &attempt, TimelineBar::End end)
    {
        TimelineBar bar{.row = row, .attempt = number, .slot = attempt.slot, .end = end, .phases = {}};
        bar.phases = phasesOf(attempt, m_now);
        bar.phases.started = m_clock.shown(bar.phases.started);
        for (microseconds &at : bar.phases.ends)
            at = m_clock.shown(at);
        m_layout.end = std::max(m_layout.end, bar.phases.ended());
        m_layout.bars.push_back(bar);
    }
    void addWait(int row, int number, bool isLast, const FlagOutcome *outcome)
    {
        const RunRow &flag = m_run.row(row);
        const AttemptRecord &attempt = flag.attempts[number];
        const bool isCurrent = attempt.round == flag.item.id.round;
        TimelineWait wait{.row = row, .range = {*attempt.ended, *attempt.ended}, .fromSlot = attempt.slot};
        if (!isLast) {
            wait.range.to = flag.attempts[number + 1].started;
            wait.toSlot = flag.attempts[number + 1].slot;
        } else if (isCurrent && flag.state == FlagState::WaitingToRetry) {
            wait.range.to = m_now;
        } else if (isCurrent && flag.running) {
            wait.range.to = flag.running->started;
            wait.toSlot = flag.running->slot;
        } else if (m_run.rounds().value(attempt.round).strategy == Strategy::PoolInOrder) {
            wait.kind = TimelineWait::Kind::Turn;
            wait.range.to = outcome ? outcome->delivered : m_now;
        }
        wait.range = {m_clock.shown(wait.range.from), m_clock.shown(wait.range.to)};
        if (!wait.range.isEmpty())
            m_layout.waits.push_back(wait);
    }

    const Run &m_run;
    const microseconds m_now;
    const ShownClock m_clock;
    TimelineLayout m_layout;
};

/// Adds a stretch of a series: after summing up, each column has the part of it that is covered.
void cover(std::vector<float> &steps, double from, double to)
{
    const auto change = [&steps](double at, float sign) {
        const double column = std::clamp(at, 0.0, double(steps.size() - 2));
        const auto part = float(column - std::floor(column));
        steps[size_t(column)] += sign * (1 - part);
        steps[size_t(column) + 1] += sign * part;
    };
    change(from, 1);
    change(to, -1);
}

} // namespace

TimeRange TimelineLayout::whole() const
{
    const microseconds last = std::max(end, TimelineScale::minLength);
    return {microseconds{0}, live ? roomFor(last) : last + last / 50};
}

std::span<const TimelineBar> TimelineLayout::inSlot(int slot) const
{
    if (slot < 0 || slot >= slotCount())
        return {};
    const size_t first = slot == 0 ? 0 : slotEnds[size_t(slot) - 1];
    return std::span(bars).subspan(first, slotEnds[size_t(slot)] - first);
}

std::span<const TimelineBar> TimelineLayout::inSlot(int slot, const TimeRange &range) const
{
    const auto all = inSlot(slot);
    const auto first = std::ranges::partition_point(
        all, [&](const TimelineBar &bar) { return bar.phases.ended() < range.from; });
    const auto last = std::partition_point(
        first, all.end(), [&](const TimelineBar &bar) { return bar.phases.started <= range.to; });
    return {first, last};
}

const TimelineBar *TimelineLayout::nearest(int slot, microseconds at) const
{
    const auto all = inSlot(slot);
    const auto next =
        std::ranges::partition_point(all, [at](const TimelineBar &bar) { return bar.phases.ended() < at; });
    if (next == all.end())
        return all.empty() ? nullptr : &all.back();
    const bool isEarlierNearer = next != all.begin() && at < next->phases.started
        && at - std::prev(next)->phases.ended() < next->phases.started - at;
    return isEarlierNearer ? &*std::prev(next) : &*next;
}

const TimelineBar *TimelineLayout::find(int row, int attempt) const
{
    const TimelineBar *found = nullptr;
    for (const TimelineBar &bar : bars) {
        if (bar.row == row && (attempt < 0 ? !found || bar.attempt > found->attempt : bar.attempt == attempt))
            found = &bar;
    }
    return found;
}

TimelineLayout layoutOf(const Run &run, microseconds now, const QList<PathStep> &path)
{
    Builder builder(run, now);
    builder.addPath(path);
    for (int row = 0; row < run.size(); ++row)
        builder.add(row);
    return builder.take();
}

TimelineLayout layoutOf(const Run &run, int row, microseconds now)
{
    Builder builder(run, now);
    builder.add(row);
    return builder.take();
}

float TimelineProfile::inFlight(size_t column) const
{
    float sum = 0;
    for (size_t phase = 0; phase < allAttemptPhases.size(); ++phase)
        sum += series[phase][column];
    return sum;
}

TimelineProfile profileOf(const TimelineLayout &layout, const TimeRange &range, int columns)
{
    const TimelineScale scale{.range = range, .left = 0, .width = double(columns)};
    TimelineProfile profile;
    for (std::vector<float> &steps : profile.series)
        steps.assign(size_t(columns) + 2, 0); // the end of the last column, and what cover() changes after it
    for (const TimelineBar &bar : layout.bars) {
        if (!bar.range().meets(range))
            continue;
        double from = scale.x(bar.phases.started);
        for (const AttemptPhase phase : allAttemptPhases) {
            const double to = scale.x(bar.phases.to(phase));
            if (to > from)
                cover(profile.series[size_t(phase)], from, to);
            from = to;
        }
    }
    for (const TimelineWait &wait : layout.waits) {
        const bool isRetry = wait.kind == TimelineWait::Kind::Retry;
        cover(profile.series[isRetry ? TimelineProfile::Retry : TimelineProfile::Turn],
              scale.x(wait.range.from), scale.x(wait.range.to));
    }
    for (std::vector<float> &steps : profile.series) {
        float level = 0;
        for (float &step : steps)
            step = std::max(0.0F, level += step);
        steps.resize(size_t(columns));
    }
    return profile;
}

StretchStatistics statisticsOf(const TimelineLayout &layout, const TimeRange &stretch)
{
    StretchStatistics statistics;
    std::array<microseconds, allAttemptPhases.size()> spent{};
    microseconds durations{0};
    for (const TimelineBar &bar : layout.bars) {
        if (!bar.range().meets(stretch))
            continue;
        ++statistics.requests;
        durations += bar.range().length();
        const bool endsHere = bar.phases.ended() <= stretch.to;
        statistics.flags += endsHere && bar.end == TimelineBar::End::Answered ? 1 : 0;
        statistics.failed += endsHere && bar.end == TimelineBar::End::Failed ? 1 : 0;
        for (const AttemptPhase phase : allAttemptPhases)
            spent[size_t(phase)] += std::max(microseconds{0},
                                             std::min(bar.phases.to(phase), stretch.to)
                                                 - std::max(bar.phases.from(phase), stretch.from));
    }
    microseconds sum{0};
    for (const AttemptPhase phase : allAttemptPhases) {
        sum += spent[size_t(phase)];
        if (spent[size_t(phase)] > spent[size_t(statistics.dominant)])
            statistics.dominant = phase;
    }
    if (statistics.requests > 0)
        statistics.mean = durations / statistics.requests;
    if (sum.count() > 0)
        statistics.share = double(spent[size_t(statistics.dominant)].count()) / double(sum.count());
    if (!stretch.isEmpty())
        statistics.inFlight = double(sum.count()) / double(stretch.length().count());
    return statistics;
}

} // namespace Flaghoist
