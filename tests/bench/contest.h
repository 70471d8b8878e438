#pragma once

#include "bench/contestresult.h"

#include <QDir>
#include <QStringList>

namespace Flaghoist {

class PracticeProcess;

/// Runs the programs in turn, A B A B …, each as a whole process into an empty folder of its own.
class Contest final
{
    Q_DISABLE_COPY_MOVE(Contest)

public:
    /// Everything is written below \a folder, which is emptied now and at the end: files that were deleted
    /// just before make it slower to create others (ext4), so nothing is deleted between the runs.
    Contest(const PracticeProcess &server, const QDir &folder);
    ~Contest();

    /// Whether the program that \a downloader needs is installed.
    [[nodiscard]] bool canRun(Downloader downloader) const;
    /// Brings every program into the caches; also learns what the right result is.
    void warmUp();
    [[nodiscard]] ContestResult hold(const Scenario &scenario, int rounds);
    /// What was not counted, and why: a sentence each.
    [[nodiscard]] const QStringList &wrongs() const { return m_wrongs; }

private:
    [[nodiscard]] std::optional<Entry> takePart(Downloader downloader, const Scenario &scenario,
                                                const QString &round);
    [[nodiscard]] Command commandOf(Downloader downloader, const Scenario &scenario,
                                    const QString &folder) const;
    [[nodiscard]] QString curlList(quint16 port) const;
    [[nodiscard]] QString whatIsWrong(Downloader downloader, const MeasuredRun &run, const QDir &folder);

    const PracticeProcess &m_server;
    QDir m_folder;
    QString m_curl;
    QString m_python;
    qint64 m_bytes = 0; ///< of all flags; 0 while not known
    QStringList m_wrongs;
};

} // namespace Flaghoist
