#pragma once

#include "domain/runoptions.h"

namespace Flaghoist {

/// "418 I’m a teapot", "connection reset"
[[nodiscard]] QString practiceFaultText(PracticeFault fault);
/// "3 × 418 I’m a teapot · 2 × connection reset"; empty when nothing went wrong.
[[nodiscard]] QString practiceFaultCountsText(const QMap<PracticeFault, int> &counts);
/// The share of requests that go wrong, in percent and without its sign: "25", "12.5"
[[nodiscard]] QString practicePercentText(const PracticeBehaviour &behaviour);
/// In one line: delay, share and kinds of what fails on purpose, seed, slow codes.
[[nodiscard]] QString practiceBehaviourText(const PracticeBehaviour &behaviour);

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
