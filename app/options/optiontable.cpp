#include "options/optiontable.h"

#include "domain/runoptions.h"
#include "domain/source.h"

#include <QCoreApplication>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct OptionTexts
{
    Q_DECLARE_TR_FUNCTIONS(OptionTexts)
};

QString seconds(milliseconds duration)
{
    return QString::number(std::chrono::duration<double>(duration).count());
}

OptionGroup selectionGroup()
{
    return {.title = OptionTexts::tr("Which flags"),
            .options = {
                {.names = {u"a"_s, u"all"_s},
                 .value = {},
                 .description = OptionTexts::tr("All countries: the 249 codes of ISO 3166-1.")},
                {.names = {u"e"_s, u"every"_s},
                 .value = {},
                 .description = OptionTexts::tr("Every code from AA to ZZ, 676 of them.")},
                {.names = {u"region"_s},
                 .value = OptionTexts::tr("NAME"),
                 //: The five names stay as they are
                 .description = OptionTexts::tr("The countries of Africa, Americas, Asia, Europe or Oceania; "
                                                "also in your language. May be given several times.")},
                {.names = {u"l"_s, u"limit"_s},
                 .value = u"N"_s,
                 .description = OptionTexts::tr("Only the first N codes in alphabetical order.")},
            }};
}

OptionGroup sourceGroup()
{
    return {.title = OptionTexts::tr("From where"),
            .options = {
                {.names = {u"s"_s, u"server"_s},
                 .value = OptionTexts::tr("LABEL"),
                 .description = OptionTexts::tr(
                     "LOCAL (default), DELAY or ERROR: the built-in practice server, which answers at once, "
                     "slowly, or with errors, and needs no network. REMOTE: the site of the book."),
                 .only = Program::Console},
                {.names = {u"s"_s, u"server"_s},
                 .value = OptionTexts::tr("LABEL"),
                 .description = OptionTexts::tr(
                     "LOCAL, DELAY (default) or ERROR: the built-in practice server, which answers at once, "
                     "slowly, or with errors, and needs no network. REMOTE: the site of the book."),
                 .only = Program::Window},
                {.names = {u"url"_s},
                 .value = OptionTexts::tr("TEMPLATE"),
                 //: {cc}, {CC} and the URL stay as they are
                 .description = OptionTexts::tr("Another server: the URL of a flag, with {cc} where the code "
                                                "goes in lower case, or {CC} in upper case.")},
            }};
}

OptionGroup weatherGroup()
{
    return {
        .title = OptionTexts::tr("How the practice server behaves"),
        .options = {
            {.names = {u"delay"_s},
             .value = OptionTexts::tr("MIN:MAX"),
             .description = OptionTexts::tr("It waits this many seconds before it answers; one number, or "
                                            "a range such as 0.5:5.")},
            {.names = {u"error-rate"_s},
             .value = u"P"_s,
             .description = OptionTexts::tr("This share of requests goes wrong: a number from 0 to 1, 0.25 "
                                            "for a quarter.")},
            {.names = {u"faults"_s},
             .value = OptionTexts::tr("LIST"),
             //: %1 is a list of ids and %2 one of them; these and “all” stay as they are; %3 is a number
             .description =
                 OptionTexts::tr("What goes wrong: any of %1, with commas between them, or all (default %2); "
                                 "each is as likely as the others. Without --error-rate, a source without "
                                 "errors of its own gets a rate of %3.")
                     .arg(practiceFaultIds(everyPracticeFault).join(u", "_s),
                          practiceFaultId(PracticeFault::Teapot), QString::number(usualErrorRate))},
            {.names = {u"slow"_s},
             .value = OptionTexts::tr("CC=SECONDS"),
             .description = OptionTexts::tr("One flag takes exactly so long: BD=10 holds Bangladesh back "
                                            "for ten seconds. May be given several times.")},
            {.names = {u"seed"_s},
             .value = u"N"_s,
             .description = OptionTexts::tr("Another seed, other delays and errors; the same seed, the "
                                            "same ones (default 0).")},
        }};
}

OptionGroup methodGroup()
{
    return {
        .title = OptionTexts::tr("How"),
        .options = {
            {.names = {u"m"_s, u"max_req"_s, u"max-req"_s},
             .value = u"N"_s,
             //: “pool-in-order” and “sequential” stay as they are
             .description =
                 OptionTexts::tr("At most N requests at once (default %1, with pool-in-order %2, with "
                                 "sequential %3). Never more than %4, than the source allows, or than there "
                                 "are codes; sequential always sends one.")
                     .arg(defaultConcurrency(Strategy::Pool))
                     .arg(defaultConcurrency(Strategy::PoolInOrder))
                     .arg(defaultConcurrency(Strategy::Sequential))
                     .arg(maxConcurrency)},
            {.names = {u"strategy"_s},
             .value = OptionTexts::tr("METHOD"),
             //: “sequential”, “pool-in-order”, “pool” and “event-loop” stay as they are
             .description = OptionTexts::tr("sequential: one at a time; pool-in-order: a thread pool, flags "
                                            "in alphabetical order; pool (default): a thread pool, flags as "
                                            "they are completed; event-loop: one thread waits for all, "
                                            "flags as they are completed.")},
            {.names = {u"timeout"_s},
             .value = OptionTexts::tr("SECONDS"),
             .description = OptionTexts::tr("Time allowed for one attempt (default %1, at most %2).")
                                .arg(seconds(defaultTimeout), seconds(maxTimeout))},
            {.names = {u"retries"_s},
             .value = u"N"_s,
             .description = OptionTexts::tr("Further attempts after a failure that may pass (default %1, at "
                                            "most %2).")
                                .arg(defaultRetries)
                                .arg(maxRetries)},
        }};
}

OptionGroup filesGroup()
{
    return {.title = OptionTexts::tr("Where to"),
            .options = {
                {.names = {u"o"_s, u"output"_s},
                 .value = OptionTexts::tr("DIR"),
                 .description = OptionTexts::tr("Folder for the flags (default: downloads); made where it "
                                                "does not exist."),
                 .only = Program::Console},
                {.names = {u"o"_s, u"output"_s},
                 .value = OptionTexts::tr("DIR"),
                 .description = OptionTexts::tr("Folder for the flags (default: in your folder of pictures); "
                                                "made where it does not exist."),
                 .only = Program::Window},
                {.names = {u"name"_s},
                 .value = OptionTexts::tr("TEMPLATE"),
                 //: {cc} and {CC} stay as they are
                 .description = OptionTexts::tr("What the files are called: {cc} (default) or {CC} where the "
                                                "code goes, such as flag-{CC}. The extension follows by "
                                                "itself.")},
                {.names = {u"existing"_s},
                 .value = u"skip|overwrite"_s,
                 .description = OptionTexts::tr("Keep the flags that are already there, or replace them "
                                                "(default).")},
            }};
}

OptionGroup tellingGroup()
{
    return {.title = OptionTexts::tr("What to tell"),
            .options = {
                {.names = {u"v"_s, u"verbose"_s},
                 .value = {},
                 .description = OptionTexts::tr("A line for each code instead of the progress bar."),
                 .only = Program::Console},
                {.names = {u"report"_s},
                 .value = OptionTexts::tr("FILE"),
                 .description = OptionTexts::tr("Write what happened to FILE, as JSON (see below)."),
                 .only = Program::Console},
                {.names = {u"start"_s},
                 .value = {},
                 .description = OptionTexts::tr("Press Start as soon as the window is there."),
                 .only = Program::Window},
                {.names = {u"h"_s, u"help"_s},
                 .value = {},
                 .description = OptionTexts::tr("Show this help and end.")},
                {.names = {u"version"_s},
                 .value = {},
                 .description = OptionTexts::tr("Show the versions of Flaghoist, Qt and ICU and end.")},
            }};
}

OptionGroup servingGroup()
{
    return {
        .title = OptionTexts::tr("Instead of downloading: serve flags to other programs"),
        .options = {
            {.names = {u"serve"_s},
             .value = OptionTexts::tr("DIR"),
             //: {cc} stays as it is; so do LOCAL, DELAY, ERROR
             .description =
                 OptionTexts::tr(
                     "Be the book’s servers on this computer, until Ctrl+C: LOCAL on port %1, DELAY on %2, "
                     "ERROR on %3, with flags at /flags/{cc}/{cc}.gif. Without DIR the built-in flags; with "
                     "it the files DIR/{cc}/{cc}.gif or DIR/{cc}.gif, or .png. The options on how the "
                     "practice server behaves go for DELAY and ERROR.")
                     .arg(defaultFirstPort)
                     .arg(defaultFirstPort + 1)
                     .arg(defaultFirstPort + 2),
             .valueIsOptional = true,
             .only = Program::Console},
            {.names = {u"port"_s},
             .value = u"N"_s,
             .description =
                 OptionTexts::tr(
                     "Serve on port N and the two after it; 0 takes any free ones. The scripts of the book’s "
                     "second edition look for %1 to %2 (default), those of the first for %3 to %4: --port "
                     "%3.")
                     .arg(defaultFirstPort)
                     .arg(defaultFirstPort + 2)
                     .arg(firstEditionPort)
                     .arg(firstEditionPort + 2),
             .only = Program::Console},
        }};
}

} // namespace

QList<OptionGroup> optionGroups(Program program)
{
    QList<OptionGroup> groups{selectionGroup(), sourceGroup(),  weatherGroup(), methodGroup(),
                              filesGroup(),     tellingGroup(), servingGroup()};
    for (OptionGroup &group : groups)
        group.options.removeIf(
            [program](const OptionEntry &option) { return option.only.value_or(program) != program; });
    groups.removeIf([](const OptionGroup &group) { return group.options.isEmpty(); });
    return groups;
}

} // namespace Flaghoist
