#include "cli/answer.h"

#include "cli/consolereport.h"
#include "cli/exitstatus.h"

#include <unicode/uversion.h>

#include <array>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

QString versionsText()
{
    UVersionInfo icu{};
    u_getVersion(icu);
    std::array<char, U_MAX_VERSION_STRING_LENGTH> icuText{};
    u_versionToString(icu, icuText.data());
    return u"flaghoist-cli %1 (Qt %2, ICU %3)\n"_s.arg(QLatin1StringView(FLAGHOIST_VERSION),
                                                       QLatin1StringView(qVersion()),
                                                       QLatin1StringView(icuText.data()));
}

} // namespace

std::optional<int> answerWithoutRun(const Result<CommandLine, Problem> &line, Output &out, Output &err)
{
    if (!line) {
        err.write(complaint(line.error()));
        return UsageError;
    }
    if (!line->help && !line->version)
        return std::nullopt;
    out.write(line->help ? commandLineHelp() : versionsText());
    switch (out.state()) {
    case Output::State::Open: return Success;
    case Output::State::Closed: return OutputClosed;
    case Output::State::Failed: return SomeErrors;
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
