#include "cli/answer.h"

#include "cli/exitstatus.h"
#include "cli/folderconsole.h"
#include "cli/output.h"
#include "countries/catalogue.h"
#include "wording/problemtext.h"

#include <unistd.h>

namespace Flaghoist {

using namespace Qt::StringLiterals;

std::optional<int> answerWithoutRun(const Result<CommandLine, Problem> &line, Program program)
{
    const QString name = programName(program);
    if (!line) {
        Output(STDERR_FILENO).write(complaint(name, line.error()));
        return UsageError;
    }
    Output out(STDOUT_FILENO);
    Output err(STDERR_FILENO);
    if (!line->help && !line->version)
        return workOnFolder(*line, out, err);
    out.write(line->help ? commandLineHelp(program)
                         : u"%1 %2 (Qt %3, ICU %4)\n"_s.arg(name, QStringLiteral(FLAGHOIST_VERSION),
                                                            QLatin1StringView(qVersion()), icuVersion()));
    switch (out.state()) {
    case Output::State::Open: return Success;
    case Output::State::Closed: return OutputClosed;
    case Output::State::Failed: return SomeErrors;
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
