#include "network/fetcher.h"

#include "network/replycheck.h"
#include "network/transfer.h"

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

/// No proxy, said by a name that QNetworkAccessManager does not know as such: for NoProxy it opens its
/// sockets unbuffered and reads every header byte by a call of its own (100 calls for each answer of the
/// practice server), and nothing else for as long as header bytes come: one answer that never ends them would
/// hold up all others of the manager for ever. DefaultProxy means the application's own, which this program
/// never sets.
QNetworkProxy noProxy()
{
    return QNetworkProxy(QNetworkProxy::DefaultProxy);
}

class NoProxyFactory final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override { return {noProxy()}; }
};

/// Asks the system for each request, whatever the application's own proxy is.
class SystemProxyFactory final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        QList<QNetworkProxy> proxies = systemProxyForQuery(query);
        std::ranges::replace(proxies, QNetworkProxy(QNetworkProxy::NoProxy), noProxy());
        return proxies;
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
};

Fetcher::Fetcher(QObject *parent) : QObject(parent) { }

Fetcher::~Fetcher()
{
    Q_ASSERT(QThread::currentThread() == thread());
    for (Transfer *const transfer : std::exchange(m_transfers, {})) {
        transfer->disconnect(this);
        transfer->stop();
        delete transfer;
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
    m_transfers.insert(transfer);
    ++manager.active;
    connect(transfer, &Transfer::ended, this, [this, transfer, &manager] {
        --manager.active;
        m_transfers.remove(transfer);
        transfer->deleteLater();
    });
    transfer->start(manager.access);
}

Fetcher::Manager &Fetcher::freeManager(bool useProxy)
{
    for (const auto &manager : m_managers) {
        if (manager->useProxy == useProxy && manager->active < requestsPerManager)
            return *manager;
    }
    return *m_managers.emplace_back(std::make_unique<Manager>(useProxy));
}

} // namespace Flaghoist
