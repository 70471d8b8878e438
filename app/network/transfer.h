#pragma once

#include "network/handles.h"
#include "network/replycheck.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace Flaghoist {

/// One exchange, from its look-up of the host over all redirects to its one Fetched: sets libcurl up, bounds
/// what comes, and classifies the end. It performs nothing by itself; its driver (Fetcher) calls advance()
/// after each waking and at the latest when patience() is over, has libcurl work, and passes on its messages.
/// One thread at a time.
class Transfer final
{
    Q_DISABLE_COPY_MOVE(Transfer)

public:
    /// All but \a request and \a stop outlive the transfer.
    Transfer(FetchRequest request, std::stop_token stop, MultiHandle &multi, Share &share, Waker waker);
    ~Transfer();

    [[nodiscard]] CURL *handle() const { return m_easy.curl; }
    /// Begins, goes on where it had to wait, ends by the stop token or a deadline.
    void advance();
    /// libcurl's message that the request under way has ended.
    void requestEnded(CURLcode code);
    [[nodiscard]] bool isOver() const { return m_result.has_value(); }
    /// How long advance() need not be called unless the waker is called.
    [[nodiscard]] milliseconds patience() const;
    /// Once isOver().
    [[nodiscard]] Fetched take() { return std::move(*m_result); }

    // libcurl's callbacks.
    [[nodiscard]] curl_socket_t openSocket(const curl_sockaddr &address);
    [[nodiscard]] bool aboutToSend(const char *peer, const char *own, int peerPort, int ownPort);
    [[nodiscard]] bool takeHeaderLine(QByteArrayView line);
    void takeChunks(QByteArrayView bytes);
    [[nodiscard]] size_t takeBody(const char *data, size_t size);

private:
    using Clock = std::chrono::steady_clock;
    struct Deadline
    {
        Clock::time_point at;
        const char *name;
        milliseconds length;
    };

    void ask(const QUrl &url);
    void send(const HostFacts &host);
    void follow();
    [[nodiscard]] bool headEnded();
    [[nodiscard]] bool hasUnaskedInput(curl_socket_t socket) const;
    [[nodiscard]] bool hasWrongDecoding(CURLcode code) const;
    [[nodiscard]] bool mayHold(qint64 bytes);
    [[nodiscard]] bool isOfOrigin(const QUrl &url) const;
    [[nodiscard]] Reach reachOfOrigin() const;
    [[nodiscard]] Deadline deadline() const;
    void detach();
    void conclude(Verdict verdict);

    const FetchRequest m_request;
    const std::stop_token m_stop;
    MultiHandle &m_multi;
    Share &m_share;
    EasyHandle m_easy{m_share, *this};
    const Waker m_waker;
    const Clock::time_point m_began = Clock::now();

    QUrl m_url; ///< of the request under way, as all that follows up to m_hops
    Hosts::LookUp m_lookUp; ///< valid while its answer has not been used
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> m_resolve{nullptr, &curl_slist_free_all};
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> m_fields{nullptr, &curl_slist_free_all};
    bool m_attached = false; ///< libcurl works on it
    Clock::time_point m_attachedAt;
    QByteArray m_connection; ///< both its ends
    bool m_stale = false; ///< it would have gone over a connection with unasked input
    HeadReader m_reader;
    ChunkReader m_chunks;
    std::optional<Verdict> m_decided; ///< by the head, or by what libcurl's callbacks refuse
    std::optional<Verdict> m_noSocket; ///< why the last one was refused
    QByteArray m_body;
    qint64 m_largest = 0; ///< that it may become
    qint64 m_drained = 0; ///< of a body that is no flag
    std::shared_ptr<const void> m_claim; ///< on memory for the body
    bool m_paused = false; ///< until there is a claim

    bool m_decodes; ///< libcurl undoes compressions
    bool m_decodesOtherwise = false; ///< than the round's servers before: this one needs it

    int m_hops = 0;
    QHostAddress m_origin; ///< where the first request went; null by a proxy
    TransferTimes m_times;
    Clock::time_point m_lastByte;
    bool m_reused = false;
    int m_sends = 0;
    qint64 m_bytes = 0;
    int m_proxyStatus = 0; ///< a proxy's own answer, in place of the server's
    std::optional<Fetched> m_result;

    std::stop_callback<Waker> m_onStop; // last, so that it goes first
};

} // namespace Flaghoist
