#pragma once

#include <optional>

namespace Flaghoist {

/// For the windowed program, before it constructs QApplication. Prints what needs no display, help and
/// versions, and returns the exit status then. Otherwise, until displayOpened(), a QApplication that finds no
/// display ends the process with one sentence and exit status 2; Qt alone adds advice for programmers and
/// aborts.
[[nodiscard]] std::optional<int> answerWithoutDisplay(int &argc, char **argv);

/// From here on the process ends at once, with exit status 1, where the display or the memory goes away, and
/// the threads of downloads give way to the window's.
void displayOpened();

} // namespace Flaghoist
