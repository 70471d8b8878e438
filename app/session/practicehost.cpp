#include "session/practicehost.h"

#include "practice/practiceserver.h"

namespace Flaghoist {

PracticeHost::PracticeHost() = default;
PracticeHost::~PracticeHost() = default;

std::optional<Problem> PracticeHost::start(Source &source)
{
    if (!m_server)
        m_server = std::make_unique<PracticeServer>();
    if (!m_ports.contains(source.label)) {
        const Result<quint16, Problem> port = m_server->listen(*source.practice);
        if (!port)
            return port.error();
        m_ports.insert(source.label, *port);
    }
    const quint16 port = m_ports.value(source.label);
    m_server->setBehaviour(port, *source.practice);
    source.urlTemplate = UrlTemplate::parse(PracticeServer::urlTemplate(port)).value();
    return std::nullopt;
}

void PracticeHost::clearStats(const Source &source)
{
    if (const auto port = m_ports.constFind(source.label); port != m_ports.cend())
        m_server->clearStats(*port);
}

std::optional<PracticeReport> PracticeHost::report(const Source &source) const
{
    if (!source.practice)
        return std::nullopt;
    PracticeReport report{.urlTemplate = {}, .behaviour = *source.practice, .stats = {}};
    if (const auto port = m_ports.constFind(source.label); port != m_ports.cend()) {
        report.urlTemplate = PracticeServer::urlTemplate(*port);
        report.stats = m_server->stats(*port);
    }
    return report;
}

} // namespace Flaghoist
