#pragma once

#include "domain/result.h"
#include "network/fetched.h"

#include <QNetworkReply>

#include <optional>

namespace Flaghoist {

/// Status line and header fields of an answer, as Qt hands them over.
struct ReplyHead
{
    int status = 0;
    QString reason = {};
    QList<QNetworkReply::RawHeaderPair> headers = {};
};

/// How an exchange ends; detail is untranslated and empty where the status says it all.
struct Verdict
{
    Fetched::End end = Fetched::End::Failed;
    ErrorKind kind = ErrorKind::None;
    QString detail = {};
};

/// How Qt says that the exchange went.
struct ReplyEnd
{
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QString errorString = {};
    bool sent = false; ///< whether the request left at all
    qint64 received = 0; ///< bytes of the body
};

/// The value of the one field called \a name (in any case); values of repeated fields are joined by ", ".
[[nodiscard]] std::optional<QByteArray> headerValue(const ReplyHead &head, QByteArrayView name);

/// Whether an answer with this status sends us elsewhere.
[[nodiscard]] bool isRedirect(int status);
/// Where the redirect \a head leads from \a url, if we follow it there. Relative locations are resolved.
[[nodiscard]] Result<QUrl> redirectTarget(const ReplyHead &head, const QUrl &url);
/// http and https with a host; QNetworkAccessManager would open file:, data: and qrc: too.
[[nodiscard]] bool isFetchable(const QUrl &url);

/// What the head alone decides. Nothing when it announces a body that is worth receiving.
[[nodiscard]] std::optional<Verdict> checkHead(const ReplyHead &head, qint64 maxBytes);

/// The whole exchange; \a head is empty where none came. The status speaks first, Qt's error second.
[[nodiscard]] Verdict checkReply(const std::optional<ReplyHead> &head, const ReplyEnd &end, qint64 maxBytes);

} // namespace Flaghoist
