#pragma once

#include "domain/countrycode.h"
#include "domain/problem.h"
#include "domain/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <utility>

namespace Flaghoist {

/// A URL with "{cc}" (lower case) or "{CC}" (upper case) where the code goes, any number of times.
class UrlTemplate final
{
public:
    UrlTemplate() = default;

    /// http and https only, with a host, without user:password, with at least one place for the code.
    [[nodiscard]] static Result<UrlTemplate, Problem> parse(const QString &text);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] QUrl expand(CountryCode code) const;
    /// Requests to this very machine never use a proxy.
    [[nodiscard]] bool isLoopback() const;

    friend bool operator==(const UrlTemplate &, const UrlTemplate &) = default;

private:
    QString m_text;
};

/// What was typed as a URL, fit to be shown: whatever is wrong with it, a user name and password are left
/// out, with and without a scheme before them.
[[nodiscard]] QString withoutUserInfo(QString text);

/// What may be kept or given away of a URL: no user name and password, no fragment, and of the query only the
/// parts that carry the country code, since the others may be keys.
[[nodiscard]] QString publicTemplate(const UrlTemplate &urlTemplate);
/// \a url was made by \a urlTemplate; where that is empty, nothing of the query is public.
[[nodiscard]] QUrl publicUrl(const QUrl &url, const UrlTemplate &urlTemplate);

/// Names and values, of a request or an answer.
using HeaderFields = QList<std::pair<QByteArray, QByteArray>>;
/// Without cookies, and without where a redirect leads, which may carry a key.
[[nodiscard]] HeaderFields publicHeaders(HeaderFields headers);

} // namespace Flaghoist
