#pragma once

#include "options/commandline.h"

#include <optional>

namespace Flaghoist {

/// Prints what needs no run: help, versions, --verify and --pack, what is wrong with the command line of \a
/// program. Returns the exit status then.
[[nodiscard]] std::optional<int> answerWithoutRun(const Result<CommandLine, Problem> &line, Program program);

} // namespace Flaghoist
