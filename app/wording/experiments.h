#pragma once

#include "domain/runoptions.h"

namespace Flaghoist {

/// A run worth trying: what to set, what to look for, and what one might conclude wrongly from it.
struct Experiment
{
    QString title;
    QString steps; ///< what to do, and what to look for
    QString trap;
    RunOptions options;
};

/// In the order in which a person should try them. \a pace scales all delays: tests are in a hurry.
[[nodiscard]] QList<Experiment> experiments(double pace = 1);

} // namespace Flaghoist
