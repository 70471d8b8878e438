#pragma once

#include <QList>
#include <QStringList>

namespace Flaghoist {

/// A table of Markdown whose columns are as wide as they need; the first row is the head. All columns but the
/// first are numbers.
[[nodiscard]] QString table(const QList<QStringList> &rows);

} // namespace Flaghoist
