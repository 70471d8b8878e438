#include "practice/practiceserver.h"

#include "practice/endpoint.h"

#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

PracticeServer::PracticeServer(QObject *parent) : QObject(parent)
{
    m_thread.setObjectName(u"practice"_s);
    m_context.moveToThread(&m_thread);
    m_thread.start();
}

PracticeServer::~PracticeServer()
{
    QMetaObject::invokeMethod(
        &m_context, [this] { m_endpoints.clear(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

Result<quint16, Problem> PracticeServer::listen(const PracticeBehaviour &behaviour, quint16 port)
{
    Q_ASSERT(thread() == QThread::currentThread());
    std::unique_ptr<Endpoint> endpoint;
    QString error;
    const auto open = [&] {
        endpoint = std::make_unique<Endpoint>(behaviour);
        if (!endpoint->open(port)) {
            error = endpoint->errorString();
            endpoint.reset();
        } else {
            port = endpoint->serverPort();
        }
    };
    QMetaObject::invokeMethod(&m_context, open, Qt::BlockingQueuedConnection);
    if (!endpoint)
        return Problem{ProblemKind::PracticeServerFailed, u"%1: %2"_s.arg(port).arg(error)};
    m_endpoints[port] = std::move(endpoint);
    return port;
}

void PracticeServer::setBehaviour(quint16 port, const PracticeBehaviour &behaviour)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (const auto found = m_endpoints.find(port); found != m_endpoints.end())
        found->second->setBehaviour(behaviour);
}

PracticeStats PracticeServer::stats(quint16 port) const
{
    Q_ASSERT(thread() == QThread::currentThread());
    const auto found = m_endpoints.find(port);
    return found == m_endpoints.end() ? PracticeStats{} : found->second->stats();
}

QString PracticeServer::urlTemplate(quint16 port)
{
    return u"http://127.0.0.1:%1/flags/{cc}/{cc}.png"_s.arg(port);
}

} // namespace Flaghoist
