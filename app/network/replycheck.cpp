#include "network/replycheck.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Flaghoist {

namespace {

Verdict failed(ErrorKind kind, const QString &detail = {})
{
    return {.end = Fetched::End::Failed, .kind = kind, .detail = detail};
}

QString described(QByteArrayView name, const QByteArray &value)
{
    return QString::fromLatin1(name) + u": "_s + QString::fromLatin1(value);
}

/// A sane length, which is digits alone: "5, 6", "-5" and "+5" are none.
std::optional<qint64> parseLength(const QByteArray &value)
{
    const auto isDigit = [](char c) {
        return c >= '0' && c <= '9';
    };
    if (!std::all_of(value.cbegin(), value.cend(), isDigit))
        return std::nullopt;
    bool ok = false;
    const qint64 length = value.toLongLong(&ok);
    return ok ? std::optional(length) : std::nullopt;
}

/// Every status but 200, which is the only one that brings a flag.
std::optional<Verdict> checkStatus(int status)
{
    if (status == 200)
        return std::nullopt;
    if (status == 404)
        return Verdict{.end = Fetched::End::NotFound};
    if (status == 410)
        return failed(ErrorKind::Gone);
    if (status >= 400 && status < 500)
        return failed(ErrorKind::Http4xx);
    if (status >= 500 && status < 600)
        return failed(ErrorKind::Http5xx);
    if (status == 204 || status == 205)
        return failed(ErrorKind::Empty);
    // "Multiple choices" and "use proxy" would lead elsewhere as well, but not by themselves.
    if (isRedirect(status) || status == 300 || status == 305)
        return failed(ErrorKind::Redirect);
    return failed(ErrorKind::BadReply, u"unexpected status %1"_s.arg(status));
}

Verdict checkError(const ReplyEnd &end, bool headCame)
{
    const auto as = [&end](ErrorKind kind) {
        return failed(kind, end.errorString);
    };
    switch (end.error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyAuthenticationRequiredError: // to CONNECT; as an answer it has the status 407
    case QNetworkReply::UnknownProxyError: return as(ErrorKind::Refused);
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyNotFoundError: return as(ErrorKind::Dns);
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError: return as(ErrorKind::Timeout);
    case QNetworkReply::SslHandshakeFailedError: return as(ErrorKind::Tls);
    case QNetworkReply::TooManyRedirectsError:
    case QNetworkReply::InsecureRedirectError:
    case QNetworkReply::ProtocolUnknownError: return as(ErrorKind::Redirect);
    case QNetworkReply::AuthenticationRequiredError: return as(ErrorKind::Http4xx);
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ContentReSendError: return as(headCame ? ErrorKind::Truncated : ErrorKind::Closed);
    case QNetworkReply::UnknownNetworkError:
        // Qt's remainder; before anything was sent it is "network unreachable", "no route" and their like.
        if (!end.sent)
            return as(ErrorKind::Refused);
        return as(headCame ? ErrorKind::Truncated : ErrorKind::Closed);
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::BackgroundRequestNotAllowedError: return as(ErrorKind::Internal);
    case QNetworkReply::NoError:
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError: return as(ErrorKind::BadReply);
    }
    return as(ErrorKind::BadReply);
}

} // namespace

std::optional<QByteArray> headerValue(const ReplyHead &head, QByteArrayView name)
{
    std::optional<QByteArray> joined;
    for (const auto &[field, value] : head.headers) {
        if (QByteArrayView(field).compare(name, Qt::CaseInsensitive) != 0)
            continue;
        joined = joined ? *joined + ", " + value.trimmed() : value.trimmed();
    }
    return joined;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool isFetchable(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
}

Result<QUrl> redirectTarget(const ReplyHead &head, const QUrl &url)
{
    const QByteArray location = headerValue(head, "Location").value_or(QByteArray());
    if (location.isEmpty())
        return Failure{ErrorKind::Redirect, u"no Location"_s};
    const QUrl target = url.resolved(QUrl::fromEncoded(location));
    const bool downgraded = url.scheme() == "https"_L1 && target.scheme() == "http"_L1;
    if (downgraded || !isFetchable(target))
        return Failure{ErrorKind::Redirect, described("Location", location)};
    return target;
}

std::optional<Verdict> checkHead(const ReplyHead &head, qint64 maxBytes)
{
    if (const auto byStatus = checkStatus(head.status))
        return byStatus;
    // Qt drops all fields when there are too many, one is too long, or a line has no colon.
    if (head.headers.isEmpty())
        return failed(ErrorKind::BadReply, u"no readable header fields"_s);
    // Asked for identity, so that Qt decodes nothing: a coded body would be handed over raw.
    if (const auto coding = headerValue(head, "Content-Encoding"))
        return failed(ErrorKind::BadReply, described("Content-Encoding", *coding));

    const auto transfer = headerValue(head, "Transfer-Encoding");
    if (transfer && QByteArrayView(*transfer).compare("chunked", Qt::CaseInsensitive) != 0)
        return failed(ErrorKind::BadReply, described("Transfer-Encoding", *transfer));
    const auto announced = headerValue(head, "Content-Length");
    if (!announced)
        return std::nullopt;
    if (transfer)
        return failed(ErrorKind::BadReply, u"Content-Length beside Transfer-Encoding"_s);
    const auto length = parseLength(*announced);
    if (!length)
        return failed(ErrorKind::BadReply, described("Content-Length", *announced));
    if (*length == 0)
        return failed(ErrorKind::Empty, described("Content-Length", *announced));
    if (*length > maxBytes)
        return failed(ErrorKind::TooLarge, described("Content-Length", *announced));
    return std::nullopt;
}

Verdict checkReply(const std::optional<ReplyHead> &head, const ReplyEnd &end, qint64 maxBytes)
{
    if (head) {
        if (auto verdict = checkHead(*head, maxBytes)) {
            if (verdict->detail.isEmpty())
                verdict->detail = end.errorString;
            return *verdict;
        }
    }
    if (end.error != QNetworkReply::NoError)
        return checkError(end, head.has_value());
    if (!head)
        return failed(ErrorKind::BadReply, u"no status line"_s);

    // Qt reports no error for a body that is shorter than announced in some versions, nor for none at all.
    // Nor, without a length, for one that a close or a reset cut, in chunks or not, with or without TLS's
    // close_notify: nothing here can tell that from a whole one. It is sound to go on, because no end on the
    // wire makes a flag: every accepted format marks its own end, and image/container.h takes no picture
    // whose bytes run out before it (the kind is Truncated then as well).
    const auto announced = headerValue(*head, "Content-Length");
    const qint64 expected = announced ? parseLength(*announced).value_or(-1) : end.received;
    if (end.received < expected)
        return failed(ErrorKind::Truncated, u"%1 of %2 bytes"_s.arg(end.received).arg(expected));
    if (end.received > expected)
        return failed(ErrorKind::BadReply,
                      u"%1 bytes where %2 were announced"_s.arg(end.received).arg(expected));
    if (end.received > maxBytes)
        return failed(ErrorKind::TooLarge, u"more than %1 bytes"_s.arg(maxBytes));
    if (end.received == 0)
        return failed(ErrorKind::Empty, u"no body"_s);
    return {.end = Fetched::End::Body};
}

} // namespace Flaghoist
