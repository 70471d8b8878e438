#pragma once

#include "domain/criticalpath.h"
#include "domain/downloadplan.h"
#include "domain/flagoutcome.h"
#include "domain/run.h"
#include "domain/runfigures.h"
#include "domain/source.h"
#include "session/sweep.h"

#include <QString>

#include <optional>

namespace Flaghoist {

/// The reports of the book's scripts, whole lines each ending in a line break.

/// Source, codes and concurrency, before the first request. \a sayWhy adds the reason for fewer requests
/// at once than asked.
[[nodiscard]] QString initialReport(const DownloadPlan &plan, bool sayWhy);
/// The line of -v, without its line break; empty for a cancelled code.
[[nodiscard]] QString outcomeLine(const FlagOutcome &outcome);
[[nodiscard]] QString finalReport(const Run &run);
/// Where the flags of \a run are, by \a displacement no longer in its folder; empty where there are none.
[[nodiscard]] QString placeReport(const Run &run, const std::optional<Failure> &displacement = {});
/// Which flags were replaced by others, and which are missing in the set of \a run; empty where neither.
[[nodiscard]] QString setReport(const Run &run);
/// A line for each cause, with how many flags failed by it and the first codes; the largest group first.
[[nodiscard]] QString failureReport(const Run &run);

/// "http://127.0.0.1:8000/flags" of "http://127.0.0.1:8000/flags/{cc}/{cc}.gif"; a template whose code
/// does not begin a part of the path stays as it is.
[[nodiscard]] QString siteOf(const UrlTemplate &urlTemplate);

/// What --explain adds: why, what the time went to with a bar each, what would change it.
[[nodiscard]] QString explanationReport(const Explanation &explanation);

/// "[####......]  9/20  45%  0:03, about 0:04 left, 3.2 flags/s" in less than \a columns.
[[nodiscard]] QString progressText(const RunProgress &progress, int columns);

/// A line per point, in columns, under a heading; then how many at once were enough, by method.
[[nodiscard]] QString sweepTable(const SweepPlan &plan, const QList<SweepPoint> &points);

/// Where \a sites are and how each of them behaves, a line for each; then what \a flags they have.
[[nodiscard]] QString servingReport(const QList<Source> &sites, int flags);

} // namespace Flaghoist
