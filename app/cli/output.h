#pragma once

#include <QByteArray>
#include <QString>

namespace Flaghoist {

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

} // namespace Flaghoist
