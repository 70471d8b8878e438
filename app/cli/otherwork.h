#pragma once

#include "cli/process.h"
#include "options/commandline.h"

#include <optional>

namespace Flaghoist {

/// What the programs do beside downloading. Each function returns the exit status.

/// Prints what needs no event loop: help, versions, --verify and --pack, what is wrong with the command line
/// of \a program. Empty where \a line asks for none of these.
[[nodiscard]] std::optional<int> answerWithoutRun(const Result<CommandLine, Problem> &line, Program program);

/// For the windowed program, before it constructs QApplication. Prints what needs no display, help and
/// versions, and returns the exit status then. Otherwise, until displayOpened(), a QApplication that finds no
/// display ends the process with one sentence and exit status 2; Qt alone adds advice for programmers and
/// aborts.
[[nodiscard]] std::optional<int> answerWithoutDisplay(int &argc, char **argv);

/// From here on the process ends at once, with exit status 1, where the display or the memory goes away, and
/// the threads of downloads give way to the window's.
void displayOpened();

/// --serve: prints where the practice server is, and lets it serve until a signal, which is its usual end.
[[nodiscard]] int serve(const CommandLine &line, const SignalWatcher &signalWatcher, Output &out,
                        Output &err);

/// --sweep: progress on a terminal, the table, the report file. A signal ends it early; what was measured is
/// reported.
[[nodiscard]] int sweep(const CommandLine &line, const SignalWatcher &signalWatcher, Output &out,
                        Output &err);

} // namespace Flaghoist
