#include "options/commandline.h"

#include "domain/catalogue.h"
#include "domain/codelist.h"
#include "domain/source.h"
#include "domain/urltemplate.h"
#include "options/numbertext.h"
#include "options/optiontable.h"

#include <QCommandLineParser>

#include <algorithm>
#include <array>
#include <iterator>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

using Check = std::optional<Problem>;

void addOptions(QCommandLineParser &parser)
{
    for (const OptionGroup &group : optionGroups()) {
        for (const OptionEntry &option : group.options)
            parser.addOption(QCommandLineOption(option.names, {}, option.value));
    }
}

/// Where \a name was given, \a take gets its value and says whether it will do.
template <typename Take>
Check taken(const QCommandLineParser &parser, const QString &name, ProblemKind kind, Take take)
{
    if (!parser.isSet(name))
        return std::nullopt;
    const QString text = parser.value(name);
    return take(text) ? std::nullopt : Check(Problem{kind, text});
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
    run.codes = normalized(codes.isEmpty() ? topTwenty() : codes);

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
        return std::nullopt;
    }
    run.server = builtInSources().first().label;
    return taken(parser, u"server"_s, ProblemKind::BadServer, [&run](const QString &text) {
        const auto source = builtInSource(text);
        if (source)
            run.server = source->label;
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
    for (const QString &name : {u"delay"_s, u"error-rate"_s, u"seed"_s}) {
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

Check takePractice(const QCommandLineParser &parser, RunOptions &run)
{
    if (const auto conflict = checkPracticeOnly(parser, run))
        return conflict;
    if (const auto bad = taken(parser, u"delay"_s, ProblemKind::BadDelay,
                               [&run](const QString &text) { return takeDelay(text, run); }))
        return bad;
    if (const auto bad =
            taken(parser, u"error-rate"_s, ProblemKind::BadErrorRate, [&run](const QString &text) {
                run.errorRate = decimalNumber(text);
                return run.errorRate && *run.errorRate <= 1;
            }))
        return bad;
    return taken(parser, u"seed"_s, ProblemKind::BadSeed, [&run](const QString &text) {
        bool fits = false;
        const quint32 seed = text.toUInt(&fits);
        run.seed = seed;
        return fits && wholeNumber(text);
    });
}

Check takeMethod(const QCommandLineParser &parser, RunOptions &run)
{
    if (const auto bad =
            taken(parser, u"max_req"_s, ProblemKind::BadConcurrency, [&run](const QString &text) {
                run.concurrency = wholeNumber(text);
                return run.concurrency.value_or(0) >= 1;
            }))
        return bad;
    if (const auto bad = taken(parser, u"strategy"_s, ProblemKind::BadStrategy,
                               [](const QString &text) { return text == strategyId(Strategy::Pool); }))
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

Check takeResults(const QCommandLineParser &parser, CommandLine &line)
{
    line.verbose = parser.isSet(u"verbose"_s);
    line.run.folder = u"downloads"_s;
    if (const auto bad = taken(parser, u"output"_s, ProblemKind::FolderNotMade, [&line](const QString &text) {
            line.run.folder = text;
            return !text.isEmpty();
        }))
        return bad;
    if (const auto bad =
            taken(parser, u"report"_s, ProblemKind::ReportNotWritable, [&line](const QString &text) {
                line.reportFile = text;
                return !text.isEmpty();
            }))
        return bad;
    return taken(parser, u"existing"_s, ProblemKind::BadExisting, [&line](const QString &text) {
        line.run.existing = text == "skip"_L1 ? ExistingFiles::Skip : ExistingFiles::Overwrite;
        return text == "skip"_L1 || text == "overwrite"_L1;
    });
}

} // namespace

Result<CommandLine, Problem> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    const bool understood = parser.parse(arguments);

    CommandLine line;
    line.help = parser.isSet(u"help"_s);
    line.version = parser.isSet(u"version"_s);
    if (line.help || line.version)
        return line;
    if (!understood)
        return Problem{ProblemKind::UnknownOption, parser.errorText()};

    Check problem = takeCodes(parser, line.run);
    if (!problem)
        problem = takeSource(parser, line.run);
    if (!problem)
        problem = takePractice(parser, line.run);
    if (!problem)
        problem = takeMethod(parser, line.run);
    if (!problem)
        problem = takeResults(parser, line);
    if (problem)
        return *problem;
    return line;
}

} // namespace Flaghoist
