#include "engine/eventloop.h"

#include "network/fetcher.h"

#include <QThread>
#include <QThreadPool>
#include <QtConcurrentRun>

namespace Flaghoist {

int EventLoop::threads(int) const
{
    return QThread::idealThreadCount();
}

void EventLoop::start(const AttemptRequest &request, Ended ended)
{
    if (request.existing != ExistingFiles::Skip)
        return fetch(request, std::move(ended));
    QtConcurrent::run(&m_workplace.pool, keepExisting, request, m_workplace.services)
        .then(m_workplace.scheduler,
              [this, request, ended = std::move(ended)](const std::optional<AttemptResult> &kept) {
                  if (kept)
                      ended(*kept);
                  else
                      fetch(request, ended);
              });
}

void EventLoop::fetch(const AttemptRequest &request, Ended ended)
{
    m_workplace.services.fetcher.fetchAsync(
        request.fetch, m_workplace.stop, [this, request, ended = std::move(ended)](const Fetched &fetched) {
            if (fetched.end != Fetched::End::Body) // nothing to verify or to save
                return ended(finishOne(request, fetched, m_workplace.services));
            QtConcurrent::run(&m_workplace.pool, finishOne, request, fetched, m_workplace.services)
                .then(m_workplace.scheduler, ended);
        });
}

} // namespace Flaghoist
