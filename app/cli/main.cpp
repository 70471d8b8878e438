#include "cli/commands.h"
#include "cli/process.h"
#include "session/downloadsession.h"
#include "wording/translators.h"

#include <QCoreApplication>
#include <QLocale>
#include <QLoggingCategory>

#include <cstdlib>

using namespace Flaghoist;

int main(int argc, char **argv)
{
    ignoreFileSizeSignal();
    Output::secureStandardStreams();
    // Qt's own warnings say nothing to whoever downloads flags; QT_LOGGING_RULES brings them back.
    QLoggingCategory::setFilterRules(QStringLiteral("*.debug=false\n*.info=false\n*.warning=false"));
    int onlyName = 1; // the arguments are ours alone, not Qt's
    QCoreApplication app(onlyName, argv);
    QCoreApplication::setApplicationName(QStringLiteral("flaghoist"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FLAGHOIST_VERSION));
    installTranslators(app, QLocale());
    explainMemoryShortage(Program::Console);

    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));

    const SignalWatcher signalWatcher;
    const Result<CommandLine, Problem> line =
        parseCommandLine(arguments, Program::Console, defaultRunOptions(Program::Console));
    if (const auto status = answerWithoutRun(line, Program::Console))
        return *status;

    Output out(standardOutput);
    Output err(standardError);
    if (line->serving)
        return serve(*line, signalWatcher, out, err);
    if (line->sweep)
        std::_Exit(sweep(*line, signalWatcher, out, err));
    DownloadSession session;
    const int status = download(session, *line, signalWatcher, out, err);
    // All is reported and saved. The system takes hundreds of threads and sockets back faster than they are
    // ended one by one, and it does not wait for a resolver that blocks, as ~QCoreApplication would.
    std::_Exit(status);
}
