#pragma once

#include "domain/runoptions.h"

class QSettings;

namespace Flaghoist {

/// What was remembered. Every value on its own: one that is missing, unknown or broken is that of
/// \a defaults, so that the program always starts.
[[nodiscard]] RunOptions loadRunOptions(const QSettings &settings, const RunOptions &defaults);

/// Remembers \a options; writes only values that differ from what is remembered. Called when a person
/// changed something.
void saveRunOptions(QSettings &settings, const RunOptions &options);

} // namespace Flaghoist
