#pragma once

#include "domain/run.h"

#include <optional>
#include <vector>

namespace Flaghoist {

/// What became of one code in two runs.
struct CodeDifference
{
    struct Side
    {
        FlagState state = FlagState::Ready; ///< also where the run does not have the code
        /// From its first request to the end of its last one, the waits between included; unset where there
        /// was none.
        std::optional<microseconds> took;
    };
    CountryCode code;
    Side first;
    Side second;

    [[nodiscard]] bool hasOtherOutcome() const { return first.state != second.state; }
    /// How much longer the second one took.
    [[nodiscard]] microseconds longer() const
    {
        return second.took.value_or(microseconds{0}) - first.took.value_or(microseconds{0});
    }
};

/// The codes of either run, the largest difference first: other outcomes before other times.
[[nodiscard]] std::vector<CodeDifference> differencesOf(const Run &first, const Run &second);

} // namespace Flaghoist
