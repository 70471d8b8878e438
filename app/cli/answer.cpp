#include "cli/answer.h"

#include "cli/exitstatus.h"
#include "wording/programtext.h"

namespace Flaghoist {

std::optional<int> answerWithoutRun(const Result<CommandLine, Problem> &line, Output &out, Output &err)
{
    const QString name = programName(Program::Console);
    if (!line) {
        err.write(complaint(name, line.error()));
        return UsageError;
    }
    if (!line->help && !line->version)
        return std::nullopt;
    out.write(line->help ? commandLineHelp(Program::Console) : versionsText(name));
    switch (out.state()) {
    case Output::State::Open: return Success;
    case Output::State::Closed: return OutputClosed;
    case Output::State::Failed: return SomeErrors;
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
