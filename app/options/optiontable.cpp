#include "options/optiontable.h"

#include "domain/source.h"
#include "options/optionvalue.h"

#include <QCoreApplication>

namespace Flaghoist {

using namespace Qt::StringLiterals;
using enum ProblemKind;

namespace {

struct OptionTexts
{
    Q_DECLARE_TR_FUNCTIONS(OptionTexts)

public:
    static OptionGroup selection();
    static OptionGroup source(Program program);
    static OptionGroup practice();
    static OptionGroup method();
    static OptionGroup files(Program program);
    static OptionGroup output(Program program);
    static OptionGroup folders();
    static OptionGroup serving();
};

/// \a parse returns nothing, or a Problem, for what is no value of \a member.
template <typename Class, typename T, typename Parse, typename Format>
OptionField fieldFor(const QString &key, ProblemKind problem, T Class::*member, Parse parse, Format format)
{
    return {.key = key,
            .read = [=](const QString &text, RunOptions &options) -> std::optional<Problem> {
                const auto value = std::invoke(parse, text);
                if (!value)
                    return Problem{problem, text};
                options.*member = *value;
                return std::nullopt;
            },
            .format =
                [=](const RunOptions &options) {
                    const T &value = options.*member;
                    if constexpr (requires { value.has_value(); })
                        return value ? std::invoke(format, *value) : QString();
                    else
                        return std::invoke(format, value);
                },
            .copy =
                [=](const RunOptions &from, RunOptions &to) {
                    to.*member = from.*member;
                }};
}

OptionField serverField()
{
    const auto parse = [](const QString &text) {
        const auto source = builtInSource(text);
        return source ? std::optional(source->label) : std::nullopt;
    };
    return fieldFor(u"server"_s, BadServer, &RunOptions::server, parse, std::identity());
}

OptionField urlField()
{
    OptionField field =
        fieldFor(u"url"_s, TemplateInvalid, &RunOptions::urlTemplate, &parseFolder, std::identity());
    field.read = [](const QString &text, RunOptions &run) -> std::optional<Problem> {
        const auto urlTemplate = UrlTemplate::parse(text);
        if (!urlTemplate)
            return urlTemplate.error();
        run.urlTemplate = urlTemplate->text();
        return std::nullopt;
    };
    return field;
}

OptionGroup OptionTexts::selection()
{
    OptionGroup group{.title = tr("Which flags")};
    group.options = {
        {.names = {u"a"_s, u"all"_s}, .description = tr("All countries: the 249 codes of ISO 3166-1.")},
        {.names = {u"e"_s, u"every"_s}, .description = tr("Every code from AA to ZZ, 676 of them.")},
        {.names = {u"region"_s},
         .value = tr("NAME"),
         //: The five names stay as they are
         .description = tr("The countries of Africa, Americas, Asia, Europe or Oceania; also in your "
                           "language. May be given several times.")},
        {.names = {u"l"_s, u"limit"_s},
         .value = u"N"_s,
         .description = tr("Only the first N codes in alphabetical order.")},
    };
    return group;
}

OptionGroup OptionTexts::source(Program program)
{
    OptionGroup group{.title = tr("Source")};
    group.options = {
        {.names = {u"s"_s, u"server"_s},
         //: What stands for the value of --server in the help
         .value = tr("SOURCE"),
         .description = program == Program::Console
             ? tr("LOCAL (default), DELAY or ERROR: the built-in practice server, which answers at once, "
                  "slowly, or with errors, and needs no network. REMOTE: the site of the book. On the web: "
                  "flagcdn, flag-icons, circle-flags.")
             : tr("LOCAL, DELAY (default) or ERROR: the built-in practice server, which answers at once, "
                  "slowly, or with errors, and needs no network. REMOTE: the site of the book. On the web: "
                  "flagcdn, flag-icons, circle-flags."),
         .field = serverField()},
        {.names = {u"url"_s},
         .value = tr("TEMPLATE"),
         //: {cc}, {CC} and the URL stay as they are
         .description = tr("Another server: the URL of a flag, with {cc} where the code goes in lower case, "
                           "or {CC} in upper case."),
         .field = urlField()},
    };
    return group;
}

OptionGroup OptionTexts::practice()
{
    OptionGroup group{.title = tr("Practice server"), .practiceOnly = true};
    group.options = {
        {.names = {u"delay"_s},
         .value = tr("MIN:MAX"),
         .description =
             tr("It waits this many seconds before it answers; one number, or a range such as 0.5:5."),
         .field = fieldFor(u"delay"_s, BadDelay, &RunOptions::delay, &parseDelay, &formatDelay)},
        {.names = {u"error-rate"_s},
         .value = u"P"_s,
         .description = tr("Share of requests that fail: a number from 0 to 1, 0.25 for a quarter."),
         .field = fieldFor(u"error-rate"_s, BadErrorRate, &RunOptions::errorRate, &parseErrorRate,
                           &formatErrorRate)},
        {.names = {u"faults"_s},
         .value = tr("LIST"),
         //: %1 is a list of ids and %2 one of them; these, “all” and “none” stay as they are; %3 is a number
         .description = tr("How they fail: any of %1, with commas between them, all or none (default %2); "
                           "each is as likely as the others. Without --error-rate, a source without errors "
                           "of its own gets a rate of %3.")
                            .arg(practiceFaultIds(everyPracticeFault).join(u", "_s),
                                 practiceFaultId(PracticeFault::Teapot), formatErrorRate(usualErrorRate)),
         .field = fieldFor(u"faults"_s, BadFaults, &RunOptions::faults, &parseFaults, &formatFaults)},
        {.names = {u"slow"_s},
         .value = tr("CC=SECONDS"),
         .description = tr("One flag takes exactly this long: BD=10 holds Bangladesh back for ten seconds. "
                           "May be given several times."),
         .field = fieldFor(u"slow"_s, BadSlow, &RunOptions::slow, &parseSlow, &formatSlow),
         .repeatable = true},
        {.names = {u"capacity"_s},
         .value = u"N"_s,
         .description = tr("It answers N requests at a time, the others queue: the delay depends on the load "
                           "(default 0: any number)."),
         .field =
             fieldFor(u"capacity"_s, BadCapacity, &RunOptions::capacity, &parseWithin<0>, &formatNumber)},
        {.names = {u"rate"_s},
         .value = u"N"_s,
         //: 429 and Retry-After stay as they are
         .description = tr("It answers N requests per second and refuses the others with 429 and Retry-After "
                           "(default 0: any number)."),
         .field = fieldFor(u"rate"_s, BadRate, &RunOptions::rate, &parseWithin<0>, &formatNumber)},
        {.names = {u"seed"_s},
         .value = u"N"_s,
         .description = tr("The same seed gives the same delays and errors (default 0)."),
         .field = fieldFor(u"seed"_s, BadSeed, &RunOptions::seed, &parseSeed, &formatNumber)},
    };
    return group;
}

OptionGroup OptionTexts::method()
{
    OptionGroup group{.title = tr("Method")};
    group.options = {
        {.names = {u"m"_s, u"max_req"_s, u"max-req"_s},
         .value = u"N"_s,
         //: “pool-in-order” and “sequential” stay as they are
         .description =
             tr("At most N requests at once (default %1, with pool-in-order %2, with sequential %3). Never "
                "more than %4, than the source allows, or than there are codes; sequential always sends one.")
                 .arg(defaultConcurrency(Strategy::Pool))
                 .arg(defaultConcurrency(Strategy::PoolInOrder))
                 .arg(defaultConcurrency(Strategy::Sequential))
                 .arg(maxConcurrency),
         .field = fieldFor(u"concurrency"_s, BadConcurrency, &RunOptions::concurrency, &parseWithin<1>,
                           &formatNumber)},
        {.names = {u"strategy"_s},
         .value = tr("METHOD"),
         //: “sequential”, “pool-in-order”, “pool” and “event-loop” stay as they are
         .description = tr("sequential: one at a time; pool-in-order: a thread pool, flags in alphabetical "
                           "order; pool (default): a thread pool, flags as they are completed; event-loop: "
                           "one thread waits for all, flags as they are completed."),
         .field = fieldFor(u"strategy"_s, BadStrategy, &RunOptions::strategy, &strategyById, &strategyId)},
        {.names = {u"timeout"_s},
         .value = tr("SECONDS"),
         .description = tr("Time allowed for one attempt (default %1, at most %2).")
                            .arg(formatSeconds(defaultTimeout), formatSeconds(maxTimeout)),
         .field = fieldFor(u"timeout"_s, BadTimeout, &RunOptions::timeout, &parseTimeout, &formatSeconds)},
        {.names = {u"retries"_s},
         .value = u"N"_s,
         .description = tr("Further attempts after a temporary error (default %1, at most %2).")
                            .arg(defaultRetries)
                            .arg(maxRetries),
         .field = fieldFor(u"retries"_s, BadRetries, &RunOptions::retries, &parseWithin<0, maxRetries>,
                           &formatNumber)},
    };
    return group;
}

OptionGroup OptionTexts::files(Program program)
{
    OptionGroup group{.title = tr("Files")};
    group.options = {
        {.names = {u"o"_s, u"output"_s},
         .value = tr("DIR"),
         .description = program == Program::Console
             ? tr("Folder for the flags (default: downloads); created if it does not exist.")
             : tr(
                 "Folder for the flags (default: in your folder of pictures); created if it does not exist."),
         .field = fieldFor(u"folder"_s, FolderNotMade, &RunOptions::folder, &parseFolder, std::identity()),
         .isPath = true},
        {.names = {u"name"_s},
         .value = tr("TEMPLATE"),
         //: What is in braces stays as it is
         .description =
             tr("What the files are called: {cc} (default) or {CC} where the code goes, such as flag-{CC}; "
                "also {alpha3}, {numeric}, {name} and {region}. The extension follows by itself."),
         .field = fieldFor(u"name"_s, BadName, &RunOptions::name, &NameTemplate::parse, &NameTemplate::text)},
        {.names = {u"existing"_s},
         .value = u"skip|overwrite|update"_s,
         //: “skip”, “overwrite” and “update” stay as they are
         .description = tr("Of flags that are already there: keep them (skip), replace them (overwrite, "
                           "default), or replace those of which the source has another by now (update)."),
         .field =
             fieldFor(u"existing"_s, BadExisting, &RunOptions::existing, &parseExisting, &formatExisting)},
    };
    return group;
}

OptionGroup OptionTexts::output(Program program)
{
    OptionGroup group{.title = tr("Output")};
    if (program == Program::Window)
        group.options = {
            {.names = {u"start"_s}, .description = tr("Press Start as soon as the window is open.")},
        };
    else
        group.options = {
            {.names = {u"v"_s, u"verbose"_s},
             .description = tr("A line for each code instead of the progress bar.")},
            {.names = {u"explain"_s},
             .description = tr(
                 "At the end, why the run took so long, what its time went to, and what would change it.")},
            {.names = {u"report"_s},
             .value = tr("FILE"),
             //: “-” stays as it is
             .description = tr("Write what happened to FILE, as JSON (see below); - is standard output, and "
                               "everything else goes to standard error then.")},
            {.names = {u"har"_s},
             .value = tr("FILE"),
             .description = tr("Write every request to FILE as an HTTP Archive (HAR 1.2), for the network "
                               "panels of browsers.")},
            {.names = {u"trace"_s},
             .value = tr("FILE"),
             .description = tr("Write every request to FILE as a trace with one track per slot, for Perfetto "
                               "and speedscope.")},
            {.names = {u"sweep"_s},
             .value = tr("LIST"),
             //: --strategy and --report stay as they are
             .description = tr("Instead of one run: each of these numbers of requests at once, such as "
                               "1,5,30,100, three times with each method or with --strategy alone, from a "
                               "practice source into a temporary folder. Prints a table; --report FILE "
                               "writes it as JSON, or as CSV where FILE ends in .csv.")},
        };
    group.options += {
        {.names = {u"h"_s, u"help"_s}, .description = tr("Show this help and end.")},
        {.names = {u"version"_s}, .description = tr("Show the versions of Flaghoist, Qt and ICU and end.")},
    };
    return group;
}

OptionGroup OptionTexts::folders()
{
    OptionGroup group{.title = tr("Instead of downloading: work with flags that were saved")};
    group.options = {
        {.names = {u"verify"_s},
         .value = tr("DIR"),
         //: flags.json stays as it is
         .description = tr("Compare DIR with the list of its flags (flags.json) and name each that is "
                           "missing, changed, damaged or extra. Exit status 1 if there is any.")},
        {.names = {u"pack"_s},
         .value = tr("DIR"),
         //: ATTRIBUTION.md stays as it is
         .description = tr("Make files for a site or an app from the flags in DIR and write them to the "
                           "folder of -o, with their licences in ATTRIBUTION.md.")},
        {.names = {u"png"_s},
         .value = tr("WIDTHS"),
         .description = tr("With --pack: a PNG of each flag in each of these widths, such as 64,320. Flags "
                           "that are smaller keep their size.")},
        {.names = {u"sprite"_s},
         .description =
             tr("With --pack: one picture of all flags, once more at double size, with CSS and JSON.")},
    };
    return group;
}

OptionGroup OptionTexts::serving()
{
    OptionGroup group{.title = tr("Instead of downloading: serve flags to other programs")};
    group.options = {
        {.names = {u"serve"_s},
         .value = tr("DIR"),
         //: {cc} stays as it is; so do LOCAL, DELAY, ERROR
         .description = tr("Run the book’s servers on this computer, until Ctrl+C: LOCAL on port %1, DELAY "
                           "on %2, ERROR on %3, with flags at /flags/{cc}/{cc}.gif. Without DIR the built-in "
                           "flags; with it the files DIR/{cc}/{cc}.gif or DIR/{cc}.gif, or .png. The options "
                           "on the practice server apply to DELAY and ERROR.")
                            .arg(defaultFirstPort)
                            .arg(defaultFirstPort + 1)
                            .arg(defaultFirstPort + 2),
         .valueIsOptional = true},
        {.names = {u"port"_s},
         .value = u"N"_s,
         .description =
             tr("Serve on port N and the two after it; 0 takes any free ones. The scripts of the book’s "
                "second edition look for %1 to %2 (default), those of the first for %3 to %4: --port %3.")
                 .arg(defaultFirstPort)
                 .arg(defaultFirstPort + 2)
                 .arg(firstEditionPort)
                 .arg(firstEditionPort + 2)},
    };
    return group;
}

} // namespace

QString dashed(const QString &name)
{
    return (name.size() == 1 ? u"-"_s : u"--"_s) + name;
}

QList<OptionGroup> optionGroups(Program program)
{
    QList<OptionGroup> groups{OptionTexts::selection(),    OptionTexts::source(program),
                              OptionTexts::practice(),     OptionTexts::method(),
                              OptionTexts::files(program), OptionTexts::output(program)};
    if (program == Program::Console)
        groups += {OptionTexts::folders(), OptionTexts::serving()};
    return groups;
}

const QList<OptionField> &runFields()
{
    static const QList<OptionField> fields = [] {
        QList<OptionField> list{fieldFor(u"codes"_s, BadCode, &RunOptions::codes, &parseCodes, &formatCodes)};
        for (const OptionGroup &group : optionGroups(Program::Window)) {
            for (const OptionEntry &option : group.options) {
                if (option.field.read)
                    list.append(option.field);
            }
        }
        return list;
    }();
    return fields;
}

} // namespace Flaghoist
