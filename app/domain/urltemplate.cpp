#include "domain/urltemplate.h"

#include "domain/catalogue.h"

#include <QRegularExpression>

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

} // namespace

Result<UrlTemplate, Problem> UrlTemplate::parse(const QString &text)
{
    const QString trimmed = text.trimmed();
    const QUrl url = expanded(trimmed, CountryCode());
    if (trimmed.isEmpty() || !url.isValid())
        return Problem{ProblemKind::TemplateInvalid, trimmed};
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return Problem{ProblemKind::TemplateNotHttp, trimmed};
    if (url.host().isEmpty())
        return Problem{ProblemKind::TemplateInvalid, trimmed};
    if (!url.userInfo().isEmpty())
        return Problem{ProblemKind::TemplateWithCredentials, url.toString(QUrl::RemoveUserInfo)};
    if (!trimmed.contains("{cc}"_L1) && !trimmed.contains("{CC}"_L1))
        return Problem{ProblemKind::TemplateWithoutCode, trimmed};
    if (!isSoundForEveryCode(trimmed))
        return Problem{ProblemKind::TemplateInvalid, trimmed};
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

} // namespace Flaghoist
