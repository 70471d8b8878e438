#include "options/settingsstore.h"

#include "domain/strategy.h"
#include "options/optiontable.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

const auto sourcesKey = "sources-1"_L1;

/// A later version with other meanings gets a group of its own and leaves this one alone.
QString keyOf(const OptionField &field)
{
    return u"run-1/"_s + field.key;
}

/// Nothing where the value is missing or no text.
std::optional<QString> textOf(const QSettings &settings, const OptionField &field)
{
    const QVariant value = settings.value(keyOf(field));
    if (!value.isValid() || value.typeId() == QMetaType::QStringList || !value.canConvert<QString>())
        return std::nullopt;
    return value.toString();
}

} // namespace

QString settingsFile()
{
    const QString path = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/Flaghoist/Flaghoist.conf"_s;
    const QFileInfo info(path);
    return info.exists() && !info.isFile() && !info.isDir() ? path + u"/none"_s : path;
}

RunOptions loadRunOptions(const QSettings &settings, const RunOptions &defaults)
{
    const RunOptions unset;
    RunOptions options = defaults;
    for (const OptionField &field : runFields()) {
        const auto text = textOf(settings, field);
        if (!text)
            continue;
        if (!text->isEmpty())
            static_cast<void>(field.read(*text, options)); // what is broken changes nothing
        else if (field.format(unset).isEmpty())
            field.copy(unset, options);
    }
    if (options.server.isEmpty() && options.urlTemplate.isEmpty())
        options.server = defaults.server;
    return options;
}

void saveRunOptions(QSettings &settings, const RunOptions &options)
{
    for (const OptionField &field : runFields()) {
        const QString text = field.format(options);
        if (textOf(settings, field) != text)
            settings.setValue(keyOf(field), text);
    }
}

RunOptions remembered(const RunOptions &before, const RunOptions &from, const RunOptions &to)
{
    RunOptions result = before;
    for (const OptionField &field : runFields()) {
        if (field.format(from) != field.format(to))
            field.copy(to, result);
    }
    // The source is one choice in two fields.
    if (from.server != to.server || from.urlTemplate != to.urlTemplate) {
        result.server = to.server;
        result.urlTemplate = to.urlTemplate;
    }
    return result;
}

OwnSources loadOwnSources(const QSettings &settings)
{
    OwnSources sources;
    const QVariantMap map = settings.value(sourcesKey).toMap();
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
    settings.setValue(sourcesKey, map);
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
