#pragma once

#include <QProcess>

#include <chrono>

namespace Flaghoist {

/// `flaghoist-cli --serve` as a process of its own, for as long as this lives.
class PracticeProcess final
{
    Q_DISABLE_COPY_MOVE(PracticeProcess)

public:
    /// Every answer of the slow port comes after exactly \a delay.
    PracticeProcess(const QString &program, std::chrono::milliseconds delay);
    ~PracticeProcess();

    [[nodiscard]] bool isServing() const { return m_localPort && m_delayPort && m_flags > 0; }
    /// Where answers come at once.
    [[nodiscard]] quint16 localPort() const { return m_localPort; }
    [[nodiscard]] quint16 delayPort() const { return m_delayPort; }
    /// How many codes have a flag.
    [[nodiscard]] int flags() const { return m_flags; }
    /// What it used up so far, user and system; 0 where that cannot be told.
    [[nodiscard]] double cpuSeconds() const;

private:
    void read(const QString &told);

    QProcess m_process;
    quint16 m_localPort = 0;
    quint16 m_delayPort = 0;
    int m_flags = 0;
};

} // namespace Flaghoist
