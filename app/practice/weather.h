#pragma once

#include "domain/countrycode.h"
#include "domain/practice.h"

#include <optional>

namespace Flaghoist {

/// What one request meets.
struct Weather
{
    milliseconds delay{0};
    std::optional<PracticeFault> fault;
    /// What garbageFrom() makes its bytes of.
    quint64 noise = 0;
};

/// A pure function: the same behaviour, code and attempt give the same weather on every machine.
[[nodiscard]] Weather weatherFor(const PracticeBehaviour &behaviour, CountryCode code, int attempt);

} // namespace Flaghoist
