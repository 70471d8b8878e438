#include "cli/console.h"

#include "cli/consolereport.h"
#include "cli/exitstatus.h"
#include "cli/jsonreport.h"
#include "wording/problemtext.h"
#include "wording/programtext.h"

#include <QLocale>

namespace Flaghoist {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Console::Console(DownloadSession *session, Output &out, Output &err, QObject *parent)
    : QObject(parent), m_session(session), m_out(out), m_err(err), m_progress(err)
{
    connect(session, &DownloadSession::started, this, &Console::reportStart);
    connect(session, &DownloadSession::outcomeReady, this, &Console::take);
    connect(session, &DownloadSession::finished, this, &Console::reportEnd);
    connect(session, &DownloadSession::failedToStart, this, &Console::refuse);
    m_redraw.setInterval(100ms);
    connect(&m_redraw, &QTimer::timeout, this, [this] { m_progress.show(m_session->progress()); });
}

void Console::run(const CommandLine &line)
{
    m_line = line;
    m_session->setOptions(line.run);
    m_session->setDetails({.thumbnail = false, .sha256 = !line.reportFile.isEmpty()});
    if (!line.reportFile.isEmpty()) {
        m_reportFile.emplace(line.reportFile, m_session->folder());
        if (const auto problem = m_reportFile->check()) {
            refuse(*problem);
            return;
        }
    }
    m_session->start();
}

void Console::interrupt(int signal)
{
    m_signal = signal;
    m_session->cancel();
}

void Console::reportStart()
{
    const DownloadPlan &plan = m_session->plan();
    for (const PlanItem &item : plan.items)
        m_outcomes.append(FlagOutcome::of(item));

    // Nobody who left the default as it is wonders why 20 flags use 20 connections.
    const bool sayWhy = m_line.run.concurrency || plan.concurrency.limitedBy != LimitReason::Codes;
    m_out.write(initialReport(plan, sayWhy));
    stopWhenUnread();
    if (m_signal != 0)
        m_session->cancel(); // it came too early to cancel anything
    if (!m_line.verbose)
        m_redraw.start();
}

void Console::take(const FlagOutcome &outcome)
{
    FlagOutcome &kept = m_outcomes[outcome.id.index];
    kept = outcome;
    if (!m_line.verbose)
        return;
    const QString line = outcomeLine(outcome);
    if (!line.isEmpty())
        m_out.writeLine(line);
    stopWhenUnread();
}

void Console::reportEnd(const RunSummary &summary)
{
    m_redraw.stop();
    m_progress.clear();
    const bool reported = writeReportFile(summary);
    m_out.write(finalReport(summary) + placeReport(summary, m_session->plan().folder)
                + failureReport(m_outcomes));
    if (m_out.state() == Output::State::Failed)
        m_err.writeLine(u"flaghoist-cli: "_s + tr("The output cannot be written: %1").arg(m_out.failure()));
    else if (summary.counts.error > 0 && !m_line.verbose && !m_reportFile)
        m_err.writeLine(tr("Use -v to see each error, or --report FILE to keep them."));
    emit ended(exitStatus(summary, reported));
}

void Console::refuse(const Problem &problem)
{
    m_err.write(complaint(programName(Program::Console), problem));
    emit ended(UsageError);
}

void Console::stopWhenUnread()
{
    if (m_out.state() != Output::State::Open)
        m_session->cancel();
}

bool Console::writeReportFile(const RunSummary &summary)
{
    if (!m_reportFile)
        return true;
    const QByteArray report = jsonReport(m_session->plan(), m_outcomes, summary, QLocale());
    const auto problem = m_reportFile->write(report);
    if (problem)
        m_err.writeLine(u"flaghoist-cli: "_s + problemText(*problem));
    return !problem;
}

int Console::exitStatus(const RunSummary &summary, bool reported) const
{
    if (m_signal != 0)
        return Interrupted + m_signal;
    switch (m_out.state()) {
    case Output::State::Closed: return OutputClosed;
    case Output::State::Failed: return SomeErrors;
    case Output::State::Open: break;
    }
    return reported && summary.counts.error == 0 ? Success : SomeErrors;
}

} // namespace Flaghoist
