#pragma once

#include "domain/run.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace Flaghoist {

/// How far a run is, on its own figures alone.
struct RunProgress
{
    int done = 0;
    int waitingTheirTurn = 0; ///< of those to do: complete and not yet delivered
    int total = 0;
    int inFlight = 0;
    microseconds elapsed{0};
    /// Unset before there is something to go by, and while nothing is left.
    std::optional<milliseconds> left;
    milliseconds serverWait{0}; ///< until a server that limits its rate is asked again
    double perSecond = 0; ///< downloaded flags in the current round
};

[[nodiscard]] RunProgress progressOf(const Run &run, microseconds now);

/// A run in one line, as a list of runs shows it.
struct RunSummary
{
    QString key; ///< where the run is kept; empty where it is not
    quint64 number = 0;
    QDateTime startedAt;
    QString source;
    Strategy strategy = Strategy::Pool;
    Concurrency concurrency;
    Tally tally;
    microseconds elapsed{0};
    double perSecond = 0; ///< downloaded flags
    /// Of the attempts, from their start to their end; 0 where there was none.
    microseconds median{0};
    microseconds p95{0};
    microseconds work{0}; ///< of all attempts together
    microseconds longest{0}; ///< the longest row, without the waits between its attempts
    int rounds = 0;
    /// The same for runs that asked the same of the same server: their differences are those of the method.
    QByteArray task;

    friend bool operator==(const RunSummary &, const RunSummary &) = default;
};

[[nodiscard]] RunSummary summaryOf(const Run &run);

/// How long \a run would have taken at \a concurrency, had no request been slower for it and no slot idle.
[[nodiscard]] microseconds idealElapsed(const RunSummary &run, double concurrency);

/// The value that \a part (0–1) of \a sorted do not exceed, by the nearest rank; 0 where there is none.
[[nodiscard]] microseconds quantile(const std::vector<microseconds> &sorted, double part);

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
