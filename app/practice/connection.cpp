#include "practice/connection.h"

#include "practice/endpoint.h"
#include "practice/flagpack.h"

#include <utility>

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
    }
    Q_UNREACHABLE();
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
    while (m_socket.canReadLine()) {
        const QByteArray line = m_socket.readLine();
        const bool isEmpty = line == "\r\n" || line == "\n";
        if (isEmpty && m_head.isEmpty())
            continue;
        m_head += line;
        if (m_head.size() > maxHeadSize)
            break;
        if (isEmpty) {
            const auto request = parseRequest(std::exchange(m_head, {}));
            return request ? take(*request) : refuse(400);
        }
    }
    if (m_head.size() + m_socket.bytesAvailable() >= maxHeadSize)
        refuse(431);
}

void Connection::take(const Request &request)
{
    m_request = request;
    if (request.method != "GET" && request.method != "HEAD")
        return refuse(405);
    if (request.hasBody)
        return refuse(400);

    const Weather weather = m_endpoint->begin(request.code, request.attempt);
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
    const QByteArray flag = m_request.code && !m_fails ? practiceFlag(*m_request.code) : QByteArray();
    if (flag.isEmpty())
        sendText(m_fails ? 418 : 404);
    else
        send(200, "image/png", flag);
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
    settle();
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
