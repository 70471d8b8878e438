#pragma once

#include "domain/practice.h"
#include "domain/problem.h"
#include "domain/result.h"
#include "domain/source.h"

#include <QHash>
#include <QList>

#include <memory>
#include <optional>

namespace Flaghoist {

class PracticeServer;

/// What a practice source does and has seen.
struct PracticeReport
{
    QString urlTemplate; ///< for other programs; empty until the first run from this source
    PracticeBehaviour behaviour;
    PracticeStats stats; ///< since the run began
};

/// The practice server of a session, which listens on a free port for each practice source that has been
/// used.
class PracticeHost final
{
    Q_DISABLE_COPY_MOVE(PracticeHost)

public:
    PracticeHost();
    ~PracticeHost();

    /// Has the server play \a source, a practice one, and fills in its URL template.
    [[nodiscard]] std::optional<Problem> start(Source &source);
    void clearStats(const Source &source);
    /// Nothing where \a source is no practice source.
    [[nodiscard]] std::optional<PracticeReport> report(const Source &source) const;

private:
    std::unique_ptr<PracticeServer> m_server; ///< made at the first start
    QHash<QString, quint16> m_ports; ///< by source label
};

/// The practice server for other programs on this machine: LOCAL, DELAY and ERROR on a port each.
struct PracticeSites
{
    std::shared_ptr<PracticeServer> server; ///< serves as long as it lives
    QList<Source> sources; ///< the practice sources as they are served
    int flags = 0; ///< how many codes have a flag here
};

/// Serves the files of \a folder, or the flag pack where that is empty. The ports are \a firstPort and the
/// two that follow, or any free ones for 0. DELAY and ERROR behave by \a options. Where one port cannot be
/// had, none stays open.
[[nodiscard]] Result<PracticeSites, Problem> servePractice(const QString &folder, int firstPort,
                                                           const RunOptions &options);

} // namespace Flaghoist
