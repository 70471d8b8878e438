#pragma once

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <utility>

namespace Flaghoist {

/// Runs \a work on another thread, then calls \a then with its result on this one, unless \a context is gone
/// by then. For what a disk or a dead network mount may hold up: work that waits keeps no other from running.
/// For the GUI thread.
template <typename Work, typename Then> void inBackground(QObject *context, Work work, Then then)
{
    using Value = decltype(work());
    // QFuture::then asserts in Qt 6.4 when its context goes first; a watcher goes with it.
    auto *const watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)] {
        watcher->deleteLater();
        then(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run([work = std::move(work)] {
        QThreadPool::globalInstance()->releaseThread();
        Value value = work();
        QThreadPool::globalInstance()->reserveThread();
        return value;
    }));
}

} // namespace Flaghoist
