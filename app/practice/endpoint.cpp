#include "practice/endpoint.h"

#include "practice/connection.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QTimer>

#include <algorithm>

namespace Flaghoist {

namespace {

// The default loses the SYNs of a thousand clients that connect at once, and each costs them a second.
constexpr int backlog = 1024;

constexpr milliseconds acceptPause{100};

} // namespace

Endpoint::Endpoint(const PracticeBehaviour &behaviour, const FlagSource &flags)
    : m_flags(flags), m_behaviour(behaviour)
{
    setProxy(QNetworkProxy::NoProxy);
    setListenBacklogSize(backlog);
    // Out of descriptors, QTcpServer stops accepting for good.
    connect(this, &QTcpServer::acceptError, this,
            [this] { QTimer::singleShot(acceptPause, this, &QTcpServer::resumeAccepting); });
}

Endpoint::~Endpoint()
{
    close();
    // They count their end here, so they go before the members that they count in.
    qDeleteAll(findChildren<Connection *>(Qt::FindDirectChildrenOnly));
}

bool Endpoint::open(quint16 port)
{
    return listen(QHostAddress::LocalHost, port);
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
    return m_stats;
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
        return {.delay = m_behaviour.minDelay, .fails = false};
    if (attempt < 1)
        attempt = ++m_ordinals[size_t(code->ordinal())];
    return weatherFor(m_behaviour, *code, attempt);
}

void Endpoint::end()
{
    const std::scoped_lock lock(m_mutex);
    --m_stats.inFlight;
}

void Endpoint::incomingConnection(qintptr descriptor)
{
    new Connection(descriptor, this);
}

} // namespace Flaghoist
