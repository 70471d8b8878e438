#pragma once

#include "domain/errorkind.h"

#include <QByteArray>
#include <QHostAddress>
#include <QString>
#include <QUrl>

#include <functional>
#include <future>
#include <memory>
#include <optional>

namespace Flaghoist {

/// Wakes whoever drives a transfer. From any thread, also after the transfer has ended.
using Waker = std::function<void()>;

/// What a transfer must know of a host before it can connect.
struct HostFacts
{
    /// As CURLOPT_PROXY takes it; empty: none; unset: as libcurl reads the environment.
    std::optional<QByteArray> proxy = {};
    /// As CURLOPT_RESOLVE takes it; empty where there is no name to look up, or a proxy does that.
    QByteArray addresses = {};
    /// Why the name has no address; ErrorKind::None where all is well.
    Failure failure = {};
    bool mayPass = false; ///< the failure is one for now
};

/// Looks up what is not known of a host, its proxy and its addresses, once in the life of this object however
/// many ask, in a thread of its own: both may block for as long as some server far away likes. Any thread.
class Hosts final
{
public:
    using LookUp = std::shared_future<HostFacts>;

    Hosts();
    /// \a waker is called when the look-up is ready, where it was not at once.
    [[nodiscard]] LookUp ask(const QUrl &url, bool useProxy, const Waker &waker);

private:
    struct Known;

    const std::shared_ptr<Known> m_known; ///< owned by the look-ups too, which may outlive the round
};

[[nodiscard]] int portOf(const QUrl &url);

/// How far an address reaches. A redirect must not lead to a narrower one than where it came from.
enum class Reach { ThisComputer, ThisNetwork, Everywhere };
[[nodiscard]] Reach reachOf(QHostAddress address);
/// Of a host as it stands in a URL; nothing for a name.
[[nodiscard]] std::optional<Reach> reachOfLiteral(const QString &host);

} // namespace Flaghoist
