#include "options/sourcestore.h"

#include "domain/strategy.h"

#include <QRegularExpression>
#include <QSettings>
#include <QStringList>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

const auto key = "sources-1"_L1;

} // namespace

OwnSources loadOwnSources(const QSettings &settings)
{
    OwnSources sources;
    const QVariantMap map = settings.value(key).toMap();
    for (const auto &[url, value] : map.asKeyValueRange()) {
        const QVariantMap fields = value.toMap();
        sources.insert(url,
                       {.label = fields[u"label"_s].toString(),
                        .cap = std::clamp(fields[u"cap"_s].toInt(), 0, maxConcurrency),
                        .licence = fields[u"licence"_s].toString(),
                        .headers = parseHeaders(fields[u"headers"_s].toString()).value_or(RequestHeaders())});
    }
    return sources;
}

void saveOwnSources(QSettings &settings, const OwnSources &sources)
{
    QVariantMap map;
    for (const auto &[url, notes] : sources.asKeyValueRange())
        map.insert(url,
                   QVariantMap{{u"label"_s, notes.label},
                               {u"cap"_s, notes.cap},
                               {u"licence"_s, notes.licence},
                               {u"headers"_s, formatHeaders(notes.headers)}});
    settings.setValue(key, map);
}

std::optional<RequestHeaders> parseHeaders(const QString &text)
{
    // A field that libcurl or the engine sets by itself would be sent twice, or break the request.
    static const QRegularExpression field(
        u"^(?!(?:host|connection|content-length|transfer-encoding|accept|accept-encoding|range|te|upgrade"
        "|if-[a-z-]+|x-flaghoist-[a-z-]+)\\s*:)([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \\t]*:[ \\t]*([\\x21-\\x7e][\\x20-\\x7e]*)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    RequestHeaders headers;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.trimmed().isEmpty())
            continue;
        const auto match = field.match(line.trimmed());
        if (!match.hasMatch())
            return std::nullopt;
        headers.append({match.captured(1).toLatin1(), match.captured(2).toLatin1()});
    }
    return headers;
}

QString formatHeaders(const RequestHeaders &headers)
{
    QString text;
    for (const auto &[name, value] : headers)
        text += QString::fromLatin1(name) + u": "_s + QString::fromLatin1(value) + u'\n';
    return text;
}

} // namespace Flaghoist
