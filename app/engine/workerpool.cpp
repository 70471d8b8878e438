#include "engine/workerpool.h"

#include "engine/descriptorbudget.h"

#include <QDeadlineTimer>
#include <QSemaphore>
#include <QThread>

#include <algorithm>
#include <vector>

namespace Flaghoist {

namespace {

/// As many are made before it is looked whether they run: each refused one is a warning of Qt's.
constexpr int batch = 8;
constexpr std::chrono::milliseconds patience{1'000};

/// What the first jobs of new threads hold: they report and wait until all have, for a thread that is free
/// would take the next one's job.
struct Roll
{
    QSemaphore arrived;
    QSemaphore dismissed;
};

} // namespace

WorkerPool::WorkerPool() : m_pool(std::make_unique<QThreadPool>())
{
    m_pool->setExpiryTimeout(-1);
    m_pool->setMaxThreadCount(0);
}

WorkerPool::~WorkerPool()
{
    static auto &left = *new std::vector<QThreadPool *>; // what can be reached is no leak to LeakSanitizer
    if (!waitForDone(QDeadlineTimer(0)) || m_refused > 0)
        left.push_back(m_pool.release());
}

int WorkerPool::provide(int asked)
{
    const int wanted = std::min(asked, threadsWithin(addressSpaceLimit()));
    const auto roll = std::make_shared<Roll>();
    int called = 0;
    while (m_running < wanted && m_refused == 0) {
        // Jobs under way keep their threads; free ones answer the roll as well.
        const int missing = std::min(batch, wanted - m_pool->activeThreadCount());
        if (missing <= 0)
            break;
        m_pool->setMaxThreadCount(m_pool->activeThreadCount() + missing);
        for (int i = 0; i < missing; ++i) {
            m_pool->start([roll] {
                roll->arrived.release();
                roll->dismissed.acquire();
            });
        }
        called += missing;
        int came = 0;
        while (came < missing && roll->arrived.tryAcquire(1, int(patience.count())))
            ++came;
        m_refused += missing - came;
        m_running = m_pool->activeThreadCount() - m_refused;
    }
    roll->dismissed.release(called);
    use(wanted);
    return std::min(wanted, m_running);
}

void WorkerPool::use(int jobs)
{
    m_pool->setMaxThreadCount(std::min(jobs, m_running) + m_refused);
}

void WorkerPool::dismiss()
{
    constexpr int moment = 100;
    if (m_refused == 0 && m_pool->waitForDone(moment))
        m_running = 0;
}

bool WorkerPool::waitForDone(const QDeadlineTimer &deadline)
{
    if (m_refused == 0)
        return m_pool->waitForDone(int(deadline.remainingTime()));
    while (m_pool->activeThreadCount() > m_refused) { // no signal for this
        if (deadline.hasExpired())
            return false;
        QThread::msleep(1);
    }
    return true;
}

} // namespace Flaghoist
