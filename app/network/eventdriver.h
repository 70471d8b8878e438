#pragma once

#include "network/transfer.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace Flaghoist {

/// Performs any number of transfers on one multi handle in the event loop of its thread. libcurl names the
/// sockets to watch; one epoll descriptor watches them all, and Qt watches that.
class EventDriver final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventDriver)

public:
    using Callback = std::function<void(const Fetched &)>;

    EventDriver(Transfer::Shared &shared, Share &share);
    ~EventDriver() override;

    /// False where the system is out of descriptors: nothing may be started.
    [[nodiscard]] bool isUsable() const { return m_epoll >= 0; }
    /// \a callback is called exactly once, later, unless the driver is destroyed first.
    void start(const FetchRequest &request, const std::stop_token &stop, Callback callback);

private:
    struct Job
    {
        std::unique_ptr<EasyHandle> easy;
        std::unique_ptr<Transfer> transfer;
        Callback callback;
    };

    static int watch(CURL *, curl_socket_t socket, int what, void *driver, void *watched);
    static int setTimer(CURLM *, long wait, void *driver);

    void act(curl_socket_t socket, int events);
    void socketsReady();
    void advanceAll();
    void deliver(const std::vector<CURL *> &over);

    Transfer::Shared &m_shared;
    Share &m_share;
    MultiHandle m_multi;
    const int m_epoll;
    QSocketNotifier m_ready;
    QTimer m_timer; ///< libcurl's
    QTimer m_tick; ///< for deadlines and pauses
    std::atomic<bool> m_awake{false};
    std::vector<std::unique_ptr<EasyHandle>> m_idle;
    std::unordered_map<CURL *, Job> m_jobs;
    size_t m_peak = 0;
};

} // namespace Flaghoist
