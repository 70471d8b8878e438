#include "practice/endpoint.h"

#include <sys/socket.h>

namespace Flaghoist {

namespace {

constexpr qint64 maxHeadSize = 16 * 1024;

// Closing with unread bytes would reset the connection and could take the answer from the client.
constexpr milliseconds refusalLinger{250};

/// The status of a request that is not answered; 0 for others.
int refusalOf(const std::optional<Request> &request)
{
    if (!request)
        return 400;
    if (!request->isLocal)
        return 403;
    if (request->method != "GET" && request->method != "HEAD")
        return 405;
    return request->hasBody ? 400 : 0;
}

/// An answer in words, of which the status is one.
Answer textOf(int status)
{
    const QByteArray advice = status == 403 ? ": ask for localhost, 127.0.0.1 or [::1]" : "";
    return {status, "text/plain", statusLine(status) + advice + '\n'};
}

} // namespace

Connection::Connection(qintptr descriptor, Endpoint *endpoint) : QObject(endpoint), m_endpoint(endpoint)
{
    m_endpoint->connections().all.push_back(this);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Connection::wake);
    connect(&m_socket, &QTcpSocket::disconnected, this, [this] {
        settle();
        m_state = State::Closing;
        m_timer.stop();
        deleteLater();
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, &Connection::read);
    connect(&m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_state == State::Reading)
            awaitRequest();
        read();
    });
    m_socket.setReadBufferSize(maxHeadSize);
    if (!m_socket.setSocketDescriptor(descriptor)) {
        deleteLater();
        return;
    }
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    awaitRequest();
}

Connection::~Connection()
{
    settle();
    m_socket.disconnect(this);
    m_socket.abort();
    std::erase(m_endpoint->connections().all, this);
}

void Connection::read()
{
    if (m_state == State::Closing || m_state == State::Stalled)
        m_socket.readAll();
    // A client that sends on without reading its answers gets no further ones.
    if (m_state != State::Reading || m_socket.bytesToWrite() > 0)
        return;
    qsizetype end = requestHeadEnd(m_input);
    if (end < 0) {
        // Whole, because Qt reads on into a full buffer only after it was emptied.
        m_input += m_socket.readAll();
        end = requestHeadEnd(m_input);
    }
    if (end < 0 && m_input.size() < maxHeadSize)
        return;
    m_receivedAt = m_startedAt = m_endpoint->now();
    if (end < 0 || end > maxHeadSize)
        return refuse(431);
    const auto request = parseRequest(m_input.left(end));
    m_input.remove(0, end);
    m_request = request.value_or(Request());
    if (const int status = refusalOf(request))
        return refuse(status);
    const auto planned = m_endpoint->receive(m_request.code, m_request.attempt);
    if (!planned)
        return finish(textOf(429));
    m_response = *planned;
    m_timer.stop();
    m_state = State::Queued;
    m_endpoint->enqueue(this);
}

void Connection::start()
{
    m_startedAt = m_endpoint->now();
    m_state = State::Waiting;
    if (m_response.delay > milliseconds(0))
        m_timer.start(m_response.delay);
    else
        answer();
}

/// The time counts from the last answer: a request that comes byte by byte does not prolong it.
void Connection::awaitRequest()
{
    m_idleSince = m_endpoint->now();
    m_timer.start(m_endpoint->connections().limits.idle);
}

void Connection::wake()
{
    if (m_state == State::Waiting)
        answer();
    else if (m_socket.bytesToWrite() > 0) // its client does not read
        m_socket.abort();
    else
        m_socket.disconnectFromHost();
}

void Connection::answer()
{
    if (m_response.fault)
        return fail(*m_response.fault);
    Answer answer;
    if (m_request.code)
        answer = m_endpoint->flags().flag(*m_request.code, m_request.format);
    else if (m_request.isIndex)
        answer = {200, "text/html; charset=utf-8", m_endpoint->flags().indexPage()};
    m_endpoint->count([&](PracticeStats &stats) {
        stats.flags += answer.status == 200 && m_request.code ? 1 : 0;
        stats.notFound += answer.status == 404 ? 1 : 0;
    });
    settle(); // before the client can see its answer
    if (answer.status == 200 && isKnown(answer, m_request)) {
        answer.status = 304;
        answer.body.clear();
    }
    finish(answer.body.isEmpty() && answer.status != 304 ? textOf(answer.status) : answer);
}

/// A HEAD has no body to go wrong in: it gets the head that a GET would.
void Connection::fail(PracticeFault fault)
{
    m_endpoint->count([fault](PracticeStats &stats) { ++stats.faults[fault]; });
    const bool stalls = fault == PracticeFault::Stall && m_request.method != "HEAD";
    if (stalls)
        m_state = State::Stalled;
    else
        settle();
    switch (fault) {
    case PracticeFault::Teapot: return finish(textOf(418));
    case PracticeFault::Unavailable: return finish(textOf(503));
    case PracticeFault::TooMany: return finish(textOf(429));
    case PracticeFault::Garbage: return finish({200, "image/png", garbageBytes(m_response.noise)});
    case PracticeFault::Reset: {
        m_state = State::Closing;
        constexpr linger abrupt{.l_onoff = 1, .l_linger = 0}; // makes closing a reset
        ::setsockopt(int(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
        return m_socket.abort();
    }
    case PracticeFault::Truncated:
    case PracticeFault::Stall: {
        Answer whole = m_endpoint->flags().flag(*m_request.code, m_request.format);
        if (whole.status != 200 || whole.body.isEmpty()) // codes without a flag fail as often as the others
            whole = {200, "image/png", placeholderFlag(*m_request.code)};
        send({200, whole.contentType, whole.body}, 0.5);
        if (!stalls && (fault == PracticeFault::Truncated || !m_request.keepAlive))
            close();
    }
    }
}

void Connection::refuse(int status)
{
    m_state = State::Closing;
    m_request.keepAlive = false;
    send(textOf(status));
    m_socket.readAll();
    m_timer.start(refusalLinger);
}

void Connection::send(const Answer &answer, double share)
{
    const ServerTiming timing{.queue = m_startedAt - m_receivedAt, .work = m_endpoint->now() - m_startedAt};
    m_socket.write(responseHead(answer, m_request.keepAlive, timing));
    if (m_request.method != "HEAD")
        m_socket.write(answer.body.constData(), qint64(double(answer.body.size()) * share));
}

void Connection::finish(const Answer &answer)
{
    send(answer);
    if (!m_request.keepAlive)
        close();
}

/// Ends the connection once the answer is sent.
void Connection::close()
{
    m_state = State::Closing;
    m_timer.start(m_endpoint->connections().limits.idle); // for a client that does not read it
    m_socket.readAll();
    m_socket.disconnectFromHost();
}

void Connection::settle()
{
    if (m_state != State::Queued && m_state != State::Waiting && m_state != State::Stalled)
        return;
    m_state = State::Reading;
    awaitRequest();
    m_endpoint->release(this);
}

} // namespace Flaghoist
