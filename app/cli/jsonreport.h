#pragma once

#include "domain/downloadplan.h"
#include "domain/flagoutcome.h"
#include "domain/runsummary.h"

#include <QByteArray>
#include <QLocale>

namespace Flaghoist {

/// The report file, as --help describes it: UTF-8, one JSON object. \a outcomes are in plan order, one per
/// planned code; names are in the language of \a locale.
[[nodiscard]] QByteArray jsonReport(const DownloadPlan &plan, const QList<FlagOutcome> &outcomes,
                                    const RunSummary &summary, const QLocale &locale);

} // namespace Flaghoist
