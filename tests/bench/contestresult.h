#pragma once

#include "bench/measuredrun.h"
#include "bench/scenario.h"

#include <QMap>

namespace Flaghoist {

/// A run whose result was right.
struct Entry
{
    MeasuredRun run;
    double serverCpuSeconds = 0;
};

inline double wallSeconds(const Entry &entry)
{
    return entry.run.wallSeconds;
}

inline double cpuSeconds(const Entry &entry)
{
    return entry.run.cpuSeconds;
}

inline double serverCpuSeconds(const Entry &entry)
{
    return entry.serverCpuSeconds;
}

inline double peakMb(const Entry &entry)
{
    return entry.run.peakMb;
}

/// All runs of one scenario.
struct ContestResult
{
    using Figure = double (*)(const Entry &);

    Scenario scenario;
    int rounds = 0;
    /// Round by round; unset where the result was wrong. Without the programs that are not installed.
    QMap<Downloader, QList<std::optional<Entry>>> entries;

    [[nodiscard]] Rounds figures(Downloader downloader, Figure figure) const;
    [[nodiscard]] std::optional<double> median(Downloader downloader, Figure figure) const;
    /// The wall time as a multiple of \a measure; of another program's round by round.
    [[nodiscard]] std::optional<double> ratio(Downloader downloader, Measure measure) const;
};

} // namespace Flaghoist
