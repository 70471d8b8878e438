#pragma once

#include "domain/concurrency.h"
#include "domain/flagoutcome.h"
#include "domain/problem.h"
#include "domain/result.h"
#include "domain/runoptions.h"
#include "domain/runsummary.h"
#include "domain/source.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace Flaghoist {

class Engine;
class FlagFolder;
class FlagModel;
class OutcomeWatcher;
class PracticeServer;

struct RunProgress
{
    int done = 0;
    int total = 0;
    int inFlight = 0;
    milliseconds elapsed{0};
    std::optional<milliseconds> left; ///< unset while it cannot be told
    double perSecond = 0;
};

/// The practice server behind the present source.
struct PracticeReport
{
    QString urlTemplate; ///< for other programs; empty until the first run from this source
    PracticeBehaviour behaviour;
    PracticeStats stats; ///< since the run began
};

/// The one hallway of a run: options → plan → engine → model. GUI thread. Both programs stand on it.
class DownloadSession final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DownloadSession)

public:
    enum class State {
        Ready, ///< the model shows what is chosen
        Starting, ///< the folder is opened, off this thread
        Running,
        Paused, ///< no new requests until resume(); what is in flight goes on
        Cancelling, ///< no new requests; the last ones end
        Finished, ///< the model shows the last run until the next one
    };

    /// \a flags outlives the session.
    explicit DownloadSession(FlagModel *flags, QObject *parent = nullptr);
    ~DownloadSession() override;

    [[nodiscard]] State state() const { return m_state; }
    /// From start() until the round has finished.
    [[nodiscard]] static bool isBusy(State state);
    [[nodiscard]] bool isBusy() const { return isBusy(m_state); }
    [[nodiscard]] const RunOptions &options() const { return m_options; }
    /// Ignored while busy. Never fails: what is wrong is told by problem() and by start().
    void setOptions(const RunOptions &options);

    /// What outcomes tell, from the next run on; everything unless said otherwise.
    void setDetails(const OutcomeDetails &details) { m_details = details; }

    /// The first thing that keeps the present options from running, as far as it can be told without
    /// touching the disk or the network.
    [[nodiscard]] std::optional<Problem> problem() const;
    /// The source that the present options name; the first built-in one while they name none.
    [[nodiscard]] Source source() const;
    /// Asked, used and why, of the present options; while busy, of the round as it is now. plan() has the
    /// most that was used in the run.
    [[nodiscard]] Concurrency concurrency() const;
    /// Where the flags will go; absolute.
    [[nodiscard]] QString folder() const;
    /// Of the source of the present options, or while busy, of the run; nothing where it is no practice
    /// source.
    [[nodiscard]] std::optional<PracticeReport> practice() const;
    /// Of the run that is under way or was the last.
    [[nodiscard]] RunProgress progress() const;
    /// Likewise, over all its rounds.
    [[nodiscard]] RunSummary summary() const;
    /// Its plan, all rows; without items before the first run.
    [[nodiscard]] const DownloadPlan &plan() const { return m_plan; }

    /// A new run with the present options. Ends in started() or in failedToStart().
    void start();
    /// Takes effect at once, while running too. \a asked ≥ 1.
    void setConcurrency(int asked);
    void pause();
    void resume();
    /// Every code that has no outcome yet ends as cancelled, soon; then finished().
    void cancel();
    /// Further rounds over rows of the finished run, into the same folder from the same source.
    void retryFailed();
    void downloadOthers(); ///< the cancelled rows
    void retryRows(const QList<int> &rows);

    /// Cancels and waits at most \a limit for the engine. False: leave by _Exit.
    [[nodiscard]] bool shutDown(milliseconds limit);

signals:
    void stateChanged(Flaghoist::DownloadSession::State state);
    /// Options, and with them source(), concurrency(), folder() or problem(), changed.
    void optionsChanged();
    void started();
    void failedToStart(const Flaghoist::Problem &problem);
    /// Exactly once per planned code and round; the model knows it already.
    void outcomeReady(const Flaghoist::FlagOutcome &outcome);
    void finished(const Flaghoist::RunSummary &summary);

private:
    using OpenedFolder = Result<std::shared_ptr<const FlagFolder>, Problem>;
    using Clock = std::chrono::steady_clock;

    void setState(State state);
    [[nodiscard]] Result<DownloadPlan, Problem> makePlan();
    [[nodiscard]] std::optional<Problem> reachPractice(Source &source);
    void openFolder(const DownloadPlan &round);
    void folderOpened(const OpenedFolder &folder);
    void noteMostUsed();
    void takeOutcome(const FlagOutcome &outcome);
    void roundFinished();
    [[nodiscard]] Concurrency concurrencyOver(qsizetype codes, const Source &source) const;
    /// Without the time that was spent paused.
    [[nodiscard]] milliseconds roundElapsed() const;

    FlagModel *const m_flags;
    std::unique_ptr<PracticeServer> m_practice;
    QHash<QString, quint16> m_practicePorts; ///< by source label
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<OutcomeWatcher> m_outcomes;

    State m_state = State::Ready;
    State m_stateBeforeStart = State::Ready;
    RunOptions m_options;
    OutcomeDetails m_details;
    DownloadPlan m_plan; ///< the run: all rows
    DownloadPlan m_round; ///< the rows of the present or last round
    quint64 m_run = 0;
    int m_roundDone = 0; ///< what was cancelled or came while paused left out: it says nothing about the pace
    bool m_cancelWanted = false; ///< cancel() came while the folder was being opened
    Clock::time_point m_roundBegan;
    Clock::time_point m_pauseBegan;
    Clock::duration m_paused{0}; ///< in this round, the present pause left out
    milliseconds m_earlierRounds{0};
    std::optional<milliseconds> m_roundTook = milliseconds{0}; ///< unset while a round runs
};

} // namespace Flaghoist
