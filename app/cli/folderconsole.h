#pragma once

#include "cli/output.h"
#include "domain/packoptions.h"

#include <QString>

namespace Flaghoist {

/// Compares \a folder with its manifest and prints what departs, a line for each file. Returns the exit
/// status.
[[nodiscard]] int verifyFolder(const QString &folder, Output &out, Output &err);

/// Makes the pack and prints what was made. Returns the exit status.
[[nodiscard]] int packFolder(const PackOptions &options, Output &out, Output &err);

} // namespace Flaghoist
