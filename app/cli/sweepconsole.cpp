#include "cli/sweepconsole.h"

#include "cli/exitstatus.h"
#include "wording/comparisontext.h"
#include "wording/problemtext.h"
#include "wording/runtext.h"

#include <QLocale>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

QStringList cellsOf(const SweepPoint &point)
{
    int failed = 0;
    for (const RunSummary &run : point.runs)
        failed += run.tally.failed;
    return {strategyText(point.strategy), QString::number(point.concurrency.used),
            durationText(point.median().elapsed),
            //: The fastest and the slowest of several runs
            SweepConsole::tr("%1 to %2")
                .arg(durationText(point.fastest().elapsed), durationText(point.slowest().elapsed)),
            QLocale().toString(point.median().perSecond, 'f', 1), durationText(point.median().p95),
            QString::number(failed)};
}

} // namespace

QString sweepTable(const SweepPlan &plan, const QList<SweepPoint> &points)
{
    QList<QStringList> lines{{
        //: Heading of a table: one at a time, thread pool …
        SweepConsole::tr("Method"),
        //: Heading of a table: requests at once
        SweepConsole::tr("At once"),
        //: Heading of a table: how long a run took; the middle one of several runs
        SweepConsole::tr("Time"),
        //: Heading of a table: the fastest and the slowest run
        SweepConsole::tr("Spread"),
        //: Heading of a table
        SweepConsole::tr("Flags/s"),
        //: Heading of a table: 95 % of the requests took no longer
        SweepConsole::tr("p95"),
        //: Heading of a table: how many flags failed
        SweepConsole::tr("Failed"),
    }};
    for (const SweepPoint &point : points)
        lines.append(cellsOf(point));
    QList<qsizetype> widths(lines.first().size());
    for (const QStringList &line : lines) {
        for (qsizetype column = 0; column < line.size(); ++column)
            widths[column] = std::max(widths[column], line[column].size());
    }
    QString table;
    for (const QStringList &line : lines) {
        table += line[0].leftJustified(widths[0]);
        for (qsizetype column = 1; column < line.size(); ++column)
            table += u"  "_s + line[column].rightJustified(widths[column]);
        table += u'\n';
    }
    for (const Strategy strategy : plan.methods)
        table += kneeText(strategy, kneeOf(points, strategy)) + u'\n';
    return table;
}

SweepConsole::SweepConsole(Output &out, Output &err, QObject *parent)
    : QObject(parent), m_out(out), m_err(err)
{
    connect(&m_sweep, &Sweep::progressed, this, &SweepConsole::showProgress);
    connect(&m_sweep, &Sweep::finished, this, &SweepConsole::reportEnd);
    connect(&m_sweep, &Sweep::failed, this, &SweepConsole::refuse);
}

void SweepConsole::run(const CommandLine &line)
{
    m_line = line;
    if (!line.reportFile.isEmpty() && !isStandardOutput(line.reportFile)) {
        m_reportFile.emplace(line.reportFile, QString());
        if (const auto problem = m_reportFile->check()) {
            refuse(*problem);
            return;
        }
    }
    SweepPlan plan{
        .options = line.run, .concurrencies = line.sweep->concurrencies, .methods = line.sweep->methods};
    m_sweep.start(plan);
}

void SweepConsole::interrupt(int signal)
{
    m_signal = signal;
    m_sweep.cancel();
}

void SweepConsole::showProgress()
{
    if (m_err.isTerminal())
        //: %1 of %2 runs have ended
        m_err.write(u"\r\x1b[K"_s
                    + tr("Run %1 of %2").arg(m_sweep.runs().size()).arg(m_sweep.plan().runCount()));
}

void SweepConsole::reportEnd()
{
    if (m_err.isTerminal())
        m_err.write(u"\r\x1b[K"_s);
    const bool reportOnly = isStandardOutput(m_line.reportFile);
    (reportOnly ? m_err : m_out).write(sweepTable(m_sweep.plan(), pointsOf(m_sweep.runs())));
    const QByteArray report = sweepReport(m_sweep.plan(), m_sweep.runs(), m_line.reportFile);
    bool written = true;
    if (reportOnly) {
        m_out.writeBytes(report);
    } else if (m_reportFile) {
        if (const auto problem = m_reportFile->write(report)) {
            m_err.writeLine(programName(Program::Console) + u": "_s + problemText(*problem));
            written = false;
        }
    }
    if (m_signal != 0)
        emit ended(Interrupted + m_signal);
    else if (m_out.state() == Output::State::Closed)
        emit ended(OutputClosed);
    else
        emit ended(written && m_out.state() == Output::State::Open ? Success : SomeErrors);
}

void SweepConsole::refuse(const Problem &problem)
{
    m_err.write(complaint(programName(Program::Console), problem));
    emit ended(UsageError);
}

} // namespace Flaghoist
