#include "domain/criticalpath.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int noBar = -1;

/// An attempt; or an outcome without any, of a flag that was there already,
/// from an unknown moment on.
struct Bar
{
    int row;
    int attempt;
    int slot;
    microseconds due;
    microseconds started;
    microseconds ended;
    bool isRefusal = false;
};

/// Finds the path of one round, from its end to its beginning.
class PathFinder final
{
public:
    PathFinder(const Run &run, int round) : m_run(run), m_round(run.rounds()[round]), m_number(round)
    {
        collect();
    }

    /// Descending.
    [[nodiscard]] QList<PathStep> steps()
    {
        m_cursor = *m_round.ended;
        int at = lastDelivered();
        for (size_t left = m_bars.size(); at != noBar && left > 0; --left)
            at = passed(m_bars[size_t(at)]);
        add(m_round.rows.value(0), -1, RunPhase::Unexplained, m_round.began);
        return std::move(m_steps);
    }

private:
    void collect();
    [[nodiscard]] int lastDelivered();
    [[nodiscard]] int passed(const Bar &bar);
    [[nodiscard]] int freerOf(const Bar &bar) const;
    [[nodiscard]] int lastEnded(microseconds at, bool refusal = false) const;
    [[nodiscard]] int inFlight(microseconds at) const;
    void add(int row, int attempt, RunPhase phase, microseconds from);

    const Run &m_run;
    const RunRound &m_round;
    const int m_number;
    std::vector<Bar> m_bars; ///< by end
    std::vector<microseconds> m_starts; ///< ascending
    microseconds m_cursor{0}; ///< everything after it is explained
    QList<PathStep> m_steps;
};

void PathFinder::collect()
{
    for (const int index : m_round.rows) {
        const RunRow &row = m_run.row(index);
        bool hasAttempt = false;
        for (int number = 0; number < int(row.attempts.size()); ++number) {
            const AttemptRecord &attempt = row.attempts[number];
            if (attempt.round != m_number || !attempt.ended)
                continue;
            hasAttempt = true;
            m_bars.push_back({index, number, attempt.slot, attempt.due, attempt.started, *attempt.ended,
                              isHostsRefusal(attempt)});
        }
        const FlagOutcome *const outcome = row.outcomeIn(m_number);
        if (!hasAttempt && outcome && outcome->status == DownloadStatus::Unchanged)
            m_bars.push_back({index, -1, -1, m_round.began, m_round.began, outcome->delivered});
    }
    std::ranges::stable_sort(m_bars, {}, &Bar::ended);
    std::ranges::transform(m_bars, std::back_inserter(m_starts), &Bar::started);
    std::ranges::sort(m_starts);
}

/// The last end of what the last delivered outcome waited for: its own, or in
/// order, that of any row up to it.
int PathFinder::lastDelivered()
{
    int last = noBar;
    microseconds delivered{std::numeric_limits<qint64>::min()};
    for (const int index : m_round.rows) {
        const FlagOutcome *const outcome = m_run.row(index).outcomeIn(m_number);
        if (outcome && outcome->delivered >= delivered) {
            delivered = outcome->delivered;
            last = index;
        }
    }
    const bool inOrder = m_round.strategy == Strategy::PoolInOrder;
    int found = noBar;
    for (size_t bar = 0; bar < m_bars.size(); ++bar) {
        if (m_bars[bar].row == last || (inOrder && m_bars[bar].row < last))
            found = int(bar);
    }
    if (found != noBar) {
        add(last, m_bars[size_t(found)].attempt, RunPhase::Program, m_bars[size_t(found)].ended);
        return found;
    }
    found = lastEnded(delivered); // cancelled before it began
    if (found != noBar)
        add(last, -1, RunPhase::Unexplained, m_bars[size_t(found)].ended);
    return found;
}

/// Adds \a bar and what it waited for; gives the bar whose end that was.
int PathFinder::passed(const Bar &bar)
{
    if (bar.attempt < 0) {
        const int before = lastEnded(bar.ended - microseconds{1});
        add(bar.row, -1, RunPhase::Saving,
            before == noBar ? m_round.began : m_bars[size_t(before)].ended); // verifying what is there
        return before;
    }
    const AttemptPhases phases = phasesOf(m_run.row(bar.row).attempts[bar.attempt], bar.ended);
    for (auto phase = allAttemptPhases.rbegin(); phase != allAttemptPhases.rend(); ++phase)
        add(bar.row, bar.attempt, RunPhase(*phase), phases.from(*phase));

    const int freer = freerOf(bar);
    const microseconds allowed = freer == noBar ? bar.due : m_bars[size_t(freer)].ended;
    const auto isHeld = [&](const RunMark &mark) {
        return mark.at > allowed && mark.at <= bar.started;
    };
    add(bar.row, bar.attempt, std::ranges::any_of(m_run.marks(), isHeld) ? RunPhase::Slot : RunPhase::Program,
        allowed);
    if (freer != noBar)
        return freer;
    const auto isBefore = [&bar](const Bar &other) {
        return other.row == bar.row && other.attempt == bar.attempt - 1;
    };
    const auto &attempts = m_run.row(bar.row).attempts;
    const auto ended = bar.attempt > 0 ? attempts[bar.attempt - 1].ended : std::nullopt;
    const auto from = std::ranges::lower_bound(m_bars, ended.value_or(bar.started), {}, &Bar::ended);
    const auto before = std::find_if(from, m_bars.end(), isBefore);
    if (ended && before != m_bars.end()) {
        add(bar.row, bar.attempt, before->isRefusal ? RunPhase::Host : RunPhase::Retry, before->ended);
        return int(before - m_bars.begin());
    }
    const int refusal = lastEnded(bar.due, true); // without one, a first attempt is due from the beginning
    add(bar.row, bar.attempt, refusal == noBar ? RunPhase::Program : RunPhase::Host,
        refusal == noBar ? m_round.began : m_bars[size_t(refusal)].ended);
    return refusal;
}

/// The bar whose end let \a bar start; none where a slot was free when it fell
/// due. Normally the one before it in its slot; after the limit was lowered,
/// whichever brought the number in flight below it.
int PathFinder::freerOf(const Bar &bar) const
{
    const int last = lastEnded(bar.started);
    int inSlot = noBar;
    for (int i = last; i != noBar && m_bars[size_t(i)].ended > bar.due; --i) {
        if (m_bars[size_t(i)].slot == bar.slot && m_bars[size_t(i)].started < bar.started) {
            inSlot = i;
            break;
        }
    }
    if (inSlot != noBar && inFlight(m_bars[size_t(inSlot)].ended) < m_run.limit(m_bars[size_t(inSlot)].ended))
        return inSlot;
    if (last == noBar || m_bars[size_t(last)].ended <= bar.due)
        return noBar;
    const Bar &latest = m_bars[size_t(last)];
    const bool wasFull = inFlight(latest.ended - microseconds{1}) >= m_run.limit(latest.ended);
    return wasFull || latest.attempt < 0 ? last : noBar;
}

int PathFinder::lastEnded(microseconds at, bool refusal) const
{
    int index = int(std::ranges::upper_bound(m_bars, at, {}, &Bar::ended) - m_bars.begin()) - 1;
    while (refusal && index >= 0 && !m_bars[size_t(index)].isRefusal)
        --index;
    return index;
}

int PathFinder::inFlight(microseconds at) const
{
    const auto started = std::ranges::upper_bound(m_starts, at) - m_starts.begin();
    return int(started) - (lastEnded(at) + 1);
}

void PathFinder::add(int row, int attempt, RunPhase phase, microseconds from)
{
    from = std::max(from, m_round.began);
    if (from >= m_cursor)
        return;
    m_steps.append({.row = row, .attempt = attempt, .phase = phase, .from = from, .to = m_cursor});
    m_cursor = from;
}

/// \a step without what lies in \a pauses, appended to \a steps.
void appendOutside(const QList<RunPause> &pauses, PathStep step, QList<PathStep> &steps)
{
    for (const RunPause &pause : pauses) {
        if (pause.to <= step.from || pause.from >= step.to)
            continue;
        if (pause.from > step.from) {
            PathStep before = step;
            before.to = pause.from;
            steps.append(before);
        }
        step.from = std::min(pause.to, step.to);
    }
    if (step.from < step.to)
        steps.append(step);
}

} // namespace

QString runPhaseId(RunPhase phase)
{
    constexpr std::array ids{"connecting"_L1, "waiting"_L1, "server_queue"_L1, "server_work"_L1,
                             "receiving"_L1,  "saving"_L1,  "slot"_L1,         "host"_L1,
                             "retry"_L1,      "program"_L1, "unexplained"_L1};
    static_assert(ids.size() == allRunPhases.size());
    return ids[size_t(phase)];
}

QList<PathStep> criticalPath(const Run &run)
{
    const QList<RunPause> pauses = run.pauses();
    QList<PathStep> path;
    for (int number = 0; number < int(run.rounds().size()); ++number) {
        if (!run.rounds()[number].ended)
            continue;
        const QList<PathStep> steps = PathFinder(run, number).steps();
        for (auto step = steps.crbegin(); step != steps.crend(); ++step)
            appendOutside(pauses, *step, path);
    }
    return path;
}

} // namespace Flaghoist
