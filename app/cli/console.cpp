#include "cli/console.h"

#include "cli/consolereport.h"
#include "countries/catalogue.h"
#include "session/prediction.h"
#include "session/runexport.h"

#include <QCoreApplication>
#include <QLocale>

namespace Flaghoist {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto clearLine = "\r\x1b[K"_L1;

QByteArray report(const Run &run)
{
    return runReport(run, [](CountryCode code) { return countryName(code, QLocale()); });
}

} // namespace

Console::Console(DownloadSession *session, Output &out, Output &err)
    : m_session(session), m_out(out), m_err(err)
{
    connect(session, &DownloadSession::started, this, &Console::reportStart);
    connect(session, &DownloadSession::outcomeReady, this, &Console::reportOutcome);
    connect(session, &DownloadSession::finished, this, &Console::reportEnd);
    connect(session, &DownloadSession::failedToStart, this,
            [this](const Problem &problem) { QCoreApplication::exit(refuse(problem, m_err)); });
    m_redraw.setInterval(100ms);
    connect(&m_redraw, &QTimer::timeout, this,
            [this] { m_err.write(clearLine + progressText(m_session->progress(), m_err.columns())); });
}

int Console::exec(const CommandLine &line, const SignalWatcher &signalWatcher)
{
    m_line = line;
    connect(&signalWatcher, &SignalWatcher::interrupted, this, [this](int signal) {
        m_signal = signal;
        m_session->cancel();
    });
    QMetaObject::invokeMethod(this, &Console::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

void Console::start()
{
    m_session->setOptions(m_line.run);
    m_session->setDetails({.thumbnail = false});
    if (isStandardOutput(m_line.reportFile)) {
        m_text = &m_err;
        m_line.reportFile.clear();
    }
    for (const QString &path : {m_line.reportFile, m_line.harFile, m_line.traceFile}) {
        if (const auto problem = reportProblem(path, m_session->folder())) {
            QCoreApplication::exit(refuse(*problem, m_err));
            return;
        }
    }
    m_session->start();
}

void Console::reportStart()
{
    const DownloadPlan &plan = m_session->run().plan();
    // Nobody who left the default as it is wonders why 20 flags use 20 connections.
    const bool sayWhy = m_line.run.concurrency || plan.concurrency.limitedBy != LimitReason::Codes;
    m_text->write(initialReport(plan, sayWhy));
    stopWhenUnread();
    if (m_signal != 0)
        m_session->cancel(); // it came too early to cancel anything
    if (!m_line.verbose && m_err.isTerminal())
        m_redraw.start();
}

void Console::reportOutcome(int row)
{
    if (!m_line.verbose)
        return;
    const QString line = outcomeLine(m_session->run().row(row).outcome);
    if (!line.isEmpty())
        m_text->writeLine(line);
    stopWhenUnread();
}

void Console::reportEnd()
{
    if (m_redraw.isActive())
        m_err.write(clearLine);
    m_redraw.stop();
    const Run &run = m_session->run();
    const bool written = writeFiles();
    m_text->write(finalReport(run) + placeReport(run, m_session->displacement()) + setReport(run)
                  + failureReport(run) + (m_line.explain ? explanationReport(explained(run)) : QString()));
    m_out.reportFailure(m_err);
    const bool isReported = !m_line.reportFile.isEmpty() || m_text == &m_err;
    if (run.tally().failed > 0 && !m_line.verbose && !isReported && m_out.status() != SomeErrors)
        m_err.writeLine(tr("Use -v to see each error, or --report FILE to keep them."));
    const bool isSound = written && run.tally().failed == 0 && !m_session->displacement();
    const int status = m_signal != 0 ? Interrupted + m_signal : m_out.status();
    QCoreApplication::exit(status == Success && !isSound ? SomeErrors : status);
}

void Console::stopWhenUnread()
{
    if (m_out.status() != Success)
        m_session->cancel();
}

bool Console::writeFiles()
{
    const Run &run = m_session->run();
    if (m_text == &m_err)
        m_out.writeBytes(report(run));
    bool written = m_out.status() == Success;
    for (const auto &[path, content] :
         {std::pair(m_line.reportFile, &report), std::pair(m_line.harFile, &harOf),
          std::pair(m_line.traceFile, &traceOf)})
        written = (path.isEmpty() || writeReport(path, content(run), m_err)) && written;
    return written;
}

} // namespace Flaghoist
