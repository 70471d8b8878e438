#pragma once

#include "domain/run.h"

#include <QByteArray>

#include <functional>

namespace Flaghoist {

/// The report of a run, version 2: UTF-8, one JSON object as resources/schemas/report.schema.json describes
/// it. \a nameOf gives a country's name. Times are milliseconds on the run's clock, with three decimals.
[[nodiscard]] QByteArray runReport(const Run &run, const std::function<QString(CountryCode)> &nameOf);

} // namespace Flaghoist
