#pragma once

#include "domain/concurrency.h"
#include "domain/downloadplan.h"
#include "domain/problem.h"
#include "domain/result.h"
#include "domain/run.h"

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

} // namespace Flaghoist
