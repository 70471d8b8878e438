#pragma once

#include "domain/runfigures.h"

#include <QLocale>

class QStandardItemModel;

namespace Flaghoist {

enum class RunColumn { Number, Started, Source, Method, AtOnce, Flags, Failed, Time, PerSecond, Median, P95 };
enum class DifferenceColumn { Code, Country, First, Second, Difference };
/// Roles of the cells of both tables.
inline constexpr int runSortRole = Qt::UserRole; ///< what sorts as the column should
inline constexpr int runKeyRole = Qt::UserRole + 1;

/// Kept runs, a line each, in place of what \a table had.
void fillRuns(QStandardItemModel &table, const QList<RunSummary> &runs, const QLocale &locale);
/// The codes of two runs, the largest difference first.
void fillDifferences(QStandardItemModel &table, const Run &first, const Run &second, const QLocale &locale);

} // namespace Flaghoist
