#pragma once

#include "domain/downloadplan.h"
#include "domain/flagoutcome.h"

#include <QBitArray>
#include <QFutureWatcher>
#include <QObject>

#include <chrono>
#include <memory>

class QThread;

namespace Flaghoist {

class DownloadScheduler;
class FlagFolder;

/// The engine room's facade: owns the network thread and the scheduler in it, runs one round at a time.
/// Called from the thread that made it; that is also where its signals arrive.
class Engine final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Engine)

public:
    explicit Engine(QObject *parent = nullptr);
    /// Cancels and waits as shutDown() does.
    ~Engine() override;

    /// Has the threads made that a round with \a limit at once needs, while its folder is opened elsewhere.
    void prepare(Strategy strategy, int limit);
    /// Runs every item of \a plan to exactly one outcome. That of plan.items[i] is the future's result i, and
    /// is emitted as it is delivered. \a folder is held until the last, and by nothing of the engine's when
    /// finished() is emitted. Only while no other round runs.
    QFuture<FlagOutcome> downloadMany(const DownloadPlan &plan, std::shared_ptr<const FlagFolder> folder);

    /// Takes effect at once: more start, or the excess drains. \a limit ≥ 1. Until the round ends.
    void setLimit(int limit);
    /// Holds new starts, first attempts and retries alike; what is in flight goes on, its deadlines too.
    void setPaused(bool paused);
    /// Every code without an outcome ends as cancelled, soon; then finished().
    void cancel();

    /// Cancels, then waits at most \a limit for the pool and the network thread. False when something
    /// (a blocked file system) would not end in time: the process may then leave only by _Exit.
    [[nodiscard]] bool shutDown(milliseconds limit);

signals:
    void attemptChanged(const Flaghoist::AttemptEvent &event);
    /// Exactly once for each item.
    void outcomeReady(const Flaghoist::FlagOutcome &outcome);
    /// After the last outcome.
    void finished();
    /// The server asked to be left alone until \a until, on the run's clock. Again where it asks for longer.
    void hostWaits(std::chrono::microseconds until);
    /// The system lets so many threads run, which is fewer than the limit asks for.
    void threadsLimited(int threads);

private:
    void emitOutcome(int index);

    std::unique_ptr<QThread> m_thread;
    DownloadScheduler *const m_scheduler; ///< lives and dies in m_thread
    QFutureWatcher<FlagOutcome> m_watcher;
    QBitArray m_emitted;
};

} // namespace Flaghoist
