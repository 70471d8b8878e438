#pragma once

#include "domain/runoptions.h"
#include "options/optionreader.h"

namespace Flaghoist {

/// What \a parser was given goes into \a run; the rest of it stays as it is.

[[nodiscard]] Check readRunOptions(const QCommandLineParser &parser, RunOptions &run);
/// Only what changes how the practice server behaves.
[[nodiscard]] Check readWeather(const QCommandLineParser &parser, RunOptions &run);

/// The names of the options that readWeather() knows.
[[nodiscard]] const QStringList &weatherOptions();

} // namespace Flaghoist
