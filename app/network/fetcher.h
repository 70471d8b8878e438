#pragma once

#include "network/fetched.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QSet>

#include <memory>
#include <stop_token>
#include <vector>

namespace Flaghoist {

class Transfer;

/// Fetches URLs within limits. Lives in the network thread, where it is also destroyed; fetch() may be
/// called from any thread. HTTP/1.1 only, identity encoding, at most six requests per manager
/// (facts: QNetworkAccessManager queues the seventh to a host behind the first six).
class Fetcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Fetcher)

public:
    explicit Fetcher(QObject *parent = nullptr);
    /// Ends what is in flight as End::Stopped. No fetch() may be called any more.
    ~Fetcher() override;

    /// The future always finishes. It carries one Fetched, except when the fetcher is destroyed before
    /// the request could begin: test resultCount() before result().
    [[nodiscard]] QFuture<Fetched> fetch(const FetchRequest &request, const std::stop_token &stop);

private:
    struct Manager;

    void begin(const FetchRequest &request, const std::shared_ptr<QPromise<Fetched>> &promise,
               const std::stop_token &stop);
    [[nodiscard]] Manager &freeManager(bool useProxy);

    std::vector<std::unique_ptr<Manager>> m_managers;
    QSet<Transfer *> m_transfers;
};

} // namespace Flaghoist
