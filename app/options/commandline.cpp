#include "options/commandline.h"

#include "countries/catalogue.h"
#include "countries/codetext.h"
#include "options/numbertext.h"
#include "options/optiontable.h"
#include "options/runoptionreader.h"

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

/// What belongs to a download would do nothing for a server: it is refused.
Check checkServingAlone(const QCommandLineParser &parser, const std::optional<QString> &folder)
{
    const QStringList fitting = QStringList{u"serve"_s, u"port"_s} + weatherOptions();
    QStringList others;
    for (const QString &name : parser.optionNames()) {
        if (!fitting.contains(name))
            others.append((name.size() == 1 ? u"-"_s : u"--"_s) + name);
    }
    const QStringList words = parser.positionalArguments();
    if (others.isEmpty() && !folder && !words.isEmpty())
        return Problem{ProblemKind::ServedFolderApart, words.first()};
    others += words;
    if (others.isEmpty())
        return std::nullopt;
    return Problem{ProblemKind::ConflictingOptions, u"--serve, "_s + others.first()};
}

Check takeServing(const QCommandLineParser &parser, const std::optional<QString> &folder, CommandLine &line)
{
    if (const auto conflict = checkServingAlone(parser, folder))
        return conflict;
    if (folder && folder->isEmpty())
        return Problem{ProblemKind::ServedFolderMissing, {}};
    Serving serving;
    serving.folder = folder.value_or(QString());
    if (const auto bad = taken(parser, u"port"_s, ProblemKind::BadPort, [&serving](const QString &text) {
            const auto port = wholeNumber(text);
            serving.firstPort = port.value_or(0);
            return port && *port <= maxFirstPort;
        }))
        return bad;
    line.serving = serving;
    return readWeather(parser, line.run);
}

Check takeTelling(const QCommandLineParser &parser, CommandLine &line)
{
    if (parser.isSet(u"port"_s))
        return Problem{ProblemKind::OnlyWithServe, u"--port"_s};
    line.verbose = parser.isSet(u"verbose"_s);
    return taken(parser, u"report"_s, ProblemKind::ReportNotWritable, [&line](const QString &text) {
        line.reportFile = text;
        return !text.isEmpty();
    });
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
        return Problem{ProblemKind::UnknownOption, parser.errorText()};

    line.run = base;
    Check problem;
    switch (program) {
    case Program::Console:
        if (parser.isSet(u"serve"_s)) {
            problem = takeServing(parser, servedFolder, line);
            break;
        }
        problem = readRunOptions(parser, line.run);
        if (!problem)
            problem = takeTelling(parser, line);
        break;
    case Program::Window:
        problem = readRunOptions(parser, line.run);
        line.start = parser.isSet(u"start"_s);
        break;
    }
    if (problem)
        return *problem;
    return line;
}

} // namespace Flaghoist
