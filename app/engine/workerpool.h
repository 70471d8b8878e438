#pragma once

#include <QThreadPool>

#include <chrono>
#include <memory>

class QDeadlineTimer;

namespace Flaghoist {

/// The engine's pool. QThreadPool counts a thread that the system refuses as one that runs, and its job never
/// does; so threads are made before jobs need them, and those that really run are counted. They stay until
/// the pool goes. One thread at a time.
class WorkerPool final
{
    Q_DISABLE_COPY_MOVE(WorkerPool)

public:
    WorkerPool();
    /// Leaves the pool to the system where something in it would not end.
    ~WorkerPool();

    [[nodiscard]] QThreadPool &pool() { return *m_pool; }
    /// Makes threads until \a asked are there or one is refused; jobs may run meanwhile. Returns how many
    /// there are for jobs. Blocks while threads are made: some hundredths of a second for hundreds of them,
    /// and one second when the first is refused.
    int provide(int asked);
    /// Lets no more than \a jobs run at the same time, of the threads that are there.
    void use(int jobs);
    /// Ends all threads, where none has a job.
    void dismiss();
    [[nodiscard]] bool waitForDone(const QDeadlineTimer &deadline);

private:
    std::unique_ptr<QThreadPool> m_pool;
    int m_running = 0;
    int m_refused = 0; ///< which the pool takes for busy ones for ever
};

} // namespace Flaghoist
