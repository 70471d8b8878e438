#include "cli/otherwork.h"

#include "cli/consolereport.h"
#include "countries/catalogue.h"
#include "domain/sanitized.h"
#include "domain/threadpriority.h"
#include "options/optionvalue.h"
#include "session/practicehost.h"
#include "session/savedfiles.h"
#include "session/sweep.h"
#include "wording/translators.h"

#include <QCoreApplication>
#include <QLocale>

#include <cstdlib>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct FolderConsole
{
    Q_DECLARE_TR_FUNCTIONS(FolderConsole)
};

QString findingLine(const FileFinding &finding)
{
    const auto kind = [&finding] {
        switch (finding.kind) {
        //: What is wrong with a file, in a line such as “BR  missing  br.png”
        case FileFinding::Kind::Missing: return FolderConsole::tr("missing");
        //: What is wrong with a file: another flag than the one that was saved
        case FileFinding::Kind::Changed: return FolderConsole::tr("changed");
        //: What is wrong with a file: no whole flag
        case FileFinding::Kind::Damaged: return FolderConsole::tr("damaged");
        //: What is wrong with a file: a picture that was not saved by Flaghoist
        case FileFinding::Kind::Extra: return FolderConsole::tr("extra");
        }
        Q_UNREACHABLE();
    };
    return u"%1  %2  %3"_s.arg(finding.code ? finding.code->upper() : u"—"_s, kind(),
                               sanitized(finding.file));
}

int verifyFolder(const QString &folder, Output &out, Output &err)
{
    const auto check = checkFolder(folder);
    if (!check)
        return refuse(check.error(), err);
    int departures = 0;
    for (const FileFinding &finding : check->findings) {
        departures += finding.kind == FileFinding::Kind::Extra ? 0 : 1;
        out.writeLine(findingLine(finding));
    }
    //: %1 of %n flags in the manifest are whole and unchanged
    out.writeLine(FolderConsole::tr("%1 of %n flag(s) are as they were saved.", nullptr, check->listed)
                      .arg(check->listed - departures));
    return check->findings.isEmpty() ? Success : SomeErrors;
}

int packFolder(const PackOptions &options, Output &out, Output &err)
{
    const auto pack = makePack(options);
    if (!pack)
        return refuse(pack.error(), err);
    for (const FileFinding &finding : pack->leftOut)
        err.writeLine(findingLine(finding));
    if (!pack->small.isEmpty())
        //: %1 is a list of codes. A flag that is made of pixels is narrower than the PNG or the sprite asks
        //: for
        err.writeLine(
            FolderConsole::tr(
                "Smaller than asked for: %1. Their PNGs keep their size; in the sprite they are enlarged.")
                .arg(formatCodes(pack->small)));
    //: %1 is a folder
    out.writeLine(
        FolderConsole::tr("%n file(s) in %1.", nullptr, int(pack->files.size())).arg(options.output));
    return pack->leftOut.isEmpty() ? Success : SomeErrors;
}

/// Translated before there is an application that could do it.
struct ProgramText
{
    Q_DECLARE_TR_FUNCTIONS(ProgramText)

public:
    QString noDisplay;
    QString notOpened; ///< %1 stands for the reason
    QString reason; ///< the first warning
};
ProgramText messages;
QtMessageHandler qtHandler = nullptr;

/// While QApplication is constructed. Warnings are the reason for what may follow; where the window opens all
/// the same, they are of no use.
void handleOpening(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type == QtDebugMsg) {
        qtHandler(type, context, message);
    } else if (type != QtFatalMsg) {
        if (messages.reason.isEmpty())
            messages.reason = message.section(u'\n', 0, 0).trimmed();
    } else {
        const bool wanted =
            qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
        const bool known = wanted && !messages.reason.isEmpty();
        Output(standardError)
            .writeLine(programName(Program::Window) + u": "_s
                       + (known ? messages.notOpened.arg(sanitized(messages.reason)) : messages.noDisplay));
        std::_Exit(UsageError);
    }
}

/// After that. Qt for X11 prints this line and calls exit(), which destroys what other threads still use.
void handleLoss(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    qtHandler(type, context, message);
    if (message.startsWith("The X11 connection broke"_L1))
        std::_Exit(SomeErrors);
}

} // namespace

std::optional<int> answerWithoutRun(const Result<CommandLine, Problem> &line, Program program)
{
    Output out(standardOutput);
    Output err(standardError);
    if (!line)
        return refuse(line.error(), err, program);
    if (line->help)
        out.write(commandLineHelp(program));
    else if (line->version)
        out.write(u"%1 %2 (Qt %3, ICU %4)\n"_s.arg(programName(program), QStringLiteral(FLAGHOIST_VERSION),
                                                   QLatin1StringView(qVersion()), icuVersion()));
    else if (!line->verifiedFolder.isEmpty())
        return verifyFolder(line->verifiedFolder, out, err);
    else if (line->pack)
        return packFolder(*line->pack, out, err);
    else
        return std::nullopt;
    return out.status();
}

std::optional<int> answerWithoutDisplay(int &argc, char **argv)
{
    QCoreApplication app(argc, argv);
    installTranslators(app, QLocale());
    const auto line = parseCommandLine(QCoreApplication::arguments(), Program::Window, {});
    if (line) { // what looks wrong here may be an option of QApplication
        if (const auto status = answerWithoutRun(line, Program::Window))
            return status;
    }
    //: flaghoist-cli stays as it is
    messages.noDisplay = ProgramText::tr(
        "There is no display to open a window on; flaghoist-cli does the same job in a terminal.");
    //: %1 is the system’s reason; flaghoist-cli stays as it is
    messages.notOpened =
        ProgramText::tr("No window can be opened (%1); flaghoist-cli does the same job in a terminal.");
    qtHandler = qInstallMessageHandler(&handleOpening);
    return std::nullopt;
}

void displayOpened()
{
    qInstallMessageHandler(&handleLoss);
    explainMemoryShortage(Program::Window);
    letTheWindowGoFirst();
}

int serve(const CommandLine &line, const SignalWatcher &signalWatcher, Output &out, Output &err)
{
    const auto sites = servePractice(line.serving->folder, line.serving->firstPort, line.run);
    if (!sites)
        return refuse(sites.error(), err);
    out.write(servingReport(sites->sources, sites->flags));
    out.reportFailure(err);
    if (out.status() != Success)
        return out.status();
    QObject::connect(&signalWatcher, &SignalWatcher::interrupted, qApp,
                     [] { QCoreApplication::exit(Success); });
    return QCoreApplication::exec();
}

int sweep(const CommandLine &line, const SignalWatcher &signalWatcher, Output &out, Output &err)
{
    const bool reportOnly = isStandardOutput(line.reportFile);
    const QString file = reportOnly ? QString() : line.reportFile;
    if (const auto problem = reportProblem(file, {}))
        return refuse(*problem, err);
    Sweep sweep;
    std::optional<Problem> refusal;
    int signal = 0;
    QObject::connect(&signalWatcher, &SignalWatcher::interrupted, &sweep, [&sweep, &signal](int number) {
        signal = number;
        sweep.cancel();
    });
    QObject::connect(&sweep, &Sweep::progressed, &sweep, [&sweep, &err] {
        if (err.isTerminal())
            //: %1 of %2 runs have ended
            err.write(u"\r\x1b[K"_s
                      + QCoreApplication::translate("SweepConsole", "Run %1 of %2")
                            .arg(sweep.runs().size())
                            .arg(sweep.plan().runCount()));
    });
    QObject::connect(&sweep, &Sweep::failed, &sweep, [&refusal](const Problem &problem) {
        refusal = problem;
        QCoreApplication::quit();
    });
    QObject::connect(&sweep, &Sweep::finished, qApp, &QCoreApplication::quit);
    const SweepPlan plan{
        .options = line.run, .concurrencies = line.sweep->concurrencies, .methods = line.sweep->methods};
    QMetaObject::invokeMethod(
        &sweep, [&sweep, &plan] { sweep.start(plan); }, Qt::QueuedConnection);
    QCoreApplication::exec();
    if (refusal)
        return refuse(*refusal, err);
    if (err.isTerminal())
        err.write(u"\r\x1b[K"_s);
    (reportOnly ? err : out).write(sweepTable(plan, pointsOf(sweep.runs())));
    const QByteArray report = sweepReport(plan, sweep.runs(), line.reportFile);
    if (reportOnly)
        out.writeBytes(report);
    const bool written = writeReport(file, report, err);
    if (signal != 0)
        return Interrupted + signal;
    return written ? out.status() : SomeErrors;
}

} // namespace Flaghoist
