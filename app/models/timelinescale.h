#pragma once

#include <chrono>
#include <vector>

namespace Flaghoist {

using std::chrono::microseconds;

struct TimeRange
{
    microseconds from{0};
    microseconds to{0};

    [[nodiscard]] microseconds length() const { return to - from; }
    [[nodiscard]] bool isEmpty() const { return to <= from; }
    /// Whether they have a moment in common.
    [[nodiscard]] bool meets(const TimeRange &other) const { return from < other.to && other.from < to; }

    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

/// Which time stands where on the screen: \a range over the \a width pixels from \a left.
struct TimelineScale
{
    TimeRange range;
    double left = 0;
    double width = 1;

    [[nodiscard]] double x(microseconds at) const;
    [[nodiscard]] microseconds at(double x) const;
    /// The range that is \a factor times as long, at least minLength, and has the same time at \a x; within
    /// \a whole.
    [[nodiscard]] TimeRange zoomed(double x, double factor, const TimeRange &whole) const;
    [[nodiscard]] TimeRange moved(double pixels, const TimeRange &whole) const;
    /// Round numbers, at least \a distance pixels apart.
    [[nodiscard]] microseconds tickStep(double distance) const;
    [[nodiscard]] std::vector<microseconds> ticks(microseconds step) const;

    static constexpr microseconds minLength{50};
};

/// \a range, moved and if need be shortened so that it is within \a whole.
[[nodiscard]] TimeRange within(const TimeRange &range, const TimeRange &whole);
/// For a run that has taken \a elapsed so far: it grows in few steps, so that what has ended seldom moves.
[[nodiscard]] microseconds roomFor(microseconds elapsed);

} // namespace Flaghoist
