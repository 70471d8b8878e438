#pragma once

#include "domain/problem.h"
#include "domain/result.h"
#include "domain/runoptions.h"
#include "domain/source.h"

#include <memory>

namespace Flaghoist {

class PracticeServer;

/// The practice server for other programs on this machine: LOCAL, DELAY and ERROR on a port each, for as
/// long as this lives.
class PracticeService final
{
    Q_DISABLE_COPY(PracticeService)

public:
    /// Serves the files of \a folder, or the flag pack where that is empty. The ports are \a firstPort and
    /// the two that follow, or any free ones for 0. DELAY and ERROR behave by \a options. Where
    /// one port cannot be had, none stays open.
    [[nodiscard]] static Result<std::unique_ptr<PracticeService>, Problem>
    open(const QString &folder, int firstPort, const RunOptions &options);
    ~PracticeService();

    /// The practice sources as they are served.
    [[nodiscard]] const QList<Source> &sites() const { return m_sites; }
    /// How many codes have a flag here.
    [[nodiscard]] int flags() const { return m_flags; }

private:
    PracticeService();

    std::unique_ptr<PracticeServer> m_server;
    QList<Source> m_sites;
    int m_flags = 0;
};

} // namespace Flaghoist
