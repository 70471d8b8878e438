#include "practice/connection.h"

#include "practice/endpoint.h"

#include <algorithm>

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
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
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
    if (m_state == State::Closing)
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

    const Weather weather = m_endpoint->begin(m_request.code, m_request.attempt);
    m_state = State::Waiting;
    m_fails = weather.fails;
    if (weather.delay > milliseconds(0))
        m_timer.start(weather.delay);
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
    settle(); // before the client can see its answer
    FlagAnswer answer;
    if (m_fails)
        answer.status = 418;
    else if (m_request.code)
        answer = m_endpoint->flags().flag(*m_request.code, m_request.format);
    if (answer.status == 200)
        send(200, answer.contentType, answer.bytes);
    else
        sendText(answer.status);
    if (!m_request.keepAlive) {
        m_state = State::Closing;
        m_socket.readAll();
        m_socket.disconnectFromHost();
    }
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

void Connection::send(int status, const QByteArray &contentType, const QByteArray &body)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status)
        + "\r\nContent-Type: " + contentType + "\r\nContent-Length: " + QByteArray::number(body.size());
    if (status == 405)
        head += "\r\nAllow: GET, HEAD";
    head += m_request.keepAlive ? "\r\nConnection: keep-alive\r\n\r\n" : "\r\nConnection: close\r\n\r\n";
    m_socket.write(head);
    if (m_request.method != "HEAD")
        m_socket.write(body);
}

void Connection::leave()
{
    m_timer.stop();
    deleteLater();
}

void Connection::settle()
{
    if (m_state != State::Waiting)
        return;
    m_state = State::Reading;
    m_endpoint->end();
}

} // namespace Flaghoist
