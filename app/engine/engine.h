#pragma once

#include "domain/downloadplan.h"
#include "domain/flagoutcome.h"

#include <QFuture>
#include <QObject>

#include <memory>

class QThread;
class QThreadPool;

namespace Flaghoist {

class DownloadMany;
class FlagFolder;

/// The door of the engine room: owns the pool and the network thread, runs one round at a time.
/// Called from the thread that made it; that is also where its signals arrive.
class Engine final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Engine)

public:
    explicit Engine(QObject *parent = nullptr);
    /// Cancels and waits as shutDown() does.
    ~Engine() override;

    /// Runs every item of \a plan to exactly one outcome. The outcome of plan.items[i] is the future's
    /// result i, ready as it completes (watch it by OutcomeWatcher); the future finishes after the last. \a
    /// folder is held until then. Only while no other round runs.
    [[nodiscard]] QFuture<FlagOutcome> downloadMany(const DownloadPlan &plan,
                                                    std::shared_ptr<const FlagFolder> folder);

    /// Takes effect at once: more start, or the excess drains. \a limit ≥ 1. Until the round ends.
    void setLimit(int limit);
    /// Holds new starts, first attempts and retries alike; what is in flight goes on, its deadlines too.
    void setPaused(bool paused);

    /// Every code without an outcome ends as cancelled, soon; the future then finishes.
    void cancel();

    /// Cancels, then waits at most \a limit for the pool and the network thread. False when something
    /// (a blocked resolver) would not end in time: the process may then leave only by _Exit.
    [[nodiscard]] bool shutDown(milliseconds limit);

signals:
    void attemptChanged(const Flaghoist::AttemptEvent &event);

private:
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<QThreadPool> m_pool;
    DownloadMany *const m_scheduler; ///< lives and dies in m_thread
};

} // namespace Flaghoist
