#include "wording/problemtext.h"

#include "countries/catalogue.h"
#include "countries/codetext.h"
#include "domain/packoptions.h"
#include "domain/runoptions.h"
#include "domain/sanitized.h"
#include "domain/source.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <limits>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct ProblemText
{
    Q_DECLARE_TR_FUNCTIONS(ProblemText)
};

QString strategyIds()
{
    QStringList ids;
    for (const Strategy strategy : allStrategies)
        ids << strategyId(strategy);
    return ids.join(", "_L1);
}

QString serverLabels()
{
    QStringList labels;
    for (const Source &source : builtInSources())
        labels.append(source.label);
    return labels.join(u", "_s);
}

QString secondsOf(milliseconds duration)
{
    return QString::number(std::chrono::duration_cast<std::chrono::seconds>(duration).count());
}

/// The system's reason may be missing; the sentence must not end in a bare colon then.
QString withReason(const QString &sentence, const QString &reason)
{
    //: %1 is a sentence of ours without its full stop, %2 the reason in the system’s own words
    return reason.isEmpty() ? ProblemText::tr("%1.").arg(sentence)
                            : ProblemText::tr("%1: %2").arg(sentence, reason);
}

/// What was meant by \a name, the name of a country where a code is wanted; empty for any other word.
QString codeHint(const QString &name)
{
    const QLocale locale;
    const auto code = countryNamed(name, locale);
    //: %1 is the name of a country, %2 its code; stands behind a sentence, with the space before it
    return code ? ProblemText::tr(" %1 is %2.").arg(countryName(*code, locale), code->upper()) : QString();
}

/// What is wrong with \a url, which is no URL.
QString invalidUrlText(const QString &url)
{
    static const QRegularExpression placeholder(uR"(\{(?!cc\}|CC\})[^{}]*\})"_s);
    static const QRegularExpression port(uR"(^[^:/?#]*://[^/?#]*:(\d+)(?=[/?#]|$))"_s);
    if (url.isEmpty())
        return ProblemText::tr("Type the URL of a source, such as https://example.org/flags/{cc}.png.");
    if (const auto found = placeholder.match(url); found.hasMatch())
        //: %1 is something in braces; {cc} and {CC} stay as they are
        return ProblemText::tr(
                   "%1 stands for nothing: write {cc} (lower case) or {CC} (upper case) where the "
                   "country code goes.")
            .arg(found.captured());
    if (url.contains(u' '))
        //: %1 stands for a space in URLs
        return ProblemText::tr("A URL contains no spaces: write %1 instead.").arg("%20"_L1);
    if (const auto found = port.match(url); found.hasMatch() && found.capturedView(1).toUInt() > 65'535)
        //: %1 is a number
        return ProblemText::tr("There is no port %1: the largest is 65535.").arg(found.captured(1));
    return ProblemText::tr("“%1” is not a valid URL. It should look like "
                           "https://example.org/flags/{cc}.png.")
        .arg(url);
}

} // namespace

QString problemText(const Problem &problem)
{
    const QString given = sanitized(problem.detail, maxPathLength);
    switch (problem.kind) {
    case ProblemKind::BadCode:
        //: The first sentence is the message of the book’s own scripts; %1 is what was typed instead of a
        //: code
        return ProblemText::tr("Usage error: each CC argument must be A to Z or AA to ZZ. “%1” is neither.")
                   .arg(withoutUserInfo(given))
            + codeHint(given);
    case ProblemKind::BadConcurrency:
        return ProblemText::tr("Usage error: the number of requests at once (--max_req N) must be a whole "
                               "number, 1 or more, not “%1”.")
            .arg(given);
    case ProblemKind::BadLimit:
        return ProblemText::tr("Usage error: the number of codes to keep (--limit N) must be a whole number, "
                               "1 or more, not “%1”.")
            .arg(given);
    case ProblemKind::BadServer:
        //: %1 is a list of labels such as LOCAL, DELAY
        return ProblemText::tr("Usage error: the source (--server) must be one of %1, not “%2”.")
            .arg(serverLabels(), given);
    case ProblemKind::BadStrategy:
        //: %1 is a list of ids that stay as they are
        return ProblemText::tr("Usage error: the method (--strategy) must be one of %1, not “%2”.")
            .arg(strategyIds(), given);
    case ProblemKind::BadExisting:
        return ProblemText::tr("Usage error: what happens to existing files (--existing) must be "
                               "“overwrite”, “skip” or “update”, not “%1”.")
            .arg(given);
    case ProblemKind::BadTimeout:
        return ProblemText::tr(
                   "Usage error: the time allowed for an attempt (--timeout SECONDS) must be more "
                   "than 0 and at most %1, not “%2”.")
            .arg(secondsOf(maxTimeout), given);
    case ProblemKind::BadRetries:
        return ProblemText::tr("Usage error: the number of retries (--retries N) must be a whole number from "
                               "0 to %1, not “%2”.")
            .arg(QString::number(maxRetries), given);
    case ProblemKind::BadDelay:
        return ProblemText::tr("Usage error: the delay of the practice server (--delay MIN:MAX) must be two "
                               "numbers of seconds from 0 to %1, the smaller one first, not “%2”.")
            .arg(secondsOf(maxPracticeDelay), given);
    case ProblemKind::BadErrorRate:
        return ProblemText::tr("Usage error: the error rate of the practice server (--error-rate P) must be "
                               "a number from 0 to 1, not “%1”.")
            .arg(given);
    case ProblemKind::BadFaults:
        //: %1 is a list of ids that stay as they are
        return ProblemText::tr("Usage error: the faults of the practice server (--faults LIST) must be some "
                               "of %1, with commas between them, not “%2”.")
            .arg(practiceFaultIds(everyPracticeFault).join(", "_L1), given);
    case ProblemKind::BadCapacity:
        return ProblemText::tr("Usage error: the capacity of the practice server (--capacity N) must be a "
                               "whole number, 0 or more, not “%1”.")
            .arg(given);
    case ProblemKind::BadRate:
        return ProblemText::tr("Usage error: the rate of the practice server (--rate N) must be a whole "
                               "number of requests per second, 0 or more, not “%1”.")
            .arg(given);
    case ProblemKind::BadSeed:
        return ProblemText::tr("Usage error: the seed of the practice server (--seed N) must be a whole "
                               "number from 0 to %1, not “%2”.")
            .arg(QString::number(std::numeric_limits<quint32>::max()), given);
    case ProblemKind::BadSlow:
        return ProblemText::tr(
                   "Usage error: a slow code (--slow CC=SECONDS) must be a code and a number of seconds "
                   "from 0 to %1, such as BD=10, not “%2”.")
            .arg(secondsOf(maxPracticeDelay), given);
    case ProblemKind::BadRegion:
        return ProblemText::tr(
                   "Usage error: the region (--region) must be one of Africa, Americas, Asia, Europe, "
                   "Oceania, not “%1”.")
            .arg(given);
    case ProblemKind::BadName:
        //: What is in braces stays as it is
        return ProblemText::
            tr("Usage error: the file name (--name) must contain {cc}, {CC}, {alpha3}, {numeric}, {name} or "
               "{region} and be a plain name without folders, not “%1”.")
                .arg(given);
    case ProblemKind::SameFileName:
        //: %1 is a list of codes and the name that they have in common, such as “FR, GP: Europe”; {cc} stays
        return ProblemText::tr("Several flags would be saved under one name (%1). Add {cc} to the file name.")
            .arg(given);
    case ProblemKind::BadPort:
        //: %1 is the largest number
        return ProblemText::tr("Usage error: the first of the three ports (--port N) must be a whole number "
                               "from 0 to %1, not “%2”.")
            .arg(QString::number(maxFirstPort), given);
    case ProblemKind::OnlyWithPractice:
        //: %1 is an option; LOCAL, DELAY, ERROR and --server stay as they are
        return ProblemText::tr("Usage error: %1 works only with a practice source. Choose LOCAL, DELAY or "
                               "ERROR with --server.")
            .arg(given);
    case ProblemKind::OnlyWithServe:
        //: %1 is an option; --serve stays as it is
        return ProblemText::tr("Usage error: %1 works only with --serve.").arg(given);
    case ProblemKind::OnlyWithPack:
        //: %1 is an option; --pack stays as it is
        return ProblemText::tr("Usage error: %1 works only with --pack.").arg(given);
    case ProblemKind::BadWidths:
        //: %1 is the largest number; --png stays as it is
        return ProblemText::tr(
                   "Usage error: the widths (--png) must be whole numbers from 1 to %1 with commas "
                   "between them, not “%2”.")
            .arg(QString::number(maxPackWidth), given);
    case ProblemKind::ServedFolderApart:
        //: %1 is what was typed after --serve; that option stays as it is
        return ProblemText::tr("Usage error: write the folder to serve with an equals sign, --serve=%1. "
                               "Country codes do not go with --serve.")
            .arg(given);
    case ProblemKind::ConflictingOptions:
        //: %1 names options, such as --server, --url
        return ProblemText::tr("Usage error: these options exclude each other: %1. Give only one of them.")
            .arg(given);
    case ProblemKind::UnknownOption:
        //: %1 is what was typed, such as --foo
        return ProblemText::tr("Usage error: unknown option %1.").arg(given);
    case ProblemKind::UnexpectedValue:
        //: %1 is an option such as --all
        return ProblemText::tr("Usage error: the option %1 takes no value.").arg(given);
    case ProblemKind::MissingValue:
        //: %1 is an option such as --limit
        return ProblemText::tr("Usage error: the option %1 needs a value.").arg(given);
    case ProblemKind::NothingChosen: return ProblemText::tr("Choose at least one country.");
    case ProblemKind::TemplateWithoutCode:
        //: {cc} and {CC} stay as they are
        return ProblemText::tr("The URL “%1” has no place for the country code: write {cc} (lower case) or "
                               "{CC} (upper case) where it goes.")
            .arg(given);
    case ProblemKind::TemplateNotHttp:
        return ProblemText::tr("The URL “%1” must begin with http:// or https://.").arg(given);
    case ProblemKind::TemplateWithCredentials:
        return ProblemText::tr(
                   "The URL “%1” must not contain a user name or password: it would be shown in the "
                   "log and the report.")
            .arg(given);
    case ProblemKind::TemplateInvalid: return invalidUrlText(given);
    case ProblemKind::FolderNotMade:
        return withReason(ProblemText::tr("The folder for the flags could not be created"), given);
    case ProblemKind::FolderNotWritable:
        return withReason(ProblemText::tr("The folder for the flags cannot be written to"), given);
    case ProblemKind::FolderInUse:
        return withReason(ProblemText::tr("Another Flaghoist is saving into this folder right now"), given);
    case ProblemKind::FolderFull:
        //: %1 is a size such as “2 MiB”
        return withReason(ProblemText::tr("There is too little room for the flags (at least %1 is needed)")
                              .arg(QLocale().formattedDataSize(minFreeBytes, 0)),
                          given);
    case ProblemKind::ReportNotWritable:
        return withReason(ProblemText::tr("The report file cannot be written"), given);
    case ProblemKind::ManifestMissing:
        //: %1 is a folder; flags.json stays as it is
        return ProblemText::tr(
                   "There is no list of flags (flags.json) in %1. Choose a folder that Flaghoist has "
                   "saved flags into.")
            .arg(given);
    case ProblemKind::ManifestInTheWay:
        //: %1 is the path of flags.json
        return ProblemText::tr("“%1” is not a list of flags that this version of Flaghoist can read. Move it "
                               "away, or choose another folder.")
            .arg(given);
    case ProblemKind::PackNotMade: return withReason(ProblemText::tr("The pack could not be created"), given);
    case ProblemKind::ServedFolderMissing:
        return withReason(ProblemText::tr("The folder to serve cannot be read"), given);
    case ProblemKind::ServedFolderEmpty:
        //: %1 is a folder; the file names stay as they are
        return ProblemText::tr(
                   "There are no flags in %1: they should be called br/br.gif or br.gif, or .png.")
            .arg(given);
    case ProblemKind::PortTaken:
        //: %1 is a number; --port stays as it is
        return ProblemText::tr("Port %1 is taken by another program. End that one, or choose other ports "
                               "(--port N).")
            .arg(given);
    case ProblemKind::PracticeServerFailed:
        return withReason(ProblemText::tr("The practice server could not be started"), given);
    case ProblemKind::SourceKeyMissing:
        //: %1 is the label of a source
        return ProblemText::tr("The key in the URL of %1 is not kept with a run. Choose that source again, "
                               "then retry.")
            .arg(given);
    case ProblemKind::BadSweep:
        return ProblemText::tr(
                   "Usage error: the numbers of requests at once to compare (--sweep LIST) must be "
                   "whole numbers from 1 to %1 with commas between them, such as 1,5,30, not “%2”.")
            .arg(QString::number(maxConcurrency), given);
    case ProblemKind::SweepOfWebSource:
        //: %1 is the label of a source
        return ProblemText::tr(
                   "%1 is on the web, and a sweep asks for the same flags many times over. Choose "
                   "a practice source.")
            .arg(given);
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
