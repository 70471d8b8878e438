#pragma once

#include "domain/attemptphase.h"

#include <QStringList>

namespace Flaghoist {

/// "350 µs", "1.1 ms", "502 ms", "1.90 s"
[[nodiscard]] QString durationText(microseconds duration);
/// A moment on the axis of a timeline whose marks are \a step apart: "25 ms", "1.5 s", "2:30".
[[nodiscard]] QString momentText(microseconds at, microseconds step);
/// "connecting", "waiting for the first byte" …
[[nodiscard]] QString attemptPhaseText(AttemptPhase phase);
/// Each phase that took time with its duration: "waiting for the first byte 502 ms" …
[[nodiscard]] QStringList attemptPhaseLines(const AttemptPhases &phases);
/// How an attempt ended, in a few words: "answered", "418 I'm a teapot".
[[nodiscard]] QString attemptEndText(const AttemptRecord &attempt);

} // namespace Flaghoist
