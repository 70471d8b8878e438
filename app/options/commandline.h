#pragma once

#include "domain/problem.h"
#include "domain/result.h"
#include "domain/runoptions.h"

#include <QStringList>

namespace Flaghoist {

/// What a console command line asks for.
struct CommandLine
{
    RunOptions run;
    bool verbose = false;
    QString reportFile; ///< empty: none
    bool help = false;
    bool version = false;
};

/// \a arguments as of QCoreApplication::arguments(). Never exits and never prints. Checks everything that
/// can be known without touching the disk or the network; the first problem found is returned.
[[nodiscard]] Result<CommandLine, Problem> parseCommandLine(const QStringList &arguments);

/// The text of --help, translated.
[[nodiscard]] QString commandLineHelp();

} // namespace Flaghoist
