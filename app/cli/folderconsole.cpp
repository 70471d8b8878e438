#include "cli/folderconsole.h"

#include "cli/exitstatus.h"
#include "domain/sanitized.h"
#include "options/optionvalue.h"
#include "session/savedfiles.h"
#include "wording/problemtext.h"

#include <QCoreApplication>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct FolderTexts
{
    Q_DECLARE_TR_FUNCTIONS(FolderConsole)
};

QString kindText(FileFinding::Kind kind)
{
    switch (kind) {
    //: What is wrong with a file, in a line such as “BR  missing  br.png”
    case FileFinding::Kind::Missing: return FolderTexts::tr("missing");
    //: What is wrong with a file: another flag than the one that was saved
    case FileFinding::Kind::Changed: return FolderTexts::tr("changed");
    //: What is wrong with a file: no whole flag
    case FileFinding::Kind::Damaged: return FolderTexts::tr("damaged");
    //: What is wrong with a file: a picture that was not saved by Flaghoist
    case FileFinding::Kind::Extra: return FolderTexts::tr("extra");
    }
    Q_UNREACHABLE();
}

int refused(const Problem &problem, Output &err)
{
    err.write(complaint(programName(Program::Console), problem));
    return UsageError;
}

int verifyFolder(const QString &folder, Output &out, Output &err)
{
    const auto check = checkFolder(folder);
    if (!check)
        return refused(check.error(), err);
    int departures = 0;
    for (const FileFinding &finding : check->findings) {
        departures += finding.kind == FileFinding::Kind::Extra ? 0 : 1;
        out.writeLine(u"%1  %2  %3"_s.arg(finding.code ? finding.code->upper() : u"—"_s,
                                          kindText(finding.kind), sanitized(finding.file)));
    }
    //: %1 of %n flags in the manifest are whole and unchanged
    out.writeLine(FolderTexts::tr("%1 of %n flag(s) are as they were saved.", nullptr, check->listed)
                      .arg(check->listed - departures));
    return check->findings.isEmpty() ? Success : SomeErrors;
}

int packFolder(const PackOptions &options, Output &out, Output &err)
{
    const auto pack = makePack(options);
    if (!pack)
        return refused(pack.error(), err);
    for (const FileFinding &finding : pack->leftOut)
        err.writeLine(u"%1  %2  %3"_s.arg(finding.code ? finding.code->upper() : u"—"_s,
                                          kindText(finding.kind), sanitized(finding.file)));
    if (!pack->small.isEmpty())
        //: %1 is a list of codes. A flag that is made of pixels is narrower than the PNG or the sprite asks
        //: for
        err.writeLine(
            FolderTexts::tr("Smaller than asked for: %1. Their PNGs keep their size; in the sprite they "
                            "are enlarged.")
                .arg(formatCodes(pack->small)));
    //: %1 is a folder
    out.writeLine(FolderTexts::tr("%n file(s) in %1.", nullptr, int(pack->files.size())).arg(options.output));
    return pack->leftOut.isEmpty() ? Success : SomeErrors;
}

} // namespace

std::optional<int> workOnFolder(const CommandLine &line, Output &out, Output &err)
{
    if (!line.verifiedFolder.isEmpty())
        return verifyFolder(line.verifiedFolder, out, err);
    return line.pack ? std::optional(packFolder(*line.pack, out, err)) : std::nullopt;
}

} // namespace Flaghoist
