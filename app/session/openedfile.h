#pragma once

#include "domain/problem.h"
#include "domain/result.h"
#include "domain/run.h"
#include "domain/runoptions.h"

#include <optional>

namespace Flaghoist {

/// What a file holds for the window: a run that has ended and can be retried, or a plan.
struct OpenedFile
{
    std::optional<Run> run;
    RunOptions options; ///< where there is no run
};

/// Reads \a path, whatever its name: a run from a folder with flags.json or from that file, from a report of
/// version 2, a file of the history or a HAR that was exported here; a plan from a scenario (a JSON object
/// with "practice" as in a report, but no "items"), or from country codes and letters with white space,
/// commas or semicolons between, where # begins a comment. A plan is \a present with what the file sets; a
/// scenario replaces every setting of the practice server. A run without a number in the history gets
/// \a number. Of flags in a manifest, those whose file is no longer as it was saved have failed. Any thread;
/// blocks. Problems: FileNotReadable, FileNotUnderstood, and those of checkFolder().
[[nodiscard]] Result<OpenedFile, Problem> openedFile(const QString &path, const RunOptions &present,
                                                     quint64 number);

} // namespace Flaghoist
