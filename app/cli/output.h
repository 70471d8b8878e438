#pragma once

#include "domain/problem.h"
#include "options/commandline.h"

#include <QByteArray>
#include <QString>

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
    enum class State {
        Open,
        Closed, ///< nobody reads any more
        Failed, ///< any other error, such as a full disk
    };

    /// \a descriptor stays the caller's.
    explicit Output(int descriptor) : m_descriptor(descriptor) { }

    /// A closed standard stream would lend its number to the next file, and our words would go into that.
    /// Call first of all.
    static void secureStandardStreams();

    /// All of \a text or, from the first failure on, nothing.
    void write(const QString &text) { writeBytes(text.toLocal8Bit()); }
    void writeBytes(QByteArray bytes);
    void writeLine(const QString &line) { write(line + u'\n'); }

    [[nodiscard]] State state() const { return m_state; }
    /// The system's reason for Failed.
    [[nodiscard]] const QString &failure() const { return m_failure; }
    [[nodiscard]] bool isTerminal() const;
    /// Of the terminal, as it is now.
    [[nodiscard]] int columns() const;

private:
    int m_descriptor;
    State m_state = State::Open;
    QString m_failure;
};

/// Of a program that could do everything else.
[[nodiscard]] ExitStatus statusOf(const Output &out);
/// Prints why \a out failed, if it did and somebody may read it.
void reportFailure(const Output &out, Output &err);

/// "-" or the path of standard output.
[[nodiscard]] bool isStandardOutput(const QString &path);
/// Why the file \a path, if it is not empty, could not be written beside a run that saves its flags in \a
/// folder, as far as that can be known now; leaves no trace. The run creates \a folder where it is not there.
[[nodiscard]] std::optional<Problem> reportProblem(const QString &path, const QString &folder);
/// Replaces the file \a path, if it is not empty: as it was, or whole. False where that failed, which is
/// printed.
[[nodiscard]] bool writeReport(const QString &path, const QByteArray &bytes, Output &err);

/// From here on \a program says one sentence and ends with exit status 1 where memory runs out, instead of
/// being aborted.
void explainMemoryShortage(Program program);

} // namespace Flaghoist
