#include "network/fetcher.h"

#include "network/replycheck.h"
#include "network/transfer.h"

#include <QMutex>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QThread>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Flaghoist {

namespace {

/// Qt's connections per host and manager. Counted over all hosts, so that a redirect queues nothing either.
constexpr int requestsPerManager = 6;

/// A manager's own thread reads the head of an answer byte by byte and does nothing else for as long as bytes
/// come: headers without end hold up the five others for ever, and no deadline of ours ends them. That many
/// managers are given up, in case it is the whole system that is slow.
constexpr int maxStuckManagers = 4;

/// For a request that is not sent at all.
void finishUnsent(QPromise<Fetched> &promise, Fetched::End end, ErrorKind kind = ErrorKind::None,
                  const QString &detail = {})
{
    Fetched result;
    result.end = end;
    result.kind = kind;
    result.detail = detail;
    result.endedAt = Fetched::TimePoint::clock::now();
    promise.addResult(std::move(result));
    promise.finish();
}

/// Asks the system for each request, whatever the application's own proxy is.
class SystemProxyFactory final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return systemProxyForQuery(query);
    }
};

/// No proxy, said by a name that QNetworkAccessManager does not know as such: for NoProxy it opens its sockets
/// unbuffered and reads every header byte by a call of its own (100 calls for each answer of the practice
/// server). DefaultProxy means the application's own, which this program never sets.
class NoProxyFactory final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override
    {
        return {QNetworkProxy(QNetworkProxy::DefaultProxy)};
    }
};

} // namespace

struct Fetcher::Manager
{
    explicit Manager(bool proxy) : useProxy(proxy)
    {
        if (useProxy)
            access.setProxyFactory(new SystemProxyFactory); // which the manager owns
        else
            access.setProxyFactory(new NoProxyFactory);
    }

    QNetworkAccessManager access;
    const bool useProxy;
    int active = 0;
    bool stuck = false; ///< gave no sign of life, and has given none since
};

/// The destructor of one that is stuck would wait five seconds in vain. What its thread still uses is left to
/// the system, and stays known, so that no leak checker takes it for forgotten.
void Fetcher::abandon(std::unique_ptr<Manager> manager)
{
    static QMutex mutex;
    static auto *const abandoned = new QList<Manager *>;
    const QMutexLocker lock(&mutex);
    abandoned->append(manager.release());
}

Fetcher::Fetcher(QObject *parent) : QObject(parent) { }

Fetcher::~Fetcher()
{
    Q_ASSERT(QThread::currentThread() == thread());
    for (Transfer *const transfer : std::exchange(m_transfers, {}).keys()) {
        transfer->disconnect(this);
        transfer->stop();
        delete transfer;
    }
    for (auto &manager : m_managers) {
        if (manager->stuck)
            abandon(std::move(manager));
    }
}

QFuture<Fetched> Fetcher::fetch(const FetchRequest &request, const std::stop_token &stop)
{
    const auto promise = std::make_shared<QPromise<Fetched>>();
    promise->start();
    const QFuture<Fetched> future = promise->future();
    // An event that is never delivered drops the promise, which ends its future without a result.
    QMetaObject::invokeMethod(
        this, [=, this] { begin(request, promise, stop); }, Qt::QueuedConnection);
    return future;
}

void Fetcher::begin(const FetchRequest &request, const Transfer::Promise &promise,
                    const std::stop_token &stop)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (stop.stop_requested())
        return finishUnsent(*promise, Fetched::End::Stopped);
    if (!isFetchable(request.url)) {
        return finishUnsent(*promise, Fetched::End::Failed, ErrorKind::Internal,
                            u"not an http URL: %1"_s.arg(request.url.toDisplayString()));
    }

    Manager &manager = freeManager(request.useProxy);
    auto *const transfer = new Transfer(request, promise, stop, this);
    m_transfers.insert(transfer, &manager);
    ++manager.active;
    connect(transfer, &Transfer::ended, this, [this, transfer] {
        --m_transfers.take(transfer)->active;
        transfer->deleteLater();
    });
    connect(transfer, &Transfer::heard, this, [this, transfer] { m_transfers[transfer]->stuck = false; });
    connect(transfer, &Transfer::unheard, this, [this, transfer] { moveAway(transfer); });
    transfer->start(manager.access);
}

void Fetcher::moveAway(Transfer *transfer)
{
    Manager *&manager = m_transfers[transfer];
    const auto isStuck = [](const auto &other) {
        return other->stuck;
    };
    if (!manager->stuck && std::ranges::count_if(m_managers, isStuck) >= maxStuckManagers)
        return;
    manager->stuck = true;
    --manager->active;
    manager = &freeManager(manager->useProxy);
    ++manager->active;
    transfer->moveTo(manager->access);
}

Fetcher::Manager &Fetcher::freeManager(bool useProxy)
{
    for (const auto &manager : m_managers) {
        if (!manager->stuck && manager->useProxy == useProxy && manager->active < requestsPerManager)
            return *manager;
    }
    return *m_managers.emplace_back(std::make_unique<Manager>(useProxy));
}

} // namespace Flaghoist
