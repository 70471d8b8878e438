#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <csignal>
#include <memory>

namespace Flaghoist {

/// What a program of ours said until its end.
struct ProgramResult
{
    int exitStatus = -1; ///< -1: it crashed, or did not end
    QString out;
    QString err;

    [[nodiscard]] QStringList lines() const { return out.split(u'\n', Qt::SkipEmptyParts); }
};

/// A program as a process in \a folder, with the words of \a arguments, in English; not yet started.
inline std::unique_ptr<QProcess> prepared(const QString &program, const QString &arguments,
                                          const QString &folder)
{
    auto process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("LANGUAGE"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process->setProcessEnvironment(environment);
    process->setWorkingDirectory(folder);
    process->setProgram(program);
    process->setArguments(arguments.split(u' ', Qt::SkipEmptyParts));
    return process;
}

/// Sends \a signal to \a process; false where it is not running. Its id is 0 then, and kill() with 0 would
/// reach the whole process group of the test, ctest included.
[[nodiscard]] inline bool sendSignal(const QProcess &process, int signal)
{
    const auto pid = pid_t(process.processId());
    return pid > 0 && ::kill(pid, signal) == 0;
}

/// Waits for the end of \a process.
inline ProgramResult ended(QProcess &process)
{
    constexpr int longest = 60'000;
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(longest)) {
        process.kill();
        process.waitForFinished();
        return {.exitStatus = -1, .out = QStringLiteral("it did not end"), .err = {}};
    }
    return {.exitStatus = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .out = QString::fromUtf8(process.readAllStandardOutput()),
            .err = QString::fromUtf8(process.readAllStandardError())};
}

inline ProgramResult runProgram(const QString &program, const QString &arguments, const QString &folder)
{
    const auto process = prepared(program, arguments, folder);
    process->start();
    return ended(*process);
}

} // namespace Flaghoist
