#pragma once

#include "session/sweep.h"

namespace Flaghoist {

/// The repeats of one method at one number of requests at once.
struct SweepPoint
{
    Strategy strategy = Strategy::Pool;
    Concurrency concurrency;
    QList<RunSummary> runs; ///< at least one, the fastest first

    [[nodiscard]] const RunSummary &fastest() const { return runs.first(); }
    [[nodiscard]] const RunSummary &median() const { return runs.at((runs.size() - 1) / 2); }
    [[nodiscard]] const RunSummary &slowest() const { return runs.last(); }
};

/// By method, then by what ran at once.
[[nodiscard]] QList<SweepPoint> pointsOf(const QList<RunSummary> &runs);

/// How many at once are enough with \a strategy: more of them never saved a tenth of the time. Empty where
/// the largest number still did.
[[nodiscard]] std::optional<int> kneeOf(const QList<SweepPoint> &points, Strategy strategy);

/// JSON or, where \a fileName ends in .csv, a table with a line per point. Pure.
[[nodiscard]] QByteArray sweepReport(const SweepPlan &plan, const QList<RunSummary> &runs,
                                     const QString &fileName);

} // namespace Flaghoist
