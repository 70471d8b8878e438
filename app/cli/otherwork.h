#pragma once

#include "cli/output.h"
#include "options/commandline.h"

#include <optional>

namespace Flaghoist {

class SignalWatcher;

/// What the programs do beside downloading. Each function returns the exit status.

/// Prints what needs no event loop: help, versions, --verify and --pack, what is wrong with the command line
/// of \a program. Empty where \a line asks for none of these.
[[nodiscard]] std::optional<int> answerWithoutRun(const Result<CommandLine, Problem> &line, Program program);

/// --serve: prints where the practice server is, and lets it serve until a signal, which is its usual end.
[[nodiscard]] int serve(const CommandLine &line, const SignalWatcher &signalWatcher, Output &out,
                        Output &err);

/// --sweep: progress on a terminal, the table, the report file. A signal ends it early; what was measured is
/// reported.
[[nodiscard]] int sweep(const CommandLine &line, const SignalWatcher &signalWatcher, Output &out,
                        Output &err);

} // namespace Flaghoist
