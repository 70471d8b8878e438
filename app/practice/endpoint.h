#pragma once

#include "practice/httpmessage.h"
#include "practice/practiceserver.h"
#include "practice/responseplan.h"

#include <QByteArray>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <array>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace Flaghoist {

class Connection;
class Endpoint;

/// The open connections of all ports of one server. Used in the server's thread only.
struct OpenConnections
{
    const PracticeLimits limits;
    std::vector<Connection *> all{};

    [[nodiscard]] bool isFull() const;
    /// The one that has been without a request for the longest time; null where all have one.
    [[nodiscard]] Connection *longestIdle() const;
};

/// One client's connection: reads a request, waits its turn and its delay, answers, reads the next.
/// A request that is not understood, or is addressed to another host, is answered at once, and the connection
/// ends. Belongs to its endpoint and deletes itself when the client leaves, or sends no request for too long.
class Connection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Connection)

public:
    Connection(qintptr descriptor, Endpoint *endpoint);
    ~Connection() override;

    [[nodiscard]] bool isIdle() const { return m_state == State::Reading; }
    /// When the last answer was sent, or the client came.
    [[nodiscard]] std::chrono::steady_clock::time_point idleSince() const { return m_idleSince; }

    /// The endpoint has a place for the request that was enqueued.
    void start();

private:
    /// Queued: for the capacity. Waiting: for the delay. Stalled: the rest of the body never comes.
    /// Closing: the last answer is out. In the last two, what the client sends is thrown away.
    enum class State { Reading, Queued, Waiting, Stalled, Closing };

    void read();
    void awaitRequest();
    void wake();
    void answer();
    void fail(PracticeFault fault);
    void refuse(int status);
    /// A HEAD gets no body; others get the \a share of it, though its length is announced.
    void send(const Answer &answer, double share = 1);
    /// Sends \a answer and ends the connection where the client does not go on.
    void finish(const Answer &answer);
    void close();
    /// Releases the request in flight, if any.
    void settle();

    Endpoint *const m_endpoint;
    QTcpSocket m_socket;
    QTimer m_timer;
    State m_state = State::Reading;
    std::chrono::steady_clock::time_point m_idleSince;
    std::chrono::steady_clock::time_point m_receivedAt; ///< of m_request
    std::chrono::steady_clock::time_point m_startedAt;
    QByteArray m_input; ///< received and not yet parsed
    Request m_request;
    PlannedResponse m_response; ///< to m_request
};

/// One port of the practice server, at both loopback addresses: its behaviour, its counts, and whose turn it
/// is. Works in the server's thread, where it is opened; setBehaviour(), stats() and clearStats() may be
/// called from any.
class Endpoint final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Endpoint)

public:
    Endpoint(const PracticeBehaviour &behaviour, const FlagSource &flags, OpenConnections &connections);
    /// Resets the connections that are open.
    ~Endpoint() override;

    /// In the server's thread.
    [[nodiscard]] std::optional<Problem> open(quint16 port);
    [[nodiscard]] quint16 port() const { return m_ipv4.serverPort(); }

    void setBehaviour(const PracticeBehaviour &behaviour);
    [[nodiscard]] PracticeStats stats() const;
    void clearStats();

    [[nodiscard]] const FlagSource &flags() const { return m_flags; }
    [[nodiscard]] OpenConnections &connections() { return m_connections; }
    [[nodiscard]] std::chrono::steady_clock::time_point now() const { return m_connections.limits.now(); }

    /// Counts a request as in flight and plans its response; empty when it is over the rate, which is counted
    /// instead. \a attempt 0: the port's own count of requests for the code decides. A request without a code
    /// waits the shortest delay and never fails.
    [[nodiscard]] std::optional<PlannedResponse> receive(std::optional<CountryCode> code, int attempt);
    /// Starts \a connection, now or when the capacity allows.
    void enqueue(Connection *connection);
    /// \a change counts what came of a request, before its client can see it.
    template <typename Change> void count(Change change)
    {
        const std::scoped_lock lock(m_mutex);
        change(m_stats);
    }
    /// The request of \a connection has its answer, or nobody waits for it any more.
    void release(Connection *connection);

private:
    void acceptFrom(QTcpServer &listener);
    void acceptAll(QSocketNotifier &arrivals);
    [[nodiscard]] bool isOverRate(int rate);
    void startQueued();

    const FlagSource m_flags;
    OpenConnections &m_connections;
    QTcpServer m_ipv4{this};
    QTcpServer m_ipv6{this};
    std::vector<std::unique_ptr<QSocketNotifier>> m_arrivals;
    std::deque<std::chrono::steady_clock::time_point> m_accepted; ///< requests of the last second
    std::deque<Connection *> m_queue; ///< waiting for the capacity, in the order in which they came
    int m_serving = 0;
    bool m_starting = false;

    mutable std::mutex m_mutex; ///< guards what follows
    PracticeBehaviour m_behaviour;
    PracticeStats m_stats;
    std::array<int, everyCodeCount> m_ordinals{};
};

} // namespace Flaghoist
