#pragma once

#include "domain/run.h"

namespace Flaghoist {

/// What \a second had otherwise than \a first: "30 at once instead of 5, Event loop instead of …". "the same
/// settings" where nothing was.
[[nodiscard]] QString settingsDifference(const Run &first, const Run &second);
/// What came of it: "2.1 s instead of 11.8 s, 5.6 times as fast; 2 failed instead of 0".
[[nodiscard]] QString resultDifference(const Run &first, const Run &second);
/// "Thread pool: 20 at once are enough …"; \a enough is empty where the largest number was still faster.
[[nodiscard]] QString kneeText(Strategy strategy, std::optional<int> enough);

} // namespace Flaghoist
