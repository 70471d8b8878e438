#pragma once

#include "domain/practice.h"
#include "domain/problem.h"
#include "domain/result.h"

#include <QObject>
#include <QThread>

#include <map>

namespace Flaghoist {

class Endpoint;
class FlagSource;

/// A small HTTP/1.1 server on loopback that serves the flag pack with a delay and errors on purpose.
/// It works in a thread of its own; these members are called from the thread that made it.
class PracticeServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PracticeServer)

public:
    explicit PracticeServer(QObject *parent = nullptr);
    /// Closes every connection and joins the thread.
    ~PracticeServer() override;

    /// Opens one more port with its own behaviour; port 0 takes a free one. Returns the port.
    [[nodiscard]] Result<quint16, Problem> listen(const PracticeBehaviour &behaviour, quint16 port = 0);
    /// The same with flags that are not those of the pack.
    [[nodiscard]] Result<quint16, Problem> listen(const PracticeBehaviour &behaviour, quint16 port,
                                                  const FlagSource &flags);
    /// Takes effect for requests that arrive from now on. Clients that do not tell their attempt count
    /// from 1 again. Nothing happens for a port that is not ours.
    void setBehaviour(quint16 port, const PracticeBehaviour &behaviour);
    [[nodiscard]] PracticeStats stats(quint16 port) const;
    /// Counts begin anew, but for what is in flight.
    void clearStats(quint16 port);

    /// "http://127.0.0.1:PORT/flags/{cc}/{cc}.png"
    [[nodiscard]] static QString urlTemplate(quint16 port);

private:
    QThread m_thread;
    std::map<quint16, Endpoint *> m_endpoints; ///< live in m_thread and end with it
};

} // namespace Flaghoist
