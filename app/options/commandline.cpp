#include "options/commandline.h"

#include "countries/catalogue.h"
#include "countries/codetext.h"
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

using MaybeProblem = std::optional<Problem>;

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

/// The codes of the region \a name, in English and in the person's language, as ICU spells it; none if there
/// is no such region.
QList<CountryCode> codesInRegion(const QString &name)
{
    for (const Region region : continents) {
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

/// Reads one command line; each function returns the first problem that it finds.
class Reader final
{
public:
    Reader(Program program, QStringList arguments)
        : m_program(program), m_servedFolder(takeServedFolder(arguments)), m_arguments(std::move(arguments)),
          m_groups(optionGroups(program))
    {
        for (const OptionGroup &group : m_groups) {
            for (const OptionEntry &option : group.options)
                m_parser.addOption(
                    QCommandLineOption(option.names, {}, option.valueIsOptional ? QString() : option.value));
        }
        m_understood = m_parser.parse(m_arguments);
        line.help = isSet(u"help"_s);
        line.version = isSet(u"version"_s);
    }

    [[nodiscard]] MaybeProblem read();

    CommandLine line;

private:
    [[nodiscard]] bool isSet(const QString &name) const { return m_parser.isSet(name); }
    [[nodiscard]] QStringList words() const { return m_parser.positionalArguments(); }
    template <typename Parse, typename T>
    [[nodiscard]] MaybeProblem readOption(const QString &name, ProblemKind problem, Parse parse, T &to) const;
    [[nodiscard]] MaybeProblem readField(const OptionEntry &option);
    [[nodiscard]] MaybeProblem readCodes();
    [[nodiscard]] MaybeProblem readRunOptions();
    [[nodiscard]] MaybeProblem readOutputOptions();
    [[nodiscard]] MaybeProblem readSweep();
    [[nodiscard]] MaybeProblem readServing();
    [[nodiscard]] MaybeProblem readVerifying();
    [[nodiscard]] MaybeProblem readPacking();
    [[nodiscard]] QStringList othersThan(const QString &main, const QStringList &allowed) const;
    [[nodiscard]] MaybeProblem checkAlone(const QString &main, const QStringList &allowed) const;
    [[nodiscard]] Problem whatIsWrong() const;

    const Program m_program;
    const std::optional<QString> m_servedFolder;
    const QStringList m_arguments;
    const QList<OptionGroup> m_groups;
    QCommandLineParser m_parser;
    bool m_understood = false;
};

/// The value of the option \a name, if it is given, as \a parse reads it, goes into \a to.
template <typename Parse, typename T>
MaybeProblem Reader::readOption(const QString &name, ProblemKind problem, Parse parse, T &to) const
{
    if (!isSet(name))
        return std::nullopt;
    const QString text = m_parser.value(name);
    const auto value = parse(text);
    if (!value)
        return Problem{problem, text};
    to = *value;
    return std::nullopt;
}

MaybeProblem Reader::readCodes()
{
    const auto named = parseCodeList(line.openedFile.isEmpty() ? words() : QStringList());
    if (!named)
        return named.error();
    QList<CountryCode> codes = *named;
    if (isSet(u"every"_s))
        codes += everyCode();
    if (isSet(u"all"_s))
        codes += isoCodes();
    for (const QString &name : m_parser.values(u"region"_s)) {
        const QList<CountryCode> region = codesInRegion(name);
        if (region.isEmpty())
            return Problem{ProblemKind::BadRegion, name};
        codes += region;
    }
    if (!codes.isEmpty())
        line.run.codes = normalized(codes);

    int limit = everyCodeCount;
    const auto problem = readOption(u"limit"_s, ProblemKind::BadLimit, &parseWithin<1>, limit);
    line.run.codes.resize(std::min<qsizetype>(line.run.codes.size(), limit));
    return problem;
}

/// Of one option, the texts that count.
MaybeProblem Reader::readField(const OptionEntry &option)
{
    const QString &name = option.names.first();
    if (!option.field.read || !isSet(name))
        return std::nullopt;
    QString text = m_parser.value(name);
    if (option.repeatable) {
        for (const QString &each : m_parser.values(name)) {
            if (const auto problem = option.field.read(each, line.run))
                return problem;
        }
        text = m_parser.values(name).join(u' ');
    }
    const QString here = QDir::currentPath(); // empty where that folder was removed
    if (option.isPath && !text.isEmpty() && !here.isEmpty())
        text = QDir(here).absoluteFilePath(inHome(text));
    return option.field.read(text, line.run);
}

MaybeProblem Reader::readRunOptions()
{
    RunOptions &run = line.run;
    if (auto problem = readCodes())
        return problem;
    if (isSet(u"server"_s) && isSet(u"url"_s))
        return Problem{ProblemKind::ConflictingOptions, u"--server, --url"_s};
    // The source is one choice in two fields.
    if (isSet(u"server"_s))
        run.urlTemplate.clear();
    else if (isSet(u"url"_s))
        run.server.clear();
    for (const OptionGroup &group : m_groups) {
        const auto source = run.urlTemplate.isEmpty() ? builtInSource(run.server) : std::nullopt;
        for (const OptionEntry &option : group.options) {
            // Other servers behave as they do: an option that would change nothing is refused.
            if (group.practiceOnly && !(source && source->practice) && isSet(option.names.first()))
                return Problem{ProblemKind::OnlyWithPractice, dashed(option.names.first())};
            if (auto problem = readField(option))
                return problem;
        }
    }
    return std::nullopt;
}

/// What stands beside the option \a main and is none of the options \a allowed, as it is written.
QStringList Reader::othersThan(const QString &main, const QStringList &allowed) const
{
    QStringList others;
    for (const QString &name : m_parser.optionNames()) {
        if (name != main && !allowed.contains(name))
            others.append(dashed(name));
    }
    return others + words();
}

/// \a main does something else than a download: other options would do nothing.
MaybeProblem Reader::checkAlone(const QString &main, const QStringList &allowed) const
{
    const QStringList others = othersThan(main, allowed);
    return others.isEmpty()
        ? MaybeProblem()
        : Problem{ProblemKind::ConflictingOptions, dashed(main) + u", "_s + others.first()};
}

MaybeProblem Reader::readServing()
{
    const auto practice = std::ranges::find_if(m_groups, &OptionGroup::practiceOnly);
    QStringList allowed{u"port"_s};
    for (const OptionEntry &option : practice->options)
        allowed += option.names;
    if (!m_servedFolder && !words().isEmpty() && othersThan(u"serve"_s, allowed) == words())
        return Problem{ProblemKind::ServedFolderApart, words().first()};
    if (auto problem = checkAlone(u"serve"_s, allowed))
        return problem;
    if (m_servedFolder && m_servedFolder->isEmpty())
        return Problem{ProblemKind::ServedFolderMissing, {}};
    line.serving = Serving{.folder = inHome(m_servedFolder.value_or(QString()))};
    auto problem =
        readOption(u"port"_s, ProblemKind::BadPort, &parseWithin<0, maxFirstPort>, line.serving->firstPort);
    for (const OptionEntry &option : practice->options)
        problem = problem ? problem : readField(option);
    return problem;
}

/// Without a method of its own, a sweep compares those that send several requests at once.
MaybeProblem Reader::readSweep()
{
    if (!isSet(u"sweep"_s))
        return std::nullopt;
    // It has no single run to report, and chooses these itself.
    for (const QString &name : {u"har"_s, u"trace"_s, u"max_req"_s, u"output"_s, u"verbose"_s}) {
        if (isSet(name))
            return Problem{ProblemKind::ConflictingOptions, u"--sweep, --"_s + name};
    }
    line.sweep = Sweeping{.concurrencies = {},
                          .methods = isSet(u"strategy"_s)
                              ? QList{line.run.strategy}
                              : QList{Strategy::PoolInOrder, Strategy::Pool, Strategy::EventLoop}};
    return readOption(u"sweep"_s, ProblemKind::BadSweep, &parseConcurrencies, line.sweep->concurrencies);
}

MaybeProblem Reader::readVerifying()
{
    line.verifiedFolder = inHome(m_parser.value(u"verify"_s));
    if (line.verifiedFolder.isEmpty())
        return Problem{ProblemKind::MissingValue, u"--verify"_s};
    return checkAlone(u"verify"_s, {});
}

MaybeProblem Reader::readPacking()
{
    if (auto problem = checkAlone(u"pack"_s, {u"o"_s, u"output"_s, u"png"_s, u"sprite"_s}))
        return problem;
    line.pack = PackOptions{.folder = inHome(m_parser.value(u"pack"_s)),
                            .output = inHome(m_parser.value(u"output"_s)),
                            .widths = {},
                            .sprite = isSet(u"sprite"_s)};
    if (line.pack->folder.isEmpty() || line.pack->output.isEmpty())
        return Problem{ProblemKind::MissingValue, line.pack->folder.isEmpty() ? u"--pack"_s : u"--output"_s};
    return readOption(u"png"_s, ProblemKind::BadWidths, &parseWidths, line.pack->widths);
}

MaybeProblem Reader::readOutputOptions()
{
    for (const auto &[name, kind] :
         {std::pair(u"port"_s, ProblemKind::OnlyWithServe), std::pair(u"png"_s, ProblemKind::OnlyWithPack),
          std::pair(u"sprite"_s, ProblemKind::OnlyWithPack)}) {
        if (isSet(name))
            return Problem{kind, dashed(name)};
    }
    line.verbose = isSet(u"verbose"_s);
    line.explain = isSet(u"explain"_s);
    const auto parse = [](const QString &text) {
        return text.isEmpty() ? std::nullopt : std::optional(inHome(text));
    };
    for (const auto &[name, file] :
         {std::pair(u"report"_s, &line.reportFile), std::pair(u"har"_s, &line.harFile),
          std::pair(u"trace"_s, &line.traceFile)}) {
        if (auto problem = readOption(name, ProblemKind::ReportNotWritable, parse, *file))
            return problem;
    }
    return readSweep();
}

MaybeProblem Reader::read()
{
    if (!m_understood)
        return whatIsWrong();
    if (m_program == Program::Window) {
        line.start = isSet(u"start"_s);
        line.openedFile = fileToOpen(words());
        return readRunOptions();
    }
    if (isSet(u"serve"_s))
        return readServing();
    if (isSet(u"verify"_s))
        return readVerifying();
    if (isSet(u"pack"_s))
        return readPacking();
    const auto problem = readRunOptions();
    return problem ? problem : readOutputOptions();
}

/// With arguments that the parser did not understand.
Problem Reader::whatIsWrong() const
{
    if (const QStringList names = m_parser.unknownOptionNames(); !names.isEmpty())
        return {ProblemKind::UnknownOption, dashed(names.first())};
    for (const OptionGroup &group : m_groups) {
        for (const OptionEntry &option : group.options) {
            for (const QString &name : option.names) {
                const auto hasValue = [start = dashed(name) + u'='](const QString &word) {
                    return word.startsWith(start);
                };
                if (option.value.isEmpty() && std::ranges::any_of(m_arguments, hasValue))
                    return {ProblemKind::UnexpectedValue, dashed(name)};
            }
        }
    }
    return {ProblemKind::MissingValue, m_arguments.last()};
}

} // namespace

RunOptions defaultRunOptions(Program program)
{
    RunOptions run;
    run.codes = normalized(topTwenty());
    run.server = program == Program::Console ? u"LOCAL"_s : u"DELAY"_s;
    if (program == Program::Console)
        run.folder = u"downloads"_s;
    return run;
}

Result<CommandLine, Problem> parseCommandLine(const QStringList &arguments, Program program,
                                              const RunOptions &base)
{
    Reader reader(program, arguments);
    if (reader.line.help || reader.line.version)
        return reader.line;
    reader.line.run = base;
    if (const auto problem = reader.read())
        return *problem;
    return reader.line;
}

} // namespace Flaghoist
