#pragma once

#include "cli/process.h"
#include "options/commandline.h"

#include <optional>

namespace Flaghoist {

class DownloadSession;

/// What the programs do. Each function returns the exit status.

/// Prints what needs no event loop: help, versions, --verify and --pack, what is wrong with the command line
/// of \a program. Empty where \a line asks for none of these.
[[nodiscard]] std::optional<int> answerWithoutRun(const Result<CommandLine, Problem> &line, Program program);

/// Runs the event loop for one run of \a session. \a out is for results, \a err for everything else. After a
/// signal there are no new requests; what happened is reported.
[[nodiscard]] int download(DownloadSession &session, const CommandLine &line,
                           const SignalWatcher &signalWatcher, Output &out, Output &err);

/// --serve: prints where the practice server is, and lets it serve until a signal, which is its usual end.
[[nodiscard]] int serve(const CommandLine &line, const SignalWatcher &signalWatcher, Output &out,
                        Output &err);

/// --sweep: progress on a terminal, the table, the report file. A signal ends it early; what was measured is
/// reported.
[[nodiscard]] int sweep(const CommandLine &line, const SignalWatcher &signalWatcher, Output &out,
                        Output &err);

} // namespace Flaghoist
