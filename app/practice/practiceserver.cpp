#include "practice/practiceserver.h"

#include "practice/endpoint.h"
#include "practice/flagsource.h"

#include <memory>

namespace Flaghoist {

using namespace Qt::StringLiterals;

PracticeServer::PracticeServer(QObject *parent) : QObject(parent)
{
    m_thread.setObjectName(u"practice"_s);
    m_thread.start();
}

PracticeServer::~PracticeServer()
{
    m_thread.quit();
    m_thread.wait();
}

Result<quint16, Problem> PracticeServer::listen(const PracticeBehaviour &behaviour, quint16 port)
{
    return listen(behaviour, port, FlagSource());
}

Result<quint16, Problem> PracticeServer::listen(const PracticeBehaviour &behaviour, quint16 port,
                                                const FlagSource &flags)
{
    Q_ASSERT(thread() == QThread::currentThread());
    auto endpoint = std::make_unique<Endpoint>(behaviour, flags);
    if (!endpoint->open(port)) {
        if (endpoint->serverError() == QAbstractSocket::AddressInUseError)
            return Problem{ProblemKind::PortTaken, QString::number(port)};
        return Problem{ProblemKind::PracticeServerFailed, u"%1: %2"_s.arg(port).arg(endpoint->errorString())};
    }

    const quint16 opened = endpoint->serverPort();
    connect(&m_thread, &QThread::finished, endpoint.get(), &QObject::deleteLater);
    endpoint->moveToThread(&m_thread);
    m_endpoints[opened] = endpoint.release();
    return opened;
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

void PracticeServer::clearStats(quint16 port)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (const auto found = m_endpoints.find(port); found != m_endpoints.end())
        found->second->clearStats();
}

QString PracticeServer::urlTemplate(quint16 port)
{
    return u"http://127.0.0.1:%1/flags/{cc}/{cc}.png"_s.arg(port);
}

} // namespace Flaghoist
