#pragma once

#include "domain/countrycode.h"
#include "domain/nametemplate.h"
#include "domain/problem.h"
#include "domain/result.h"

#include <QList>
#include <QString>

namespace Flaghoist {

/// How the flag of one code is called.
struct FileName
{
    QString file; ///< without the extension
    QString country; ///< English
};

/// In the order of \a codes. Problems: BadName where a name is no plain one, SameFileName where two codes
/// would share one on a file system that knows no case.
[[nodiscard]] Result<QList<FileName>, Problem> fileNames(const NameTemplate &name,
                                                         const QList<CountryCode> &codes);

} // namespace Flaghoist
