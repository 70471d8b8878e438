#pragma once

#include "domain/countrycode.h"
#include "domain/problem.h"
#include "domain/result.h"

#include <QStringList>

namespace Flaghoist {

/// The book's CC… arguments: a code ("BD") or one letter ("B" = BA … BZ), in either case.
/// The result is sorted and free of repeats; the first word that is neither is the problem.
[[nodiscard]] Result<QList<CountryCode>, Problem> parseCodeList(const QStringList &words);

/// Sorted, without repeats.
[[nodiscard]] QList<CountryCode> normalized(QList<CountryCode> codes);

} // namespace Flaghoist
