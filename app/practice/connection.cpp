#include "practice/connection.h"

#include "practice/endpoint.h"
#include "practice/garbage.h"
#include "practice/placeholderflag.h"

#include <algorithm>

#include <sys/socket.h>

namespace Flaghoist {

namespace {

constexpr qint64 maxHeadSize = 16 * 1024;

// Closing with unread bytes would reset the connection and could take the answer from the client.
constexpr milliseconds refusalLinger{250};

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200: return "OK";
    case 400: return "Bad Request";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 418: return "I'm a teapot";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    }
    Q_UNREACHABLE();
}

/// Where the first request's head ends, behind its empty line; -1 while it has not come whole.
/// Empty lines before a request do not count.
qsizetype headEnd(const QByteArray &input)
{
    const auto isLineEnd = [](char c) {
        return c == '\r' || c == '\n';
    };
    const auto start = std::find_if_not(input.begin(), input.end(), isLineEnd) - input.begin();
    for (qsizetype at = input.indexOf('\n', start); at >= 0; at = input.indexOf('\n', at + 1)) {
        const auto rest = QByteArrayView(input).sliced(at + 1);
        if (rest.startsWith('\n'))
            return at + 2;
        if (rest.startsWith("\r\n"))
            return at + 3;
    }
    return -1;
}

} // namespace

Connection::Connection(qintptr descriptor, Endpoint *endpoint) : QObject(endpoint), m_endpoint(endpoint)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Connection::wake);
    connect(&m_socket, &QTcpSocket::disconnected, this, &Connection::leave);
    connect(&m_socket, &QTcpSocket::readyRead, this, &Connection::read);
    connect(&m_socket, &QTcpSocket::bytesWritten, this, &Connection::read);
    m_socket.setReadBufferSize(maxHeadSize);
    if (!m_socket.setSocketDescriptor(descriptor)) {
        deleteLater();
        return;
    }
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

Connection::~Connection()
{
    settle();
    m_socket.disconnect(this);
    m_socket.abort();
}

void Connection::read()
{
    if (m_state == State::Closing || m_state == State::Stalled)
        m_socket.readAll();
    // A client that sends on without reading its answers gets no further ones.
    if (m_state != State::Reading || m_socket.bytesToWrite() > 0)
        return;
    qsizetype end = headEnd(m_input);
    if (end < 0) {
        // Whole, because Qt reads on into a full buffer only after it was emptied.
        m_input += m_socket.readAll();
        end = headEnd(m_input);
    }
    if (end > maxHeadSize || (end < 0 && m_input.size() >= maxHeadSize))
        return refuse(431);
    if (end < 0)
        return;
    const auto request = parseRequest(m_input.left(end));
    m_input.remove(0, end);
    m_request = request.value_or(Request());
    if (request)
        take();
    else
        refuse(400);
}

void Connection::take()
{
    if (m_request.method != "GET" && m_request.method != "HEAD")
        return refuse(405);
    if (m_request.hasBody)
        return refuse(400);

    m_weather = m_endpoint->begin(m_request.code, m_request.attempt);
    m_state = State::Waiting;
    if (m_weather.delay > milliseconds(0))
        m_timer.start(m_weather.delay);
    else
        answer();
}

void Connection::wake()
{
    if (m_state == State::Closing)
        m_socket.disconnectFromHost();
    else
        answer();
}

void Connection::answer()
{
    if (m_weather.fault)
        return fail(*m_weather.fault);
    FlagAnswer answer;
    if (m_request.code)
        answer = m_endpoint->flags().flag(*m_request.code, m_request.format);
    m_endpoint->noteAnswer(answer.status);
    settle(); // before the client can see its answer
    if (answer.status == 200)
        send(200, answer.contentType, answer.bytes);
    else
        sendText(answer.status);
    if (!m_request.keepAlive)
        close();
}

/// A HEAD has no body to go wrong in: it gets the head that a GET would.
void Connection::fail(PracticeFault fault)
{
    m_endpoint->noteFault(fault);
    const bool stalls = fault == PracticeFault::Stall && m_request.method != "HEAD";
    if (stalls)
        m_state = State::Stalled;
    else
        settle();
    switch (fault) {
    case PracticeFault::Teapot: sendText(418); break;
    case PracticeFault::Unavailable: sendText(503); break;
    case PracticeFault::TooMany: sendText(429); break;
    case PracticeFault::Reset: return reset();
    case PracticeFault::Truncated:
    case PracticeFault::Stall: sendHalfAFlag(); break;
    case PracticeFault::Garbage: send(200, "image/png", garbageFrom(m_weather.noise)); break;
    }
    if (!stalls && (fault == PracticeFault::Truncated || !m_request.keepAlive))
        close();
}

void Connection::refuse(int status)
{
    m_state = State::Closing;
    m_request.keepAlive = false;
    sendText(status);
    m_socket.readAll();
    m_timer.start(refusalLinger);
}

void Connection::sendText(int status)
{
    send(status, "text/plain", QByteArray::number(status) + ' ' + reasonOf(status) + '\n');
}

void Connection::sendHalfAFlag()
{
    FlagAnswer whole = m_endpoint->flags().flag(*m_request.code, m_request.format);
    if (whole.status != 200 || whole.bytes.isEmpty()) // codes without a flag fail as often as the others
        whole = {.status = 200, .contentType = "image/png", .bytes = placeholderFlag(*m_request.code)};
    sendHead(200, whole.contentType, whole.bytes.size());
    if (m_request.method != "HEAD")
        m_socket.write(whole.bytes.constData(), whole.bytes.size() / 2);
}

void Connection::send(int status, const QByteArray &contentType, const QByteArray &body)
{
    sendHead(status, contentType, body.size());
    if (m_request.method != "HEAD")
        m_socket.write(body);
}

void Connection::sendHead(int status, const QByteArray &contentType, qsizetype length)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status)
        + "\r\nContent-Type: " + contentType + "\r\nContent-Length: " + QByteArray::number(length);
    if (status == 405)
        head += "\r\nAllow: GET, HEAD";
    if (status == 429 || status == 503)
        head += "\r\nRetry-After: 1";
    head += m_request.keepAlive ? "\r\nConnection: keep-alive\r\n\r\n" : "\r\nConnection: close\r\n\r\n";
    m_socket.write(head);
}

void Connection::close()
{
    m_state = State::Closing;
    m_socket.readAll();
    m_socket.disconnectFromHost();
}

void Connection::reset()
{
    m_state = State::Closing;
    constexpr linger abrupt{.l_onoff = 1, .l_linger = 0}; // makes closing a reset
    ::setsockopt(int(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
    m_socket.abort();
}

void Connection::leave()
{
    m_timer.stop();
    deleteLater();
}

void Connection::settle()
{
    if (m_state != State::Waiting && m_state != State::Stalled)
        return;
    m_state = State::Reading;
    m_endpoint->end();
}

} // namespace Flaghoist
