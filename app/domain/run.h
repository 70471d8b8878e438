#pragma once

#include "domain/flagoutcome.h"

#include <QDateTime>

#include <vector>

namespace Flaghoist {

/// What a planned flag is doing, as a person sees it: one per cell of the grid.
enum class FlagState {
    Ready, ///< chosen, nothing started yet
    Queued,
    Downloading,
    WaitingToRetry,
    WaitingItsTurn, ///< done, delivered when everything before it is (in-order delivery)
    Downloaded,
    Unchanged,
    NotFound,
    Failed,
    Cancelled,
};

[[nodiscard]] constexpr FlagState stateFor(DownloadStatus status)
{
    return FlagState(int(FlagState::Downloaded) + int(status)); // in the same order
}
static_assert(stateFor(DownloadStatus::Cancelled) == FlagState::Cancelled);

/// Whether the flag has its outcome.
[[nodiscard]] constexpr bool isFinal(FlagState state)
{
    return state >= FlagState::Downloaded;
}

/// How many rows are in which state: the book's Counter.
struct Tally
{
    int total = 0;
    int downloaded = 0;
    int unchanged = 0;
    int notFound = 0;
    int failed = 0;
    int cancelled = 0;
    int toDo = 0; ///< without an outcome; the next three are some of them
    int inFlight = 0;
    int waitingToRetry = 0;
    int waitingTheirTurn = 0;

    [[nodiscard]] int done() const { return total - toDo; }
    /// \a change rows more in \a state; \a total stays as it is.
    void count(FlagState state, int change);

    friend bool operator==(const Tally &, const Tally &) = default;
};

/// One planned flag and all that is known of it.
struct RunRow
{
    PlanItem item; ///< of the current round
    FlagState state = FlagState::Ready;
    QList<AttemptRecord> attempts; ///< that ended, of all rounds, oldest first
    /// Downloading only: round, slot and start of the attempt under way.
    std::optional<AttemptRecord> running;
    /// The last one; meaningful in the final states.
    FlagOutcome outcome;
    QList<FlagOutcome> earlierOutcomes; ///< of the rounds before, oldest first
    /// WaitingToRetry only: when the next attempt falls due, on the run's clock.
    microseconds retryDue{0};

    /// Null where \a round brought none.
    [[nodiscard]] const FlagOutcome *outcomeIn(int round) const;

    friend bool operator==(const RunRow &, const RunRow &) = default;
};

/// One round: what was planned in it, by which method, and when.
struct RunRound
{
    QList<int> rows; ///< ascending
    Strategy strategy = Strategy::Pool;
    int retries = 0;
    milliseconds timeout{0};
    microseconds began{0};
    std::optional<microseconds> ended;

    friend bool operator==(const RunRound &, const RunRound &) = default;
};

/// Something that happened to the run as a whole, on its clock.
struct RunMark
{
    enum class Kind {
        Paused,
        Resumed,
        Limit,
        /// A server said 429, or 503 with Retry-After: it gets no request from here to \c until. A later mark
        /// may prolong that; the end of the round ends it. Where the server is then asked at a pace, the \c
        /// due of an attempt is the moment at which the pace allowed it.
        ServerWait,
    };
    Kind kind = Kind::Limit;
    microseconds at{0};
    int limit = 0; ///< Kind::Limit only: requests allowed at once from here on
    microseconds until{0}; ///< Kind::ServerWait only

    friend bool operator==(const RunMark &, const RunMark &) = default;
};

/// On the run's clock.
struct RunPause
{
    microseconds from{0};
    microseconds to{microseconds::max()}; ///< so while it lasts
};

/// The only owner of what is known of a run. It changes by the calls below alone, as a pure function of what
/// came before, so that it can be rebuilt from its record, shown again, compared and explained.
class Run final
{
public:
    /// Nothing planned.
    Run() = default;
    /// No run yet: what is chosen, ready. \a codes is sorted.
    [[nodiscard]] static Run ofReady(const QList<CountryCode> &codes);
    /// \a plan has all rows; its indexes are theirs. The first round begins at \a began on the run's clock.
    Run(const DownloadPlan &plan, const QDateTime &startedAt, microseconds began = {});

    /// The run that has this record; counts follow from it. Rows of \a rounds are rows.
    [[nodiscard]] static Run ofRecord(const DownloadPlan &plan, const QDateTime &startedAt,
                                      std::vector<RunRow> rows, const QList<RunRound> &rounds,
                                      const QList<RunMark> &marks);

    /// A further round over the rows of \a round, whose method and concurrency it brings.
    void beginRound(const DownloadPlan &round, microseconds began);
    /// Each gives the row that changed; nothing where the identity belongs to another run or round, or where
    /// the round's outcome is there already.
    std::optional<int> apply(const AttemptEvent &event);
    std::optional<int> apply(const FlagOutcome &outcome);
    void apply(const RunMark &mark);
    /// The limit from here on; the plan keeps the most that was allowed in the run.
    void setConcurrency(const Concurrency &concurrency, microseconds at);
    void endRound(microseconds ended);

    /// Source, folder, names and existing of the whole run; method and the most that ran at once.
    [[nodiscard]] const DownloadPlan &plan() const { return m_plan; }
    [[nodiscard]] const QDateTime &startedAt() const { return m_startedAt; }
    [[nodiscard]] const std::vector<RunRow> &rows() const { return m_rows; }
    [[nodiscard]] const RunRow &row(int index) const { return m_rows.at(size_t(index)); }
    [[nodiscard]] int size() const { return int(m_rows.size()); }
    [[nodiscard]] const QList<RunRound> &rounds() const { return m_rounds; }
    [[nodiscard]] const QList<RunMark> &marks() const { return m_marks; }
    [[nodiscard]] const Tally &tally() const { return m_tally; }
    /// 0 while nothing has run.
    [[nodiscard]] quint64 id() const { return m_id; }
    /// Rows in \a state, in plan order.
    [[nodiscard]] QList<int> rowsIn(FlagState state) const;
    /// Requests allowed at once at the moment \a at; by default after everything so far.
    [[nodiscard]] int limit(microseconds at = microseconds::max()) const;
    [[nodiscard]] QList<RunPause> pauses() const;
    [[nodiscard]] bool isPaused() const;
    /// How long no request goes to a server that asked for that; 0 where none did, and after the run.
    [[nodiscard]] microseconds serverWait(microseconds now) const;
    /// The rounds together, without pauses and without the time between them.
    [[nodiscard]] microseconds elapsed(microseconds now) const;
    /// Of the current or last round alone.
    [[nodiscard]] microseconds roundElapsed(microseconds now) const;

    friend bool operator==(const Run &, const Run &);

private:
    [[nodiscard]] RunRow *awaited(const JobId &id);
    void setState(RunRow &row, FlagState state);
    [[nodiscard]] microseconds elapsedIn(const RunRound &round, microseconds now) const;

    quint64 m_id = 0;
    DownloadPlan m_plan;
    QDateTime m_startedAt;
    std::vector<RunRow> m_rows;
    QList<RunRound> m_rounds;
    QList<RunMark> m_marks;
    Tally m_tally;
    int m_completions = 0;
};

} // namespace Flaghoist
