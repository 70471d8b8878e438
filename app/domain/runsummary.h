#pragma once

#include "domain/run.h"

#include <QByteArray>

namespace Flaghoist {

/// A run in one line, as a list of runs shows it.
struct RunSummary
{
    QString key; ///< where the run is kept; empty where it is not
    quint64 number = 0;
    QDateTime startedAt;
    QString source;
    Strategy strategy = Strategy::Pool;
    Concurrency concurrency;
    Tally tally;
    microseconds elapsed{0};
    double perSecond = 0; ///< downloaded flags
    /// Of the attempts, from their start to their end; 0 where there was none.
    microseconds median{0};
    microseconds p95{0};
    microseconds work{0}; ///< of all attempts together
    microseconds longest{0}; ///< the longest row, without the waits between its attempts
    int rounds = 0;
    /// The same for runs that asked the same of the same server: their differences are those of the method.
    QByteArray task;

    friend bool operator==(const RunSummary &, const RunSummary &) = default;
};

[[nodiscard]] RunSummary summaryOf(const Run &run);

/// How long \a run would have taken at \a concurrency, had no request been slower for it and no slot idle.
[[nodiscard]] microseconds idealElapsed(const RunSummary &run, double concurrency);

/// The value that \a part (0–1) of \a sorted do not exceed, by the nearest rank; 0 where there is none.
[[nodiscard]] microseconds quantile(const std::vector<microseconds> &sorted, double part);

} // namespace Flaghoist
