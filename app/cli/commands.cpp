#include "cli/commands.h"

#include "cli/consolereport.h"
#include "countries/catalogue.h"
#include "domain/sanitized.h"
#include "options/optionvalue.h"
#include "session/downloadsession.h"
#include "session/practicehost.h"
#include "session/prediction.h"
#include "session/runexport.h"
#include "session/savedfiles.h"
#include "session/sweep.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimer>

namespace Flaghoist {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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

const auto clearLine = "\r\x1b[K"_L1;

QByteArray report(const Run &run)
{
    return runReport(run, [](CountryCode code) { return countryName(code, QLocale()); });
}

/// One run: the book's reports, a line per code or a progress bar, the report files, the exit status.
class Console final : public QObject
{
    Q_DISABLE_COPY_MOVE(Console)

public:
    Console(DownloadSession &session, const CommandLine &line, Output &out, Output &err);

    void start();
    void cancel(int signal);

private:
    void reportStart();
    void reportOutcome(int row);
    void reportEnd();
    void stopWhenUnread();
    [[nodiscard]] bool writeFiles();

    DownloadSession &m_session;
    CommandLine m_line;
    Output &m_out;
    Output &m_err;
    Output *m_text = &m_out; ///< for results; m_err where m_out is for the report alone
    QTimer m_redraw; ///< of the progress bar at the foot of a terminal
    int m_signal = 0;
};

Console::Console(DownloadSession &session, const CommandLine &line, Output &out, Output &err)
    : m_session(session), m_line(line), m_out(out), m_err(err)
{
    connect(&session, &DownloadSession::started, this, &Console::reportStart);
    connect(&session, &DownloadSession::outcomeReady, this, &Console::reportOutcome);
    connect(&session, &DownloadSession::finished, this, &Console::reportEnd);
    connect(&session, &DownloadSession::failedToStart, this,
            [this](const Problem &problem) { QCoreApplication::exit(refuse(problem, m_err)); });
    m_redraw.setInterval(100ms);
    connect(&m_redraw, &QTimer::timeout, this,
            [this] { m_err.write(clearLine + progressText(m_session.progress(), m_err.columns())); });
}

void Console::start()
{
    m_session.setOptions(m_line.run);
    m_session.setDetails({.thumbnail = false});
    if (isStandardOutput(m_line.reportFile)) {
        m_text = &m_err;
        m_line.reportFile.clear();
    }
    for (const QString &path : {m_line.reportFile, m_line.harFile, m_line.traceFile}) {
        if (const auto problem = reportProblem(path, m_session.folder())) {
            QCoreApplication::exit(refuse(*problem, m_err));
            return;
        }
    }
    m_session.start();
}

void Console::cancel(int signal)
{
    m_signal = signal;
    m_session.cancel();
}

void Console::reportStart()
{
    const DownloadPlan &plan = m_session.run().plan();
    // Nobody who left the default as it is wonders why 20 flags use 20 connections.
    const bool sayWhy = m_line.run.concurrency || plan.concurrency.limitedBy != LimitReason::Codes;
    m_text->write(initialReport(plan, sayWhy));
    stopWhenUnread();
    if (m_signal != 0)
        m_session.cancel(); // it came too early to cancel anything
    if (!m_line.verbose && m_err.isTerminal())
        m_redraw.start();
}

void Console::reportOutcome(int row)
{
    if (!m_line.verbose)
        return;
    const QString line = outcomeLine(m_session.run().row(row).outcome);
    if (!line.isEmpty())
        m_text->writeLine(line);
    stopWhenUnread();
}

void Console::reportEnd()
{
    if (m_redraw.isActive())
        m_err.write(clearLine);
    m_redraw.stop();
    const Run &run = m_session.run();
    const bool written = writeFiles();
    m_text->write(finalReport(run) + placeReport(run, m_session.displacement()) + setReport(run)
                  + failureReport(run) + (m_line.explain ? explanationReport(explained(run)) : QString()));
    m_out.reportFailure(m_err);
    const bool isReported = !m_line.reportFile.isEmpty() || m_text == &m_err;
    if (run.tally().failed > 0 && !m_line.verbose && !isReported && m_out.status() != SomeErrors)
        m_err.writeLine(QCoreApplication::translate(
            "Flaghoist::Console", "Use -v to see each error, or --report FILE to keep them."));
    const bool isSound = written && run.tally().failed == 0 && !m_session.displacement();
    const int status = m_signal != 0 ? Interrupted + m_signal : m_out.status();
    QCoreApplication::exit(status == Success && !isSound ? SomeErrors : status);
}

void Console::stopWhenUnread()
{
    if (m_out.status() != Success)
        m_session.cancel();
}

bool Console::writeFiles()
{
    const Run &run = m_session.run();
    if (m_text == &m_err)
        m_out.writeBytes(report(run));
    bool written = true;
    for (const auto &[path, content] :
         {std::pair(m_line.reportFile, &report), std::pair(m_line.harFile, &harOf),
          std::pair(m_line.traceFile, &traceOf)})
        written = (path.isEmpty() || writeReport(path, content(run), m_err)) && written;
    return written;
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

int download(DownloadSession &session, const CommandLine &line, const SignalWatcher &signalWatcher,
             Output &out, Output &err)
{
    Console console(session, line, out, err);
    QObject::connect(&signalWatcher, &SignalWatcher::interrupted, &console, &Console::cancel);
    QMetaObject::invokeMethod(&console, &Console::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
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
            err.write(clearLine
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
        err.write(clearLine);
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
