#include "options/commandline.h"

#include "countries/catalogue.h"
#include "countries/codetext.h"
#include "countries/preset.h"
#include "domain/source.h"
#include "options/optionvalue.h"

#include <QCommandLineParser>
#include <QDir>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

void addOptions(QCommandLineParser &parser, Program program)
{
    for (const OptionGroup &group : optionGroups(program)) {
        for (const OptionEntry &option : group.options)
            parser.addOption(
                QCommandLineOption(option.names, {}, option.valueIsOptional ? QString() : option.value));
    }
}

/// QCommandLineParser has no optional values: "--serve=DIR" becomes "--serve", and DIR is returned.
std::optional<QString> takeServedFolder(QStringList &arguments)
{
    const auto prefix = "--serve="_L1;
    std::optional<QString> folder;
    for (QString &argument : arguments) {
        if (argument == "--"_L1)
            break;
        if (argument.startsWith(prefix)) {
            folder = argument.mid(prefix.size());
            argument = u"--serve"_s;
        }
    }
    return folder;
}

QString spelled(const QString &name)
{
    return (name.size() == 1 ? u"-"_s : u"--"_s) + name;
}

/// The value of the option \a name, if it is given, as \a parse reads it, goes into \a target.
template <typename Parse, typename T>
std::optional<Problem> readOption(const QCommandLineParser &parser, const QString &name, ProblemKind problem,
                                  Parse parse, T &target)
{
    if (!parser.isSet(name))
        return std::nullopt;
    const QString text = parser.value(name);
    const auto value = parse(text);
    if (!value)
        return Problem{problem, text};
    target = *value;
    return std::nullopt;
}

/// The codes of the region \a name, in English and in the person's language, as ICU spells it; none if there
/// is no such region.
QList<CountryCode> codesInRegion(const QString &name)
{
    for (const Region region :
         {Region::Africa, Region::Americas, Region::Asia, Region::Europe, Region::Oceania}) {
        for (const QLocale &locale : {QLocale(QLocale::English), QLocale()}) {
            if (name.compare(regionName(region, locale), Qt::CaseInsensitive) == 0)
                return codesOf({.kind = Preset::Kind::Region, .region = region});
        }
    }
    return {};
}

/// The only word, where it has a dot or a slash, which no code has; absolute.
QString fileToOpen(const QStringList &words)
{
    static const QRegularExpression inPath(u"[./]"_s);
    return words.size() == 1 && words.first().contains(inPath)
        ? QDir::cleanPath(QDir::current().absoluteFilePath(inHome(words.first())))
        : QString();
}

std::optional<Problem> readCodes(const QStringList &words, const QCommandLineParser &parser, RunOptions &run)
{
    const auto named = parseCodeList(words);
    if (!named)
        return named.error();
    QList<CountryCode> codes = *named;
    if (parser.isSet(u"every"_s))
        codes += everyCode();
    if (parser.isSet(u"all"_s))
        codes += isoCodes();
    for (const QString &name : parser.values(u"region"_s)) {
        const QList<CountryCode> region = codesInRegion(name);
        if (region.isEmpty())
            return Problem{ProblemKind::BadRegion, name};
        codes += region;
    }
    if (!codes.isEmpty())
        run.codes = normalized(codes);

    int limit = everyCodeCount;
    const auto problem = readOption(
        parser, u"limit"_s, ProblemKind::BadLimit, [](const QString &text) { return parseNumber(text, 1); },
        limit);
    run.codes.resize(std::min<qsizetype>(run.codes.size(), limit));
    return problem;
}

/// Of one option, the texts that count.
std::optional<Problem> readField(const QCommandLineParser &parser, const OptionEntry &option, RunOptions &run)
{
    const QString &name = option.names.first();
    if (!option.field.read || !parser.isSet(name))
        return std::nullopt;
    QString text = parser.value(name);
    if (option.repeatable) {
        for (const QString &each : parser.values(name)) {
            if (const auto problem = option.field.read(each, run))
                return problem;
        }
        text = parser.values(name).join(u' ');
    }
    const QString here = QDir::currentPath(); // empty where that folder was removed
    if (option.isPath && !text.isEmpty() && !here.isEmpty())
        text = QDir(here).absoluteFilePath(inHome(text));
    return option.field.read(text, run);
}

/// Other servers behave as they do: an option that would change nothing is refused.
std::optional<Problem> checkPracticeOnly(const QCommandLineParser &parser, const OptionGroup &group,
                                         const RunOptions &run)
{
    const auto source = run.urlTemplate.isEmpty() ? builtInSource(run.server) : std::nullopt;
    if (source && source->practice)
        return std::nullopt;
    for (const OptionEntry &option : group.options) {
        if (parser.isSet(option.names.first()))
            return Problem{ProblemKind::OnlyWithPractice, u"--"_s + option.names.first()};
    }
    return std::nullopt;
}

std::optional<Problem> readRunOptions(const QStringList &words, const QCommandLineParser &parser,
                                      Program program, RunOptions &run)
{
    if (auto problem = readCodes(words, parser, run))
        return problem;
    if (parser.isSet(u"server"_s) && parser.isSet(u"url"_s))
        return Problem{ProblemKind::ConflictingOptions, u"--server, --url"_s};
    // The source is one choice in two fields.
    if (parser.isSet(u"server"_s))
        run.urlTemplate.clear();
    else if (parser.isSet(u"url"_s))
        run.server.clear();
    for (const OptionGroup &group : optionGroups(program)) {
        if (group.practiceOnly) {
            if (auto problem = checkPracticeOnly(parser, group, run))
                return problem;
        }
        for (const OptionEntry &option : group.options) {
            if (auto problem = readField(parser, option, run))
                return problem;
        }
    }
    return std::nullopt;
}

/// What belongs to a download would do nothing for a server: it is refused.
std::optional<Problem> checkServingAlone(const QCommandLineParser &parser, const OptionGroup &practice,
                                         const std::optional<QString> &folder)
{
    QStringList allowed{u"serve"_s, u"port"_s};
    for (const OptionEntry &option : practice.options)
        allowed += option.names;
    QStringList others;
    for (const QString &name : parser.optionNames()) {
        if (!allowed.contains(name))
            others.append(spelled(name));
    }
    const QStringList words = parser.positionalArguments();
    if (others.isEmpty() && !folder && !words.isEmpty())
        return Problem{ProblemKind::ServedFolderApart, words.first()};
    others += words;
    if (others.isEmpty())
        return std::nullopt;
    return Problem{ProblemKind::ConflictingOptions, u"--serve, "_s + others.first()};
}

std::optional<Problem> readServing(const QCommandLineParser &parser, const std::optional<QString> &folder,
                                   CommandLine &line)
{
    const QList<OptionGroup> groups = optionGroups(Program::Console);
    const auto practice = std::ranges::find_if(groups, &OptionGroup::practiceOnly);
    if (auto problem = checkServingAlone(parser, *practice, folder))
        return problem;
    if (folder && folder->isEmpty())
        return Problem{ProblemKind::ServedFolderMissing, {}};
    Serving serving;
    serving.folder = inHome(folder.value_or(QString()));
    if (auto problem = readOption(
            parser, u"port"_s, ProblemKind::BadPort,
            [](const QString &text) { return parseNumber(text, 0, maxFirstPort); }, serving.firstPort))
        return problem;
    line.serving = serving;
    for (const OptionEntry &option : practice->options) {
        if (auto problem = readField(parser, option, line.run))
            return problem;
    }
    return std::nullopt;
}

/// Without a method of its own, a sweep compares those that send several requests at once.
std::optional<Problem> readSweep(const QCommandLineParser &parser, CommandLine &line)
{
    if (!parser.isSet(u"sweep"_s))
        return std::nullopt;
    // It has no single run to tell of, and chooses these itself.
    for (const QString &name : {u"har"_s, u"trace"_s, u"max_req"_s, u"output"_s, u"verbose"_s}) {
        if (parser.isSet(name))
            return Problem{ProblemKind::ConflictingOptions, u"--sweep, --"_s + name};
    }
    Sweeping sweep;
    sweep.methods = parser.isSet(u"strategy"_s)
        ? QList{line.run.strategy}
        : QList{Strategy::PoolInOrder, Strategy::Pool, Strategy::EventLoop};
    if (auto problem =
            readOption(parser, u"sweep"_s, ProblemKind::BadSweep, &parseConcurrencies, sweep.concurrencies))
        return problem;
    line.sweep = sweep;
    return std::nullopt;
}

/// \a main does something else than a download: of the other options, only those in \a allowed mean anything.
std::optional<Problem> checkAlone(const QCommandLineParser &parser, const QString &main,
                                  const QStringList &allowed)
{
    for (const QString &name : parser.optionNames()) {
        if (name != main && !allowed.contains(name))
            return Problem{ProblemKind::ConflictingOptions, u"--%1, %2"_s.arg(main, spelled(name))};
    }
    if (const QStringList words = parser.positionalArguments(); !words.isEmpty())
        return Problem{ProblemKind::ConflictingOptions, u"--%1, %2"_s.arg(main, words.first())};
    return std::nullopt;
}

std::optional<Problem> readVerifying(const QCommandLineParser &parser, CommandLine &line)
{
    line.verifiedFolder = inHome(parser.value(u"verify"_s));
    if (line.verifiedFolder.isEmpty())
        return Problem{ProblemKind::MissingValue, u"--verify"_s};
    return checkAlone(parser, u"verify"_s, {});
}

std::optional<Problem> readPacking(const QCommandLineParser &parser, CommandLine &line)
{
    if (auto problem = checkAlone(parser, u"pack"_s, {u"o"_s, u"output"_s, u"png"_s, u"sprite"_s}))
        return problem;
    PackOptions pack{.folder = inHome(parser.value(u"pack"_s)),
                     .output = inHome(parser.value(u"output"_s)),
                     .widths = {},
                     .sprite = parser.isSet(u"sprite"_s)};
    if (pack.folder.isEmpty() || pack.output.isEmpty())
        return Problem{ProblemKind::MissingValue, pack.folder.isEmpty() ? u"--pack"_s : u"--output"_s};
    if (auto problem = readOption(parser, u"png"_s, ProblemKind::BadWidths, &parseWidths, pack.widths))
        return problem;
    line.pack = pack;
    return std::nullopt;
}

std::optional<Problem> readOutputOptions(const QCommandLineParser &parser, CommandLine &line)
{
    if (parser.isSet(u"port"_s))
        return Problem{ProblemKind::OnlyWithServe, u"--port"_s};
    for (const QString &name : {u"png"_s, u"sprite"_s}) {
        if (parser.isSet(name))
            return Problem{ProblemKind::OnlyWithPack, u"--"_s + name};
    }
    line.verbose = parser.isSet(u"verbose"_s);
    line.explain = parser.isSet(u"explain"_s);
    const auto parse = [](const QString &text) {
        return text.isEmpty() ? std::nullopt : std::optional(inHome(text));
    };
    for (const auto &[name, file] :
         {std::pair(u"report"_s, &line.reportFile), std::pair(u"har"_s, &line.harFile),
          std::pair(u"trace"_s, &line.traceFile)}) {
        if (auto problem = readOption(parser, name, ProblemKind::ReportNotWritable, parse, *file))
            return problem;
    }
    return readSweep(parser, line);
}

std::optional<Problem> readLine(const QCommandLineParser &parser, Program program,
                                const std::optional<QString> &servedFolder, CommandLine &line)
{
    if (program == Program::Window) {
        line.start = parser.isSet(u"start"_s);
        line.openedFile = fileToOpen(parser.positionalArguments());
        const QStringList words = line.openedFile.isEmpty() ? parser.positionalArguments() : QStringList();
        return readRunOptions(words, parser, program, line.run);
    }
    if (parser.isSet(u"serve"_s))
        return readServing(parser, servedFolder, line);
    if (parser.isSet(u"verify"_s))
        return readVerifying(parser, line);
    if (parser.isSet(u"pack"_s))
        return readPacking(parser, line);
    const auto problem = readRunOptions(parser.positionalArguments(), parser, program, line.run);
    return problem ? problem : readOutputOptions(parser, line);
}

/// With \a arguments that \a parser did not understand.
Problem whatIsWrong(const QCommandLineParser &parser, Program program, const QStringList &arguments)
{
    if (const QStringList names = parser.unknownOptionNames(); !names.isEmpty())
        return {ProblemKind::UnknownOption, spelled(names.first())};
    for (const OptionGroup &group : optionGroups(program)) {
        for (const OptionEntry &option : group.options) {
            for (const QString &name : option.names) {
                const QString start = spelled(name) + u'=';
                const auto starts = [&start](const QString &word) {
                    return word.startsWith(start);
                };
                if (option.value.isEmpty() && std::ranges::any_of(arguments, starts))
                    return {ProblemKind::UnexpectedValue, spelled(name)};
            }
        }
    }
    return {ProblemKind::MissingValue, arguments.last()};
}

} // namespace

RunOptions defaultRunOptions(Program program)
{
    RunOptions run;
    run.codes = normalized(topTwenty());
    switch (program) {
    case Program::Console:
        run.server = u"LOCAL"_s;
        run.folder = u"downloads"_s;
        break;
    case Program::Window: run.server = u"DELAY"_s; break;
    }
    return run;
}

Result<CommandLine, Problem> parseCommandLine(const QStringList &arguments, Program program,
                                              const RunOptions &base)
{
    QStringList words = arguments;
    const auto servedFolder = takeServedFolder(words);
    QCommandLineParser parser;
    addOptions(parser, program);
    const bool understood = parser.parse(words);

    CommandLine line;
    line.help = parser.isSet(u"help"_s);
    line.version = parser.isSet(u"version"_s);
    if (line.help || line.version)
        return line;
    if (!understood)
        return whatIsWrong(parser, program, words);
    line.run = base;
    if (const auto problem = readLine(parser, program, servedFolder, line))
        return *problem;
    return line;
}

} // namespace Flaghoist
