#pragma once

#include "cli/output.h"
#include "options/commandline.h"

#include <optional>

namespace Flaghoist {

/// What needs no run: help, versions, a wrong command line. Returns the exit status then.
[[nodiscard]] std::optional<int> answerWithoutRun(const Result<CommandLine, Problem> &line, Output &out,
                                                  Output &err);

} // namespace Flaghoist
