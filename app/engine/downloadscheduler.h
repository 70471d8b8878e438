#pragma once

#include "domain/downloadplan.h"
#include "domain/flagoutcome.h"
#include "engine/jobqueue.h"
#include "engine/workerpool.h"

#include <QObject>
#include <QPromise>
#include <QTimer>

#include <functional>
#include <memory>

namespace Flaghoist {

class FlagFolder;

/// The one scheduler: starts attempts as its queue says (jobqueue.h: when; strategies.h: where they wait),
/// and decides what becomes of their results: order of delivery, stop. Lives in the engine's thread, and
/// blocks it only while threads of the pool are made. Whatever happens is noted and worked off in one place,
/// takeTurn(), which the event loop calls: nothing is called back into, and a round is freed where nothing of
/// it can be under way.
class DownloadScheduler final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DownloadScheduler)

public:
    DownloadScheduler();
    ~DownloadScheduler() override;

    /// Makes the threads that a round needs, so that none has to wait for its own. Returns how many there
    /// are.
    int prepare(Strategy strategy, int limit);
    /// Result i of \a promise becomes the outcome of plan.items[i]. Only while no round is under way.
    void begin(const DownloadPlan &plan, std::shared_ptr<const FlagFolder> folder,
               std::shared_ptr<QPromise<FlagOutcome>> promise);
    /// The next three do nothing when no round is under way.
    void setLimit(int limit);
    void setPaused(bool paused);
    /// Ends the round soon: what has not started is cancelled at once, what is in flight is aborted.
    void stop();
    /// Calls \a action once no round is under way: at once, or when the current one has its last outcome.
    void whenIdle(std::function<void()> action);
    /// After the last round: false when a thread of the pool does not end in time.
    [[nodiscard]] bool waitForDone(const QDeadlineTimer &deadline) { return m_pool.waitForDone(deadline); }

signals:
    void attemptChanged(const Flaghoist::AttemptEvent &event);
    /// A host asked to be left alone until \a until, on the run's clock. Again where it asks for longer.
    void hostWaits(std::chrono::microseconds until);
    /// The system lets so many threads run, which is fewer than the limit asks for.
    void threadsLimited(int threads);

private:
    using Clock = std::chrono::steady_clock;
    struct Completed;
    struct Job;
    struct Round;

    void scheduleTurn();
    void takeTurn();
    void start(const JobQueue::Start &start);
    void attemptCompleted(const Completed &completed);
    /// The job's attempt has ended, and its outcome does not come yet.
    void announceEnd(int job, AttemptEvent::Phase phase, microseconds retryDue = {});
    void setOutcome(int job, FlagOutcome outcome);
    void deliver(int job);
    /// Ends what waits for its turn to start, as cancelled or by \a failure.
    void endWaiting(const Failure &failure = {});
    void announceHostWaits();
    void finishRound();

    WorkerPool m_pool;
    QTimer m_timer; ///< for the next retry, the next gate, the next step of the gentle start
    QTimer m_idle; ///< until the threads of the last round go
    bool m_turnScheduled = false;
    std::unique_ptr<Round> m_round;
    std::function<void()> m_whenIdle;
};

} // namespace Flaghoist
