#include "wording/programtext.h"

#include "countries/catalogue.h"
#include "domain/sanitized.h"
#include "wording/problemtext.h"

#include <QCoreApplication>

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
    return u"%1 %2 (Qt %3, ICU %4)\n"_s.arg(program, QStringLiteral(FLAGHOIST_VERSION),
                                            QLatin1StringView(qVersion()), icuVersion());
}

QString noDisplayText(const QString &program, const QString &reason)
{
    const QString sentence = reason.isEmpty()
        //: flaghoist-cli stays as it is
        ? ProgramText::tr("There is no display to open a window on; flaghoist-cli does the same job in a "
                          "terminal.")
        //: %1 is the system’s reason; flaghoist-cli stays as it is
        : ProgramText::tr("No window can be opened (%1); flaghoist-cli does the same job in a terminal.")
              .arg(sanitized(reason));
    return program + u": "_s + sentence + u'\n';
}

} // namespace Flaghoist
