#pragma once

#include "domain/problem.h"
#include "domain/result.h"
#include "domain/run.h"
#include "domain/runoptions.h"

#include <optional>

namespace Flaghoist {

enum class FileKind {
    Unknown,
    Codes, ///< country codes and letters, with white space, commas or semicolons between; # begins a comment
    FolderManifest, ///< flags.json
    Report, ///< of a run, version 2
    KeptRun, ///< a file of the history
    Har, ///< that was exported here
    Scenario, ///< a JSON object with "practice" as in a report, but no "items"
};

/// What a file with \a content is, whatever its name.
[[nodiscard]] FileKind fileKindOf(const QByteArray &content);

/// What a file holds for the window: a run that has ended and can be retried, or a plan.
struct OpenedFile
{
    std::optional<Run> run;
    RunOptions options; ///< where there is no run
};

/// Reads \a path, a file or a folder with flags.json. A plan is \a present with what the file sets; a
/// scenario replaces every setting of the practice server. A run without a number in the history gets
/// \a number. Of flags in a manifest, those whose file is no longer as it was saved have failed. Any thread;
/// blocks. Problems: FileNotReadable, FileNotUnderstood, and those of checkFolder().
[[nodiscard]] Result<OpenedFile, Problem> openedFile(const QString &path, const RunOptions &present,
                                                     quint64 number);

} // namespace Flaghoist
