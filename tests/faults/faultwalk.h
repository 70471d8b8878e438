#pragma once

#include "domain/downloadplan.h"
#include "faults/catalogue.h"
#include "faults/faultscripts.h"

#include <QStringList>

#include <chrono>

namespace Flaghoist {

/// What became of a flag that met a fault.
struct FaultSeen
{
    QByteArray id;
    QString end; ///< "timeout", "http-4xx 429", "not found"
    int attempts = 0;
    int sends = 0; ///< as libcurl reports
    int requests = 0; ///< as the server counts: whole heads that arrived
    qint64 ms = 0; ///< from the first attempt's start to the last one's end
    QString text; ///< what a person reads
    QStringList complaints; ///< what was not as it must be
};

/// Walks faults through the real engine and judges how they end. Each walk is one run: the faults, and 30
/// sound flags from the same server that nothing of it may touch.
class FaultWalk final
{
    Q_DISABLE_COPY_MOVE(FaultWalk)

public:
    FaultWalk();
    ~FaultWalk();

    /// Where the faults are played.
    [[nodiscard]] FaultServer &server() { return m_server; }
    /// Nothing where the fault \a id has no script.
    [[nodiscard]] std::optional<FaultScript> scriptOf(const QByteArray &id) const;
    /// The ids of all scripts.
    [[nodiscard]] QList<QByteArray> scripted() const;
    /// The faults that are played, as they can share a run; those that need another network are left out.
    [[nodiscard]] QList<QList<Fault>> groups() const;

    /// One for each of \a faults, which share one of the groups.
    [[nodiscard]] QList<FaultSeen> walk(const QList<Fault> &faults, Strategy strategy = Strategy::Pool);

    /// How long each of \a faults is going to wait for its retry, as the engine says; nobody waits for it.
    [[nodiscard]] QList<std::chrono::milliseconds> waitsFor(const QList<Fault> &faults);

    /// The complaint of a run that does not end in any sensible time.
    static constexpr std::chrono::seconds patience{90};

private:
    class Run;

    FaultServer m_server;
    FaultScripts m_scripts;
};

} // namespace Flaghoist
