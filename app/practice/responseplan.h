#pragma once

#include "domain/countrycode.h"
#include "domain/practice.h"

#include <QByteArray>

#include <optional>

namespace Flaghoist {

/// How the practice server answers one request.
struct PlannedResponse
{
    milliseconds delay{0};
    std::optional<PracticeFault> fault;
    /// Seeds garbageBytes().
    quint64 noise = 0;
};

/// A pure function: the same behaviour, code and attempt give the same response on every machine.
/// Capacity and rate limit do not enter: what they do depends on the load.
[[nodiscard]] PlannedResponse plannedResponse(const PracticeBehaviour &behaviour, CountryCode code,
                                              int attempt);

/// Bytes that are no picture and no text and do not begin as any: some hundred to some thousand, the same
/// for the same \a noise on every machine.
[[nodiscard]] QByteArray garbageBytes(quint64 noise);

} // namespace Flaghoist
