#pragma once

#include "domain/countrycode.h"
#include "practice/practiceserver.h"

#include <QByteArray>
#include <QHostAddress>
#include <QTcpSocket>

#include <utility>

namespace Flaghoist {

inline constexpr int clientPatience = 20'000;

struct Reply
{
    int status = 0;
    qsizetype length = 0; ///< as announced
    QByteArray head;
    QByteArray body;

    [[nodiscard]] bool has(const QByteArray &field) const { return head.contains("\r\n" + field + "\r\n"); }
    /// The value of \a part, "queue" or "work", in the header Server-Timing; -1 without it.
    [[nodiscard]] double timing(const QByteArray &part) const
    {
        const auto line = head.indexOf("\r\nServer-Timing: ");
        const auto at = head.indexOf(part + ";dur=", line);
        return line < 0 || at < 0 ? -1
                                  : head.mid(at + part.size() + 5).split('\r')[0].split(',')[0].toDouble();
    }
};

/// Sends what a test gives it and waits for whole answers.
class HttpClient final
{
public:
    explicit HttpClient(quint16 port, QHostAddress::SpecialAddress address = QHostAddress::LocalHost)
    {
        m_socket.connectToHost(QHostAddress(address), port);
        m_socket.waitForConnected(clientPatience);
    }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(clientPatience)) { }
    }
    void get(const QByteArray &target, const QByteArray &fields = {})
    {
        send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n");
    }
    /// The next reply without its body; status 0 when none comes.
    Reply beginning()
    {
        Reply reply;
        qsizetype end = -1;
        while ((end = m_read.indexOf("\r\n\r\n")) < 0) {
            if (!more())
                return {};
        }
        reply.head = m_read.left(end + 2);
        m_read.remove(0, end + 4);
        reply.length =
            reply.head.mid(reply.head.indexOf("Content-Length: ") + 16).split('\r').first().toInt();
        if (reply.head.startsWith("HTTP/1.1 "))
            reply.status = reply.head.mid(9, 3).toInt();
        return reply;
    }
    /// As many bytes, unless no more come.
    QByteArray read(qsizetype size)
    {
        while (m_read.size() < size && more()) { }
        const QByteArray bytes = m_read.left(size);
        m_read.remove(0, size);
        return bytes;
    }
    /// What came before the server closed the connection.
    QByteArray rest() { return std::exchange(m_read, {}) + m_socket.readAll(); }
    /// The next reply, by its Content-Length; status 0 when none comes whole.
    Reply reply(bool withBody = true)
    {
        Reply reply = beginning();
        if (withBody)
            reply.body = read(reply.length);
        return !withBody || reply.body.size() == reply.length ? reply : Reply();
    }
    bool isClosedByServer()
    {
        if (m_socket.state() == QAbstractSocket::ConnectedState)
            m_socket.waitForDisconnected(clientPatience);
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    bool isIdle() { return m_read.isEmpty() && m_socket.bytesAvailable() == 0; }
    void leave() { m_socket.abort(); }
    QTcpSocket &socket() { return m_socket; }

private:
    bool more()
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(clientPatience))
            return false;
        m_read += m_socket.readAll();
        return true;
    }

    QTcpSocket m_socket;
    QByteArray m_read;
};

inline QByteArray pathOf(CountryCode code, const char *extension = "png")
{
    const QByteArray name = code.lower().toLatin1();
    return "/flags/" + name + '/' + name + '.' + extension;
}

inline quint16 opened(PracticeServer &server, const PracticeBehaviour &behaviour = {})
{
    const auto port = server.listen(behaviour);
    return port ? *port : 0;
}

} // namespace Flaghoist
