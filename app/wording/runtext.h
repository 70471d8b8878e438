#pragma once

#include "countries/catalogue.h"
#include "domain/attemptphase.h"
#include "domain/run.h"
#include "domain/source.h"
#include "domain/strategy.h"

#include <QStringList>

namespace Flaghoist {

/// "queued", "downloading", "not found" …
[[nodiscard]] QString flagStateText(FlagState state);
/// "Thread pool, as completed"
[[nodiscard]] QString strategyText(Strategy strategy);
/// "Pool": for a narrow column.
[[nodiscard]] QString strategyShortText(Strategy strategy);
/// One line on what the method does.
[[nodiscard]] QString strategyHint(Strategy strategy);
/// "DELAY: practice, slow answers"; a label of its own for custom sources.
[[nodiscard]] QString sourceText(const Source &source);
/// The status hint: "Uses 20 of 30: only 20 codes chosen", "Uses all 30."
[[nodiscard]] QString concurrencyText(const Concurrency &concurrency, const Source &source);
/// "20", or "20 of 30" where more were asked for than used.
[[nodiscard]] QString usedText(const Concurrency &concurrency, const QLocale &locale);
/// "Africa", "Other codes"
[[nodiscard]] QString regionText(Region region, const QLocale &locale);

/// What keeps the set of \a run from being complete: "not offered by LOCAL: AB, AC, AH and 4 more; failed:
/// BR". Empty where nothing is missing.
[[nodiscard]] QString missingText(const Run &run);
/// "BR, CN, ID and 17 more"
[[nodiscard]] QString firstCodesText(const QStringList &codes);
/// Of the rows in \a state; empty where there are none.
[[nodiscard]] QString firstCodesText(const Run &run, FlagState state);

/// "0:04", "1:02:03"
[[nodiscard]] QString clockText(microseconds duration);
/// "waiting for the server: 1 s"
[[nodiscard]] QString serverWaitText(microseconds wait);
/// How long something took, the same everywhere: "350 µs", "1.1 ms", "502 ms", "1.9 s"; "0 s" for nothing.
[[nodiscard]] QString durationText(microseconds duration);
/// What a run took: of a minute or more as clockText(), since a decimal says more of a short one.
[[nodiscard]] QString tookText(microseconds duration);
/// A moment on the axis of a timeline whose marks are \a step apart: "25 ms", "1.5 s", "2:30".
[[nodiscard]] QString momentText(microseconds at, microseconds step);

/// "connecting", "waiting for the first byte" …
[[nodiscard]] QString attemptPhaseText(AttemptPhase phase);
/// Each phase that took time with its duration: "waiting for the first byte: 502 ms" …
[[nodiscard]] QStringList attemptPhaseLines(const AttemptPhases &phases);
/// How an attempt ended, in a few words: "answered", "418 I'm a teapot".
[[nodiscard]] QString attemptEndText(const AttemptRecord &attempt);

/// "Top 20 by population", "Europe", "Codes BA–BZ"; "Your own choice" without a preset.
[[nodiscard]] QString presetText(const std::optional<Preset> &preset);
/// The regions in the order of the reader's language.
[[nodiscard]] QList<Preset> regionPresets();

} // namespace Flaghoist
