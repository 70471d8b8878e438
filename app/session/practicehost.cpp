#include "session/practicehost.h"

#include "engine/descriptorbudget.h"
#include "practice/flagsource.h"
#include "practice/practiceserver.h"

#include <QDir>
#include <QFileInfo>

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

PracticeService::PracticeService() : m_server(std::make_unique<PracticeServer>()) { }

PracticeService::~PracticeService() = default;

Result<std::unique_ptr<PracticeService>, Problem> PracticeService::open(const QString &folder, int firstPort,
                                                                        const RunOptions &options)
{
    FlagSource flags;
    if (!folder.isEmpty()) {
        const QFileInfo info(folder);
        if (!info.isDir() || !info.isReadable() || !info.isExecutable())
            return Problem{ProblemKind::ServedFolderMissing, QDir::toNativeSeparators(folder)};
        flags = FlagSource(info.absoluteFilePath());
        if (flags.count() == 0)
            return Problem{ProblemKind::ServedFolderEmpty, QDir::toNativeSeparators(folder)};
    }

    raiseOpenFilesLimit(); // a client of the book may hold a thousand connections
    std::unique_ptr<PracticeService> service(new PracticeService);
    service->m_flags = flags.count();
    for (Source site : builtInSources()) {
        if (!site.practice)
            continue;
        if (site.practice != PracticeBehaviour()) // LOCAL stays plain
            site.practice = options.behaviourFrom(*site.practice);
        const int port = firstPort == 0 ? 0 : firstPort + int(service->m_sites.size());
        const auto opened = service->m_server->listen(*site.practice, quint16(port), flags);
        if (!opened)
            return opened.error();
        site.urlTemplate = UrlTemplate::parse(PracticeServer::urlTemplate(*opened)).value();
        service->m_sites.append(site);
    }
    return service;
}

} // namespace Flaghoist
