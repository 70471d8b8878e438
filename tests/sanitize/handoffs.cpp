// Only in builds under ThreadSanitizer. Qt's own libraries are not instrumented, so that the sanitizer cannot
// see by which queue or lock Qt hands our objects from one thread to another, and takes every such object for
// a race. These definitions come before Qt's (the program's own symbols win), say to the sanitizer what Qt
// guarantees at that very call (what was done before the hand-over is seen after it), and then call Qt's.
// Nothing is suppressed: two of our threads that touch an object without such a hand-over are still a race.

#include <QEvent>
#include <QFutureInterface>
#include <QMutex>
#include <QObject>
#include <QRunnable>
#include <QSemaphore>
#include <QThread>
#include <QThreadPool>

#include <atomic>
#include <thread>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#error "The signatures below are those of Qt 6.4 (Debian 12)."
#endif

namespace {

/// Qt's own definition of the symbol \a name.
template <typename Function> Function *qt(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

void handOver(const void *by)
{
    __tsan_release(const_cast<void *>(by));
}

void takeOver(const void *by)
{
    __tsan_acquire(const_cast<void *>(by));
}

/// What the copies of a future share: the pointer behind that to the table of virtual functions.
const void *sharedState(const QFutureInterfaceBase *future)
{
    return reinterpret_cast<void *const *>(future)[1];
}

/// A queued signal names its receivers inside Qt only, and its arguments are copied there: they are handed
/// over when the emission has returned, which whoever receives them waits for (for a while: the emission may
/// also be waiting for the receiver).
int queuedSignals;
std::atomic<int> emissions;
thread_local int ownEmissions = 0;

void takeOverSignals()
{
    constexpr int patience = 10'000;
    for (int turn = 0; turn < patience && emissions > ownEmissions; ++turn)
        std::this_thread::yield();
    takeOver(&queuedSignals);
}

class Taken final : public QRunnable
{
public:
    Taken(QRunnable *job, const QThreadPool *pool) : m_job(job), m_pool(pool) { handOver(this); }

    void run() override
    {
        takeOver(this);
        const bool ours = m_job->autoDelete();
        m_job->run();
        if (ours)
            delete m_job;
        handOver(m_pool);
    }

private:
    QRunnable *const m_job;
    const QThreadPool *const m_pool;
};

/// Called in the receiver's thread and destroyed by whoever lets go of it last.
class Slot final : public QtPrivate::QSlotObjectBase
{
public:
    explicit Slot(QSlotObjectBase *wrapped) : QSlotObjectBase(&Slot::work), m_wrapped(wrapped)
    {
        handOver(this);
    }

private:
    static void work(int which, QSlotObjectBase *base, QObject *receiver, void **arguments, bool *)
    {
        auto *const self = static_cast<Slot *>(base);
        takeOver(self);
        if (which == Call) {
            self->m_wrapped->call(receiver, arguments);
            handOver(self);
        } else if (which == Destroy) {
            self->m_wrapped->destroyIfLastRef();
            delete self;
        }
    }

    QSlotObjectBase *const m_wrapped;
};

} // namespace

void QThreadPool::start(QRunnable *job, int priority)
{
    static auto *const real =
        qt<void(QThreadPool *, QRunnable *, int)>("_ZN11QThreadPool5startEP9QRunnablei");
    real(this, new Taken(job, this), priority);
}

void QThreadPool::start(std::function<void()> job, int priority)
{
    start(QRunnable::create(std::move(job)), priority);
}

bool QThreadPool::waitForDone(int milliseconds)
{
    static auto *const real = qt<bool(QThreadPool *, int)>("_ZN11QThreadPool11waitForDoneEi");
    const bool done = real(this, milliseconds);
    takeOver(this);
    return done;
}

bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type,
                                   void *result)
{
    static auto *const real = qt<bool(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *)>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    return real(object, new Slot(slot), type, result);
}

void QMetaObject::activate(QObject *sender, const QMetaObject *metaObject, int signal, void **arguments)
{
    static auto *const real =
        qt<void(QObject *, const QMetaObject *, int, void **)>("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    ++emissions;
    ++ownEmissions;
    real(sender, metaObject, signal, arguments);
    --ownEmissions;
    handOver(&queuedSignals);
    --emissions;
}

bool QObject::event(QEvent *event)
{
    static auto *const real = qt<bool(QObject *, QEvent *)>("_ZN7QObject5eventEP6QEvent");
    takeOver(this);
    takeOverSignals();
    return real(this, event);
}

void QObject::moveToThread(QThread *thread)
{
    static auto *const real = qt<void(QObject *, QThread *)>("_ZN7QObject12moveToThreadEP7QThread");
    handOver(this);
    real(this, thread);
}

void QObject::deleteLater()
{
    static auto *const real = qt<void(QObject *)>("_ZN7QObject11deleteLaterEv");
    handOver(this);
    real(this);
}

void QThread::quit()
{
    static auto *const real = qt<void(QThread *)>("_ZN7QThread4quitEv");
    handOver(&queuedSignals);
    real(this);
}

bool QThread::wait(QDeadlineTimer deadline)
{
    static auto *const real = qt<bool(QThread *, QDeadlineTimer)>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool ended = real(this, deadline);
    takeOverSignals();
    return ended;
}

void QFutureInterfaceBase::reportFinished()
{
    static auto *const real = qt<void(QFutureInterfaceBase *)>("_ZN20QFutureInterfaceBase14reportFinishedEv");
    handOver(sharedState(this));
    real(this);
}

void QFutureInterfaceBase::waitForFinished()
{
    static auto *const real =
        qt<void(QFutureInterfaceBase *)>("_ZN20QFutureInterfaceBase15waitForFinishedEv");
    real(this);
    takeOver(sharedState(this));
}

bool QFutureInterfaceBase::queryState(State state) const
{
    static auto *const real =
        qt<bool(const QFutureInterfaceBase *, State)>("_ZNK20QFutureInterfaceBase10queryStateENS_5StateE");
    const bool is = real(this, state);
    takeOver(sharedState(this));
    return is;
}

// Whoever lets go last clears the results.
bool QFutureInterfaceBase::derefT() const noexcept
{
    static auto *const real = qt<bool(const QFutureInterfaceBase *)>("_ZNK20QFutureInterfaceBase6derefTEv");
    handOver(sharedState(this));
    const bool others = real(this);
    takeOver(sharedState(this));
    return others;
}

// The uncontended ways of QMutex are inline, and so instrumented.
void QBasicMutex::lockInternal() noexcept
{
    static auto *const real = qt<void(QBasicMutex *)>("_ZN11QBasicMutex12lockInternalEv");
    real(this);
    takeOver(this);
}

void QBasicMutex::unlockInternal() noexcept
{
    static auto *const real = qt<void(QBasicMutex *)>("_ZN11QBasicMutex14unlockInternalEv");
    handOver(this);
    real(this);
}

bool QSemaphore::tryAcquire(int n, int timeout)
{
    static auto *const real = qt<bool(QSemaphore *, int, int)>("_ZN10QSemaphore10tryAcquireEii");
    const bool acquired = real(this, n, timeout);
    takeOver(this);
    return acquired;
}

void QSemaphore::acquire(int n)
{
    static auto *const real = qt<void(QSemaphore *, int)>("_ZN10QSemaphore7acquireEi");
    real(this, n);
    takeOver(this);
}

void QSemaphore::release(int n)
{
    static auto *const real = qt<void(QSemaphore *, int)>("_ZN10QSemaphore7releaseEi");
    handOver(this);
    real(this, n);
}
