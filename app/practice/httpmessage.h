#pragma once

#include "domain/countrycode.h"
#include "domain/imageformat.h"
#include "domain/practice.h"

#include <QByteArray>

#include <optional>

namespace Flaghoist {

/// What the practice server needs to know of one HTTP request.
struct Request
{
    QByteArray method;
    /// Of a path /flags/{cc}/{cc}.png or .gif; empty for any other path.
    std::optional<CountryCode> code;
    /// By the path's extension.
    ImageFormat format = ImageFormat::Png;
    /// The path is /, /flags or /flags/.
    bool isIndex = false;
    /// Addressed to localhost, 127.0.0.1 or [::1] at any port: a page of another site that resolves to this
    /// machine is not. An HTTP/1.0 request without Host is.
    bool isLocal = true;
    /// From the header X-Flaghoist-Attempt; 0 without it.
    int attempt = 0;
    bool keepAlive = true;
    bool hasBody = false;
    QByteArray ifNoneMatch; ///< tags with commas between them
    QByteArray ifModifiedSince;
};

/// Where the first request's head ends in \a input, behind its empty line; -1 while it is not complete.
/// Empty lines before a request do not count.
[[nodiscard]] qsizetype requestHeadEnd(const QByteArray &input);

/// \a head holds the request line and the header fields, with or without empty lines around them.
/// Empty when it is not a sane HTTP/1.x request.
[[nodiscard]] std::optional<Request> parseRequest(const QByteArray &head);

struct Answer
{
    int status = 404;
    QByteArray contentType = {};
    QByteArray body = {};
    QByteArray etag = {}; ///< strong; empty where there is none
    QByteArray lastModified = {}; ///< as HTTP has dates; empty where nobody knows
};

/// Whether the client that sent \a request has what \a answer brings; of dates, only the same says so.
[[nodiscard]] bool isKnown(const Answer &answer, const Request &request);

/// How long a request waited for its turn, and from then to its answer.
struct ServerTiming
{
    std::chrono::nanoseconds queue{0};
    std::chrono::nanoseconds work{0};
};

/// "404 Not Found", without the version.
[[nodiscard]] QByteArray statusLine(int status);

/// The head of \a answer, with the empty line that ends it. 304 has neither type nor length.
[[nodiscard]] QByteArray responseHead(const Answer &answer, bool keepAlive, const ServerTiming &timing);

} // namespace Flaghoist
