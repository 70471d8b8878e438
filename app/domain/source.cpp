#include "domain/source.h"

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int remoteCap = 5; // the site's author asks for few concurrent requests
constexpr int customCap = 30;

Source practiceSource(const QString &label, const PracticeBehaviour &behaviour)
{
    return {.label = label, .urlTemplate = {}, .cap = maxConcurrency, .practice = behaviour};
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
        {.label = u"REMOTE"_s,
         .urlTemplate =
             UrlTemplate::parse(u"https://www.fluentpython.com/data/flags/{cc}/{cc}.gif"_s).value(),
         .cap = remoteCap,
         .practice = std::nullopt},
    };
    return sources;
}

std::optional<Source> builtInSource(const QString &label)
{
    for (const Source &source : builtInSources()) {
        if (source.label.compare(label, Qt::CaseInsensitive) == 0)
            return source;
    }
    return std::nullopt;
}

Source customSource(const UrlTemplate &urlTemplate)
{
    return {.label = labelOf(urlTemplate),
            .urlTemplate = urlTemplate,
            .cap = urlTemplate.isLoopback() ? maxConcurrency : customCap,
            .practice = std::nullopt};
}

} // namespace Flaghoist
