#include "session/practiceservice.h"

#include "engine/descriptorbudget.h"
#include "practice/flagsource.h"
#include "practice/practiceserver.h"

#include <QDir>
#include <QFileInfo>

namespace Flaghoist {

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
