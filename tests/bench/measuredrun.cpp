#include "bench/measuredrun.h"

#include <QFile>

#include <cerrno>
#include <chrono>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace Flaghoist {

namespace {

constexpr unsigned longestSeconds = 300;
constexpr int couldNotStart = 127;

/// Between fork and exec only what POSIX allows there.
[[noreturn]] void become(char *const *words, const char *folder, const char *log)
{
    const int in = ::open("/dev/null", O_RDONLY);
    const int out = ::open(log, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    const bool ready = in >= 0 && out >= 0 && ::dup2(in, STDIN_FILENO) >= 0 && ::dup2(out, STDOUT_FILENO) >= 0
        && ::dup2(out, STDERR_FILENO) >= 0 && ::chdir(folder) == 0;
    ::close(in);
    ::close(out);
    ::alarm(longestSeconds); // outlives the exec
    if (ready)
        ::execv(words[0], words);
    ::_exit(couldNotStart);
}

double seconds(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

} // namespace

MeasuredRun measure(const Command &command, const QString &folder, const QString &log)
{
    std::vector<QByteArray> bytes{QFile::encodeName(command.program)};
    for (const QString &argument : command.arguments)
        bytes.push_back(QFile::encodeName(argument));
    std::vector<char *> words;
    for (QByteArray &word : bytes)
        words.push_back(word.data());
    words.push_back(nullptr);
    const QByteArray place = QFile::encodeName(folder);
    const QByteArray told = QFile::encodeName(log);

    MeasuredRun run;
    const auto began = std::chrono::steady_clock::now();
    const pid_t pid = ::fork();
    if (pid == 0)
        become(words.data(), place.constData(), told.constData());
    if (pid < 0)
        return run;
    int status = 0;
    rusage used{};
    while (::wait4(pid, &status, 0, &used) < 0 && errno == EINTR) { }
    run.wallSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    run.cpuSeconds = seconds(used.ru_utime) + seconds(used.ru_stime);
    run.peakMb = double(used.ru_maxrss) / 1024; // Linux counts KiB
    if (WIFEXITED(status))
        run.exitStatus = WEXITSTATUS(status);
    return run;
}

} // namespace Flaghoist
