#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <array>

namespace Flaghoist {

/// Turns the first SIGINT, SIGTERM or SIGHUP into a Qt signal; the second ends the process at once with
/// 128 + its number. SIGPIPE is ignored. One at a time; lives until the process ends.
class SignalWatcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignalWatcher)

public:
    explicit SignalWatcher(QObject *parent = nullptr);
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

} // namespace Flaghoist
