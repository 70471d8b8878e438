#pragma once

#include "network/hosts.h"

#include <QByteArray>
#include <QHash>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>

#include <curl/curl.h>

struct x509_store_st;

namespace Flaghoist {

class Transfer;

/// What all transfers of a round share, and outlives them: what is known of hosts, TLS sessions, and the
/// certificates that servers are checked against. These are the system's, or of SSL_CERT_FILE and
/// SSL_CERT_DIR, and read once, where libcurl would read them for each connection. Any thread.
class Share final
{
    Q_DISABLE_COPY_MOVE(Share)

public:
    Share();
    ~Share();

    [[nodiscard]] CURLSH *curl() const { return m_curl; }
    /// A curl_ssl_ctx_callback, for a \a share.
    static CURLcode lendCertificates(CURL *, void *tlsContext, void *share);
    /// Takes \a bytes of those that all transfers together may hold in memory; they are free again when the
    /// last copy goes, maybe after the round. Null where so many are not free now.
    [[nodiscard]] std::shared_ptr<const void> claim(qint64 bytes);

    Hosts hosts;
    /// Cleared where a server of this round writes into Content-Encoding what is none.
    std::atomic<bool> decodes{true};

private:
    CURLSH *const m_curl;
    std::array<std::mutex, CURL_LOCK_DATA_LAST> m_mutexes;
    std::once_flag m_certificatesRead;
    x509_store_st *m_certificates = nullptr;
    const std::shared_ptr<std::atomic<qint64>> m_freeBytes;
};

/// A multi handle and the sockets of its connections, by both their ends. One thread at a time.
struct MultiHandle
{
    Q_DISABLE_COPY_MOVE(MultiHandle)

    MultiHandle() : curl(curl_multi_init()) { }
    ~MultiHandle() { curl_multi_cleanup(curl); }

    CURLM *const curl;
    QHash<QByteArray, curl_socket_t> sockets;
};

/// An easy handle with everything set that is the same for all transfers; libcurl's callbacks go to \a
/// transfer.
struct EasyHandle
{
    Q_DISABLE_COPY_MOVE(EasyHandle)

    EasyHandle(Share &share, Transfer &transfer);
    ~EasyHandle() { curl_easy_cleanup(curl); }

    CURL *const curl;
    std::array<char, CURL_ERROR_SIZE> error{};
};

} // namespace Flaghoist
