#pragma once

#include "domain/run.h"

#include <QByteArray>
#include <QJsonArray>
#include <QStringList>

#include <functional>

namespace Flaghoist {

/// A run in the formats of other programs: UTF-8, pure functions of the run. Nothing secret of a source is in
/// them: URLs are public ones (domain/urltemplate.h), headers that were sent or set cookies are left out.

/// HTTP Archive 1.2: one entry per attempt in the order of their starts, one page per round. "blocked" is the
/// wait for a slot; the look-up of the host is part of "connect".
[[nodiscard]] QByteArray harOf(const Run &run);
/// Trace events as Chrome's about:tracing, Perfetto and speedscope read them: one track per slot, with an
/// event per attempt and its phases within; the run with its rounds and pauses; requests in flight and
/// allowed as counters.
[[nodiscard]] QByteArray traceOf(const Run &run);

/// The report of a run, version 2: one JSON object as resources/schemas/report.schema.json describes it.
/// Times are milliseconds on the run's clock, with three decimals. \a nameOf gives a country's name.
[[nodiscard]] QByteArray runReport(const Run &run, const std::function<QString(CountryCode)> &nameOf);
/// One line per planned code with a heading, the values as in the report.
[[nodiscard]] QByteArray csvOf(const Run &run, const std::function<QString(CountryCode)> &nameOf);

/// One line of CSV with its end, as RFC 4180 has it. A cell that a table program would take for a formula
/// gets an apostrophe.
[[nodiscard]] QString csvLine(const QStringList &cells);
/// A heading, and a line per object of \a rows.
[[nodiscard]] QByteArray csvTable(const QStringList &columns, const QJsonArray &rows);

} // namespace Flaghoist
