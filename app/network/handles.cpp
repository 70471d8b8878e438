#include "network/handles.h"

#include "network/transfer.h"

#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace Flaghoist {

namespace {

/// A quarter of the default of libcurl: each of hundreds of transfers has one.
constexpr long receiveBufferBytes = 4 * 1024;
constexpr qint64 maxBytesInMemory = 24 * 1024 * 1024;

CURLSH *newShare()
{
    [[maybe_unused]] static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    return curl_share_init();
}

/// Runs a \a step of \a transfer, from which nothing may be thrown through libcurl.
template <typename Step, typename Result> Result guarded(void *transfer, Result failure, Step step) noexcept
{
    try {
        return step(*static_cast<Transfer *>(transfer));
    } catch (...) {
        return failure;
    }
}

size_t onHeader(char *data, size_t, size_t size, void *self)
{
    return guarded(self, size_t{0}, [=](Transfer &transfer) {
        return transfer.takeHeaderLine(QByteArrayView(data, qsizetype(size))) ? size : size_t{0};
    });
}

size_t onBody(char *data, size_t, size_t size, void *self)
{
    return guarded(self, size_t{0}, [=](Transfer &transfer) { return transfer.takeBody(data, size); });
}

int onTrace(CURL *, curl_infotype type, char *data, size_t size, void *self)
{
    return type != CURLINFO_DATA_IN ? 0 : guarded(self, 0, [=](Transfer &transfer) {
        transfer.takeChunks(QByteArrayView(data, qsizetype(size)));
        return 0;
    });
}

curl_socket_t onOpenSocket(void *self, curlsocktype, curl_sockaddr *address)
{
    return guarded(self, curl_socket_t{CURL_SOCKET_BAD},
                   [=](Transfer &transfer) { return transfer.openSocket(*address); });
}

int onAboutToSend(void *self, char *peer, char *own, int peerPort, int ownPort)
{
    return guarded(self, CURL_PREREQFUNC_ABORT, [=](Transfer &transfer) {
        return transfer.aboutToSend(peer, own, peerPort, ownPort) ? CURL_PREREQFUNC_OK
                                                                  : CURL_PREREQFUNC_ABORT;
    });
}

} // namespace

Share::Share() : m_curl(newShare()), m_freeBytes(std::make_shared<std::atomic<qint64>>(maxBytesInMemory))
{
    for (const curl_lock_data data : {CURL_LOCK_DATA_DNS, CURL_LOCK_DATA_SSL_SESSION, CURL_LOCK_DATA_PSL})
        curl_share_setopt(m_curl, CURLSHOPT_SHARE, data);
    const curl_lock_function lock = [](CURL *, curl_lock_data data, curl_lock_access, void *share) {
        static_cast<Share *>(share)->m_mutexes.at(size_t(data)).lock();
    };
    const curl_unlock_function unlock = [](CURL *, curl_lock_data data, void *share) {
        static_cast<Share *>(share)->m_mutexes.at(size_t(data)).unlock();
    };
    curl_share_setopt(m_curl, CURLSHOPT_USERDATA, this);
    curl_share_setopt(m_curl, CURLSHOPT_LOCKFUNC, lock);
    curl_share_setopt(m_curl, CURLSHOPT_UNLOCKFUNC, unlock);
}

Share::~Share()
{
    curl_share_cleanup(m_curl);
    X509_STORE_free(m_certificates);
}

CURLcode Share::lendCertificates(CURL *, void *tlsContext, void *share)
{
    auto *const self = static_cast<Share *>(share);
    std::call_once(self->m_certificatesRead, [self] {
        self->m_certificates = X509_STORE_new();
        X509_STORE_set_default_paths(self->m_certificates);
        X509_STORE_set_flags(self->m_certificates, X509_V_FLAG_TRUSTED_FIRST | X509_V_FLAG_PARTIAL_CHAIN);
    });
    SSL_CTX_set1_cert_store(static_cast<SSL_CTX *>(tlsContext), self->m_certificates);
    return CURLE_OK;
}

std::shared_ptr<const void> Share::claim(qint64 bytes)
{
    if (m_freeBytes->fetch_sub(bytes) >= bytes)
        return {m_freeBytes.get(), [free = m_freeBytes, bytes](const void *) {
                    *free += bytes;
                }};
    *m_freeBytes += bytes;
    return nullptr;
}

EasyHandle::EasyHandle(Share &share, Transfer &transfer) : curl(curl_easy_init())
{
    Q_CHECK_PTR(curl);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error.data());
    curl_easy_setopt(curl, CURLOPT_SHARE, share.curl());
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(curl, CURLOPT_BUFFERSIZE, receiveBufferBytes);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "Flaghoist/" FLAGHOIST_VERSION);
    curl_easy_setopt(curl, CURLOPT_COOKIEFILE, "");
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    if (curl_easy_setopt(curl, CURLOPT_SSL_CTX_FUNCTION, &Share::lendCertificates) == CURLE_OK) {
        curl_easy_setopt(curl, CURLOPT_SSL_CTX_DATA, &share);
        curl_easy_setopt(curl, CURLOPT_CAINFO, nullptr);
        curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
    }
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, onHeader);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, onBody);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, onTrace);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, onOpenSocket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_PREREQFUNCTION, onAboutToSend);
    curl_easy_setopt(curl, CURLOPT_PREREQDATA, &transfer);
}

} // namespace Flaghoist
