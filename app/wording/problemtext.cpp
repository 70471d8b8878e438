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

#include <algorithm>
#include <limits>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct ProblemText
{
    Q_DECLARE_TR_FUNCTIONS(ProblemText)

public:
    static QString sentence(ProblemKind kind);
    static QString aboutUrl(const QString &url);
};

QString secondsOf(milliseconds duration)
{
    return QString::number(std::chrono::duration_cast<std::chrono::seconds>(duration).count());
}

template <typename Values, typename Text> QString listed(const Values &values, Text textOf)
{
    QStringList texts;
    std::ranges::transform(values, std::back_inserter(texts), textOf);
    return texts.join(u", "_s);
}

/// What \a kind says, with a place for what was given; without one and without a full stop, the reason
/// follows.
QString ProblemText::sentence(ProblemKind kind)
{
    switch (kind) {
    case ProblemKind::BadCode:
        //: The first sentence is the message of the book’s own scripts; %1 is what was typed instead of a
        //: code
        return tr("Usage error: each CC argument must be A to Z or AA to ZZ. “%1” is neither.");
    case ProblemKind::TemplateInvalid:
        return tr("“%1” is not a valid URL. It should look like https://example.org/flags/{cc}.png.");
    case ProblemKind::BadConcurrency:
        return tr("Usage error: the number of requests at once (--max_req N) must be a whole number, 1 or "
                  "more, not “%1”.");
    case ProblemKind::BadLimit:
        return tr("Usage error: the number of codes to keep (--limit N) must be a whole number, 1 or more, "
                  "not “%1”.");
    case ProblemKind::BadServer:
        //: %1 is a list of labels such as LOCAL, DELAY
        return tr("Usage error: the source (--server) must be one of %1, not “%2”.")
            .arg(listed(builtInSources(), &Source::label));
    case ProblemKind::BadStrategy:
        //: %1 is a list of ids that stay as they are
        return tr("Usage error: the method (--strategy) must be one of %1, not “%2”.")
            .arg(listed(allStrategies, &strategyId));
    case ProblemKind::BadExisting:
        return tr("Usage error: what happens to existing files (--existing) must be “overwrite”, “skip” or "
                  "“update”, not “%1”.");
    case ProblemKind::BadTimeout:
        return tr("Usage error: the time allowed for an attempt (--timeout SECONDS) must be more than 0 and "
                  "at most %1, not “%2”.")
            .arg(secondsOf(maxTimeout));
    case ProblemKind::BadRetries:
        return tr("Usage error: the number of retries (--retries N) must be a whole number from 0 to %1, not "
                  "“%2”.")
            .arg(QString::number(maxRetries));
    case ProblemKind::BadDelay:
        return tr("Usage error: the delay of the practice server (--delay MIN:MAX) must be two numbers of "
                  "seconds from 0 to %1, the smaller one first, not “%2”.")
            .arg(secondsOf(maxPracticeDelay));
    case ProblemKind::BadErrorRate:
        return tr("Usage error: the error rate of the practice server (--error-rate P) must be a number from "
                  "0 to 1, not “%1”.");
    case ProblemKind::BadFaults:
        //: %1 is a list of ids that stay as they are
        return tr("Usage error: the faults of the practice server (--faults LIST) must be some of %1, with "
                  "commas between them, not “%2”.")
            .arg(practiceFaultIds(everyPracticeFault).join(", "_L1));
    case ProblemKind::BadCapacity:
        return tr("Usage error: the capacity of the practice server (--capacity N) must be a whole number, 0 "
                  "or more, not “%1”.");
    case ProblemKind::BadRate:
        return tr("Usage error: the rate of the practice server (--rate N) must be a whole number of "
                  "requests per second, 0 or more, not “%1”.");
    case ProblemKind::BadSeed:
        return tr("Usage error: the seed of the practice server (--seed N) must be a whole number from 0 to "
                  "%1, not “%2”.")
            .arg(QString::number(std::numeric_limits<quint32>::max()));
    case ProblemKind::BadSlow:
        return tr("Usage error: a slow code (--slow CC=SECONDS) must be a code and a number of seconds from "
                  "0 to %1, such as BD=10, not “%2”.")
            .arg(secondsOf(maxPracticeDelay));
    case ProblemKind::BadRegion:
        return tr("Usage error: the region (--region) must be one of Africa, Americas, Asia, Europe, "
                  "Oceania, not “%1”.");
    case ProblemKind::BadName:
        //: What is in braces stays as it is
        return tr("Usage error: the file name (--name) must contain {cc}, {CC}, {alpha3}, {numeric}, {name} "
                  "or {region} and be a plain name without folders, not “%1”.");
    case ProblemKind::SameFileName:
        //: %1 is a list of codes and the name that they have in common, such as “FR, GP: Europe”; {cc} stays
        return tr("Several flags would be saved under one name (%1). Add {cc} to the file name.");
    case ProblemKind::BadPort:
        //: %1 is the largest number
        return tr("Usage error: the first of the three ports (--port N) must be a whole number from 0 to %1, "
                  "not “%2”.")
            .arg(QString::number(maxFirstPort));
    case ProblemKind::OnlyWithPractice:
        //: %1 is an option; LOCAL, DELAY, ERROR and --server stay as they are
        return tr(
            "Usage error: %1 works only with a practice source. Choose LOCAL, DELAY or ERROR with --server.");
    case ProblemKind::OnlyWithServe:
        //: %1 is an option; --serve stays as it is
        return tr("Usage error: %1 works only with --serve.");
    case ProblemKind::OnlyWithPack:
        //: %1 is an option; --pack stays as it is
        return tr("Usage error: %1 works only with --pack.");
    case ProblemKind::BadWidths:
        //: %1 is the largest number; --png stays as it is
        return tr("Usage error: the widths (--png) must be whole numbers from 1 to %1 with commas between "
                  "them, not “%2”.")
            .arg(QString::number(maxPackWidth));
    case ProblemKind::ServedFolderApart:
        //: %1 is what was typed after --serve; that option stays as it is
        return tr("Usage error: write the folder to serve with an equals sign, --serve=%1. Country codes do "
                  "not go with --serve.");
    case ProblemKind::ConflictingOptions:
        //: %1 names options, such as --server, --url
        return tr("Usage error: these options exclude each other: %1. Give only one of them.");
    case ProblemKind::UnknownOption:
        //: %1 is what was typed, such as --foo
        return tr("Usage error: unknown option %1.");
    case ProblemKind::UnexpectedValue:
        //: %1 is an option such as --all
        return tr("Usage error: the option %1 takes no value.");
    case ProblemKind::MissingValue:
        //: %1 is an option such as --limit
        return tr("Usage error: the option %1 needs a value.");
    case ProblemKind::NothingChosen: return tr("Choose at least one country.");
    case ProblemKind::TemplateWithoutCode:
        //: {cc} and {CC} stay as they are
        return tr("The URL “%1” has no place for the country code: write {cc} (lower case) or {CC} (upper "
                  "case) where it goes.");
    case ProblemKind::TemplateNotHttp: return tr("The URL “%1” must begin with http:// or https://.");
    case ProblemKind::TemplateWithCredentials:
        return tr("The URL “%1” must not contain a user name or password: it would be shown in the log and "
                  "the report.");
    case ProblemKind::FolderNotMade: return tr("The folder for the flags could not be created");
    case ProblemKind::FolderNotWritable: return tr("The folder for the flags cannot be written to");
    case ProblemKind::FolderInUse: return tr("Another Flaghoist is saving into this folder right now");
    case ProblemKind::FolderFull:
        //: %1 is a size such as “2 MiB”
        return tr("There is too little room for the flags (at least %1 is needed)")
            .arg(QLocale().formattedDataSize(minFreeBytes, 0));
    case ProblemKind::ReportNotWritable: return tr("The report file cannot be written");
    case ProblemKind::ManifestMissing:
        //: %1 is a folder; flags.json stays as it is
        return tr("There is no list of flags (flags.json) in %1. Choose a folder that Flaghoist has saved "
                  "flags into.");
    case ProblemKind::ManifestInTheWay:
        //: %1 is the path of flags.json
        return tr("“%1” is not a list of flags that this version of Flaghoist can read. Move it away, or "
                  "choose another folder.");
    case ProblemKind::FileNotReadable:
        //: %1 is the path of a file
        return tr("“%1” cannot be read, or is too large. Check that the file is there and may be read.");
    case ProblemKind::FileNotUnderstood:
        //: %1 is the path of a file; flags.json and HAR stay as they are
        return tr("“%1” is nothing that Flaghoist opens. It opens a list of country codes, a folder of flags "
                  "(flags.json), a report, a HAR file or a kept run of its own, and a scenario.");
    case ProblemKind::PackNotMade: return tr("The pack could not be created");
    case ProblemKind::ServedFolderMissing: return tr("The folder to serve cannot be read");
    case ProblemKind::ServedFolderEmpty:
        //: %1 is a folder; the file names stay as they are
        return tr("There are no flags in %1: they should be called br/br.gif or br.gif, or .png.");
    case ProblemKind::PortTaken:
        //: %1 is a number; --port stays as it is
        return tr("Port %1 is taken by another program. End that one, or choose other ports (--port N).");
    case ProblemKind::PracticeServerFailed: return tr("The practice server could not be started");
    case ProblemKind::SourceKeyMissing:
        //: %1 is the label of a source
        return tr("The key in the URL of %1 is not kept with a run. Choose that source again, then retry.");
    case ProblemKind::BadSweep:
        return tr("Usage error: the numbers of requests at once to compare (--sweep LIST) must be whole "
                  "numbers from 1 to %1 with commas between them, such as 1,5,30, not “%2”.")
            .arg(QString::number(maxConcurrency));
    case ProblemKind::SweepOfWebSource:
        //: %1 is the label of a source
        return tr("%1 is on the web, and a sweep asks for the same flags many times over. Choose a practice "
                  "source.");
    }
    Q_UNREACHABLE();
}

/// Why \a url is no URL.
QString ProblemText::aboutUrl(const QString &url)
{
    static const QRegularExpression placeholder(uR"(\{(?!cc\}|CC\})[^{}]*\})"_s);
    static const QRegularExpression port(uR"(^[^:/?#]*://[^/?#]*:(\d+)(?=[/?#]|$))"_s);
    if (url.isEmpty())
        return tr("Type the URL of a source, such as https://example.org/flags/{cc}.png.");
    if (const auto found = placeholder.match(url); found.hasMatch())
        //: %1 is something in braces; {cc} and {CC} stay as they are
        return tr("%1 stands for nothing: write {cc} (lower case) or {CC} (upper case) where the country "
                  "code goes.")
            .arg(found.captured());
    if (url.contains(u' '))
        //: %1 stands for a space in URLs
        return tr("A URL contains no spaces: write %1 instead.").arg("%20"_L1);
    if (const auto found = port.match(url); found.hasMatch() && found.capturedView(1).toUInt() > 65'535)
        //: %1 is a number
        return tr("There is no port %1: the largest is 65535.").arg(found.captured(1));
    return sentence(ProblemKind::TemplateInvalid).arg(url);
}

/// What was meant by \a name, the name of a country where a code is wanted; empty for any other word.
QString codeHint(const QString &name)
{
    const QLocale locale;
    const auto code = countryNamed(name, locale);
    //: %1 is the name of a country, %2 its code; stands behind a sentence, with the space before it
    return code ? ProblemText::tr(" %1 is %2.").arg(countryName(*code, locale), code->upper()) : QString();
}

} // namespace

QString problemText(const Problem &problem)
{
    const QString given = sanitized(problem.detail, maxPathLength);
    if (problem.kind == ProblemKind::TemplateInvalid)
        return ProblemText::aboutUrl(given);
    const QString sentence = ProblemText::sentence(problem.kind);
    if (problem.kind == ProblemKind::BadCode)
        return sentence.arg(withoutUserInfo(given)) + codeHint(given);
    if (sentence.contains(u'%'))
        return sentence.arg(given);
    if (sentence.endsWith(u'.'))
        return sentence;
    //: %1 is a sentence of ours without its full stop, %2 the reason in the system’s own words
    return given.isEmpty() ? ProblemText::tr("%1.").arg(sentence)
                           : ProblemText::tr("%1: %2").arg(sentence, given);
}

QString complaint(const QString &program, const Problem &problem)
{
    //: %1 is the name of the program
    const QString hint = ProblemText::tr("Try “%1 --help”.").arg(program);
    return program + u": "_s + problemText(problem) + u'\n' + hint + u'\n';
}

} // namespace Flaghoist
