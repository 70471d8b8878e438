#pragma once

#include "domain/packoptions.h"
#include "domain/problem.h"
#include "domain/result.h"
#include "domain/runoptions.h"
#include "options/optiontable.h"

#include <QList>
#include <QStringList>

#include <optional>
#include <utility>

namespace Flaghoist {

/// What --serve asks for; how its servers behave is in the run's options.
struct Serving
{
    QString folder; ///< empty: the flag pack
    int firstPort = defaultFirstPort;
};

/// What --sweep asks for: each of the methods with each number of requests at once.
struct Sweeping
{
    QList<int> concurrencies;
    QList<Strategy> methods;
};

/// The window begins with slow answers, so that the first Start shows flags appearing over five seconds; the
/// console begins as the book does.
[[nodiscard]] RunOptions defaultRunOptions(Program program);

/// What a command line asks for.
struct CommandLine
{
    RunOptions run;
    bool help = false;
    bool version = false;
    /// The console program only.
    bool verbose = false;
    bool explain = false;
    QString reportFile; ///< empty: none; so are the next two
    QString harFile;
    QString traceFile;
    std::optional<Sweeping> sweep; ///< many runs instead of one
    std::optional<Serving> serving; ///< instead of a run, as the next two
    QString verifiedFolder; ///< empty: none
    std::optional<PackOptions> pack;
    /// The windowed program only.
    bool start = false;
    QString openedFile; ///< empty: none
};

/// \a arguments as of QCoreApplication::arguments(). Never exits and never prints. Checks everything that
/// can be known without touching the disk or the network; the first problem found is returned.
/// What is not given stays as in \a base.
[[nodiscard]] Result<CommandLine, Problem> parseCommandLine(const QStringList &arguments, Program program,
                                                            const RunOptions &base);

/// What follows the options in --help and in the man page, translated.
struct HelpSection
{
    QString title;
    QString text{}; ///< before the entries; may be empty
    QList<std::pair<QString, QString>> entries; ///< a term and what it means
};

[[nodiscard]] QList<HelpSection> helpSections(Program program);

/// The text of --help, translated.
[[nodiscard]] QString commandLineHelp(Program program);

/// What the program is called where it is started.
[[nodiscard]] QString programName(Program program);

} // namespace Flaghoist
