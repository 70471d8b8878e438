#include "options/runoptionreader.h"

#include "countries/catalogue.h"
#include "countries/codetext.h"
#include "domain/source.h"
#include "domain/urltemplate.h"
#include "options/numbertext.h"

#include <QLocale>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// In English and in the person's language, as ICU spells it.
std::optional<Region> regionNamed(const QString &name)
{
    for (const Region region :
         {Region::Africa, Region::Americas, Region::Asia, Region::Europe, Region::Oceania}) {
        for (const QLocale &locale : {QLocale(QLocale::English), QLocale()}) {
            if (name.compare(regionName(region, locale), Qt::CaseInsensitive) == 0)
                return region;
        }
    }
    return std::nullopt;
}

bool takeRegion(const QString &name, QList<CountryCode> &codes)
{
    const auto region = regionNamed(name);
    if (region)
        std::ranges::copy_if(isoCodes(), std::back_inserter(codes),
                             [region](CountryCode code) { return regionOf(code) == *region; });
    return region.has_value();
}

Check takeCodes(const QCommandLineParser &parser, RunOptions &run)
{
    const auto named = parseCodeList(parser.positionalArguments());
    if (!named)
        return named.error();
    QList<CountryCode> codes = *named;
    if (parser.isSet(u"every"_s))
        codes += everyCode();
    if (parser.isSet(u"all"_s))
        codes += isoCodes();
    if (const auto bad = takenEach(parser, u"region"_s, ProblemKind::BadRegion,
                                   [&codes](const QString &text) { return takeRegion(text, codes); }))
        return bad;
    if (!codes.isEmpty())
        run.codes = normalized(codes);

    return taken(parser, u"limit"_s, ProblemKind::BadLimit, [&run](const QString &text) {
        const auto limit = wholeNumber(text);
        if (limit.value_or(0) < 1)
            return false;
        run.codes.resize(std::min<qsizetype>(run.codes.size(), *limit));
        return true;
    });
}

Check takeSource(const QCommandLineParser &parser, RunOptions &run)
{
    if (parser.isSet(u"url"_s)) {
        if (parser.isSet(u"server"_s))
            return Problem{ProblemKind::ConflictingOptions, u"--server, --url"_s};
        const auto urlTemplate = UrlTemplate::parse(parser.value(u"url"_s));
        if (!urlTemplate)
            return urlTemplate.error();
        run.urlTemplate = urlTemplate->text();
        run.server.clear();
        return std::nullopt;
    }
    return taken(parser, u"server"_s, ProblemKind::BadServer, [&run](const QString &text) {
        const auto source = builtInSource(text);
        if (source) {
            run.server = source->label;
            run.urlTemplate.clear(); // one that was remembered
        }
        return source.has_value();
    });
}

/// Other servers have a weather of their own: an option that would do nothing is refused.
Check checkPracticeOnly(const QCommandLineParser &parser, const RunOptions &run)
{
    const auto source = builtInSource(run.server);
    if (source && source->practice)
        return std::nullopt;
    const QString chosen = run.urlTemplate.isEmpty() ? u"--server "_s + run.server : u"--url"_s;
    for (const QString &name : weatherOptions()) {
        if (parser.isSet(name))
            return Problem{ProblemKind::ConflictingOptions, chosen + u", --"_s + name};
    }
    return std::nullopt;
}

bool takeDelay(const QString &text, RunOptions &run)
{
    const QStringList ends = text.split(u':');
    const auto from = secondsNumber(ends.first(), maxPracticeDelay);
    const auto to = secondsNumber(ends.last(), maxPracticeDelay);
    if (ends.size() > 2 || !from || !to || *from > *to)
        return false;
    run.delay = std::pair(*from, *to);
    return true;
}

bool takeSlow(const QString &text, RunOptions &run)
{
    const qsizetype sign = text.indexOf(u'=');
    const auto code = CountryCode::parse(text.left(std::max<qsizetype>(sign, 0)));
    const auto delay = secondsNumber(text.mid(sign + 1), maxPracticeDelay);
    if (!code || !delay)
        return false;
    run.slow.insert(*code, *delay);
    return true;
}

Check takeMethod(const QCommandLineParser &parser, RunOptions &run)
{
    if (const auto bad =
            taken(parser, u"max_req"_s, ProblemKind::BadConcurrency, [&run](const QString &text) {
                run.concurrency = wholeNumber(text);
                return run.concurrency.value_or(0) >= 1;
            }))
        return bad;
    if (const auto bad = taken(parser, u"strategy"_s, ProblemKind::BadStrategy, [&run](const QString &text) {
            const auto strategy = strategyById(text);
            run.strategy = strategy.value_or(run.strategy);
            return strategy.has_value();
        }))
        return bad;
    if (const auto bad = taken(parser, u"timeout"_s, ProblemKind::BadTimeout, [&run](const QString &text) {
            const auto timeout = secondsNumber(text, maxTimeout);
            run.timeout = timeout.value_or(milliseconds(0));
            return run.timeout > milliseconds(0);
        }))
        return bad;
    return taken(parser, u"retries"_s, ProblemKind::BadRetries, [&run](const QString &text) {
        const auto retries = wholeNumber(text);
        run.retries = retries.value_or(0);
        return retries && *retries <= maxRetries;
    });
}

Check takeFiles(const QCommandLineParser &parser, RunOptions &run)
{
    if (const auto bad = taken(parser, u"output"_s, ProblemKind::FolderNotMade, [&run](const QString &text) {
            run.folder = text;
            return !text.isEmpty();
        }))
        return bad;
    if (const auto bad = taken(parser, u"name"_s, ProblemKind::BadName, [&run](const QString &text) {
            const auto name = NameTemplate::parse(text);
            if (name)
                run.name = *name;
            return bool(name);
        }))
        return bad;
    return taken(parser, u"existing"_s, ProblemKind::BadExisting, [&run](const QString &text) {
        run.existing = text == "skip"_L1 ? ExistingFiles::Skip : ExistingFiles::Overwrite;
        return text == "skip"_L1 || text == "overwrite"_L1;
    });
}

} // namespace

const QStringList &weatherOptions()
{
    static const QStringList names{u"delay"_s, u"error-rate"_s, u"faults"_s, u"slow"_s, u"seed"_s};
    return names;
}

Check readWeather(const QCommandLineParser &parser, RunOptions &run)
{
    if (const auto bad = taken(parser, u"delay"_s, ProblemKind::BadDelay,
                               [&run](const QString &text) { return takeDelay(text, run); }))
        return bad;
    if (const auto bad =
            taken(parser, u"error-rate"_s, ProblemKind::BadErrorRate, [&run](const QString &text) {
                run.errorRate = decimalNumber(text);
                return run.errorRate && *run.errorRate <= 1;
            }))
        return bad;
    if (const auto bad = taken(parser, u"faults"_s, ProblemKind::BadFaults, [&run](const QString &text) {
            const auto faults = practiceFaultsByIds(text);
            run.faults = faults;
            return faults.has_value();
        }))
        return bad;
    if (const auto bad = takenEach(parser, u"slow"_s, ProblemKind::BadSlow,
                                   [&run](const QString &text) { return takeSlow(text, run); }))
        return bad;
    return taken(parser, u"seed"_s, ProblemKind::BadSeed, [&run](const QString &text) {
        bool fits = false;
        const quint32 seed = text.toUInt(&fits);
        run.seed = seed;
        return fits && wholeNumber(text);
    });
}

Check readRunOptions(const QCommandLineParser &parser, RunOptions &run)
{
    Check problem = takeCodes(parser, run);
    if (!problem)
        problem = takeSource(parser, run);
    if (!problem)
        problem = checkPracticeOnly(parser, run);
    if (!problem)
        problem = readWeather(parser, run);
    if (!problem)
        problem = takeMethod(parser, run);
    if (!problem)
        problem = takeFiles(parser, run);
    return problem;
}

} // namespace Flaghoist
