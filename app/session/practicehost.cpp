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

Result<PracticeSites, Problem> servePractice(const QString &folder, int firstPort, const RunOptions &options)
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
    PracticeSites sites{.server = std::make_shared<PracticeServer>(), .sources = {}, .flags = flags.count()};
    for (Source source : builtInSources()) {
        if (!source.practice)
            continue;
        if (source.practice != PracticeBehaviour()) // LOCAL stays plain
            source.practice = options.behaviourFrom(*source.practice);
        const int port = firstPort == 0 ? 0 : firstPort + int(sites.sources.size());
        const auto opened = sites.server->listen(*source.practice, quint16(port), flags);
        if (!opened)
            return opened.error();
        source.urlTemplate = UrlTemplate::parse(PracticeServer::urlTemplate(*opened)).value();
        sites.sources.append(source);
    }
    return sites;
}

} // namespace Flaghoist
