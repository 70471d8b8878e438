#include "wording/programtext.h"

#include "wording/problemtext.h"

#include <QCoreApplication>

#include <unicode/uversion.h>

#include <array>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct ProgramText
{
    Q_DECLARE_TR_FUNCTIONS(ProgramText)
};

} // namespace

QString complaint(const QString &program, const Problem &problem)
{
    //: %1 is the name of the program
    const QString hint = ProgramText::tr("Try “%1 --help”.").arg(program);
    return program + u": "_s + problemText(problem) + u'\n' + hint + u'\n';
}

QString versionsText(const QString &program)
{
    UVersionInfo icu{};
    u_getVersion(icu);
    std::array<char, U_MAX_VERSION_STRING_LENGTH> icuText{};
    u_versionToString(icu, icuText.data());
    return u"%1 %2 (Qt %3, ICU %4)\n"_s.arg(program, QStringLiteral(FLAGHOIST_VERSION),
                                            QLatin1StringView(qVersion()), QLatin1StringView(icuText.data()));
}

} // namespace Flaghoist
