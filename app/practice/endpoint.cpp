#include "practice/endpoint.h"

#include <QHostAddress>
#include <QNetworkProxy>

#include <algorithm>
#include <cerrno>
#include <utility>

#include <sys/resource.h>
#include <sys/socket.h>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

// The default loses the SYNs of a thousand clients that connect at once, and each costs them a second.
constexpr int backlog = 1024;

/// How long clients wait when there is no descriptor or no place for them.
constexpr milliseconds acceptPause{100};

/// As many clients as one run may have, and some more.
constexpr int maxConnections = 1100;

/// How often another free port is tried when that of one loopback address is taken at the other.
constexpr int maxPortTries = 50;

constexpr std::chrono::seconds rateWindow{1};

} // namespace

bool OpenConnections::isFull() const
{
    int limit = limits.connections;
    if (limit == 0) {
        // A run against this server has one descriptor for its own end and one for its file.
        rlimit files{};
        ::getrlimit(RLIMIT_NOFILE, &files);
        limit = int(std::min(files.rlim_cur / 3, rlim_t(maxConnections)));
    }
    return int(all.size()) >= limit;
}

Connection *OpenConnections::longestIdle() const
{
    Connection *longest = nullptr;
    for (Connection *const connection : all) {
        if (connection->isIdle() && (!longest || connection->idleSince() < longest->idleSince()))
            longest = connection;
    }
    return longest;
}

Endpoint::Endpoint(const PracticeBehaviour &behaviour, const FlagSource &flags, OpenConnections &connections)
    : m_flags(flags), m_connections(connections), m_behaviour(behaviour)
{
    for (QTcpServer *const listener : {&m_ipv4, &m_ipv6}) {
        listener->setProxy(QNetworkProxy::NoProxy);
        listener->setListenBacklogSize(backlog);
    }
}

Endpoint::~Endpoint()
{
    m_arrivals.clear();
    m_starting = true; // nothing more is started
    // They count their end here, so they go before the members that they count in.
    qDeleteAll(findChildren<Connection *>(Qt::FindDirectChildrenOnly));
}

std::optional<Problem> Endpoint::open(quint16 port)
{
    const auto problemOf = [port](const QTcpServer &listener) -> Problem {
        if (listener.serverError() == QAbstractSocket::AddressInUseError)
            return {ProblemKind::PortTaken, QString::number(port)};
        return {ProblemKind::PracticeServerFailed, u"%1: %2"_s.arg(port).arg(listener.errorString())};
    };
    for (int tries = 0; tries < maxPortTries; ++tries) {
        if (!m_ipv4.listen(QHostAddress::LocalHost, port))
            return problemOf(m_ipv4);
        // "localhost" may mean ::1, where another program could pose as this server.
        const bool both = m_ipv6.listen(QHostAddress::LocalHostIPv6, m_ipv4.serverPort());
        const auto error = m_ipv6.serverError();
        if (both || error == QAbstractSocket::SocketAddressNotAvailableError
            || error == QAbstractSocket::UnsupportedSocketOperationError) { // no IPv6 here
            acceptFrom(m_ipv4);
            if (both)
                acceptFrom(m_ipv6);
            return std::nullopt;
        }
        m_ipv4.close();
        if (port != 0 || error != QAbstractSocket::AddressInUseError)
            break;
    }
    return problemOf(m_ipv6);
}

void Endpoint::acceptFrom(QTcpServer &listener)
{
    // Its own accepting takes every later error for the first that it met: out of descriptors it spins.
    listener.pauseAccepting();
    m_arrivals.push_back(
        std::make_unique<QSocketNotifier>(listener.socketDescriptor(), QSocketNotifier::Read));
    QSocketNotifier &arrivals = *m_arrivals.back();
    connect(&arrivals, &QSocketNotifier::activated, this, [this, &arrivals] { acceptAll(arrivals); });
}

void Endpoint::acceptAll(QSocketNotifier &arrivals)
{
    while (true) {
        const bool full = m_connections.isFull();
        Connection *const unused = full ? m_connections.longestIdle() : nullptr;
        const bool hasPlace = unused || !full;
        const int descriptor =
            hasPlace ? ::accept4(int(arrivals.socket()), nullptr, nullptr, SOCK_CLOEXEC) : -1;
        if (descriptor >= 0) {
            delete unused;
            count([](PracticeStats &stats) { ++stats.connections; });
            new Connection(descriptor, this);
        } else if (hasPlace && errno == EAGAIN) {
            return;
        } else if (!hasPlace || (errno != EINTR && errno != ECONNABORTED)) {
            // The client stays in the queue, and the queue would be announced again at once.
            arrivals.setEnabled(false);
            QTimer::singleShot(acceptPause, &arrivals, [&arrivals] { arrivals.setEnabled(true); });
            return;
        }
    }
}

void Endpoint::setBehaviour(const PracticeBehaviour &behaviour)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_behaviour = behaviour;
        m_ordinals.fill(0);
    }
    QMetaObject::invokeMethod(this, &Endpoint::startQueued, Qt::QueuedConnection);
}

PracticeStats Endpoint::stats() const
{
    const std::scoped_lock lock(m_mutex);
    PracticeStats stats = m_stats;
    stats.faults.detach(); // what is shared would be read outside the lock
    return stats;
}

void Endpoint::clearStats()
{
    const std::scoped_lock lock(m_mutex);
    const PracticeStats before = std::exchange(m_stats, {});
    m_stats.inFlight = m_stats.peakInFlight = before.inFlight;
    m_stats.queued = m_stats.peakQueued = before.queued;
}

std::optional<PlannedResponse> Endpoint::receive(std::optional<CountryCode> code, int attempt)
{
    const std::scoped_lock lock(m_mutex);
    ++m_stats.requests;
    if (isOverRate(m_behaviour.rate)) {
        ++m_stats.refusedByRate;
        return std::nullopt;
    }
    ++m_stats.inFlight;
    m_stats.peakInFlight = std::max(m_stats.peakInFlight, m_stats.inFlight);
    if (!code)
        return PlannedResponse{.delay = m_behaviour.minDelay, .fault = std::nullopt};
    if (attempt < 1)
        attempt = ++m_ordinals[size_t(code->ordinal())];
    return plannedResponse(m_behaviour, *code, attempt);
}

/// Of any second, no more than \a rate requests are answered; those that are refused do not count.
bool Endpoint::isOverRate(int rate)
{
    const auto time = now();
    while (!m_accepted.empty() && m_accepted.front() <= time - rateWindow)
        m_accepted.pop_front();
    if (rate > 0 && int(m_accepted.size()) >= rate)
        return true;
    m_accepted.push_back(time);
    return false;
}

void Endpoint::enqueue(Connection *connection)
{
    m_queue.push_back(connection);
    startQueued();
    count([](PracticeStats &stats) { stats.peakQueued = std::max(stats.peakQueued, stats.queued); });
}

void Endpoint::release(Connection *connection)
{
    if (std::erase(m_queue, connection) == 0)
        --m_serving;
    count([](PracticeStats &stats) { --stats.inFlight; });
    startQueued();
}

/// Not recursive: what is started may be answered, and so released, at once.
void Endpoint::startQueued()
{
    if (std::exchange(m_starting, true))
        return;
    const auto hasRoom = [this] {
        const std::scoped_lock lock(m_mutex);
        m_stats.queued = int(m_queue.size());
        return !m_queue.empty() && (m_behaviour.capacity <= 0 || m_serving < m_behaviour.capacity);
    };
    while (hasRoom()) {
        Connection *const next = m_queue.front();
        m_queue.pop_front();
        ++m_serving;
        next->start();
    }
    m_starting = false;
}

} // namespace Flaghoist
