#pragma once

#include "cli/output.h"
#include "cli/reportfile.h"
#include "options/commandline.h"
#include "session/sweep.h"

#include <QObject>

#include <optional>

namespace Flaghoist {

/// A line per point, in columns, under a heading; then how many at once were enough, by method.
[[nodiscard]] QString sweepTable(const SweepPlan &plan, const QList<SweepPoint> &points);

/// Runs one command line with --sweep: progress on a terminal, the table, the report file.
class SweepConsole final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SweepConsole)

public:
    /// Borrowed: both outlive this.
    SweepConsole(Output &out, Output &err, QObject *parent = nullptr);

    /// Call once, with the event loop running; ends in ended().
    void run(const CommandLine &line);
    /// What was measured so far is reported, then the exit status is 128 + \a signal.
    void interrupt(int signal);

signals:
    void ended(int exitStatus);

private:
    void showProgress();
    void reportEnd();
    void refuse(const Problem &problem);

    Output &m_out;
    Output &m_err;
    Sweep m_sweep;
    CommandLine m_line;
    std::optional<ReportFile> m_reportFile;
    int m_signal = 0;
};

} // namespace Flaghoist
