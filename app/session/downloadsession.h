#pragma once

#include "domain/concurrency.h"
#include "domain/flagoutcome.h"
#include "domain/problem.h"
#include "domain/runoptions.h"
#include "domain/runsummary.h"
#include "domain/source.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Flaghoist {

class FlagModel;

struct RunProgress
{
    int done = 0;
    int total = 0;
    int inFlight = 0;
    milliseconds elapsed{0};
    std::optional<milliseconds> left; ///< unset while it cannot be told
    double perSecond = 0;
};

/// The one hallway of a run: options → plan → engine → model. GUI thread. Both programs stand on it.
class DownloadSession final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DownloadSession)

public:
    enum class State {
        Ready, ///< the model shows what is chosen
        Starting, ///< the folder is opened and the practice server started, off this thread
        Running,
        Cancelling, ///< no new requests; the last ones end
        Finished, ///< the model shows the last run until the next one
    };

    /// \a flags outlives the session.
    explicit DownloadSession(FlagModel *flags, QObject *parent = nullptr);
    ~DownloadSession() override;

    [[nodiscard]] State state() const;
    [[nodiscard]] const RunOptions &options() const;
    /// Ignored while a run is under way. Never fails: what is wrong is told by problem() and start().
    void setOptions(const RunOptions &options);

    /// The first thing that keeps the present options from running, as far as it can be told without
    /// touching the disk.
    [[nodiscard]] std::optional<Problem> problem() const;
    /// The source that the options name; while a run exists, that of the run.
    [[nodiscard]] Source source() const;
    /// Asked, used and why, of the present options; while running, of the run.
    [[nodiscard]] Concurrency concurrency() const;
    /// Where the flags will go (or went).
    [[nodiscard]] QString folder() const;
    [[nodiscard]] RunProgress progress() const;
    /// The last finished round's end; of a run with retries, the whole run counted anew.
    [[nodiscard]] const RunSummary &summary() const;
    /// The plan of the run that is under way or was the last; without items before the first.
    [[nodiscard]] const DownloadPlan &plan() const;

    /// A new run with the present options. Ends in started() or in failedToStart().
    void start();
    void cancel();
    /// Further rounds of the finished run, over its rows.
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
};

} // namespace Flaghoist
