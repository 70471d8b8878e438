#include "domain/urltemplate.h"

#include "domain/countrycode.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

QUrl expanded(QString text, CountryCode code)
{
    text.replace("{cc}"_L1, code.lower());
    text.replace("{CC}"_L1, code.upper());
    return QUrl(text, QUrl::StrictMode);
}

/// What is made of the code may be sound for some codes only: http://[{cc}::]/, http://xn--{cc}/ or a %{cc}.
bool isSoundForEveryCode(const QString &text)
{
    const auto codes = everyCode();
    const QUrl last = expanded(text, codes.back()); // its letters are no hexadecimal digits
    if (!last.isValid())
        return false;
    if (last.authority() == expanded(text, codes.front()).authority())
        return true;
    return std::ranges::all_of(codes, [&text](CountryCode code) {
        const QUrl url = expanded(text, code);
        return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty();
    });
}

/// The parts of the query of \a urlTemplate, in their order.
QStringList queryParts(const UrlTemplate &urlTemplate)
{
    const QString query = urlTemplate.text().section(u'#', 0, 0).section(u'?', 1);
    return query.isEmpty() ? QStringList() : query.split(u'&');
}

} // namespace

Result<UrlTemplate, Problem> UrlTemplate::parse(const QString &text)
{
    const QString trimmed = text.trimmed();
    const QString shown = withoutUserInfo(trimmed);
    const QUrl url = expanded(trimmed, CountryCode());
    if (trimmed.isEmpty() || !url.isValid())
        return Problem{ProblemKind::TemplateInvalid, shown};
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return Problem{ProblemKind::TemplateNotHttp, shown};
    if (url.host().isEmpty())
        return Problem{ProblemKind::TemplateInvalid, shown};
    if (!url.userInfo().isEmpty())
        return Problem{ProblemKind::TemplateWithCredentials, shown};
    // A place behind "#" does not count: that part of a URL stays here.
    const QUrl other = expanded(trimmed, CountryCode::fromOrdinal(1));
    if (url.adjusted(QUrl::RemoveFragment) == other.adjusted(QUrl::RemoveFragment))
        return Problem{ProblemKind::TemplateWithoutCode, shown};
    if (!isSoundForEveryCode(trimmed))
        return Problem{ProblemKind::TemplateInvalid, shown};
    UrlTemplate result;
    result.m_text = trimmed;
    return result;
}

QUrl UrlTemplate::expand(CountryCode code) const
{
    return expanded(m_text, code);
}

bool UrlTemplate::isLoopback() const
{
    static const QRegularExpression loopback(u"^(localhost|127(\\.\\d+){3}|::1)$"_s);
    return loopback.match(expand(CountryCode()).host()).hasMatch();
}

QString withoutUserInfo(QString text)
{
    // A password may hold anything; "@" without a colon before it may also stand in a path.
    static const QRegularExpression userInfo(uR"((?s)^([^:/?#@]*://)?+(?:.*:.*@|[^/?#]*@))"_s);
    return text.replace(userInfo, u"\\1"_s);
}

QString publicTemplate(const UrlTemplate &urlTemplate)
{
    const QString text = urlTemplate.text().section(u'#', 0, 0); // the template has no user name
    const QStringList kept = queryParts(urlTemplate).filter(u"{cc}"_s, Qt::CaseInsensitive);
    return text.section(u'?', 0, 0) + (kept.isEmpty() ? QString() : u'?' + kept.join(u'&'));
}

QUrl publicUrl(const QUrl &url, const UrlTemplate &urlTemplate)
{
    const QStringList planned = queryParts(urlTemplate);
    const QStringList given = url.query(QUrl::FullyEncoded).split(u'&');
    QStringList kept;
    for (qsizetype part = 0; part < planned.size() && given.size() == planned.size(); ++part) {
        if (planned[part].contains("{cc}"_L1, Qt::CaseInsensitive))
            kept.append(given[part]);
    }
    QUrl shown = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (!kept.isEmpty())
        shown.setQuery(kept.join(u'&'), QUrl::StrictMode);
    return shown;
}

HeaderFields publicHeaders(HeaderFields headers)
{
    headers.removeIf([](const auto &field) {
        const QByteArray name = field.first.toLower();
        return name.startsWith("set-cookie") || name == "location";
    });
    return headers;
}

} // namespace Flaghoist
