#pragma once

#include <QString>
#include <QStringList>

namespace Flaghoist {

struct Command
{
    QString program;
    QStringList arguments;
};

/// One whole process, from fork to its end.
struct MeasuredRun
{
    int exitStatus = -1; ///< -1: it could not start, or a signal ended it
    double wallSeconds = 0;
    double cpuSeconds = 0; ///< user and system
    double peakMb = 0; ///< resident
};

/// Runs \a command in \a folder; what it writes goes into \a log. A process that hangs is ended after some
/// minutes. The calling process should be small: until the exec, the child's memory is a copy of it and
/// counts in the peak.
[[nodiscard]] MeasuredRun measure(const Command &command, const QString &folder, const QString &log);

} // namespace Flaghoist
