#pragma once

#include "domain/practice.h"
#include "domain/problem.h"
#include "domain/result.h"
#include "practice/flagsource.h"

#include <QObject>
#include <QThread>

#include <chrono>
#include <functional>
#include <map>
#include <memory>

namespace Flaghoist {

class Endpoint;
struct OpenConnections;

/// What keeps clients that do nothing from holding this process's descriptors; tests set others.
struct PracticeLimits
{
    /// A connection without a request for so long is closed.
    milliseconds idle{10'000};
    /// Over all ports. At more, the one that is idle for the longest time is closed, or the client waits.
    /// 0: a third of the files that this process may open, at most 1100.
    int connections = 0;
    /// The clock for the rate limit, idle connections and Server-Timing; called in the server's thread.
    std::function<std::chrono::steady_clock::time_point()> now = &std::chrono::steady_clock::now;
};

/// A small HTTP/1.1 server at 127.0.0.1 and [::1] that serves the flag pack with a delay and errors on
/// purpose. It works in a thread of its own; these members are called from the thread that made it.
class PracticeServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PracticeServer)

public:
    explicit PracticeServer(QObject *parent = nullptr, const PracticeLimits &limits = {});
    /// Closes every connection and joins the thread.
    ~PracticeServer() override;

    /// Opens one more port with its own behaviour; port 0 takes a free one. Returns the port.
    [[nodiscard]] Result<quint16, Problem> listen(const PracticeBehaviour &behaviour, quint16 port = 0,
                                                  const FlagSource &flags = {});
    /// Takes effect for requests that arrive from now on, the capacity for those that wait as well. Clients
    /// that do not send their attempt count from 1 again. Ports that are not ours are ignored.
    void setBehaviour(quint16 port, const PracticeBehaviour &behaviour);
    [[nodiscard]] PracticeStats stats(quint16 port) const;
    /// Counts begin anew, but for what is in flight.
    void clearStats(quint16 port);

    /// "http://127.0.0.1:PORT/flags/{cc}/{cc}.png"
    [[nodiscard]] static QString urlTemplate(quint16 port);

private:
    /// Null for ports that are not ours. In the thread that made the server.
    [[nodiscard]] Endpoint *endpoint(quint16 port) const;

    QThread m_thread;
    const std::unique_ptr<OpenConnections> m_connections; ///< used in m_thread
    std::map<quint16, Endpoint *> m_endpoints; ///< live in m_thread and end with it
};

} // namespace Flaghoist
