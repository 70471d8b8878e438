#include "options/commandline.h"

#include "options/optiontable.h"

#include <QCoreApplication>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype lineWidth = 79;
constexpr qsizetype textColumn = 26;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(HelpText)
};

/// \a text in lines that begin at \a indent and end before lineWidth.
QString wrapped(const QString &text, qsizetype indent)
{
    const QString margin(indent, u' ');
    QStringList lines;
    QString line;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!line.isEmpty() && indent + line.size() + 1 + word.size() > lineWidth)
            lines.append(margin + std::exchange(line, {}));
        line += line.isEmpty() ? word : u' ' + word;
    }
    lines.append(margin + line);
    return lines.join(u'\n') + u'\n';
}

/// A term of \a textColumn at most stands before its text, a longer one above it.
QString described(const QString &term, const QString &text)
{
    const QString body = wrapped(text, textColumn);
    const QString head = u"  "_s + term;
    if (head.size() + 2 > textColumn)
        return head + u'\n' + body;
    return head.leftJustified(textColumn) + body.mid(textColumn);
}

QString spelled(const OptionEntry &option)
{
    QStringList names;
    for (const QString &name : option.names)
        names.append(dashed(name));
    const QString all = names.join(u", "_s);
    if (option.valueIsOptional)
        return all + u"[="_s + option.value + u']';
    return option.value.isEmpty() ? all : all + u' ' + option.value;
}

QString heading(const QString &title)
{
    return u'\n' + title + u'\n';
}

HelpSection consoleExamples()
{
    return {
        .title = Text::tr("Examples"),
        .entries = {
            {u"flaghoist-cli"_s, Text::tr("The 20 most populous countries from LOCAL.")},
            {u"flaghoist-cli BR FR b"_s, Text::tr("Brazil, France, and BA to BZ.")},
            {u"flaghoist-cli --region Europe --name flag-{CC}"_s,
             Text::tr("The countries of Europe, as flag-AD.png and so on.")},
            {u"flaghoist-cli -s DELAY -al 100 -m 50"_s,
             Text::tr("The first 100 countries from slow answers, 50 at once.")},
            {u"flaghoist-cli -v --slow BD=10 --strategy pool-in-order"_s,
             Text::tr("See one slow answer hold up every flag after it; as completed, it holds up nothing.")},
            {u"flaghoist-cli -v -s ERROR --faults 503,reset"_s,
             Text::tr("A quarter of the requests fails, and retries help.")},
            {u"flaghoist-cli --url 'https://example.org/{cc}.png' -o flags"_s,
             Text::tr("From a server of your own into the folder “flags”.")},
            {u"flaghoist-cli --serve"_s,
             //: The URL stays as it is
             Text::tr("Now the scripts of the book find LOCAL at http://localhost:%1/flags, and DELAY and "
                      "ERROR at the next two ports.")
                 .arg(defaultFirstPort)}}};
}

HelpSection windowExamples()
{
    return {.title = Text::tr("Examples"),
            .entries = {
                {u"flaghoist --start"_s, Text::tr("Watch the 20 most populous countries arrive from DELAY.")},
                {u"flaghoist BR FR b"_s, Text::tr("Brazil, France, and BA to BZ are chosen.")},
                {u"flaghoist --region Europe -s ERROR -m 5"_s,
                 Text::tr("The countries of Europe, some with errors, five at once.")}}};
}

HelpSection consoleExitStatuses()
{
    return {
        .title = Text::tr("Exit status"),
        .entries = {{u"0"_s,
                     Text::tr("Every flag is there, or the source does not have it. With --serve: the server "
                              "was asked to end, by Ctrl+C.")},
                    {u"1"_s, Text::tr("Some flags failed, or the output could not be written.")},
                    {u"2"_s, Text::tr("The command line is wrong, or the run could not start.")},
                    {u"129, 130, 143"_s,
                     Text::tr("Hung up, interrupted (Ctrl+C) or terminated; a second Ctrl+C ends at once.")},
                    {u"141"_s, Text::tr("The reader of the output closed it.")}}};
}

HelpSection windowExitStatuses()
{
    return {.title = Text::tr("Exit status"),
            .entries = {{u"0"_s, Text::tr("The window was closed.")},
                        {u"2"_s, Text::tr("The command line is wrong; no window was opened.")}}};
}

HelpSection reportFormat()
{
    return {
        .title = Text::tr("The report file"),
        .text = Text::tr("One JSON object. Every key is always there; what is not known is null."),
        .entries = {
            {u"version"_s, Text::tr("The version of this format: 2.")},
            {u"program, started_at"_s, Text::tr("What wrote the file, and when the run began.")},
            {u"source, url_template, strategy, retries, timeout_s, practice"_s,
             Text::tr("What was used; practice is null for other sources.")},
            {u"asked, used, limited_by"_s,
             Text::tr("Requests at once; why fewer: codes, source, strategy, maximum, open-files.")},
            {u"requested, counts"_s,
             Text::tr("How many codes, and how many of them ended as ok, unchanged, not_found, error, "
                      "cancelled.")},
            {u"elapsed_s"_s, Text::tr("Seconds, without pauses.")},
            {u"predicted_s"_s, Text::tr("The same by the planned responses of a practice source.")},
            {u"critical_path"_s,
             Text::tr("What the elapsed time went to, step by step: code, attempt, phase, from_ms, to_ms. "
                      "Each step began because the one before ended.")},
            {u"items"_s,
             Text::tr("One for each code, in alphabetical order: code, name, url, status, kind (of an "
                      "error), http_status, reason, detail, delivered_ms, attempts, bytes, width, height, "
                      "format, sha256, file.")},
            {u"attempts"_s,
             Text::tr("Of an item: round, slot (from 0), sends (how often the request was really sent), "
                      "reused (the connection), bytes, kind, http_status, reason, detail, and when each step "
                      "was reached: due_ms, start_ms, connected_ms, secured_ms, sent_ms, first_byte_ms, "
                      "received_ms, verified_ms, end_ms. Times are milliseconds since the run began.")}}};
}

} // namespace

QString programName(Program program)
{
    return program == Program::Console ? u"flaghoist-cli"_s : u"flaghoist"_s;
}

QList<HelpSection> helpSections(Program program)
{
    if (program == Program::Console)
        return {consoleExamples(), consoleExitStatuses(), reportFormat()};
    return {windowExamples(), windowExitStatuses()};
}

QString commandLineHelp(Program program)
{
    const bool console = program == Program::Console;
    QString help = wrapped(
        console ? Text::tr("Downloads the flags of countries, many at once, and says what came of each.")
                : Text::tr("Downloads the flags of countries, many at once, and shows what becomes of each "
                           "in a window."),
        0);
    help += heading(Text::tr("Usage"));
    help += u"  "_s + programName(program) + u" ["_s + Text::tr("options") + u"] "_s
        + (console ? u"[CC…]\n"_s : u"[CC… | FILE]\n"_s);
    help += u'\n'
        + described(u"CC"_s,
                    Text::tr("A country code, or one letter: B stands for BA to BZ. Without any, and without "
                             "-a, -e or --region: the 20 most populous countries."));
    if (!console)
        help += described(
            u"FILE"_s,
            //: FILE, flags.json, HAR and “practice” stay as they are
            Text::tr("What to open, a path with a dot or a slash: a list of country codes; a folder of flags "
                     "or its flags.json, a report, a HAR file or a kept run of Flaghoist, each shown as a "
                     "run that can be retried; a scenario, which is JSON with “practice” as in a report, and "
                     "with “source”, “strategy”, “asked”, “retries” and “codes” where wanted."));
    for (const OptionGroup &group : optionGroups(program)) {
        help += heading(group.title);
        for (const OptionEntry &option : group.options)
            help += described(spelled(option), option.description);
    }
    for (const HelpSection &section : helpSections(program)) {
        help += heading(section.title);
        if (!section.text.isEmpty())
            help += wrapped(section.text, 2);
        for (const auto &[term, description] : section.entries)
            help += described(term, description);
    }
    return help;
}

} // namespace Flaghoist
