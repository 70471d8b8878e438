#include "engine/engine.h"

#include "domain/threadpriority.h"
#include "engine/descriptorbudget.h"
#include "engine/downloadscheduler.h"

#include <QDeadlineTimer>
#include <QPromise>
#include <QSemaphore>
#include <QThread>

#include <limits>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// Large blocks go back to the system as soon as they are freed. By default glibc raises its threshold with
/// the first of them and keeps the later ones in the arena of each thread: 195 MB instead of 110 MB for 400
/// answers of 1.9 MB at the same time. Where addresses are limited, there is one arena: each takes 64 MB.
void keepMemorySmall()
{
#ifdef __GLIBC__
    constexpr int largeBytes = 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, largeBytes);
    if (addressSpaceLimit() != std::numeric_limits<quint64>::max())
        mallopt(M_ARENA_MAX, 1);
#endif
}

} // namespace

Engine::Engine(QObject *parent)
    : QObject(parent), m_thread(std::make_unique<QThread>()), m_scheduler(new DownloadScheduler)
{
    raiseOpenFilesLimit();
    keepMemorySmall();
    m_thread->setObjectName(u"flaghoist-net");
    m_scheduler->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_scheduler, &QObject::deleteLater);
    connect(m_scheduler, &DownloadScheduler::attemptChanged, this, &Engine::attemptChanged);
    connect(m_scheduler, &DownloadScheduler::hostWaits, this, &Engine::hostWaits);
    connect(m_scheduler, &DownloadScheduler::threadsLimited, this, &Engine::threadsLimited);
    // Qt announces a result that comes out of order as the range from its index to the count of gapless
    // results, which is empty or holds others (seen in 6.4 and 6.8). Its begin is right.
    connect(&m_watcher, &QFutureWatcherBase::resultsReadyAt, this, &Engine::emitOutcome);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        for (int index = 0; index < m_emitted.size(); ++index)
            emitOutcome(index);
        emit finished();
    });
    connect(m_thread.get(), &QThread::started, giveWay); // without a context, it runs in the new thread
    m_thread->start();
}

Engine::~Engine()
{
    constexpr milliseconds patience{5'000};
    m_watcher.disconnect(this);
    if (shutDown(patience))
        return;
    // Something blocks for ever: what it still uses must not be taken away from it.
    qCritical("The download threads did not end; their memory is left to the system.");
    static_cast<void>(m_thread.release());
}

void Engine::prepare(Strategy strategy, int limit)
{
    QMetaObject::invokeMethod(
        m_scheduler, [scheduler = m_scheduler, strategy, limit] { scheduler->prepare(strategy, limit); });
}

QFuture<FlagOutcome> Engine::downloadMany(const DownloadPlan &plan, std::shared_ptr<const FlagFolder> folder)
{
    auto promise = std::make_shared<QPromise<FlagOutcome>>();
    promise->start();
    const QFuture<FlagOutcome> future = promise->future();
    m_emitted = QBitArray(plan.items.size());
    m_watcher.setFuture(future);
    if (!m_thread->isRunning()) { // the system allows no further thread
        folder.reset();
        for (int index = 0; index < int(plan.items.size()); ++index) {
            FlagOutcome outcome = FlagOutcome::of(plan.items[index]);
            outcome.status = DownloadStatus::Error;
            outcome.failure = {.kind = ErrorKind::Internal, .detail = u"the network thread did not start"_s};
            promise->addResult(std::move(outcome), index);
        }
        promise->finish();
        return future;
    }
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
        QMetaObject::invokeMethod(m_scheduler, &DownloadScheduler::stop);
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
    if (!idle->tryAcquire(1, int(deadline.remainingTime())) || !m_scheduler->waitForDone(deadline))
        return false;
    m_thread->quit();
    return m_thread->wait(deadline);
}

void Engine::emitOutcome(int index)
{
    if (index >= m_emitted.size() || m_emitted.testBit(index) || !m_watcher.future().isResultReadyAt(index))
        return;
    m_emitted.setBit(index);
    emit outcomeReady(m_watcher.resultAt(index));
}

} // namespace Flaghoist
