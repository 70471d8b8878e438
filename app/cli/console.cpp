#include "cli/console.h"

#include "cli/consolereport.h"
#include "cli/exitstatus.h"
#include "countries/catalogue.h"
#include "session/prediction.h"
#include "session/runexport.h"
#include "wording/problemtext.h"

#include <QLocale>

#include <tuple>

namespace Flaghoist {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString nameOf(CountryCode code)
{
    return countryName(code, QLocale());
}

} // namespace

Console::Console(DownloadSession *session, Output &out, Output &err, QObject *parent)
    : QObject(parent), m_session(session), m_out(out), m_err(err), m_progress(err)
{
    connect(session, &DownloadSession::started, this, &Console::reportStart);
    connect(session, &DownloadSession::outcomeReady, this, &Console::reportOutcome);
    connect(session, &DownloadSession::finished, this, &Console::reportEnd);
    connect(session, &DownloadSession::failedToStart, this, &Console::refuse);
    m_redraw.setInterval(100ms);
    connect(&m_redraw, &QTimer::timeout, this, [this] { m_progress.show(m_session->progress()); });
}

void Console::run(const CommandLine &line)
{
    m_line = line;
    m_session->setOptions(line.run);
    m_session->setDetails({.thumbnail = false});
    const auto report = [](const Run &run) {
        return runReport(run, &nameOf);
    };
    const std::tuple<QString, bool, std::function<QByteArray(const Run &)>> files[] = {
        {line.reportFile, true, report}, {line.harFile, false, &harOf}, {line.traceFile, false, &traceOf}};
    for (const auto &[path, mayBeOutput, content] : files) {
        if (mayBeOutput && isStandardOutput(path)) {
            m_text = &m_err;
        } else if (!path.isEmpty()) {
            m_files.push_back({ReportFile(path, m_session->folder()), content});
            if (const auto problem = m_files.back().file.check()) {
                refuse(*problem);
                return;
            }
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
    const DownloadPlan &plan = m_session->run().plan();
    // Nobody who left the default as it is wonders why 20 flags use 20 connections.
    const bool sayWhy = m_line.run.concurrency || plan.concurrency.limitedBy != LimitReason::Codes;
    m_text->write(initialReport(plan, sayWhy));
    stopWhenUnread();
    if (m_signal != 0)
        m_session->cancel(); // it came too early to cancel anything
    if (!m_line.verbose)
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
    m_redraw.stop();
    m_progress.clear();
    const bool reported = writeFiles();
    m_text->write(finalReport(m_session->run()) + placeReport(m_session->run(), m_session->displacement())
                  + setReport(m_session->run()) + failureReport(m_session->run())
                  + (m_line.explain ? explanationReport(explained(m_session->run())) : QString()));
    if (m_out.state() == Output::State::Failed)
        m_err.writeLine(u"flaghoist-cli: "_s + tr("The output cannot be written: %1").arg(m_out.failure()));
    else if (m_session->run().tally().failed > 0 && !m_line.verbose && m_line.reportFile.isEmpty())
        m_err.writeLine(tr("Use -v to see each error, or --report FILE to keep them."));
    emit ended(exitStatus(reported));
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

bool Console::writeFiles()
{
    const Run &run = m_session->run();
    if (isStandardOutput(m_line.reportFile))
        m_out.writeBytes(runReport(run, &nameOf));
    bool written = true;
    for (const File &file : m_files) {
        if (const auto problem = file.file.write(file.content(run))) {
            m_err.writeLine(u"flaghoist-cli: "_s + problemText(*problem));
            written = false;
        }
    }
    return written && m_out.state() == Output::State::Open;
}

int Console::exitStatus(bool reported) const
{
    if (m_signal != 0)
        return Interrupted + m_signal;
    switch (m_out.state()) {
    case Output::State::Closed: return OutputClosed;
    case Output::State::Failed: return SomeErrors;
    case Output::State::Open: break;
    }
    return reported && m_session->run().tally().failed == 0 && !m_session->displacement() ? Success
                                                                                          : SomeErrors;
}

} // namespace Flaghoist
