// Writes the man pages and the completions for bash, zsh and fish from the table of options and the help:
//     flaghoist-documents TEMPLATES FOLDER VERSION DAY
// TEMPLATES holds what the help does not say, as PROGRAM.1.in.
#include "countries/catalogue.h"
#include "domain/practice.h"
#include "domain/source.h"
#include "domain/strategy.h"
#include "options/commandline.h"
#include "options/optiontable.h"

#include <QFile>
#include <QLocale>

#include <cstdio>
#include <cstdlib>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void write(const QString &path, const QString &text)
{
    QFile file(path);
    const QByteArray bytes = text.toUtf8();
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size()
        && file.flush())
        return;
    std::fprintf(stderr, "%s: %s\n", qPrintable(path), qPrintable(file.errorString()));
    std::exit(1);
}

QStringList allDashed(const QStringList &names)
{
    QStringList all;
    for (const QString &name : names)
        all << dashed(name);
    return all;
}

QList<OptionEntry> optionsOf(Program program)
{
    QList<OptionEntry> options;
    for (const OptionGroup &group : optionGroups(program))
        options << group.options;
    return options;
}

/// Until its first stop, for a line beside the option.
QString shortDescription(const OptionEntry &option)
{
    constexpr qsizetype most = 70;
    QString text = option.description.section(u". "_s, 0, 0).section(u';', 0, 0).section(u" ("_s, 0, 0);
    if (text.endsWith(u'.'))
        text.chop(1);
    if (text.size() > most)
        text = text.left(text.lastIndexOf(u' ', most)) + u'…';
    return text;
}

// ---- man pages ------------------------------------------------------------------------------------------

/// Escaped for man; a dash that may be typed is the ASCII one.
QString manText(QString text)
{
    text.replace(u'\\', u"\\(rs"_s).replace(u'-', u"\\-"_s).replace(u'\'', u"\\(aq"_s);
    text.replace(u'’', u"\\(cq"_s).replace(u'“', u"\\(lq"_s).replace(u'”', u"\\(rq"_s);
    text.replace(u'…', u"..."_s).replace(u'–', u"\\(en"_s).replace(u'\u00a0', u"\\ "_s);
    return text.startsWith(u'.') ? u"\\&"_s + text : text;
}

/// "-o, --output DIR": names bold, the value in italics.
QString manTerm(const OptionEntry &option)
{
    QStringList names;
    for (const QString &name : option.names)
        names << u"\\fB"_s + manText(dashed(name)) + u"\\fR"_s;
    const QString value = u"\\fI"_s + manText(option.value) + u"\\fR"_s;
    const QString all = names.join(u", "_s);
    if (option.value.isEmpty())
        return all;
    return option.valueIsOptional ? all + u"[="_s + value + u']' : all + u' ' + value;
}

QString manOptions(Program program)
{
    QString text;
    for (const OptionGroup &group : optionGroups(program)) {
        text += u".SS "_s + manText(group.title) + u'\n';
        for (const OptionEntry &option : group.options)
            text += u".TP\n"_s + manTerm(option) + u'\n' + manText(option.description) + u'\n';
    }
    return text;
}

QString manSections(Program program)
{
    QString text;
    for (const HelpSection &section : helpSections(program)) {
        text += u".SH "_s + manText(section.title.toUpper()) + u'\n';
        if (!section.text.isEmpty())
            text += manText(section.text) + u'\n';
        for (const auto &[term, description] : section.entries)
            text += u".TP\n\\fB"_s + manText(term) + u"\\fR\n"_s + manText(description) + u'\n';
    }
    return text;
}

// ---- completions ----------------------------------------------------------------------------------------

enum class Values { None, Listed, Files, Folders, Free };

struct Completion
{
    Values kind = Values::None;
    QStringList values{}; ///< Values::Listed only
};

Completion completionOf(const OptionEntry &option)
{
    QStringList values;
    const QString &name = option.names.last();
    if (name == "server"_L1) {
        for (const Source &source : builtInSources())
            values << source.label;
    } else if (name == "region"_L1) {
        for (const Region region :
             {Region::Africa, Region::Americas, Region::Asia, Region::Europe, Region::Oceania})
            values << regionName(region, QLocale(QLocale::English));
    } else if (name == "strategy"_L1) {
        for (const Strategy strategy : allStrategies)
            values << strategyId(strategy);
    } else if (name == "faults"_L1) {
        values = practiceFaultIds(everyPracticeFault) << u"all"_s << u"none"_s;
    } else if (option.value.contains(u'|')) {
        values = option.value.split(u'|');
    }
    if (!values.isEmpty())
        return {Values::Listed, values};
    if (option.value == "DIR"_L1)
        return {Values::Folders};
    if (option.value == "FILE"_L1)
        return {Values::Files};
    return {option.value.isEmpty() ? Values::None : Values::Free};
}

QString codeWords()
{
    QStringList codes;
    for (const CountryCode code : isoCodes())
        codes << code.upper();
    return codes.join(u' ');
}

QString bashCompletion(Program program)
{
    const QString name = programName(program);
    QString cases;
    QStringList all;
    for (const OptionEntry &option : optionsOf(program)) {
        const Completion completion = completionOf(option);
        all << allDashed(option.names);
        QString words;
        switch (completion.kind) {
        case Values::None: continue;
        case Values::Listed:
            words = u"compgen -W '%1' -- \"$current\""_s.arg(completion.values.join(u' '));
            break;
        case Values::Files: words = u"compgen -f -- \"$current\""_s; break;
        case Values::Folders: words = u"compgen -d -- \"$current\""_s; break;
        case Values::Free: words = u":"_s; break;
        }
        QStringList patterns; // an optional value is only what follows the sign
        for (const QString &written : allDashed(option.names))
            patterns << (option.valueIsOptional ? written + u'=' : written + u'|' + written + u'=');
        cases += u"    %1)\n        mapfile -t COMPREPLY < <(%2)\n"_s.arg(patterns.join(u'|'), words);
        if (completion.kind != Values::Listed && completion.kind != Values::Free)
            cases += u"        compopt -o filenames\n"_s;
        cases += u"        ;;\n"_s;
    }
    return u"# bash completion of %1, made from its table of options\n"
           "_%2()\n{\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]} joined=''\n"
           "    if [[ $current == = ]]; then # --name=\n"
           "        current='' joined='='\n"
           "    elif [[ $option == = ]]; then # --name=value\n"
           "        option=${COMP_WORDS[COMP_CWORD-2]} joined='='\n"
           "    fi\n"
           "    COMPREPLY=()\n"
           "    case $option$joined in\n%3"
           "    *) option='' ;;\n"
           "    esac\n"
           "    [[ -z $option ]] || return 0\n"
           "    if [[ $current == -* ]]; then\n"
           "        mapfile -t COMPREPLY < <(compgen -W '%4' -- \"$current\")\n"
           "    else\n"
           "        mapfile -t COMPREPLY < <(compgen -W '%5' -- \"${current^^}\")\n"
           "    fi\n"
           "}\n"
           "complete%6 -F _%2 %1\n"_s.arg(name, QString(name).replace(u'-', u'_'), cases, all.join(u' '),
                                          codeWords(),
                                          program == Program::Window ? u" -o default"_s : QString());
}

/// In single quotes.
QString quoted(QString text, const QString &quote = u"'\\''"_s)
{
    return u'\'' + text.replace(u'\'', quote) + u'\'';
}

QString fishQuoted(const QString &text)
{
    return quoted(text, u"\\'"_s);
}

QString zshSpecs(Program program)
{
    QString specs;
    for (const OptionEntry &option : optionsOf(program)) {
        const Completion completion = completionOf(option);
        QString value;
        switch (completion.kind) {
        case Values::None: break;
        case Values::Listed: value = u":(%1)"_s.arg(completion.values.join(u' ')); break;
        case Values::Files: value = u":_files"_s; break;
        case Values::Folders: value = u":_files -/"_s; break;
        case Values::Free: value = u": "_s; break;
        }
        if (!value.isEmpty())
            value = (option.valueIsOptional ? u"::"_s : u":"_s) + option.value + value;
        for (const QString &name : option.names) {
            QString sign;
            if (!option.value.isEmpty())
                sign = option.valueIsOptional ? u"=-"_s : name.size() == 1 ? u"+"_s : u"="_s;
            specs += u" \\\n            "_s
                + quoted(u"*"_s + dashed(name) + sign + u'['
                         + shortDescription(option).replace(u'[', u"("_s).replace(u']', u")"_s) + u']'
                         + value);
        }
    }
    return specs;
}

QString zshCompletion()
{
    QStringList codes;
    for (const CountryCode code : isoCodes())
        codes << quoted(code.upper() + u':' + countryName(code, QLocale(QLocale::English)));
    return u"#compdef flaghoist flaghoist-cli\n"
           "# made from their table of options\n"
           "_flaghoist_codes()\n{\n"
           "    local -a codes=(\n        %1\n    )\n"
           "    _describe 'country code' codes\n"
           "}\n\n"
           "_flaghoist()\n{\n"
           "    case $service in\n"
           "    flaghoist)\n        _arguments -s -S%2 \\\n            '*:country code:_flaghoist_codes'\n   "
           "     ;;\n"
           "    *)\n        _arguments -s -S%3 \\\n            '*:country code:_flaghoist_codes'\n        "
           ";;\n"
           "    esac\n"
           "}\n\n"
           "_flaghoist \"$@\"\n"_s.arg(codes.join(u"\n        "_s), zshSpecs(Program::Window),
                                       zshSpecs(Program::Console));
}

QString fishCompletion(Program program)
{
    const QString complete = u"complete -c "_s + programName(program);
    QString lines = u"# made from the table of options\n"_s + complete + u" -f\n"_s;
    for (const OptionEntry &option : optionsOf(program)) {
        const Completion completion = completionOf(option);
        lines += complete;
        for (const QString &name : option.names)
            lines += (name.size() == 1 ? u" -s "_s : u" -l "_s) + name;
        switch (completion.kind) {
        case Values::None: break;
        case Values::Listed: lines += u" -x -a "_s + quoted(completion.values.join(u' ')); break;
        case Values::Files: lines += u" -r -F"_s; break;
        case Values::Folders:
            lines += (option.valueIsOptional ? u" -a "_s : u" -x -a "_s)
                + quoted(u"(__fish_complete_directories)"_s);
            break;
        case Values::Free: lines += u" -x"_s; break;
        }
        lines += u" -d "_s + fishQuoted(shortDescription(option)) + u'\n';
    }
    for (const CountryCode code : isoCodes())
        lines += complete + u" -a "_s + code.upper() + u" -d "_s
            + fishQuoted(countryName(code, QLocale(QLocale::English))) + u'\n';
    return lines;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 5) {
        std::fputs("Usage: flaghoist-documents TEMPLATES FOLDER VERSION DAY\n", stderr);
        return 2;
    }
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const QString folder = arguments.at(1) + u'/';
    for (const Program program : {Program::Window, Program::Console}) {
        const QString name = programName(program);
        QString page = read(arguments.at(0) + u'/' + name + u".1.in"_s);
        page.replace(u"@VERSION@"_s, arguments.at(2)).replace(u"@DAY@"_s, arguments.at(3));
        page.replace(u"@OPTIONS@\n"_s, manOptions(program)).replace(u"@SECTIONS@\n"_s, manSections(program));
        write(folder + name + u".1"_s, page);
        write(folder + name + u".bash"_s, bashCompletion(program));
        write(folder + name + u".fish"_s, fishCompletion(program));
    }
    write(folder + u"_flaghoist"_s, zshCompletion());
    return 0;
}
