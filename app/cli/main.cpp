#include "cli/answer.h"
#include "cli/console.h"
#include "cli/execute.h"
#include "cli/output.h"
#include "cli/serveconsole.h"
#include "cli/sweepconsole.h"
#include "session/downloadsession.h"
#include "wording/translators.h"

#include <QGuiApplication>
#include <QLocale>
#include <QLoggingCategory>

#include <csignal>
#include <cstdlib>

#include <unistd.h>

using namespace Flaghoist;

int main(int argc, char **argv)
{
    std::signal(SIGXFSZ, SIG_IGN); // a file-size limit is a failure to save, not the end of the program
    Output::secureStandardStreams();
    // Qt's own warnings say nothing to whoever downloads flags; QT_LOGGING_RULES brings them back.
    QLoggingCategory::setFilterRules(QStringLiteral("*.debug=false\n*.info=false\n*.warning=false"));
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int onlyName = 1; // the arguments are ours alone, not Qt's
    QGuiApplication app(onlyName, argv);
    QCoreApplication::setApplicationName(QStringLiteral("flaghoist"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FLAGHOIST_VERSION));
    installTranslators(app, QLocale());

    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));

    const SignalWatcher signalWatcher;
    const Result<CommandLine, Problem> line =
        parseCommandLine(arguments, Program::Console, defaultRunOptions(Program::Console));
    if (const auto status = answerWithoutRun(line, Program::Console))
        return *status;

    Output out(STDOUT_FILENO);
    Output err(STDERR_FILENO);
    if (line->serving) {
        ServeConsole server(out, err);
        return execute(server, *line, signalWatcher);
    }
    if (line->sweep) {
        SweepConsole sweep(out, err);
        std::_Exit(execute(sweep, *line, signalWatcher));
    }
    DownloadSession session;
    Console console(&session, out, err);
    const int status = execute(console, *line, signalWatcher);
    // All is reported and saved. The system takes hundreds of threads and sockets back faster than they are
    // ended one by one, and it does not wait for a resolver that blocks, as ~QCoreApplication would.
    std::_Exit(status);
}
