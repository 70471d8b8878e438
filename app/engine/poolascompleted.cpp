#include "engine/poolascompleted.h"

#include <QThreadPool>
#include <QtConcurrentRun>

namespace Flaghoist {

void PoolAsCompleted::start(const AttemptRequest &request, Ended ended)
{
    QtConcurrent::run(&m_workplace.pool, downloadOne, request, m_workplace.services, m_workplace.stop)
        .then(m_workplace.scheduler, std::move(ended));
}

} // namespace Flaghoist
