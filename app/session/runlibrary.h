#pragma once

#include "domain/runfigures.h"
#include "domain/runoptions.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace Flaghoist {

class DownloadSession;
class RunHistory;

/// Keeps each run of a session when it ends, in a folder, and brings kept runs back. GUI thread; files are
/// read and written by a thread of its own, one after the other.
class RunLibrary final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunLibrary)

public:
    /// \a session outlives this. Runs that are in \a folder arrive with changed().
    RunLibrary(DownloadSession *session, const QString &folder, QObject *parent = nullptr);
    /// Waits until every run is saved.
    ~RunLibrary() override;

    /// Newest first.
    [[nodiscard]] const QList<RunSummary> &runs() const { return m_runs; }
    /// Null where it is not in the list.
    [[nodiscard]] const RunSummary *find(const QString &key) const;
    /// How many files of the folder cannot be read.
    [[nodiscard]] int damaged() const { return m_damaged; }
    /// Under what the session's run is kept; empty while it is not.
    [[nodiscard]] QString currentKey() const;

    /// The run becomes the session's, unless that is busy by then.
    void show(const QString &key);
    /// \a use is called later, unless \a context is gone by then or the run cannot be read.
    void load(const QString &key, const QObject *context, std::function<void(const Run &)> use);
    void remove(const QStringList &keys);

signals:
    void changed();
    /// A run could not be saved, or no longer be read: \a detail is the system's reason, or empty.
    void failed(const QString &detail);

private:
    template <typename Work, typename Use> void inOrder(Work work, Use use);
    void save();
    void add(const RunSummary &run);

    DownloadSession *const m_session;
    const std::unique_ptr<const RunHistory> m_history;
    QThreadPool m_thread;
    QList<RunSummary> m_runs;
    int m_damaged = 0;
};

} // namespace Flaghoist
