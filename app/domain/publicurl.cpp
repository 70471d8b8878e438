#include "domain/publicurl.h"

#include <QStringList>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// The parts of the query of \a urlTemplate, in their order.
QStringList queryParts(const UrlTemplate &urlTemplate)
{
    const QString query = urlTemplate.text().section(u'#', 0, 0).section(u'?', 1);
    return query.isEmpty() ? QStringList() : query.split(u'&');
}

} // namespace

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
