#pragma once

#include "domain/errorkind.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Flaghoist {

enum class FaultFamily { Connection, Time, Reply, Desynchronisation, Image, Disk, Input, Life };

/// Whether the attempt is made again, as far as the retries go.
enum class Again {
    Never,
    Always,
    ByKind, ///< where several kinds are allowed: as the kind that was seen asks for
};

/// One single fault and how a flag may end that meets it.
struct Fault
{
    FaultFamily family;
    QByteArray id; ///< of its script (faultscripts.h), lower case with dashes
    QString phrase;
    /// Empty: the status "not found", which is no error. None: it is downloaded, and right.
    QList<ErrorKind> allowed;
    Again again = Again::Never;
    /// What the sentence that a person reads must name; empty where the kind says it all.
    QString named;
    /// "tst_x::function": what proves a fault that no fault server plays.
    QByteArray provedBy = {};

    [[nodiscard]] bool isHarmless() const { return allowed.contains(ErrorKind::None); }
    /// Played among sound flags by a FaultServer, or in a run of its own by walkCrowd().
    [[nodiscard]] bool isPlayed() const { return provedBy.isEmpty(); }
    [[nodiscard]] bool isCrowd() const;
};

/// Every fault that Flaghoist must survive, in families.
[[nodiscard]] const QList<Fault> &faultCatalogue();

/// "connection", "time", "reply", "desynchronisation", "image", "disk", "input", "life".
[[nodiscard]] QString faultFamilyName(FaultFamily family);

} // namespace Flaghoist
