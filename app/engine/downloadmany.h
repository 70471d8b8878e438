#pragma once

#include "domain/downloadplan.h"
#include "domain/flagoutcome.h"
#include "engine/downloadone.h"

#include <QObject>
#include <QPromise>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>

class QThreadPool;

namespace Flaghoist {

/// The one scheduler: ready queue, delay heap, lanes, limit, stop. It has the round's RunStrategy start each
/// attempt and decides what becomes of its result. Lives in the engine's thread and never blocks it.
/// A failed attempt that may help again goes to the delay heap and frees its slot: waiting to retry
/// occupies nothing.
class DownloadMany final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DownloadMany)

public:
    /// \a pool outlives every round.
    explicit DownloadMany(QThreadPool &pool);
    ~DownloadMany() override;

    /// Result i of \a promise becomes the outcome of plan.items[i]. Only while no round is under way.
    void begin(const DownloadPlan &plan, std::shared_ptr<const FlagFolder> folder,
               std::shared_ptr<QPromise<FlagOutcome>> promise);
    /// Both do nothing when no round is under way.
    void setLimit(int limit);
    void setPaused(bool paused);
    /// Ends the round soon: what has not started is cancelled at once, what is in flight is aborted.
    void stop();
    /// Calls \a action once no round is under way: at once, or when the present one has its last outcome.
    void whenIdle(std::function<void()> action);

signals:
    void attemptChanged(const Flaghoist::AttemptEvent &event);

private:
    struct Round;

    void startWhatFits();
    void startAttempt(int job);
    void attemptEnded(int job, const AttemptResult &result);
    void retryLater(int job, const AttemptResult &result);
    void takeDueRetries();
    void deliver(int job, FlagOutcome outcome);
    void tell(const QList<int> &jobs);
    void cancelWaiting();

    QThreadPool &m_pool;
    QTimer m_retryTimer;
    QSemaphore m_processors{QThread::idealThreadCount()};
    std::unique_ptr<Round> m_round;
    std::function<void()> m_whenIdle;
};

} // namespace Flaghoist
