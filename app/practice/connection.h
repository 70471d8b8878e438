#pragma once

#include "practice/httpmessage.h"
#include "practice/responseplan.h"

#include <QByteArray>
#include <QTcpSocket>
#include <QTimer>

namespace Flaghoist {

class Endpoint;

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

} // namespace Flaghoist
