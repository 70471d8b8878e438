#include "practice/endpoint.h"

#include "practice/connection.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QTimer>

#include <algorithm>
#include <cerrno>

#include <sys/socket.h>

namespace Flaghoist {

namespace {

// The default loses the SYNs of a thousand clients that connect at once, and each costs them a second.
constexpr int backlog = 1024;

/// How long clients wait when the process has no descriptor for them.
constexpr milliseconds acceptPause{100};

} // namespace

Endpoint::Endpoint(const PracticeBehaviour &behaviour, const FlagSource &flags)
    : m_flags(flags), m_behaviour(behaviour)
{
    setProxy(QNetworkProxy::NoProxy);
    setListenBacklogSize(backlog);
    connect(&m_arrivals, &QSocketNotifier::activated, this, &Endpoint::acceptAll);
}

Endpoint::~Endpoint()
{
    m_arrivals.setEnabled(false);
    close();
    // They count their end here, so they go before the members that they count in.
    qDeleteAll(findChildren<Connection *>(Qt::FindDirectChildrenOnly));
}

bool Endpoint::open(quint16 port)
{
    if (!listen(QHostAddress::LocalHost, port))
        return false;
    // Its own accepting takes every later error for the first that it met: out of descriptors it spins.
    pauseAccepting();
    m_arrivals.setSocket(socketDescriptor());
    m_arrivals.setEnabled(true);
    return true;
}

void Endpoint::setBehaviour(const PracticeBehaviour &behaviour)
{
    const std::scoped_lock lock(m_mutex);
    m_behaviour = behaviour;
    m_ordinals.fill(0);
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
    const int inFlight = m_stats.inFlight;
    m_stats = {};
    m_stats.inFlight = m_stats.peakInFlight = inFlight;
}

Weather Endpoint::begin(std::optional<CountryCode> code, int attempt)
{
    const std::scoped_lock lock(m_mutex);
    ++m_stats.requests;
    ++m_stats.inFlight;
    m_stats.peakInFlight = std::max(m_stats.peakInFlight, m_stats.inFlight);
    if (!code)
        return {.delay = m_behaviour.minDelay, .fault = std::nullopt};
    if (attempt < 1)
        attempt = ++m_ordinals[size_t(code->ordinal())];
    return weatherFor(m_behaviour, *code, attempt);
}

void Endpoint::noteAnswer(int status)
{
    const std::scoped_lock lock(m_mutex);
    if (status == 200)
        ++m_stats.flags;
    else if (status == 404)
        ++m_stats.notFound;
}

void Endpoint::noteFault(PracticeFault fault)
{
    const std::scoped_lock lock(m_mutex);
    ++m_stats.faults[fault];
}

void Endpoint::end()
{
    const std::scoped_lock lock(m_mutex);
    --m_stats.inFlight;
}

void Endpoint::acceptAll()
{
    while (true) {
        const int descriptor = ::accept4(int(socketDescriptor()), nullptr, nullptr, SOCK_CLOEXEC);
        if (descriptor >= 0) {
            {
                const std::scoped_lock lock(m_mutex);
                ++m_stats.connections;
            }
            new Connection(descriptor, this);
        } else if (errno == EAGAIN) {
            return;
        } else if (errno != EINTR && errno != ECONNABORTED) {
            // The client stays in the queue, and the queue would be announced again at once.
            m_arrivals.setEnabled(false);
            QTimer::singleShot(acceptPause, this, [this] { m_arrivals.setEnabled(true); });
            return;
        }
    }
}

} // namespace Flaghoist
