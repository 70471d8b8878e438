#pragma once

#include "cli/output.h"
#include "options/commandline.h"

#include <optional>

namespace Flaghoist {

/// --verify: compares a folder with its manifest and prints what departs, a line for each file. --pack: makes
/// the pack and prints what was made. Returns the exit status; nothing where \a line asks for neither.
[[nodiscard]] std::optional<int> workOnFolder(const CommandLine &line, Output &out, Output &err);

} // namespace Flaghoist
