#include "network/hosts.h"

#include <QHash>
#include <QNetworkProxyFactory>
#include <QStringList>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <netdb.h>

using namespace Qt::StringLiterals;

namespace Flaghoist {

namespace {

/// Whether libcurl finds a proxy in the environment for URLs of this scheme, NO_PROXY left out.
bool environmentNamesProxy(const QString &scheme)
{
    QList<QByteArray> names{scheme.toLatin1() + "_proxy", "all_proxy", "ALL_PROXY"};
    if (scheme == "https"_L1) // in upper case HTTP_PROXY could be a header of a CGI request
        names.append("HTTPS_PROXY");
    return std::ranges::any_of(
        names, [](const QByteArray &name) { return !qEnvironmentVariableIsEmpty(name.constData()); });
}

/// Blocks: a proxy configuration may be a script on some server.
QByteArray systemProxy(const QUrl &url)
{
    const QNetworkProxy proxy =
        QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url)).value(0, QNetworkProxy::NoProxy);
    const bool socks = proxy.type() == QNetworkProxy::Socks5Proxy;
    if (!socks && proxy.type() != QNetworkProxy::HttpProxy && proxy.type() != QNetworkProxy::HttpCachingProxy)
        return {};
    QUrl address;
    address.setScheme(socks ? u"socks5h"_s : u"http"_s);
    address.setHost(proxy.hostName());
    address.setPort(proxy.port());
    if (!proxy.user().isEmpty()) {
        address.setUserName(proxy.user());
        address.setPassword(proxy.password());
    }
    return address.toEncoded();
}

/// Blocks for as long as the resolver does.
void resolve(const QString &host, int port, HostFacts &facts)
{
    addrinfo hints{};
    hints.ai_flags = AI_ADDRCONFIG;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *list = nullptr;
    const int error = ::getaddrinfo(host.toLatin1().constData(), nullptr, &hints, &list);
    if (error != 0) {
        const int reason = error == EAI_SYSTEM ? errno : 0;
        const bool outOfDescriptors = reason == EMFILE || reason == ENFILE;
        facts.failure = {
            .kind = outOfDescriptors ? ErrorKind::OutOfDescriptors : ErrorKind::Dns,
            .detail = QString::fromLocal8Bit(reason != 0 ? std::strerror(reason) : gai_strerror(error))};
        facts.mayPass = error == EAI_AGAIN || error == EAI_SYSTEM || error == EAI_MEMORY;
        return;
    }
    QStringList addresses;
    for (const addrinfo *found = list; found != nullptr; found = found->ai_next) {
        const QHostAddress address(found->ai_addr);
        addresses.append(address.protocol() == QAbstractSocket::IPv6Protocol
                             ? u'[' + address.toString() + u']'
                             : address.toString());
    }
    ::freeaddrinfo(list);
    facts.addresses = u"%1:%2:%3"_s.arg(host, QString::number(port), addresses.join(u',')).toLatin1();
}

} // namespace

struct Hosts::Known
{
    struct Host
    {
        LookUp facts;
        std::vector<Waker> waiting; ///< for the facts
    };

    std::mutex mutex;
    QHash<QString, Host> hosts;
};

Hosts::Hosts() : m_known(std::make_shared<Known>()) { }

Hosts::LookUp Hosts::ask(const QUrl &url, bool useProxy, const Waker &waker)
{
    const QString key = url.scheme() + u' ' + url.authority() + (useProxy ? u'p' : u' ');
    const std::scoped_lock lock(m_known->mutex);
    Known::Host &known = m_known->hosts[key];
    if (!known.facts.valid()) {
        std::promise<HostFacts> promise;
        known.facts = promise.get_future().share();
        const QString host = url.host(QUrl::FullyEncoded);
        const bool byEnvironment = useProxy && environmentNamesProxy(url.scheme());
        const bool bySystem = useProxy && !byEnvironment;
        const bool named = !byEnvironment && !reachOfLiteral(host);
        if (!bySystem && !named) {
            promise.set_value(byEnvironment ? HostFacts{} : HostFacts{.proxy = QByteArray()});
            return known.facts;
        }
        try { // detached: nobody can make it end before the servers that it asks do
            std::thread([=, all = m_known, promise = std::move(promise)]() mutable {
                HostFacts facts{.proxy = bySystem ? systemProxy(url) : QByteArray()};
                if (facts.proxy->isEmpty() && named)
                    resolve(host, portOf(url), facts);
                promise.set_value(facts);
                const std::scoped_lock finished(all->mutex);
                for (const Waker &wake : std::exchange(all->hosts[key].waiting, {}))
                    wake();
            }).detach();
        } catch (const std::system_error &error) {
            std::promise<HostFacts> refused;
            refused.set_value(
                {.failure = {.kind = ErrorKind::Dns, .detail = QString::fromLocal8Bit(error.what())},
                 .mayPass = true});
            known.facts = refused.get_future().share();
        }
    }
    if (known.facts.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        known.waiting.push_back(waker);
    return known.facts;
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

Reach reachOf(QHostAddress address)
{
    bool isIp4 = false;
    if (const quint32 ip4 = address.toIPv4Address(&isIp4); isIp4) // also where it is written as IPv6
        address = QHostAddress(ip4);
    const auto within = [](const QHostAddress &host, std::initializer_list<const char *> subnets) {
        return std::ranges::any_of(subnets, [&host](const char *subnet) {
            return host.isInSubnet(QHostAddress::parseSubnet(QLatin1StringView(subnet)));
        });
    };
    if (within(address, {"127.0.0.0/8", "0.0.0.0/8", "::1/128", "::/128"}))
        return Reach::ThisComputer;
    if (within(address,
               {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16",
                "fc00::/7", "fe80::/10", "fec0::/10"}))
        return Reach::ThisNetwork;
    return Reach::Everywhere;
}

std::optional<Reach> reachOfLiteral(const QString &host)
{
    if (host == "localhost"_L1 || host.endsWith(".localhost"_L1))
        return Reach::ThisComputer;
    const QHostAddress address(host);
    return address.isNull() ? std::nullopt : std::optional(reachOf(address));
}

} // namespace Flaghoist
