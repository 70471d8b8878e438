#include "practice/practiceserver.h"

#include "domain/threadpriority.h"
#include "practice/endpoint.h"

namespace Flaghoist {

using namespace Qt::StringLiterals;

PracticeServer::PracticeServer(QObject *parent, const PracticeLimits &limits)
    : QObject(parent), m_connections(new OpenConnections{.limits = limits})
{
    m_thread.setObjectName(u"practice"_s);
    connect(&m_thread, &QThread::started, giveWay); // without a context, it runs in the new thread
    m_thread.start();
}

PracticeServer::~PracticeServer()
{
    m_thread.quit();
    m_thread.wait();
}

Result<quint16, Problem> PracticeServer::listen(const PracticeBehaviour &behaviour, quint16 port,
                                                const FlagSource &flags)
{
    Q_ASSERT(thread() == QThread::currentThread());
    auto *const endpoint = new Endpoint(behaviour, flags, *m_connections);
    connect(&m_thread, &QThread::finished, endpoint, &QObject::deleteLater);
    endpoint->moveToThread(&m_thread);
    std::optional<Problem> problem;
    QMetaObject::invokeMethod(
        endpoint, [&] { problem = endpoint->open(port); }, Qt::BlockingQueuedConnection);
    if (problem) {
        endpoint->deleteLater();
        return *std::move(problem);
    }
    const quint16 opened = endpoint->port();
    m_endpoints[opened] = endpoint;
    return opened;
}

Endpoint *PracticeServer::endpoint(quint16 port) const
{
    Q_ASSERT(thread() == QThread::currentThread());
    const auto found = m_endpoints.find(port);
    return found == m_endpoints.end() ? nullptr : found->second;
}

void PracticeServer::setBehaviour(quint16 port, const PracticeBehaviour &behaviour)
{
    if (Endpoint *const known = endpoint(port))
        known->setBehaviour(behaviour);
}

PracticeStats PracticeServer::stats(quint16 port) const
{
    const Endpoint *const known = endpoint(port);
    return known ? known->stats() : PracticeStats();
}

void PracticeServer::clearStats(quint16 port)
{
    if (Endpoint *const known = endpoint(port))
        known->clearStats();
}

QString PracticeServer::urlTemplate(quint16 port)
{
    return u"http://127.0.0.1:%1/flags/{cc}/{cc}.png"_s.arg(port);
}

} // namespace Flaghoist
