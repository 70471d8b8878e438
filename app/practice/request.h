#pragma once

#include "domain/countrycode.h"
#include "domain/imageformat.h"

#include <QByteArray>

#include <optional>

namespace Flaghoist {

/// What the practice server needs to know of one HTTP request.
struct Request
{
    QByteArray method;
    /// Of a path /flags/{cc}/{cc}.png or .gif; nothing for any other path.
    std::optional<CountryCode> code;
    /// By the path's extension.
    ImageFormat format = ImageFormat::Png;
    /// From the header X-Flaghoist-Attempt; 0 where it does not tell.
    int attempt = 0;
    bool keepAlive = true;
    bool hasBody = false;
};

/// \a head holds the request line and the header fields, with or without empty lines around them.
/// Nothing when it is not a sane HTTP/1.x request.
[[nodiscard]] std::optional<Request> parseRequest(const QByteArray &head);

} // namespace Flaghoist
