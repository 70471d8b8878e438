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
                     "slowly, or with errors, and needs no network. REMOTE: the site of the book.")},
                {.names = {u"url"_s},
                 .value = OptionTexts::tr("TEMPLATE"),
                 //: {cc}, {CC} and the URL stay as they are
                 .description = OptionTexts::tr("Another server: the URL of a flag, with {cc} where the code "
                                                "goes in lower case, or {CC} in upper case.")},
                {.names = {u"delay"_s},
                 .value = OptionTexts::tr("MIN:MAX"),
                 .description = OptionTexts::tr("The practice server waits this many seconds before it "
                                                "answers; one number, or a range such as 0.5:5.")},
                {.names = {u"error-rate"_s},
                 .value = u"P"_s,
                 .description = OptionTexts::tr("The practice server answers this share of requests with an "
                                                "error: a number from 0 to 1, 0.25 for a quarter.")},
                {.names = {u"seed"_s},
                 .value = u"N"_s,
                 .description = OptionTexts::tr("Another seed, other delays and errors from the practice "
                                                "server; the same seed, the same ones (default 0).")},
            }};
}

OptionGroup methodGroup()
{
    return {
        .title = OptionTexts::tr("How"),
        .options = {
            {.names = {u"m"_s, u"max_req"_s, u"max-req"_s},
             .value = u"N"_s,
             .description =
                 OptionTexts::tr("At most N requests at once (default %1; never more than %2, than "
                                 "the source allows, or than there are codes).")
                     .arg(defaultConcurrency(Strategy::Pool))
                     .arg(maxConcurrency)},
            {.names = {u"strategy"_s},
             .value = OptionTexts::tr("METHOD"),
             //: “pool” stays as it is
             .description = OptionTexts::tr("pool (default): a thread pool, flags as they are completed.")},
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

OptionGroup resultGroup()
{
    return {.title = OptionTexts::tr("Where to, and what to tell"),
            .options = {
                {.names = {u"o"_s, u"output"_s},
                 .value = OptionTexts::tr("DIR"),
                 .description = OptionTexts::tr("Folder for the flags (default: downloads); made where it "
                                                "does not exist.")},
                {.names = {u"existing"_s},
                 .value = u"skip|overwrite"_s,
                 .description = OptionTexts::tr("Keep the flags that are already there, or replace them "
                                                "(default).")},
                {.names = {u"report"_s},
                 .value = OptionTexts::tr("FILE"),
                 .description = OptionTexts::tr("Write what happened to FILE, as JSON (see below).")},
                {.names = {u"v"_s, u"verbose"_s},
                 .value = {},
                 .description = OptionTexts::tr("A line for each code instead of the progress bar.")},
                {.names = {u"h"_s, u"help"_s},
                 .value = {},
                 .description = OptionTexts::tr("Show this help and end.")},
                {.names = {u"version"_s},
                 .value = {},
                 .description = OptionTexts::tr("Show the versions of Flaghoist, Qt and ICU and end.")},
            }};
}

} // namespace

QList<OptionGroup> optionGroups()
{
    return {selectionGroup(), sourceGroup(), methodGroup(), resultGroup()};
}

} // namespace Flaghoist
