#include "network/transfer.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace Flaghoist {

namespace {

Verdict towardsLocalNetwork(const QString &address)
{
    return {.kind = ErrorKind::Redirect, .detail = u"to the address %1 of a local network"_s.arg(address)};
}

constexpr int maxRedirects = 5;
/// The page of a 404 is read away up to here, so that its connection can be used again.
constexpr qint64 maxDrainedBytes = 64 * 1024;
/// What every body may take without a claim: nearly all flags are smaller.
constexpr qint64 unclaimedBytes = 32 * 1024;
/// libcurl shares it out among the addresses of a host; our own deadline ends all.
constexpr milliseconds connectSlack{100};

/// The compressions that are asked for, and undone.
const char *codings()
{
    static const bool brotli = (curl_version_info(CURLVERSION_NOW)->features & CURL_VERSION_BROTLI) != 0;
    return brotli ? "gzip, br" : "gzip";
}

} // namespace

Transfer::Transfer(FetchRequest request, std::stop_token stop, MultiHandle &multi, Share &share, Waker waker)
    : m_request(std::move(request)), m_stop(std::move(stop)), m_multi(multi), m_share(share),
      m_waker(std::move(waker)), m_decodes(share.decodes), m_onStop(m_stop, m_waker)
{
}

Transfer::~Transfer()
{
    detach();
}

void Transfer::advance()
{
    if (isOver())
        return;
    if (m_stop.stop_requested())
        return conclude({.end = Fetched::End::Stopped});
    if (m_url.isEmpty()) {
        if (!isFetchable(m_request.url))
            return conclude({.kind = ErrorKind::Internal,
                             .detail = u"not an http URL: "_s + m_request.url.toDisplayString()});
        ask(m_request.url);
    }
    if (const Deadline due = deadline(); Clock::now() >= due.at) {
        // A status that decides has answered, even when the rest of its page never comes.
        return conclude(m_decided.value_or(Verdict{
            .kind = ErrorKind::Timeout,
            .detail =
                u"%1 deadline of %2 ms passed"_s.arg(QLatin1StringView(due.name)).arg(due.length.count())}));
    }
    if (m_lookUp.valid() && m_lookUp.wait_for(milliseconds(0)) == std::future_status::ready)
        send(std::exchange(m_lookUp, {}).get());
    if (m_paused && mayHold(m_largest)) {
        m_paused = false;
        m_lastByte = Clock::now();
        curl_easy_pause(m_easy.curl, CURLPAUSE_CONT);
    }
    if (!m_chunks.problem().isEmpty())
        conclude({.kind = ErrorKind::BadReply, .detail = m_chunks.problem()});
}

milliseconds Transfer::patience() const
{
    constexpr milliseconds retryClaim{10};
    const auto left = std::chrono::ceil<milliseconds>(deadline().at - Clock::now());
    return std::clamp(left, milliseconds{0}, m_paused ? retryClaim : milliseconds::max());
}

Transfer::Deadline Transfer::deadline() const
{
    const Deadlines &lengths = m_request.deadlines;
    if (!m_times.sent)
        return {m_began + lengths.firstByte, "connect", lengths.firstByte};
    const Deadline total{*m_times.sent + lengths.total, "total", lengths.total};
    if (!m_reader.isComplete()) {
        const Clock::time_point answer = *m_times.sent + lengths.firstByte;
        return answer <= total.at ? Deadline{answer, "first-byte", lengths.firstByte} : total;
    }
    const Clock::time_point silence = m_lastByte + lengths.inactivity;
    return !m_paused && silence < total.at ? Deadline{silence, "inactivity", lengths.inactivity} : total;
}

void Transfer::ask(const QUrl &url)
{
    m_url = url;
    m_lookUp = m_share.hosts.ask(url, m_request.useProxy, m_waker);
}

void Transfer::send(const HostFacts &host)
{
    if (host.failure.kind != ErrorKind::None) {
        conclude({.kind = host.failure.kind, .detail = host.failure.detail});
        m_result->mayPass = host.mayPass;
        return;
    }
    m_reader = {};
    m_chunks = {};
    m_decided.reset();
    m_noSocket.reset();
    m_body.clear();
    m_drained = 0;
    m_easy.error[0] = '\0';

    CURL *const curl = m_easy.curl;
    curl_easy_setopt(curl, CURLOPT_URL, m_url.toEncoded(QUrl::RemoveFragment).constData());
    curl_easy_setopt(curl, CURLOPT_PROXY, host.proxy ? host.proxy->constData() : nullptr);
    m_resolve.reset(host.addresses.isEmpty() ? nullptr
                                             : curl_slist_append(nullptr, host.addresses.constData()));
    curl_easy_setopt(curl, CURLOPT_RESOLVE, m_resolve.get());
    m_fields.reset(curl_slist_append(nullptr, "Accept: image/svg+xml,image/png,image/gif,*/*;q=0.1"));
    if (m_request.attemptHeader > 0) {
        const QByteArray attempt = "X-Flaghoist-Attempt: " + QByteArray::number(m_request.attemptHeader);
        curl_slist_append(m_fields.get(), attempt.constData());
    }
    if (isOfOrigin(m_url)) {
        for (const auto &[name, value] : m_request.headers)
            curl_slist_append(m_fields.get(), (name + ": " + value).constData());
    }
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, m_fields.get());
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, m_decodes ? codings() : nullptr);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS,
                     long((m_request.deadlines.firstByte + connectSlack).count()));
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, m_stale ? 1L : 0L);
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 0L);
    curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L); // until a flawless head says otherwise
    m_attachedAt = Clock::now();
    m_attached = curl_multi_add_handle(m_multi.curl, curl) == CURLM_OK;
    if (!m_attached)
        conclude({.kind = ErrorKind::Internal, .detail = u"libcurl takes no request"_s});
}

curl_socket_t Transfer::openSocket(const curl_sockaddr &address)
{
    if (!m_times.resolved)
        m_times.resolved = Clock::now();
    // The port is at the same place for both versions of IP.
    const bool byProxy = ntohs(reinterpret_cast<const sockaddr_in &>(address.addr).sin_port) != portOf(m_url);
    if (const QHostAddress peer(&address.addr); m_hops > 0 && !byProxy && reachOf(peer) < reachOfOrigin()) {
        m_noSocket = towardsLocalNetwork(peer.toString());
        return CURL_SOCKET_BAD;
    }
    const curl_socket_t opened = ::socket(address.family, address.socktype | SOCK_CLOEXEC, address.protocol);
    if (opened == CURL_SOCKET_BAD && (errno == EMFILE || errno == ENFILE))
        m_noSocket = {.kind = ErrorKind::OutOfDescriptors, .detail = u"socket: too many open files"_s};
    return opened;
}

bool Transfer::aboutToSend(const char *peer, const char *own, int peerPort, int ownPort)
{
    m_connection =
        QByteArray(own) + ' ' + QByteArray::number(ownPort) + ' ' + peer + ' ' + QByteArray::number(peerPort);
    long opened = 0;
    curl_easy_getinfo(m_easy.curl, CURLINFO_NUM_CONNECTS, &opened);
    if (opened == 0 && hasUnaskedInput(m_multi.sockets.value(m_connection, CURL_SOCKET_BAD))) {
        m_stale = true;
        return false;
    }
    if (m_hops == 0) {
        m_reused = opened == 0;
        m_origin = peerPort == portOf(m_url) ? QHostAddress(QLatin1StringView(peer)) : QHostAddress();
    }
    ++m_sends;
    if (!m_times.sent)
        m_times.sent = Clock::now();
    return true;
}

/// An answer that came while the connection was idle would be taken for that to the next request.
bool Transfer::hasUnaskedInput(curl_socket_t socket) const
{
    char byte = 0;
    if (::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK))
        return true;
    curl_tlssessioninfo *tls = nullptr;
    return curl_easy_getinfo(m_easy.curl, CURLINFO_TLS_SSL_PTR, &tls) == CURLE_OK && tls != nullptr
        && tls->backend == CURLSSLBACKEND_OPENSSL && tls->internals != nullptr
        && SSL_has_pending(static_cast<const SSL *>(tls->internals)) == 1;
}

bool Transfer::takeHeaderLine(QByteArrayView line)
{
    const bool before = m_reader.isComplete();
    m_lastByte = Clock::now();
    if (line.startsWith("HTTP/"))
        m_times.firstByte = m_lastByte;
    if (!m_reader.take(line))
        return false;
    if (before || !m_reader.isComplete())
        return true;
    return headEnded();
}

/// False where the rest of the answer matters neither for the flag nor for the connection.
bool Transfer::headEnded()
{
    const bool isUnmodified = m_reader.head()->status == 304 && m_request.isConditional && isOfOrigin(m_url);
    m_decided = isUnmodified ? Verdict{.end = Fetched::End::NotModified}
                             : checkHead(*m_reader.head(), m_request.maxBytes);
    if (!m_decided && hasWrongDecoding(CURLE_OK))
        return false;
    const bool isCoded = headerValue(*m_reader.head(), "Content-Encoding").has_value();
    const auto length = headerValue(*m_reader.head(), "Content-Length");
    m_largest =
        length && !isCoded && !m_decided ? length->split(',').first().toLongLong() : m_request.maxBytes;
    if (headerValue(*m_reader.head(), "Transfer-Encoding")) // the only way to see chunks as they come
        curl_easy_setopt(m_easy.curl, CURLOPT_VERBOSE, 1L);
    const bool isNotFound = m_decided && m_decided->end == Fetched::End::NotFound;
    // What may follow a 304 all the same is looked for before the next request (hasUnaskedInput).
    const bool leavesUsableConnection =
        isUnmodified || (isFlawless(*m_reader.head()) && (!m_decided || isNotFound));
    if (leavesUsableConnection)
        curl_easy_setopt(m_easy.curl, CURLOPT_FORBID_REUSE, 0L);
    return !m_decided || leavesUsableConnection;
}

/// libcurl failed to undo what is no compression, or was set to leave one alone.
bool Transfer::hasWrongDecoding(CURLcode code) const
{
    const QByteArray coding = headerValue(*m_reader.head(), "Content-Encoding").value_or(QByteArray());
    return m_decodes ? code == CURLE_BAD_CONTENT_ENCODING && namesNoCompression(coding)
                     : !namesNoCompression(coding);
}

void Transfer::takeChunks(QByteArrayView bytes)
{
    if (!m_chunks.take(bytes) || m_chunks.hasLeftovers())
        curl_easy_setopt(m_easy.curl, CURLOPT_FORBID_REUSE, 1L);
}

size_t Transfer::takeBody(const char *data, size_t size)
{
    m_lastByte = Clock::now();
    if (!m_chunks.problem().isEmpty())
        return 0;
    if (m_decided) {
        m_drained += qint64(size);
        return m_drained > maxDrainedBytes ? 0 : size;
    }
    const qint64 bytes = m_body.size() + qint64(size);
    if (bytes > m_request.maxBytes) {
        m_decided =
            Verdict{.kind = ErrorKind::TooLarge, .detail = u"more than %1 bytes"_s.arg(m_request.maxBytes)};
        return 0;
    }
    if (!mayHold(bytes)) {
        m_paused = true;
        return CURL_WRITEFUNC_PAUSE;
    }
    if (m_claim && m_body.capacity() < m_largest)
        m_body.reserve(m_largest); // what is claimed, where growing would take up to twice as much
    m_body.append(data, qsizetype(size));
    return size;
}

bool Transfer::mayHold(qint64 bytes)
{
    if (bytes > unclaimedBytes && !m_claim)
        m_claim = m_share.claim(m_largest);
    return bytes <= unclaimedBytes || m_claim;
}

void Transfer::requestEnded(CURLcode code)
{
    if (!m_times.connected && m_hops == 0 && !m_reused) {
        curl_off_t connected = 0;
        curl_off_t secured = 0;
        curl_easy_getinfo(m_easy.curl, CURLINFO_CONNECT_TIME_T, &connected);
        curl_easy_getinfo(m_easy.curl, CURLINFO_APPCONNECT_TIME_T, &secured);
        if (connected > 0)
            m_times.connected = m_attachedAt + std::chrono::microseconds(connected);
        if (secured > 0)
            m_times.secured = m_attachedAt + std::chrono::microseconds(secured);
    }
    curl_off_t bytes = 0;
    curl_easy_getinfo(m_easy.curl, CURLINFO_SIZE_DOWNLOAD_T, &bytes);
    m_bytes = bytes;
    long proxyStatus = 0;
    curl_easy_getinfo(m_easy.curl, CURLINFO_HTTP_CONNECTCODE, &proxyStatus);
    curl_socket_t kept = CURL_SOCKET_BAD;
    curl_easy_getinfo(m_easy.curl, CURLINFO_ACTIVESOCKET, &kept);
    if (kept != CURL_SOCKET_BAD) // it can serve again
        m_multi.sockets.insert(m_connection, kept);
    detach();

    const auto &head = m_reader.head();
    if (m_stale && code == CURLE_ABORTED_BY_CALLBACK)
        return ask(m_url);
    if (m_reader.isComplete() && isRedirect(head->status))
        return follow();
    if (!m_decided && m_reader.isComplete() && !m_decodesOtherwise && hasWrongDecoding(code)) {
        m_decodesOtherwise = true;
        m_decodes = !m_decodes;
        m_share.decodes = m_decodes;
        return ask(m_url);
    }
    if (code == CURLE_OK && m_reader.isComplete())
        m_times.received = Clock::now();
    if (m_noSocket && code == CURLE_COULDNT_CONNECT)
        return conclude(*m_noSocket);
    if (!head && proxyStatus >= 400) {
        m_proxyStatus = int(proxyStatus);
        return conclude(checkHead({.status = m_proxyStatus}, 0).value());
    }
    if (!m_chunks.problem().isEmpty())
        return conclude({.kind = ErrorKind::BadReply, .detail = m_chunks.problem()});
    if (m_decided && m_reader.problem().isEmpty())
        return conclude(*m_decided);
    const QString words =
        QString::fromLocal8Bit(m_easy.error[0] != '\0' ? m_easy.error.data() : curl_easy_strerror(code));
    conclude(checkReply(m_reader, {.code = code, .words = cut(words), .received = m_body.size()},
                        m_request.maxBytes));
}

void Transfer::follow()
{
    const auto target = redirectTarget(*m_reader.head(), m_url);
    if (!target)
        return conclude({.kind = target.error().kind, .detail = target.error().detail});
    if (++m_hops > maxRedirects)
        return conclude(
            {.kind = ErrorKind::Redirect, .detail = u"more than %1 redirects"_s.arg(maxRedirects)});
    m_stale = false;
    m_decodesOtherwise = false;
    if (const auto reach = reachOfLiteral(target->host()); reach && *reach < reachOfOrigin())
        return conclude(towardsLocalNetwork(target->host()));
    ask(*target);
}

bool Transfer::isOfOrigin(const QUrl &url) const
{
    return url.scheme() == m_request.url.scheme() && url.host() == m_request.url.host()
        && portOf(url) == portOf(m_request.url);
}

Reach Transfer::reachOfOrigin() const
{
    if (!m_origin.isNull())
        return reachOf(m_origin);
    return reachOfLiteral(m_request.url.host()).value_or(Reach::Everywhere);
}

void Transfer::detach()
{
    if (std::exchange(m_attached, false))
        curl_multi_remove_handle(m_multi.curl, m_easy.curl);
}

void Transfer::conclude(Verdict verdict)
{
    detach();
    // Whatever came after the stop was raised is only its echo.
    if (m_stop.stop_requested())
        verdict = {.end = Fetched::End::Stopped};
    Fetched result;
    static_cast<Verdict &>(result) = {verdict.end, verdict.kind, cut(verdict.detail)};
    result.httpStatus = m_proxyStatus;
    if (const auto &head = m_reader.head(); m_reader.isComplete() && result.end != Fetched::End::Stopped) {
        result.httpStatus = head->status;
        result.reason = head->reason;
        result.headers = shownFields(*head);
        if (result.end == Fetched::End::Failed)
            result.retryAfter = retryAfterOf(*head);
        if (result.end == Fetched::End::Body)
            result.whole = headerValue(*head, "Content-Length") || headerValue(*head, "Transfer-Encoding");
    }
    if (result.detail.isEmpty() && result.httpStatus > 0 && result.end != Fetched::End::Body)
        result.detail = u"status %1"_s.arg(result.httpStatus);
    if (result.end == Fetched::End::Body) {
        result.body = std::move(m_body);
        result.held = std::move(m_claim);
    }
    result.times = m_times;
    result.reused = m_reused;
    result.sends = m_sends;
    result.bytes = m_bytes;
    m_result = std::move(result);
}

} // namespace Flaghoist
