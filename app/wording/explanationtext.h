#pragma once

#include "domain/criticalpath.h"
#include "domain/run.h"

#include <QStringList>

namespace Flaghoist {

/// "waiting for the first byte", "waiting to retry" …
[[nodiscard]] QString runPhaseText(RunPhase phase);
/// One sentence: "10.0 s, because BD alone took 10.0 s." Empty where nothing has ended.
[[nodiscard]] QString explanationText(const Explanation &explanation);
/// What would change it, a sentence each: "With 60 at once: about 2.1 s."
[[nodiscard]] QStringList adviceTexts(const Explanation &explanation);
struct ShareText
{
    double part = 0; ///< of the elapsed time, 0–1
    QString text; ///< "97% · 21.8 s · the server's work"
};
/// What the time went to, largest first; parts below one percent together.
[[nodiscard]] QList<ShareText> shareTexts(const Explanation &explanation);
/// "About 5.0 s for these 20 flags"
[[nodiscard]] QString predictionText(microseconds elapsed, int flags);

/// What \a second had otherwise than \a first: "30 at once instead of 5, Event loop instead of …". "the same
/// settings" where nothing was.
[[nodiscard]] QString settingsDifference(const Run &first, const Run &second);
/// What came of it: "2.1 s instead of 11.8 s, 5.6 times as fast; 2 failed instead of 0".
[[nodiscard]] QString resultDifference(const Run &first, const Run &second);
/// "Thread pool: 20 at once are enough …"; \a enough is empty where the largest number was still faster.
[[nodiscard]] QString kneeText(Strategy strategy, std::optional<int> enough);

} // namespace Flaghoist
