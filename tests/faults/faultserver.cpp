#include "faults/faultserver.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Flaghoist {

namespace {

QByteArray certificateFile(const QString &name)
{
    QFile file(QStringLiteral(FLAGHOIST_SOURCE_DIR) + u"/tests/faults/certs/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslConfiguration serverTls(const QString &certificate)
{
    QSslConfiguration tls;
    tls.setLocalCertificate(QSslCertificate(certificateFile(certificate)));
    tls.setPrivateKey(QSslKey(certificateFile(u"server.key"_s), QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

RawSetup setupOf(FaultPort port)
{
    switch (port) {
    case FaultPort::Plain:
    case FaultPort::Own:
    case FaultPort::Deaf: return {};
    case FaultPort::Tls: return {.tls = serverTls(u"good.pem"_s)};
    case FaultPort::SelfSigned: return {.tls = serverTls(u"selfsigned.pem"_s)};
    case FaultPort::Expired: return {.tls = serverTls(u"expired.pem"_s)};
    case FaultPort::NotYetValid: return {.tls = serverTls(u"notyetvalid.pem"_s)};
    case FaultPort::WrongHost: return {.tls = serverTls(u"wronghost.pem"_s)};
    case FaultPort::WrongHostRightName: return {.tls = serverTls(u"commonname.pem"_s)};
    case FaultPort::NoTls:
        return {.greeting = {RawStep::send(httpReply("400 Bad Request", "I speak HTTP")), RawStep::close()}};
    case FaultPort::RudeTls: return {.greeting = {RawStep::close()}};
    case FaultPort::SilentTls: return {.greeting = {RawStep::hold()}};
    }
    Q_UNREACHABLE();
}

constexpr FaultPort listening[] = {FaultPort::Plain,       FaultPort::Tls,
                                   FaultPort::SelfSigned,  FaultPort::Expired,
                                   FaultPort::WrongHost,   FaultPort::WrongHostRightName,
                                   FaultPort::NotYetValid, FaultPort::NoTls,
                                   FaultPort::RudeTls,     FaultPort::SilentTls};

} // namespace

/// Bound and not listening: connects are refused, and nobody else can take the port meanwhile.
class FaultServer::DeafPort final
{
    Q_DISABLE_COPY_MOVE(DeafPort)

public:
    DeafPort() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), size) == 0
            && ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size) == 0)
            m_port = ntohs(address.sin_port);
    }
    ~DeafPort() { ::close(m_socket); }

    [[nodiscard]] int port() const { return m_port; }

private:
    const int m_socket;
    int m_port = 0;
};

FaultServer::FaultServer() : m_deaf(std::make_unique<DeafPort>())
{
    for (const FaultPort port : listening)
        m_servers[port] = std::make_unique<RawServer>(setupOf(port));
    ::mkfifo(QFile::encodeName(m_folder.filePath(u"pipe"_s)).constData(), S_IRUSR | S_IWUSR);
}

FaultServer::~FaultServer() = default;

void FaultServer::trustItsAuthority()
{
    qputenv("SSL_CERT_FILE", FLAGHOIST_SOURCE_DIR "/tests/faults/certs/authority.pem");
    qputenv("SSL_CERT_DIR", "/nowhere");
}

void FaultServer::play(const QByteArray &id, const FaultScript &script)
{
    if (script.port == FaultPort::Own) {
        auto &own = m_ownServers[id];
        if (!own)
            own = std::make_unique<RawServer>();
        own->setScript(pathOf(id), script.scripts[{}]);
    }
    for (const auto &[part, steps] : script.scripts.asKeyValueRange()) {
        // A redirect may lead from one port to the other.
        for (const FaultPort port : {FaultPort::Plain, FaultPort::Tls})
            m_servers.at(port)->setScript(pathOf(id, part), steps);
    }
}

void FaultServer::playAt(const QByteArray &path, const FaultScript &script)
{
    m_servers.at(FaultPort::Plain)->setScript(path, script.scripts[{}]);
}

void FaultServer::serve(FaultPort port, const QByteArray &path, const QByteArray &body)
{
    m_servers.at(port)->setScript(path, {RawStep::send(httpReply("200 OK", body))});
}

QUrl FaultServer::url(FaultPort port, const QByteArray &path) const
{
    const auto server = m_servers.find(port);
    QUrl url(u"http://127.0.0.1"_s + QString::fromLatin1(path));
    url.setPort(server == m_servers.end() ? m_deaf->port() : server->second->port());
    if (port != FaultPort::Plain && port != FaultPort::Deaf)
        url.setScheme(u"https"_s);
    return url;
}

QUrl FaultServer::urlOf(const QByteArray &id, const FaultScript &script) const
{
    if (script.port == FaultPort::Own)
        return m_ownServers.at(id)->url(pathOf(id));
    return script.address.isEmpty() ? url(script.port, pathOf(id)) : script.address;
}

QByteArray FaultServer::pathOf(const QByteArray &id, const QByteArray &part)
{
    return "/faults/" + id + part;
}

int FaultServer::requests(const QByteArray &id, const FaultScript &script) const
{
    int count = script.port == FaultPort::Own ? m_ownServers.at(id)->requests() : 0;
    for (const QByteArray &part : script.scripts.keys()) {
        for (const FaultPort port : {FaultPort::Plain, FaultPort::Tls})
            count += m_servers.at(port)->requests(pathOf(id, part));
    }
    return count;
}

int FaultServer::connections() const
{
    int count = 0;
    for (const auto &[port, server] : m_servers)
        count += server->connections();
    return count;
}

} // namespace Flaghoist
