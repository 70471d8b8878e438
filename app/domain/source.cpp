#include "domain/source.h"

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int remoteCap = 5; // the site's author asks for few concurrent requests
constexpr int customCap = 30;

Source practiceSource(const QString &label, const PracticeBehaviour &behaviour)
{
    return {.label = label, .urlTemplate = {}, .cap = maxConcurrency, .practice = behaviour};
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
    return {.label = urlTemplate.expand(CountryCode()).host(),
            .urlTemplate = urlTemplate,
            .cap = urlTemplate.isLoopback() ? maxConcurrency : customCap,
            .practice = std::nullopt};
}

} // namespace Flaghoist
