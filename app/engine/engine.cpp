#include "engine/engine.h"

#include "engine/descriptorbudget.h"
#include "engine/downloadmany.h"

#include <QDeadlineTimer>
#include <QPromise>
#include <QSemaphore>
#include <QThread>
#include <QThreadPool>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace Flaghoist {

namespace {

/// Large blocks go back to the system as soon as they are freed. By default glibc raises its threshold with
/// the first of them and keeps the later ones in the arena of each thread: 195 MB instead of 110 MB for 400
/// answers of 1.9 MB at the same time.
void returnLargeBlocks()
{
#ifdef __GLIBC__
    constexpr int largeBytes = 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, largeBytes);
#endif
}

} // namespace

Engine::Engine(QObject *parent)
    : QObject(parent), m_thread(std::make_unique<QThread>()), m_pool(std::make_unique<QThreadPool>()),
      m_scheduler(new DownloadMany(*m_pool))
{
    raiseOpenFilesLimit();
    returnLargeBlocks();
    m_thread->setObjectName(u"flaghoist-net");
    m_scheduler->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_scheduler, &QObject::deleteLater);
    connect(m_scheduler, &DownloadMany::attemptChanged, this, &Engine::attemptChanged);
    m_thread->start();
}

Engine::~Engine()
{
    constexpr milliseconds patience{5'000};
    if (shutDown(patience))
        return;
    // Something blocks for ever: what it still uses must not be taken away from it.
    qCritical("The download threads did not end; their memory is left to the system.");
    static_cast<void>(m_thread.release());
    static_cast<void>(m_pool.release());
}

QFuture<FlagOutcome> Engine::downloadMany(const DownloadPlan &plan, std::shared_ptr<const FlagFolder> folder)
{
    auto promise = std::make_shared<QPromise<FlagOutcome>>();
    promise->start();
    QFuture<FlagOutcome> future = promise->future();
    QMetaObject::invokeMethod(m_scheduler,
                              [scheduler = m_scheduler, plan, folder = std::move(folder), promise]() mutable {
                                  scheduler->begin(plan, std::move(folder), std::move(promise));
                              });
    return future;
}

void Engine::setLimit(int limit)
{
    QMetaObject::invokeMethod(m_scheduler, [scheduler = m_scheduler, limit] { scheduler->setLimit(limit); });
}

void Engine::setPaused(bool paused)
{
    QMetaObject::invokeMethod(m_scheduler,
                              [scheduler = m_scheduler, paused] { scheduler->setPaused(paused); });
}

void Engine::cancel()
{
    if (m_thread->isRunning())
        QMetaObject::invokeMethod(m_scheduler, &DownloadMany::stop);
}

bool Engine::shutDown(milliseconds limit)
{
    if (!m_thread->isRunning())
        return true;
    const QDeadlineTimer deadline(limit);
    const auto idle = std::make_shared<QSemaphore>();
    QMetaObject::invokeMethod(m_scheduler, [scheduler = m_scheduler, idle] {
        scheduler->stop();
        scheduler->whenIdle([idle] { idle->release(); });
    });
    if (!idle->tryAcquire(1, int(deadline.remainingTime()))
        || !m_pool->waitForDone(int(deadline.remainingTime())))
        return false;
    m_thread->quit();
    return m_thread->wait(deadline);
}

} // namespace Flaghoist
