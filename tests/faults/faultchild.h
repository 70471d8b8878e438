#pragma once

#include "faults/faultwalk.h"

namespace Flaghoist {

/// A walk over one fault alone, in a process of its own, which shows how much memory it takes and whether
/// it survives.
struct ChildSeen
{
    FaultSeen seen;
    qint64 peakKilobytes = 0; ///< the most memory that the process held, the fault server's share included
    bool offlineImpossible = false; ///< the fault needs a network that this system does not let us make
};

/// The child's side: walks \a id and prints what was seen. Returns the exit status.
[[nodiscard]] int walkAsChild(const QByteArray &id);
/// The parent's side: \a program walks \a id when started as "program --walk ID". Blocks; any thread.
[[nodiscard]] ChildSeen walkInChild(const QString &program, const QByteArray &id);

/// The exit status of a child that could not go offline.
inline constexpr int offlineImpossibleStatus = 77;

} // namespace Flaghoist
