#pragma once

#include "domain/problem.h"
#include "domain/result.h"
#include "domain/run.h"
#include "domain/runfigures.h"
#include "domain/runoptions.h"
#include "session/practicehost.h"

#include <QObject>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace Flaghoist {

class Engine;
class FlagFolder;

/// One run after the other, from options to the end: the options are the plan of the next run, run() is the
/// run that is under way or was the last. GUI thread. Both programs stand on it.
class DownloadSession final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DownloadSession)

public:
    enum class State {
        Ready, ///< nothing has run: run() has what is chosen
        Starting, ///< the folder is opened, off this thread
        Running,
        Paused, ///< no new requests until resume(); what is in flight goes on
        Cancelling, ///< no new requests; the last ones end
        Finished,
    };

    explicit DownloadSession(QObject *parent = nullptr);
    ~DownloadSession() override;

    [[nodiscard]] State state() const { return m_state; }
    /// From start() until the round has finished.
    [[nodiscard]] static bool isBusy(State state);
    [[nodiscard]] bool isBusy() const { return isBusy(m_state); }

    // The plan: what start() would do.
    [[nodiscard]] const RunOptions &options() const { return m_options; }
    /// Ignored while busy. Never fails: problem() and start() report what is wrong.
    void setOptions(const RunOptions &options);
    /// What outcomes have beyond the essentials, from the next run on; everything unless set otherwise.
    void setDetails(const OutcomeDetails &details) { m_details = details; }
    /// Whether a run from a practice source waits for confirmOverwrite() where it would overwrite flags that
    /// came from elsewhere.
    void setAskBeforeOverwriting(bool ask) { m_askBeforeOverwriting = ask; }
    /// The first thing that keeps the options from running, as far as that shows without disk and network.
    [[nodiscard]] const std::optional<Problem> &problem() const;
    [[nodiscard]] Source source() const;
    /// Asked, used and why. While busy, of the round under way.
    [[nodiscard]] Concurrency concurrency() const;
    /// Where the flags will go; absolute.
    [[nodiscard]] QString folder() const;
    /// Of the plan's source, or while busy, of the run's; nothing where it is no practice source.
    [[nodiscard]] std::optional<PracticeReport> practice() const;
    /// How start() would go, see predictedRun(); unset where problem() is not.
    [[nodiscard]] const std::optional<Run> &prediction() const;

    // The run.
    [[nodiscard]] const Run &run() const { return m_run; }
    /// The run's clock.
    [[nodiscard]] microseconds now() const;
    /// Where the folder of the last round went while it ran; empty where it is in place.
    [[nodiscard]] const std::optional<Failure> &displacement() const { return m_displacement; }
    [[nodiscard]] RunProgress progress() const { return progressOf(m_run, now()); }

    /// A new run with the present options. Ends in started() or in failedToStart().
    void start();
    /// The answer to overwriteAsked(); the other one is cancel().
    void confirmOverwrite();
    /// Takes effect at once, while running too. \a asked ≥ 1.
    void setConcurrency(int asked);
    void pause();
    void resume();
    /// Every code that has no outcome yet ends as cancelled, soon; then finished().
    void cancel();
    /// Further rounds over rows of the finished run: see retryOf().
    void retryFailed();
    void downloadOthers(); ///< the cancelled rows
    void retryRows(const QList<int> &rows);

    /// The last run is \a run from here on, a kept one that has ended: retries are rounds of it. Ignored
    /// while busy.
    void showKept(const Run &run);
    /// The next run has a higher number than \a run.
    void continueNumbers(quint64 run) { m_lastRun = std::max(m_lastRun, run); }
    [[nodiscard]] quint64 nextNumber() const { return m_lastRun + 1; }

    /// Cancels and waits at most \a limit for the engine. False: leave by _Exit.
    [[nodiscard]] bool shutDown(milliseconds limit);

signals:
    void stateChanged(Flaghoist::DownloadSession::State state);
    /// Options, and with them source(), concurrency(), folder() or problem(), changed.
    void optionsChanged();
    void started();
    void failedToStart(const Flaghoist::Problem &problem);
    /// \a files came from elsewhere and would be overwritten with practice pictures.
    void overwriteAsked(int files);
    /// run() is another one.
    void runReset();
    /// At most once per frame; in any order, one may be named several times.
    void rowsChanged(const QList<int> &rows);
    /// Exactly once per planned code and round, as it completes: run() has the outcome in \a row.
    void outcomeReady(int row);
    void finished();

private:
    struct OpenedFolder
    {
        Result<std::shared_ptr<const FlagFolder>, Problem> folder;
        int foreignFiles = 0; ///< that would be overwritten
    };

    void forgetOptions();
    void setState(State state);
    [[nodiscard]] std::optional<Problem> makeReachable(DownloadPlan &round);
    void openFolder(const DownloadPlan &round);
    void folderOpened(const OpenedFolder &opened);
    void beginRound(const std::shared_ptr<const FlagFolder> &folder);
    void roundFinished();
    void markChanged(std::optional<int> row);
    void announceChanges();
    void mark(RunMark::Kind kind, microseconds until = {});

    PracticeHost m_practice;
    std::unique_ptr<Engine> m_engine;

    State m_state = State::Ready;
    State m_stateBeforeStart = State::Ready;
    RunOptions m_options;
    OutcomeDetails m_details;
    // Unset until asked for.
    mutable std::optional<std::optional<Problem>> m_problem;
    mutable std::optional<std::optional<Run>> m_prediction;
    Run m_run;
    quint64 m_lastRun = 0;
    DownloadPlan m_round; ///< the rows of the present or last round
    std::shared_ptr<const FlagFolder> m_folder; ///< of the round under way
    std::optional<Failure> m_displacement;
    bool m_askBeforeOverwriting = false;
    std::shared_ptr<const FlagFolder> m_asked; ///< waits for the answer to overwriteAsked()
    bool m_cancelWanted = false; ///< cancel() came while the folder was being opened
    QList<int> m_changed; ///< rows, since the last announcement
    QTimer m_frame;
};

} // namespace Flaghoist
