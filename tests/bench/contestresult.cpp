#include "bench/contestresult.h"

namespace Flaghoist {

Rounds ContestResult::figures(Downloader downloader, Figure figure) const
{
    Rounds all;
    for (const std::optional<Entry> &entry : entries.value(downloader))
        all.append(entry ? std::optional(figure(*entry)) : std::nullopt);
    return all;
}

std::optional<double> ContestResult::median(Downloader downloader, Figure figure) const
{
    QList<double> known;
    for (const std::optional<double> &value : figures(downloader, figure)) {
        if (value)
            known.append(*value);
    }
    return Flaghoist::median(known);
}

std::optional<double> ContestResult::ratio(Downloader downloader, Measure measure) const
{
    switch (measure) {
    case Measure::Ideal: {
        const auto ideal = scenario.idealSeconds();
        const auto wall = median(downloader, wallSeconds);
        return ideal && wall ? std::optional(*wall / *ideal) : std::nullopt;
    }
    case Measure::Curl:
        return medianRatio(figures(downloader, wallSeconds), figures(Downloader::Curl, wallSeconds));
    case Measure::Python:
        return medianRatio(figures(downloader, wallSeconds), figures(Downloader::Python, wallSeconds));
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
