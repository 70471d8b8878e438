#pragma once

#include "cli/output.h"
#include "cli/progressline.h"
#include "cli/reportfile.h"
#include "options/commandline.h"
#include "session/downloadsession.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace Flaghoist {

/// Runs one command line on a session: the book's reports, a line per code or a progress bar, the report
/// file, the exit status.
class Console final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Console)

public:
    /// Borrowed: all three outlive this. \a out is for results, \a err for everything else.
    Console(DownloadSession *session, Output &out, Output &err, QObject *parent = nullptr);

    /// Call once, with the event loop running; ends in ended().
    void run(const CommandLine &line);
    /// No new requests; what happened is reported, then the exit status is 128 + \a signal.
    void interrupt(int signal);

signals:
    void ended(int exitStatus);

private:
    void reportStart();
    void reportOutcome(int row);
    void reportEnd();
    void refuse(const Problem &problem);
    void stopWhenUnread();
    [[nodiscard]] bool writeFiles();
    [[nodiscard]] int exitStatus(bool reported) const;

    DownloadSession *const m_session;
    Output &m_out;
    Output &m_err;
    Output *m_text = &m_out; ///< for results; m_err where m_out is for the report alone
    CommandLine m_line;
    struct File
    {
        ReportFile file;
        std::function<QByteArray(const Run &)> content;
    };
    std::vector<File> m_files; ///< written when the run has ended
    ProgressLine m_progress;
    QTimer m_redraw;
    int m_signal = 0;
};

} // namespace Flaghoist
