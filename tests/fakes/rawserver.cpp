#include "fakes/rawserver.h"

#include <QHash>
#include <QMutex>
#include <QSet>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace Flaghoist {

RawStep RawStep::send(const QByteArray &bytes)
{
    return {.kind = Kind::Send, .bytes = bytes};
}

RawStep RawStep::sendForever(const QByteArray &bytes, std::chrono::milliseconds interval)
{
    return {.kind = Kind::SendForever, .bytes = bytes, .interval = interval};
}

RawStep RawStep::wait(std::chrono::milliseconds interval)
{
    return {.kind = Kind::Wait, .interval = interval};
}

RawStep RawStep::hold()
{
    return {.kind = Kind::Hold};
}

RawStep RawStep::gather(int count)
{
    return {.kind = Kind::Gather, .count = count};
}

RawStep RawStep::close()
{
    return {.kind = Kind::Close};
}

RawStep RawStep::cut()
{
    return {.kind = Kind::Cut};
}

RawStep RawStep::reset()
{
    return {.kind = Kind::Reset};
}

QByteArray httpReply(const QByteArray &status, const QByteArray &body, const QByteArray &fields)
{
    return "HTTP/1.1 " + status + "\r\n" + fields + "Content-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}

struct RawServer::State
{
    RawSetup setup;
    mutable QMutex mutex;
    QHash<QByteArray, RawScript> scripts;
    QHash<QByteArray, QByteArray> etags;
    int unmodified = 0;
    QHash<QByteArray, int> counts;
    QHash<QByteArray, QByteArray> heads;
    QHash<QByteArray, int> played;
    int requests = 0;
    int connections = 0;
    int open = 0;
    bool released = false;
    quint16 port = 0;
};

/// Plays scripts to one socket, one request after the other.
class RawServer::Connection final : public QObject
{
public:
    Connection(QTcpSocket *socket, State &state, QObject *parent)
        : QObject(parent), m_socket(socket), m_state(state)
    {
        m_socket->setParent(this);
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &Connection::advance);
        connect(m_socket, &QTcpSocket::readyRead, this, &Connection::advance);
        connect(m_socket, &QTcpSocket::bytesWritten, this, &Connection::advance);
        if (auto *const tls = qobject_cast<QSslSocket *>(m_socket))
            connect(tls, &QSslSocket::encryptedBytesWritten, this, &Connection::advance);
    }

    /// Goes on as far as it can; safe to call at any time.
    void advance()
    {
        if (std::exchange(m_advancing, true))
            return;
        if (m_socket->isOpen())
            m_input += m_socket->readAll();
        while (m_socket->isOpen() && (m_step < m_script.size() ? play(m_script.at(m_step)) : takeRequest())) {
            if (m_step == m_script.size() && !m_script.isEmpty()) {
                const QMutexLocker lock(&m_state.mutex);
                ++m_state.played[m_path];
            }
        }
        m_advancing = false;
    }

    std::function<void()> onRequest;

private:
    bool takeRequest()
    {
        if (!m_input.isEmpty() && !m_state.setup.greeting.isEmpty() && !std::exchange(m_greeted, true)) {
            m_script = m_state.setup.greeting;
            m_step = 0;
            return true;
        }
        const qsizetype end = m_input.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const QByteArray head = m_input.first(end);
        m_input.remove(0, end + 4);
        m_path = head.split(' ').value(1);
        {
            const QMutexLocker lock(&m_state.mutex);
            m_script = m_state.scripts.value(m_path, {RawStep::send(httpReply("404 Not Found"))});
            const QByteArray etag = m_state.etags.value(m_path);
            if (!etag.isEmpty() && head.contains("\r\nIf-None-Match: " + etag)) {
                m_script = {RawStep::send("HTTP/1.1 304 Not Modified\r\nETag: " + etag + "\r\n\r\n")};
                ++m_state.unmodified;
            }
            m_state.heads[m_path] = head;
            ++m_state.counts[m_path];
            ++m_state.requests;
        }
        m_step = 0;
        onRequest();
        return true;
    }

    /// Whether the next step may follow at once.
    bool play(const RawStep &step)
    {
        switch (step.kind) {
        case RawStep::Kind::Send:
            m_socket->write(step.bytes);
            m_socket->flush();
            break;
        case RawStep::Kind::SendForever:
            if (m_timer.isActive() || m_socket->bytesToWrite() > 0)
                return false;
            m_socket->write(step.bytes);
            m_timer.start(step.interval);
            return false;
        case RawStep::Kind::Wait:
            if (m_timer.isActive())
                return false;
            if (!std::exchange(m_waited, true)) {
                m_timer.start(step.interval);
                return false;
            }
            m_waited = false;
            break;
        case RawStep::Kind::Hold: {
            const QMutexLocker lock(&m_state.mutex);
            if (!m_state.released)
                return false;
            break;
        }
        case RawStep::Kind::Gather: {
            const QMutexLocker lock(&m_state.mutex);
            if (m_state.requests < step.count)
                return false;
            break;
        }
        case RawStep::Kind::Close:
            m_socket->disconnectFromHost();
            m_script.clear();
            m_input.clear();
            return false;
        case RawStep::Kind::Cut:
            m_socket->flush();
            if (unsent() > 0)
                return false;
            ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
            m_script = {RawStep::hold()};
            m_step = 0;
            return false;
        case RawStep::Kind::Reset: {
            m_socket->flush();
            const linger hard{.l_onoff = 1, .l_linger = 0};
            setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
            m_socket->abort();
            return false;
        }
        }
        ++m_step;
        return true;
    }

    [[nodiscard]] qint64 unsent() const
    {
        const auto *const tls = qobject_cast<const QSslSocket *>(m_socket);
        return m_socket->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
    }

    QTcpSocket *const m_socket;
    State &m_state;
    QTimer m_timer;
    QByteArray m_input;
    RawScript m_script;
    qsizetype m_step = 0;
    QByteArray m_path;
    bool m_waited = false;
    bool m_advancing = false;
    bool m_greeted = false;
};

class RawServer::Listener final : public QTcpServer
{
public:
    explicit Listener(State &state) : m_state(state)
    {
        setListenBacklogSize(1024);
        listen(QHostAddress::LocalHost);
        m_state.port = serverPort();
    }

    /// Every connection looks again whether it may go on.
    void wake()
    {
        for (Connection *const connection : QList(m_connections.cbegin(), m_connections.cend()))
            connection->advance();
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        QTcpSocket *const socket = made(descriptor);
        auto *const connection = new Connection(socket, m_state, this);
        m_connections.insert(connection);
        connection->onRequest = [this] {
            QMetaObject::invokeMethod(this, &Listener::wake, Qt::QueuedConnection);
        };
        connect(socket, &QTcpSocket::disconnected, this, [this, connection] {
            if (!m_connections.remove(connection))
                return;
            connection->deleteLater();
            const QMutexLocker lock(&m_state.mutex);
            --m_state.open;
        });
        const QMutexLocker lock(&m_state.mutex);
        ++m_state.connections;
        ++m_state.open;
    }

private:
    [[nodiscard]] QTcpSocket *made(qintptr descriptor) const
    {
        if (!m_state.setup.tls) {
            auto *const plain = new QTcpSocket;
            plain->setSocketDescriptor(descriptor);
            return plain;
        }
        auto *const tls = new QSslSocket;
        tls->setSocketDescriptor(descriptor);
        tls->setSslConfiguration(*m_state.setup.tls);
        tls->startServerEncryption();
        return tls;
    }

    State &m_state;
    QSet<Connection *> m_connections;
};

RawServer::RawServer(const RawSetup &setup) : m_state(std::make_unique<State>())
{
    m_state->setup = setup;
    m_listener = new Listener(*m_state);
    m_listener->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_listener, &QObject::deleteLater);
    m_thread.setObjectName(u"RawServer"_s);
    m_thread.start();
}

RawServer::~RawServer()
{
    m_thread.quit();
    m_thread.wait();
}

void RawServer::setScript(const QByteArray &path, const RawScript &script)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->scripts[path] = script;
}

void RawServer::setFlag(const QByteArray &path, const QByteArray &body, const QByteArray &etag)
{
    setScript(path, {RawStep::send(httpReply("200 OK", body, "ETag: " + etag + "\r\n"))});
    const QMutexLocker lock(&m_state->mutex);
    m_state->etags[path] = etag;
}

int RawServer::unmodified() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->unmodified;
}

void RawServer::release()
{
    {
        const QMutexLocker lock(&m_state->mutex);
        m_state->released = true;
    }
    QMetaObject::invokeMethod(m_listener, &Listener::wake, Qt::QueuedConnection);
}

quint16 RawServer::port() const
{
    return m_state->port;
}

QUrl RawServer::url(const QByteArray &path) const
{
    const QString scheme = m_state->setup.tls ? u"https"_s : u"http"_s;
    return QUrl(u"%1://127.0.0.1:%2%3"_s.arg(scheme).arg(port()).arg(QString::fromLatin1(path)));
}

int RawServer::requests() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->requests;
}

int RawServer::requests(const QByteArray &path) const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->counts.value(path);
}

int RawServer::played(const QByteArray &path) const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->played.value(path);
}

QByteArray RawServer::lastHead(const QByteArray &path) const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->heads.value(path);
}

int RawServer::connections() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->connections;
}

int RawServer::openConnections() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->open;
}

} // namespace Flaghoist
