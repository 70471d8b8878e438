#pragma once

#include "domain/attemptphase.h"
#include "domain/criticalpath.h"
#include "domain/run.h"
#include "models/timelinescale.h"

#include <span>

namespace Flaghoist {

/// One attempt. Its times are those of the layout.
struct TimelineBar
{
    enum class End { UnderWay, Answered, NotFound, Failed, Cancelled };

    int row = 0; ///< in the run
    int attempt = 0; ///< in the row's attempts; their number where it is under way
    int slot = 0;
    End end = End::UnderWay;
    AttemptPhases phases;

    [[nodiscard]] TimeRange range() const { return {phases.started, phases.ended()}; }
    [[nodiscard]] bool isSame(const TimelineBar &other) const
    {
        return row == other.row && attempt == other.attempt;
    }
};

/// A flag between two attempts, or between its last one and its delivery in order.
struct TimelineWait
{
    enum class Kind { Retry, Turn };

    Kind kind = Kind::Retry;
    int row = 0;
    TimeRange range;
    int fromSlot = 0;
    int toSlot = -1; ///< -1 while the next attempt has not started, and for Turn
};

/// A time in which no attempt starts. Of the part of a pause and between rounds in which nothing is in flight
/// little is shown.
struct TimelineBreak
{
    enum class Kind { Pause, BetweenRounds, ServerWait };

    Kind kind = Kind::Pause;
    TimeRange range;
    microseconds lasted{0}; ///< on the run's clock
};

struct TimelineLimit
{
    microseconds at{0};
    int allowed = 0; ///< from here on
};

/// A run as bars over time: rows by slot. A value made from the run alone; its times are the run's, without
/// long breaks.
struct TimelineLayout
{
    std::vector<TimelineBar> bars; ///< by slot, then by start; those of a slot do not overlap
    std::vector<size_t> slotEnds; ///< for each slot, where its bars end
    std::vector<TimelineWait> waits;
    std::vector<TimelineBreak> breaks;
    std::vector<TimelineLimit> limits;
    QList<PathStep> path; ///< what the run waited for, see criticalPath()
    microseconds end{0};
    bool live = false; ///< the last round has not ended

    /// What a view of all of it shows: live, with room for what comes.
    [[nodiscard]] TimeRange whole() const;
    [[nodiscard]] int slotCount() const { return int(slotEnds.size()); }
    [[nodiscard]] std::span<const TimelineBar> inSlot(int slot) const;
    /// Those of \a slot that meet \a range.
    [[nodiscard]] std::span<const TimelineBar> inSlot(int slot, const TimeRange &range) const;
    /// The bar of \a slot that is at \a at or least far from it; none where the slot is empty.
    [[nodiscard]] const TimelineBar *nearest(int slot, microseconds at) const;
    /// The last attempt of \a row, or \a attempt of it.
    [[nodiscard]] const TimelineBar *find(int row, int attempt = -1) const;
};

/// \a now is on the run's clock, and so is \a path.
[[nodiscard]] TimelineLayout layoutOf(const Run &run, microseconds now, const QList<PathStep> &path = {});
/// Only what concerns \a row, on the same times.
[[nodiscard]] TimelineLayout layoutOf(const Run &run, int row, microseconds now);

/// How many requests are in each phase, and how many flags wait, on average in each of equal parts of a
/// range.
struct TimelineProfile
{
    enum Series { Retry = allAttemptPhases.size(), Turn, SeriesCount };

    std::array<std::vector<float>, SeriesCount> series;

    [[nodiscard]] float inFlight(size_t column) const;
    [[nodiscard]] float waiting(size_t column) const { return series[Retry][column] + series[Turn][column]; }
};
[[nodiscard]] TimelineProfile profileOf(const TimelineLayout &layout, const TimeRange &range, int columns);

/// What happened in a stretch of time.
struct StretchStatistics
{
    int requests = 0; ///< that were in flight in it
    int flags = 0; ///< answered in it with a flag
    int failed = 0;
    microseconds mean{0}; ///< of the requests
    double inFlight = 0; ///< on average
    AttemptPhase dominant = AttemptPhase::Waiting;
    double share = 0; ///< of the requests' time in the stretch that is the dominant phase's
};
[[nodiscard]] StretchStatistics statisticsOf(const TimelineLayout &layout, const TimeRange &stretch);

} // namespace Flaghoist
