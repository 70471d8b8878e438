#pragma once

#include "fakes/rawserver.h"

#include <QByteArray>
#include <QHash>
#include <QTemporaryDir>
#include <QUrl>

#include <map>
#include <memory>

namespace Flaghoist {

/// Where a fault is played.
enum class FaultPort {
    Plain, ///< HTTP
    Tls, ///< HTTPS with a certificate that the test process trusts
    SelfSigned,
    Expired,
    NotYetValid,
    WrongHost,
    WrongHostRightName, ///< the alternative names are another host's, the common name is this one's
    NoTls, ///< an https address at which plain HTTP is spoken
    RudeTls, ///< an https address at which the first words of the handshake are answered by the close
    SilentTls, ///< an https address at which the handshake is never answered
    Deaf, ///< a port that is taken and does not listen
    Own, ///< HTTP at a port of the fault's own, since what it does concerns the whole host
};

/// How one fault is played.
struct FaultScript
{
    FaultPort port = FaultPort::Plain;
    /// Under the fault's own path, where "" is what the program asks for first.
    QHash<QByteArray, RawScript> scripts = {};
    /// Asked for instead of the own path at the port, where the fault lies in the address.
    QUrl address = {};
    /// Needs a network that leads nowhere.
    bool offline = false;
    /// How many retries the run may make; 0 where the server asks for a wait that no test has time for.
    int retries = 1;
};

/// Plays faults to real sockets on loopback, plain and over TLS, from threads of its own. Counts requests.
/// Speaks for tests only, and has nothing in common with the practice server.
class FaultServer final
{
    Q_DISABLE_COPY_MOVE(FaultServer)

public:
    FaultServer();
    ~FaultServer();

    /// Makes this process trust the throw-away authority, and no other, as a person would.
    static void trustItsAuthority();

    void play(const QByteArray &id, const FaultScript &script);
    /// The same at another \a path of the plain port.
    void playAt(const QByteArray &path, const FaultScript &script);
    /// Sound flags for the jobs beside: any \a path at Plain or Tls.
    void serve(FaultPort port, const QByteArray &path, const QByteArray &body);

    [[nodiscard]] QUrl url(FaultPort port, const QByteArray &path) const;
    /// Where the fault \a id waits, and what of it \a script asks for first.
    [[nodiscard]] QUrl urlOf(const QByteArray &id, const FaultScript &script) const;
    [[nodiscard]] static QByteArray pathOf(const QByteArray &id, const QByteArray &part = {});
    /// Requests for the fault \a id that arrived whole, over all its parts.
    [[nodiscard]] int requests(const QByteArray &id, const FaultScript &script) const;
    /// Connections accepted at all ports.
    [[nodiscard]] int connections() const;

    /// A folder for files that faults point to; in it a pipe that nobody writes to, called "pipe".
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    class DeafPort;

    std::map<FaultPort, std::unique_ptr<RawServer>> m_servers;
    std::map<QByteArray, std::unique_ptr<RawServer>> m_ownServers; ///< by the fault's id
    const std::unique_ptr<DeafPort> m_deaf;
    const QTemporaryDir m_folder;
};

} // namespace Flaghoist
