#pragma once

#include "practice/request.h"
#include "practice/weather.h"

#include <QByteArray>
#include <QTcpSocket>
#include <QTimer>

namespace Flaghoist {

class Endpoint;

/// One client's connection: reads a request, waits as the weather says, answers, reads the next.
/// A request that is not understood is answered at once, and the connection ends.
/// Belongs to its endpoint and deletes itself when the client leaves.
class Connection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Connection)

public:
    Connection(qintptr descriptor, Endpoint *endpoint);
    ~Connection() override;

private:
    /// Stalled: the rest of the body never comes. Closing: the last answer is out. In both, what the client
    /// sends is thrown away.
    enum class State { Reading, Waiting, Stalled, Closing };

    void read();
    void take();
    void wake();
    void answer();
    void fail(PracticeFault fault);
    void refuse(int status);
    void sendHead(int status, const QByteArray &contentType, qsizetype length);
    void send(int status, const QByteArray &contentType, const QByteArray &body);
    void sendText(int status);
    void sendHalfAFlag();
    void close();
    void reset();
    void leave();
    /// Tells the endpoint that a request in flight has its end.
    void settle();

    Endpoint *const m_endpoint;
    QTcpSocket m_socket;
    QTimer m_timer;
    State m_state = State::Reading;
    QByteArray m_input; ///< what came and is not yet understood
    Request m_request;
    Weather m_weather; ///< what m_request meets
};

} // namespace Flaghoist
