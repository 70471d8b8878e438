#pragma once

#include "domain/errorkind.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Flaghoist {

enum class FaultFamily { Connection, Time, Reply, Image, Disk, Input, Life };

/// Whether the attempt is made again, as far as the retries go.
enum class Again {
    Never,
    Always,
    ByKind, ///< where several kinds are allowed: as the kind that was seen asks for
};

/// One single fault and how a flag may end that meets it. It never ends as downloaded.
struct Fault
{
    FaultFamily family;
    QByteArray id; ///< of its script (faultscripts.h), lower case with dashes
    QString phrase;
    QList<ErrorKind> allowed; ///< empty: the status "not found", which is no error
    Again again = Again::Never;
    /// What the sentence that a person reads must name; empty where the kind says it all.
    QString named;
    /// "tst_x::function": what proves the faults of the disk, input and life families.
    QByteArray provedBy;
};

/// Every fault that Flaghoist must survive, in families.
[[nodiscard]] const QList<Fault> &faultCatalogue();

/// Whether a fault server plays the family; the others are proved by tests of their own.
[[nodiscard]] bool isPlayed(FaultFamily family);
/// "connection", "time", "reply", "image", "disk", "input", "life".
[[nodiscard]] QString faultFamilyName(FaultFamily family);

} // namespace Flaghoist
