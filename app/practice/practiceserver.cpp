#include "practice/practiceserver.h"

#include "practice/endpoint.h"
#include "practice/flagsource.h"

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
    auto *const endpoint = new Endpoint(behaviour, flags);
    connect(&m_thread, &QThread::finished, endpoint, &QObject::deleteLater);
    endpoint->moveToThread(&m_thread);
    Result<quint16, Problem> opened = quint16(0);
    const auto open = [&] {
        if (endpoint->open(port))
            opened = endpoint->serverPort();
        else if (endpoint->serverError() == QAbstractSocket::AddressInUseError)
            opened = Problem{ProblemKind::PortTaken, QString::number(port)};
        else
            opened = Problem{ProblemKind::PracticeServerFailed,
                             u"%1: %2"_s.arg(port).arg(endpoint->errorString())};
    };
    QMetaObject::invokeMethod(endpoint, open, Qt::BlockingQueuedConnection);
    if (opened)
        m_endpoints[*opened] = endpoint;
    else
        endpoint->deleteLater();
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
