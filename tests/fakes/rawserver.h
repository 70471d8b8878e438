#pragma once

#include <QByteArray>
#include <QList>
#include <QSslConfiguration>
#include <QThread>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace Flaghoist {

/// One thing that a RawServer does to a connection once a request's head has arrived.
struct RawStep
{
    enum class Kind { Send, SendForever, Wait, Hold, Gather, Close, Cut, Reset };

    Kind kind = Kind::Send;
    QByteArray bytes = {};
    std::chrono::milliseconds interval{0};
    int count = 0;

    [[nodiscard]] static RawStep send(const QByteArray &bytes);
    /// Again and again until the other side goes; with no interval as fast as it is taken.
    [[nodiscard]] static RawStep sendForever(const QByteArray &bytes,
                                             std::chrono::milliseconds interval = {});
    [[nodiscard]] static RawStep wait(std::chrono::milliseconds interval);
    /// Until RawServer::release().
    [[nodiscard]] static RawStep hold();
    /// Until the server has seen \a count requests in all.
    [[nodiscard]] static RawStep gather(int count);
    [[nodiscard]] static RawStep close();
    /// FIN once all is sent; over TLS without the close_notify that would prove the end.
    [[nodiscard]] static RawStep cut();
    /// RST instead of FIN.
    [[nodiscard]] static RawStep reset();
};

/// A script that does not close leaves the connection open for the next request.
using RawScript = QList<RawStep>;

/// "HTTP/1.1 <status>" with \a fields (each ended by CRLF), a Content-Length that is true, and \a body.
[[nodiscard]] QByteArray httpReply(const QByteArray &status, const QByteArray &body = {},
                                   const QByteArray &fields = {});

/// How a RawServer takes its connections.
struct RawSetup
{
    /// Speaks TLS with this certificate.
    std::optional<QSslConfiguration> tls = {};
    /// Played once to whatever comes first, be it HTTP or not.
    RawScript greeting = {};
};

/// A TCP server on 127.0.0.1 that answers each path with scripted bytes, sane or not, from a thread of its
/// own. All members may be called from any thread. A path without a script gets a plain 404.
class RawServer final
{
    Q_DISABLE_COPY_MOVE(RawServer)

public:
    explicit RawServer(const RawSetup &setup = {});
    /// Closes every connection and joins the thread.
    ~RawServer();

    void setScript(const QByteArray &path, const RawScript &script);
    /// A body with its ETag; a request that names the ETag gets a 304.
    void setFlag(const QByteArray &path, const QByteArray &body, const QByteArray &etag);
    /// Lets every Hold go on, those that come later too.
    void release();

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QUrl url(const QByteArray &path) const;
    [[nodiscard]] int requests() const;
    [[nodiscard]] int requests(const QByteArray &path) const;
    /// Requests that got a 304.
    [[nodiscard]] int unmodified() const;
    /// Scripts for \a path that were played to their end; all that they send has left.
    [[nodiscard]] int played(const QByteArray &path) const;
    /// The last request for \a path up to its empty line.
    [[nodiscard]] QByteArray lastHead(const QByteArray &path) const;
    /// Connections accepted so far, and those that are open now.
    [[nodiscard]] int connections() const;
    [[nodiscard]] int openConnections() const;

private:
    struct State;
    class Connection;
    class Listener;

    const std::unique_ptr<State> m_state;
    QThread m_thread;
    Listener *m_listener = nullptr; ///< lives in m_thread, which deletes it
};

} // namespace Flaghoist
