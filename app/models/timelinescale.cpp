#include "models/timelinescale.h"

#include <QtGlobal>

#include <algorithm>
#include <cmath>

namespace Flaghoist {

double TimelineScale::x(microseconds at) const
{
    const double length = double(std::max<qint64>(range.length().count(), 1));
    return left + width * double((at - range.from).count()) / length;
}

microseconds TimelineScale::at(double x) const
{
    const double share = (x - left) / std::max(width, 1.0);
    return range.from + microseconds(std::llround(share * double(range.length().count())));
}

TimeRange TimelineScale::zoomed(double x, double factor, const TimeRange &whole) const
{
    const microseconds length(std::llround(double(range.length().count()) * factor));
    const microseconds wanted = std::clamp(length, std::min(minLength, whole.length()), whole.length());
    const double share = std::clamp((x - left) / std::max(width, 1.0), 0.0, 1.0);
    const microseconds from = at(x) - microseconds(std::llround(share * double(wanted.count())));
    return within({from, from + wanted}, whole);
}

TimeRange TimelineScale::moved(double pixels, const TimeRange &whole) const
{
    const microseconds by = at(left + pixels) - range.from;
    return within({range.from + by, range.to + by}, whole);
}

microseconds TimelineScale::tickStep(double distance) const
{
    const double least = double(range.length().count()) * distance / std::max(width, 1.0);
    constexpr double second = 1e6;
    for (const double step : {10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0}) {
        if (least > 5 * second && step * second >= least)
            return microseconds(qint64(step * second));
    }
    const double decade = std::pow(10, std::floor(std::log10(std::max(least, 1.0))));
    for (const int step : {1, 2, 5}) {
        if (step * decade >= least)
            return microseconds(std::llround(step * decade));
    }
    return microseconds(std::llround(10 * decade));
}

std::vector<microseconds> TimelineScale::ticks(microseconds step) const
{
    std::vector<microseconds> ticks;
    const qint64 first = (range.from.count() + step.count() - 1) / step.count();
    for (microseconds tick = first * step; tick <= range.to; tick += step)
        ticks.push_back(tick);
    return ticks;
}

TimeRange within(const TimeRange &range, const TimeRange &whole)
{
    const microseconds length = std::min(range.length(), whole.length());
    const microseconds from = std::clamp(range.from, whole.from, whole.to - length);
    return {from, from + length};
}

microseconds roomFor(microseconds elapsed)
{
    microseconds room{20'000};
    while (room < elapsed)
        room += room / 4;
    return room;
}

} // namespace Flaghoist
