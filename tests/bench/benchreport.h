#pragma once

#include "bench/contestresult.h"
#include "bench/machine.h"

#include <QJsonObject>

namespace Flaghoist {

/// Everything that one bench found out.
struct BenchReport
{
    Machine machine;
    QList<ContestResult> results;
    QList<QJsonObject> heartbeats; ///< as the heartbeat program tells them
    QStringList wrongs;

    /// Markdown that reads as plain text too, at most 100 columns wide.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QJsonObject json() const;
};

} // namespace Flaghoist
