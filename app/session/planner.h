#pragma once

#include "domain/downloadplan.h"
#include "domain/problem.h"
#include "domain/result.h"
#include "domain/run.h"
#include "domain/strategy.h"

#include <QList>

#include <optional>

namespace Flaghoist {

/// What options mean before anything runs: pure functions of the options and, where given, of the run that is
/// gone on with.

/// The first thing that keeps \a options from running, as far as that shows without disk and network.
[[nodiscard]] std::optional<Problem> problemOf(const RunOptions &options);
/// The source that \a options name, with its practice behaviour; the first built-in one where they name none.
[[nodiscard]] Source sourceOf(const RunOptions &options);
/// Where the flags would go; absolute.
[[nodiscard]] QString folderOf(const RunOptions &options);
/// Asked, used and the reason why they differ. \a openFiles: the system's limit for this process.
[[nodiscard]] Concurrency concurrencyOf(const RunOptions &options, qsizetype codes, const Source &source,
                                        int openFiles);

/// The first round of a run. \a source is reachable: a practice source has its URL template.
[[nodiscard]] DownloadPlan planOf(const RunOptions &options, const Source &source, quint64 run,
                                  int openFiles);
/// A further round over \a rows of \a run: source, folder, names and the treatment of existing files are the
/// run's; method, concurrency, retries and timeout are those of \a options.
[[nodiscard]] DownloadPlan retryOf(const Run &run, const QList<int> &rows, const RunOptions &options,
                                   int openFiles);
/// What would do \a run again: its codes, source, method, folder and settings; existing files are
/// overwritten. The key that the URL of its source had is that of \a present, if they are the same source.
/// Problem: SourceKeyMissing.
[[nodiscard]] Result<RunOptions, Problem> repeatOf(const Run &run, const RunOptions &present);
/// \a source as it was before the run was kept: where it had a key, the source of \a present if that is the
/// same. \a item is one of the run's.
[[nodiscard]] Result<Source, Problem> withKey(const Source &source, const PlanItem &item,
                                              const RunOptions &present);

} // namespace Flaghoist
