#include "session/runlibrary.h"

#include "session/downloadsession.h"
#include "session/savedfiles.h"
#include "storage/runhistory.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace Flaghoist {

const RunSummary *RunLibrary::find(const QString &key) const
{
    const auto run = std::ranges::find(m_runs, key, &RunSummary::key);
    return run == m_runs.cend() ? nullptr : &*run;
}

/// \a work goes on in the thread of the files; \a use has its result in this one.
template <typename Work, typename Use> void RunLibrary::inOrder(Work work, Use use)
{
    using Value = std::invoke_result_t<Work>;
    auto *const watcher = new QFutureWatcher<Value>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [watcher, use = std::move(use)] {
        watcher->deleteLater();
        use(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(&m_thread, std::move(work)));
}

RunLibrary::RunLibrary(DownloadSession *session, const QString &folder, QObject *parent)
    : QObject(parent), m_session(session), m_history(std::make_unique<RunHistory>(folder))
{
    m_thread.setMaxThreadCount(1);
    connect(session, &DownloadSession::finished, this, &RunLibrary::save);
    const auto list = [this] {
        return m_history->list();
    };
    inOrder(list, [this](const RunHistory::Listing &listing) {
        m_damaged = int(listing.damaged.size());
        for (const RunSummary &run : listing.runs)
            add(run);
        emit changed();
    });
}

RunLibrary::~RunLibrary()
{
    m_thread.waitForDone();
}

QString RunLibrary::currentKey() const
{
    const Run &run = m_session->run();
    const auto kept = std::ranges::find_if(m_runs, [&run](const RunSummary &other) {
        return other.number == run.id() && other.startedAt == run.startedAt();
    });
    return kept == m_runs.cend() ? QString() : kept->key;
}

void RunLibrary::show(const QString &key)
{
    load(key, this, [this](const Run &run) { m_session->showKept(run); });
}

void RunLibrary::load(const QString &key, const QObject *context, std::function<void(const Run &)> use)
{
    const auto read = [this, key] {
        return m_history->load(key, &readSavedThumbnail);
    };
    inOrder(read, [this, use = std::move(use), context = QPointer(context)](const std::optional<Run> &run) {
        if (!run)
            emit failed({});
        else if (context)
            use(*run);
    });
}

void RunLibrary::remove(const QStringList &keys)
{
    m_runs.removeIf([&keys](const RunSummary &run) { return keys.contains(run.key); });
    static_cast<void>(QtConcurrent::run(&m_thread, [this, keys] {
        for (const QString &key : keys)
            m_history->remove(key);
    }));
    emit changed();
}

void RunLibrary::save()
{
    const auto write = [this, run = m_session->run(), key = currentKey()] {
        return m_history->save(run, key);
    };
    inOrder(write, [this](const Result<RunSummary> &saved) {
        if (saved) {
            add(*saved);
            emit changed();
        } else {
            emit failed(saved.error().detail);
        }
    });
}

/// In place of what was there under the same key.
void RunLibrary::add(const RunSummary &run)
{
    m_runs.removeIf([&run](const RunSummary &other) { return other.key == run.key; });
    const auto older = std::ranges::find_if(
        m_runs, [&run](const RunSummary &other) { return other.startedAt <= run.startedAt; });
    m_runs.insert(older, run);
    if (m_runs.size() > RunHistory::maxRuns)
        m_runs.removeLast();
    m_session->continueNumbers(run.number);
}

} // namespace Flaghoist
