#pragma once

#include "fakes/files.h"
#include "fakes/plans.h"
#include "practice/flagsource.h"

namespace Flaghoist {

/// Names of files in \a folder that are no whole flag of the practice server.
inline QStringList brokenIn(const QString &folder)
{
    QStringList broken;
    for (const QString &name : filesIn(folder)) {
        const auto code = CountryCode::parse(name.chopped(4));
        if (!code || contentOf(QDir(folder).filePath(name)) != practiceFlag(*code))
            broken << name;
    }
    return broken;
}

} // namespace Flaghoist
