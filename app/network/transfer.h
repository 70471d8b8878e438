#pragma once

#include "network/fetched.h"
#include "network/replycheck.h"

#include <QObject>
#include <QPromise>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

class QNetworkAccessManager;

namespace Flaghoist {

/// One exchange, from dispatch to its one Fetched. Lives and works in the fetcher's thread; only the stop
/// token is touched from elsewhere.
class Transfer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Transfer)

public:
    using Promise = std::shared_ptr<QPromise<Fetched>>;

    /// \a promise is started.
    Transfer(const FetchRequest &request, Promise promise, const std::stop_token &stop,
             QObject *parent = nullptr);
    ~Transfer() override;

    /// Sends the request; \a manager outlives the transfer.
    void start(QNetworkAccessManager &manager);
    /// Ends as End::Stopped unless it has ended.
    void stop();

signals:
    /// Once, when the connection is free again; the promise finishes right after.
    void ended();

private:
    void send(const QUrl &url);
    void noteSend();
    void noteHead();
    void receive();
    void finish();
    void follow();
    void sendAgain(const QUrl &url);
    [[nodiscard]] bool neverLeft() const;
    void dropReply();
    void expire(const QString &deadline, milliseconds length);
    void conclude(Verdict verdict);
    [[nodiscard]] Fetched fetched(const Verdict &verdict);

    const FetchRequest m_request;
    const Promise m_promise;
    const std::stop_token m_stop;

    QNetworkAccessManager *m_manager = nullptr;
    QNetworkReply *m_reply = nullptr; ///< the manager's child; null once this has ended
    QTimer m_answer; ///< until the head: connecting first, then the answer
    QTimer m_silence; ///< between pieces of the body
    QTimer m_total;

    int m_sends = 0; ///< over all hops
    int m_hops = 0;
    int m_unsentRepeats = 0;
    std::optional<Fetched::TimePoint> m_firstByteAt; ///< of the first hop
    bool m_sent = false; ///< in this hop, as all that follows
    std::optional<ReplyHead> m_head;
    std::optional<Verdict> m_decided; ///< by the head, whose body is only drained then
    QByteArray m_body;
    qint64 m_drained = 0;
    QString m_tlsReason;

    // Last, so that it goes first: its destructor waits for a callback that runs in another thread.
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace Flaghoist
