#include "domain/source.h"

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int remoteCap = 5; // the site's author asks for few concurrent requests
constexpr int webCap = 30;

Source practiceSource(const QString &label, const PracticeBehaviour &behaviour)
{
    return {.label = label,
            .urlTemplate = {},
            .cap = maxConcurrency,
            .practice = behaviour,
            .licence = u"Public domain (practice pictures, not for publishing)"_s};
}

Source webSource(const QString &label, const QString &urlTemplate, int cap, const QString &licence)
{
    return {.label = label,
            .urlTemplate = UrlTemplate::parse(urlTemplate).value(),
            .cap = cap,
            .practice = std::nullopt,
            .licence = licence};
}

/// What two lists of parts have in common: all but those with the code in them.
QString commonParts(const QString &first, const QString &other, QChar separator)
{
    const QStringList parts = first.split(separator, Qt::SkipEmptyParts);
    const QStringList others = other.split(separator, Qt::SkipEmptyParts);
    QStringList common;
    for (qsizetype i = 0; i < std::min(parts.size(), others.size()); ++i) {
        if (parts[i] == others[i])
            common << parts[i];
    }
    return common.join(separator);
}

/// "127.0.0.1:8000/flags": host, port and path, without the code.
QString labelOf(const UrlTemplate &urlTemplate)
{
    const QUrl first = urlTemplate.expand(CountryCode::fromOrdinal(1));
    const QUrl last = urlTemplate.expand(everyCode().back());
    QString label = commonParts(first.host(), last.host(), u'.');
    if (label.contains(u':'))
        label = u'[' + label + u']';
    if (first.port() >= 0)
        label += u':' + QString::number(first.port());
    const QString path = commonParts(first.path(), last.path(), u'/');
    return path.isEmpty() ? label : label + u'/' + path;
}

} // namespace

const QList<Source> &builtInSources()
{
    using namespace std::chrono_literals;
    static const QList<Source> sources{
        practiceSource(u"LOCAL"_s, {}),
        practiceSource(u"DELAY"_s, {.minDelay = 500ms, .maxDelay = 5000ms}),
        practiceSource(u"ERROR"_s, {.minDelay = 500ms, .maxDelay = 500ms, .errorRate = usualErrorRate}),
        webSource(u"REMOTE"_s, u"https://www.fluentpython.com/data/flags/{cc}/{cc}.gif"_s, remoteCap,
                  u"Public domain (CIA World Factbook)"_s),
        webSource(u"flagcdn PNG"_s, u"https://flagcdn.com/w320/{cc}.png"_s, webCap,
                  u"Public domain (flagcdn.com)"_s),
        webSource(u"flag-icons SVG"_s, u"https://cdn.jsdelivr.net/npm/flag-icons@7.5.0/flags/4x3/{cc}.svg"_s,
                  webCap, u"MIT (flag-icons, Panayiotis Lipiridis)"_s),
        webSource(u"circle-flags SVG"_s, u"https://hatscripts.github.io/circle-flags/flags/{cc}.svg"_s,
                  webCap, u"MIT (circle-flags, HatScripts)"_s),
    };
    return sources;
}

std::optional<Source> builtInSource(const QString &label)
{
    for (const Source &source : builtInSources()) {
        const auto isNamed = [&label](const QString &name) {
            return name.compare(label, Qt::CaseInsensitive) == 0;
        };
        if (isNamed(source.label) || isNamed(source.label.section(u' ', 0, 0)))
            return source;
    }
    return std::nullopt;
}

Source customSource(const UrlTemplate &urlTemplate, const SourceNotes &notes)
{
    const int cap = urlTemplate.isLoopback() ? maxConcurrency : webCap;
    return {.label = notes.label.isEmpty() ? labelOf(urlTemplate) : notes.label,
            .urlTemplate = urlTemplate,
            .cap = notes.cap > 0 ? std::min(notes.cap, cap) : cap,
            .practice = std::nullopt,
            .licence = notes.licence,
            .headers = notes.headers};
}

} // namespace Flaghoist
