#include "network/fetcher.h"

#include "network/transfer.h"

#include <QSocketNotifier>
#include <QThread>
#include <QTimer>

#include <array>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace Flaghoist {

namespace {

/// How late a deadline may be noticed in the event loop.
constexpr milliseconds tick{50};

Fetched withoutDescriptors()
{
    Fetched fetched;
    static_cast<Verdict &>(fetched) = {.kind = ErrorKind::OutOfDescriptors,
                                       .detail = QStringLiteral("libcurl got none to be woken by")};
    return fetched;
}

/// Closed with its owner; negative where the system had none left.
struct Descriptor
{
    Q_DISABLE_COPY_MOVE(Descriptor)

    explicit Descriptor(int descriptor) : number(descriptor) { }
    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }

    const int number;
};

/// Performs any number of transfers on one multi handle in the event loop of its thread. libcurl names the
/// sockets to watch; one epoll descriptor watches them all, and Qt watches that.
class EventDriver final : public QObject
{
    Q_DISABLE_COPY_MOVE(EventDriver)

public:
    using Callback = Fetcher::Callback;

    explicit EventDriver(Share &share);
    /// \a callback is called exactly once, later, unless the driver is destroyed first.
    void start(const FetchRequest &request, const std::stop_token &stop, Callback callback);

private:
    struct Job
    {
        std::unique_ptr<Transfer> transfer;
        Callback callback;
    };

    static int watch(CURL *, curl_socket_t socket, int what, void *driver, void *watched);
    static int setTimer(CURLM *, long wait, void *driver);

    void act(curl_socket_t socket, int events);
    void descriptorsReady();
    void advanceAll();
    void deliver(const std::vector<CURL *> &over);

    Share &m_share;
    const Descriptor m_epoll{::epoll_create1(EPOLL_CLOEXEC)};
    /// Wakes the driver when it is written to; owned by wakers, too.
    const std::shared_ptr<Descriptor> m_bell =
        std::make_shared<Descriptor>(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    std::unique_ptr<QSocketNotifier> m_ready;
    MultiHandle m_multi;
    QTimer m_timer; ///< libcurl's
    QTimer m_tick; ///< for deadlines and pauses
    std::unordered_map<CURL *, Job> m_jobs;
    size_t m_peak = 0;
};

EventDriver::EventDriver(Share &share) : m_share(share)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
    connect(&m_tick, &QTimer::timeout, this, &EventDriver::advanceAll);
    curl_multi_setopt(m_multi.curl, CURLMOPT_SOCKETFUNCTION, &EventDriver::watch);
    curl_multi_setopt(m_multi.curl, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi.curl, CURLMOPT_TIMERFUNCTION, &EventDriver::setTimer);
    curl_multi_setopt(m_multi.curl, CURLMOPT_TIMERDATA, this);
}

void EventDriver::start(const FetchRequest &request, const std::stop_token &stop, Callback callback)
{
    Q_ASSERT(QThread::currentThread() == thread());
    epoll_event wakened{.events = EPOLLIN, .data = {.fd = m_bell->number}};
    if (!m_ready && ::epoll_ctl(m_epoll.number, EPOLL_CTL_ADD, m_bell->number, &wakened) != 0)
        return QTimer::singleShot(0, [callback = std::move(callback)] { callback(withoutDescriptors()); });
    if (!m_ready) {
        m_ready = std::make_unique<QSocketNotifier>(m_epoll.number, QSocketNotifier::Read);
        connect(m_ready.get(), &QSocketNotifier::activated, this, &EventDriver::descriptorsReady);
    }
    auto made = std::make_unique<Transfer>(request, stop, m_multi, m_share,
                                           [bell = m_bell] { ::eventfd_write(bell->number, 1); });
    Transfer &transfer = *made;
    m_jobs.emplace(transfer.handle(), Job{std::move(made), std::move(callback)});
    if (m_jobs.size() > m_peak) {
        m_peak = m_jobs.size();
        curl_multi_setopt(m_multi.curl, CURLMOPT_MAX_TOTAL_CONNECTIONS, long(m_peak));
    }
    transfer.advance();
    if (transfer.isOver())
        ::eventfd_write(m_bell->number, 1);
    if (!m_tick.isActive())
        m_tick.start(tick);
}

int EventDriver::watch(CURL *, curl_socket_t socket, int what, void *driver, void *watched)
{
    auto *const self = static_cast<EventDriver *>(driver);
    epoll_event event{};
    event.events = (what == CURL_POLL_OUT ? 0U : EPOLLIN) | (what == CURL_POLL_IN ? 0U : EPOLLOUT);
    event.data.fd = socket;
    if (what == CURL_POLL_REMOVE) {
        ::epoll_ctl(self->m_epoll.number, EPOLL_CTL_DEL, socket, nullptr);
    } else {
        ::epoll_ctl(self->m_epoll.number, watched == nullptr ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, socket, &event);
        curl_multi_assign(self->m_multi.curl, socket, self); // anything but null
    }
    return 0;
}

int EventDriver::setTimer(CURLM *, long wait, void *driver)
{
    auto *const self = static_cast<EventDriver *>(driver);
    if (wait < 0)
        self->m_timer.stop();
    else
        self->m_timer.start(int(wait));
    return 0;
}

void EventDriver::descriptorsReady()
{
    std::array<epoll_event, 64> events;
    const int count = ::epoll_wait(m_epoll.number, events.data(), int(events.size()), 0);
    for (int i = 0; i < count; ++i) {
        const auto [bits, data] = events.at(size_t(i));
        if (eventfd_t rings = 0; data.fd == m_bell->number) {
            ::eventfd_read(m_bell->number, &rings);
            advanceAll();
            continue;
        }
        // While the system handles a reset, it may report EPOLLERR alone; libcurl would give up without
        // reading.
        act(data.fd,
            ((bits & (EPOLLIN | EPOLLERR | EPOLLHUP)) != 0U ? CURL_CSELECT_IN : 0)
                | ((bits & EPOLLOUT) != 0U ? CURL_CSELECT_OUT : 0)
                | ((bits & (EPOLLERR | EPOLLHUP)) != 0U ? CURL_CSELECT_ERR : 0));
    }
}

void EventDriver::act(curl_socket_t socket, int events)
{
    int count = 0;
    curl_multi_socket_action(m_multi.curl, socket, events, &count);
    std::vector<CURL *> over;
    while (const CURLMsg *const message = curl_multi_info_read(m_multi.curl, &count)) {
        CURL *const curl = message->easy_handle;
        Transfer &transfer = *m_jobs.at(curl).transfer;
        transfer.requestEnded(message->data.result);
        transfer.advance();
        if (transfer.isOver())
            over.push_back(curl);
    }
    deliver(over);
}

void EventDriver::advanceAll()
{
    std::vector<CURL *> over;
    for (auto &[curl, job] : m_jobs) {
        job.transfer->advance();
        if (job.transfer->isOver())
            over.push_back(curl);
    }
    deliver(over);
    if (m_jobs.empty())
        m_tick.stop();
}

/// Callbacks may start further transfers, so the jobs are over before the first is called.
void EventDriver::deliver(const std::vector<CURL *> &over)
{
    std::vector<std::pair<Callback, Fetched>> ended;
    for (CURL *const curl : over) {
        const Job job = std::move(m_jobs.extract(curl).mapped());
        ended.emplace_back(job.callback, job.transfer->take());
    }
    for (const auto &[callback, fetched] : ended)
        callback(fetched);
}

} // namespace

struct Fetcher::Private
{
    Share share;
    std::mutex mutex;
    std::vector<std::shared_ptr<MultiHandle>> idle; ///< with a connection each; the last used is the last
    std::unique_ptr<EventDriver> driver;
};

Fetcher::Fetcher() : m_private(std::make_unique<Private>()) { }

Fetcher::~Fetcher() = default;

Fetched Fetcher::fetch(const FetchRequest &request, const std::stop_token &stop)
{
    std::shared_ptr<MultiHandle> multi; // owned by the waker, too
    {
        const std::scoped_lock lock(m_private->mutex);
        if (!m_private->idle.empty()) {
            multi = std::move(m_private->idle.back());
            m_private->idle.pop_back();
        }
    }
    if (!multi) {
        multi = std::make_shared<MultiHandle>();
        curl_multi_setopt(multi->curl, CURLMOPT_MAX_TOTAL_CONNECTIONS, 1L);
        if (curl_multi_wakeup(multi->curl) != CURLM_OK)
            return withoutDescriptors();
    }
    Fetched fetched;
    {
        Transfer transfer(request, stop, *multi, m_private->share,
                          [multi] { curl_multi_wakeup(multi->curl); });
        transfer.advance();
        while (!transfer.isOver()) {
            int count = 0;
            curl_multi_perform(multi->curl, &count);
            if (const CURLMsg *const message = curl_multi_info_read(multi->curl, &count))
                transfer.requestEnded(message->data.result);
            else
                curl_multi_poll(multi->curl, nullptr, 0, int(transfer.patience().count()), nullptr);
            transfer.advance();
        }
        fetched = transfer.take();
    }
    const std::scoped_lock lock(m_private->mutex);
    m_private->idle.push_back(std::move(multi));
    return fetched;
}

void Fetcher::fetchAsync(const FetchRequest &request, const std::stop_token &stop, Callback callback)
{
    if (!m_private->driver)
        m_private->driver = std::make_unique<EventDriver>(m_private->share);
    m_private->driver->start(request, stop, std::move(callback));
}

} // namespace Flaghoist
