#include "network/transfer.h"

#include "network/retryafter.h"

#include <QNetworkAccessManager>
#include <QSslError>
#include <QThread>

#include <utility>

using namespace Qt::StringLiterals;

namespace Flaghoist {

namespace {

constexpr int maxRedirects = 5;
constexpr qint64 readBufferBytes = 64 * 1024;
/// As many as a manager has connections: each of them may be breaking down.
constexpr int maxUnsentRepeats = 6;
/// The body of an answer that is no flag is read away up to here, so that its connection can be used again.
constexpr qint64 maxDrainedBytes = 64 * 1024;

QNetworkRequest networkRequest(const FetchRequest &request, const QUrl &url)
{
    QNetworkRequest result(url);
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Qt follows too, but repeats hops on the connection that it is just giving up.
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    result.setRawHeader("Accept-Encoding", "identity");
    result.setHeader(QNetworkRequest::UserAgentHeader, u"Flaghoist/" FLAGHOIST_VERSION ""_s);
    if (request.attemptHeader > 0)
        result.setRawHeader("X-Flaghoist-Attempt", QByteArray::number(request.attemptHeader));
    return result;
}

ReplyHead headOf(const QNetworkReply &reply)
{
    return {.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            .reason = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString(),
            .headers = reply.rawHeaderPairs()};
}

} // namespace

Transfer::Transfer(const FetchRequest &request, Promise promise, const std::stop_token &stop, QObject *parent)
    : QObject(parent), m_request(request), m_promise(std::move(promise)), m_stop(stop)
{
    for (QTimer *const timer : {&m_answer, &m_silence, &m_total}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&m_answer, &QTimer::timeout, this,
            [this] { expire(m_sends == 0 ? u"connect"_s : u"first-byte"_s, m_request.deadlines.firstByte); });
    connect(&m_silence, &QTimer::timeout, this,
            [this] { expire(u"inactivity"_s, m_request.deadlines.inactivity); });
    connect(&m_total, &QTimer::timeout, this, [this] { expire(u"total"_s, m_request.deadlines.total); });
}

Transfer::~Transfer() = default;

void Transfer::start(QNetworkAccessManager &manager)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_manager = &manager;
    m_answer.start(m_request.deadlines.firstByte);
    send(m_request.url);
    m_onStop.emplace(m_stop,
                     [this] { QMetaObject::invokeMethod(this, &Transfer::stop, Qt::QueuedConnection); });
}

void Transfer::send(const QUrl &url)
{
    m_reply = m_manager->get(networkRequest(m_request, url));
    m_reply->setReadBufferSize(readBufferBytes);
    connect(m_reply, &QNetworkReply::requestSent, this, &Transfer::noteSend);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Transfer::noteHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &Transfer::receive);
    connect(m_reply, &QNetworkReply::finished, this, &Transfer::finish);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        QStringList reasons;
        for (const QSslError &error : errors)
            reasons << error.errorString();
        m_tlsReason = reasons.join(u"; "_s);
    });
}

void Transfer::stop()
{
    Q_ASSERT(QThread::currentThread() == thread());
    conclude({.end = Fetched::End::Stopped});
}

void Transfer::noteSend()
{
    m_sent = true;
    if (m_sends++ > 0)
        return;
    m_total.start(m_request.deadlines.total);
    // Qt may tell of a quick answer before it tells that the request has left.
    if (!m_head)
        m_answer.start(m_request.deadlines.firstByte);
}

void Transfer::noteHead()
{
    if (!m_firstByteAt)
        m_firstByteAt = Fetched::TimePoint::clock::now();
    m_head = headOf(*m_reply);
    m_decided = checkHead(*m_head, m_request.maxBytes);
    // A redirect is not the answer yet.
    if (isRedirect(m_head->status))
        return;
    m_answer.stop();
    m_silence.start(m_request.deadlines.inactivity);
    // A 200 that cannot be a flag is cut at once; other answers are short and leave a usable connection.
    if (m_decided && m_head->status == 200)
        conclude(*std::exchange(m_decided, std::nullopt));
}

void Transfer::receive()
{
    if (m_silence.isActive())
        m_silence.start(m_request.deadlines.inactivity);
    while (m_reply && m_reply->bytesAvailable() > 0) {
        if (m_decided || !m_head) {
            m_drained += m_reply->skip(m_reply->bytesAvailable());
            if (m_drained > maxDrainedBytes)
                conclude(m_decided.value_or(Verdict{.kind = ErrorKind::BadReply}));
            continue;
        }
        m_body += m_reply->read(m_request.maxBytes + 1 - m_body.size());
        if (m_body.size() > m_request.maxBytes)
            conclude(
                {.kind = ErrorKind::TooLarge, .detail = u"more than %1 bytes"_s.arg(m_request.maxBytes)});
    }
}

void Transfer::finish()
{
    receive();
    if (!m_reply)
        return;
    if (!m_head && m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid())
        m_head = headOf(*m_reply);
    if (m_head && isRedirect(m_head->status))
        return follow();
    if (neverLeft() && m_unsentRepeats++ < maxUnsentRepeats)
        return sendAgain(m_reply->url());
    ReplyEnd end{.error = m_reply->error(), .sent = m_sent, .received = m_body.size()};
    if (end.error != QNetworkReply::NoError)
        end.errorString = m_reply->errorString();
    if (!m_tlsReason.isEmpty())
        end.errorString += u": "_s + m_tlsReason;
    conclude(checkReply(m_head, end, m_request.maxBytes));
}

void Transfer::follow()
{
    const auto target = redirectTarget(*m_head, m_reply->url());
    if (!target)
        return conclude({.kind = target.error().kind, .detail = target.error().detail});
    if (++m_hops > maxRedirects)
        return conclude(
            {.kind = ErrorKind::Redirect, .detail = u"more than %1 redirects"_s.arg(maxRedirects)});
    sendAgain(*target);
}

void Transfer::sendAgain(const QUrl &url)
{
    dropReply();
    m_sent = false;
    m_head.reset();
    m_decided.reset();
    m_drained = 0;
    m_tlsReason.clear();
    send(url);
}

// Qt 6.4 gives a request to a connection that is just breaking down under a chunked answer cut short, and
// ends it with that connection. The server has seen nothing of it, so that sending it is no repeat.
bool Transfer::neverLeft() const
{
    return !m_sent && !m_head && m_reply->error() == QNetworkReply::RemoteHostClosedError;
}

// Its deletion ends a reply quietly, where abort() would emit finished() inside the call and complain when
// the connection reports its own end as well.
void Transfer::dropReply()
{
    QNetworkReply *const reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->deleteLater();
}

void Transfer::expire(const QString &deadline, milliseconds length)
{
    // A status that decides has answered, even when the rest of its page never comes.
    if (m_decided && !isRedirect(m_head->status))
        return conclude(*m_decided);
    conclude({.kind = ErrorKind::Timeout,
              .detail = u"%1 deadline of %2 ms passed"_s.arg(deadline).arg(length.count())});
}

void Transfer::conclude(Verdict verdict)
{
    if (!m_reply)
        return;
    // Whatever came after the stop was raised is only its echo.
    if (m_stop.stop_requested())
        verdict = {.end = Fetched::End::Stopped};
    const auto result = fetched(verdict);
    m_onStop.reset();
    for (QTimer *const timer : {&m_answer, &m_silence, &m_total})
        timer->stop();

    dropReply();
    const Promise promise = m_promise;
    emit ended();
    promise->addResult(result);
    promise->finish();
}

Fetched Transfer::fetched(const Verdict &verdict)
{
    Fetched result;
    result.end = verdict.end;
    result.kind = verdict.kind;
    result.detail = verdict.detail;
    if (m_head && result.end != Fetched::End::Stopped) {
        if (result.detail.isEmpty() && result.end != Fetched::End::Body)
            result.detail = u"status %1"_s.arg(m_head->status);
        result.httpStatus = m_head->status;
        result.reason = m_head->reason;
        const auto retryAfter = headerValue(*m_head, "Retry-After");
        if (retryAfter && result.end == Fetched::End::Failed)
            result.retryAfter = parseRetryAfter(*retryAfter, QDateTime::currentDateTimeUtc());
    }
    if (verdict.end == Fetched::End::Body)
        result.body = std::move(m_body);
    result.sends = m_sends;
    result.firstByteAt = m_firstByteAt;
    result.endedAt = Fetched::TimePoint::clock::now();
    return result;
}

} // namespace Flaghoist
