#pragma once

#include "domain/problem.h"
#include "options/commandline.h"

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>
#include <QString>

#include <array>
#include <optional>

namespace Flaghoist {

/// As in --help. Interrupted is added to the signal's number.
enum ExitStatus { Success = 0, SomeErrors = 1, UsageError = 2, Interrupted = 128, OutputClosed = 141 };

/// Descriptors, as POSIX numbers them.
inline constexpr int standardOutput = 1;
inline constexpr int standardError = 2;

/// A standard stream of this process, written at once and without a buffer of its own.
class Output final
{
public:
    /// \a descriptor stays the caller's.
    explicit Output(int descriptor) : m_descriptor(descriptor) { }

    /// A closed standard stream would lend its number to the next file, and our words would go into that.
    /// Call first of all.
    static void secureStandardStreams();

    /// All of \a text or, from the first failure on, nothing.
    void write(const QString &text) { writeBytes(text.toLocal8Bit()); }
    void writeBytes(QByteArray bytes);
    void writeLine(const QString &line) { write(line + u'\n'); }

    /// Success while it can be written, OutputClosed where nobody reads any more, SomeErrors after any other
    /// failure, such as a full disk.
    [[nodiscard]] ExitStatus status() const { return m_status; }
    /// Prints why this failed, if it did and somebody may read it.
    void reportFailure(Output &err) const;
    [[nodiscard]] bool isTerminal() const;
    /// Of the terminal, as it is now.
    [[nodiscard]] int columns() const;

private:
    int m_descriptor;
    ExitStatus m_status = Success;
    QString m_failure; ///< the system's reason for SomeErrors
};

/// Prints what keeps \a program from starting.
[[nodiscard]] ExitStatus refuse(const Problem &problem, Output &err, Program program = Program::Console);

/// "-" or the path of standard output.
[[nodiscard]] bool isStandardOutput(const QString &path);
/// Why the file \a path, if it is not empty, could not be written beside a run that saves its flags in \a
/// folder, as far as that can be known now; leaves no trace. The run creates \a folder where it is not there.
[[nodiscard]] std::optional<Problem> reportProblem(const QString &path, const QString &folder);
/// Replaces the file \a path, if it is not empty: as it was, or whole. False where that failed, which is
/// printed.
[[nodiscard]] bool writeReport(const QString &path, const QByteArray &bytes, Output &err);

/// Turns the first SIGINT, SIGTERM or SIGHUP into a Qt signal; the second ends the process at once with
/// 128 + its number. SIGPIPE is ignored. One at a time; lives until the process ends.
class SignalWatcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignalWatcher)

public:
    SignalWatcher();
    ~SignalWatcher() override;

signals:
    void interrupted(int signal);

private:
    void readSignal();

    std::array<int, 2> m_pipe; ///< the handler writes into the second end
    QSocketNotifier m_notifier;
};

/// From here on a limit on the size of files is a failure to save, not the end of the program.
void ignoreFileSizeSignal();

/// From here on \a program says one sentence and ends with exit status 1 where memory runs out, instead of
/// being aborted.
void explainMemoryShortage(Program program);

/// For the windowed program, before it constructs QApplication. Prints what needs no display, help and
/// versions, and returns the exit status then. Otherwise, until displayOpened(), a QApplication that finds no
/// display ends the process with one sentence and exit status 2; Qt alone adds advice for programmers and
/// aborts.
[[nodiscard]] std::optional<int> answerWithoutDisplay(int &argc, char **argv);

/// From here on the process ends at once, with exit status 1, where the display or the memory goes away, and
/// the threads of downloads give way to the window's.
void displayOpened();

} // namespace Flaghoist
