#pragma once

#include "cli/process.h"
#include "options/commandline.h"
#include "session/downloadsession.h"

#include <QObject>
#include <QTimer>

namespace Flaghoist {

/// Runs one command line on a session: the book's reports, a line per code or a progress bar, the report
/// files, the exit status.
class Console final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Console)

public:
    /// Borrowed: all outlive this. \a out is for results, \a err for everything else.
    Console(DownloadSession *session, Output &out, Output &err);

    /// Call once. Runs the event loop and returns the exit status. After a signal there are no new requests;
    /// what happened is reported.
    [[nodiscard]] int exec(const CommandLine &line, const SignalWatcher &signalWatcher);

private:
    void start();
    void reportStart();
    void reportOutcome(int row);
    void reportEnd();
    void stopWhenUnread();
    [[nodiscard]] bool writeFiles();

    DownloadSession *const m_session;
    Output &m_out;
    Output &m_err;
    Output *m_text = &m_out; ///< for results; m_err where m_out is for the report alone
    CommandLine m_line;
    QTimer m_redraw; ///< of the progress bar at the foot of a terminal
    int m_signal = 0;
};

} // namespace Flaghoist
