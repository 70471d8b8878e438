#pragma once

#include "domain/countrycode.h"
#include "domain/problem.h"
#include "domain/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace Flaghoist {

/// How a file departs from what the manifest of its folder says.
struct FileFinding
{
    enum class Kind {
        Missing,
        Changed, ///< another flag than the one that was saved
        Damaged, ///< no whole flag
        Extra, ///< a picture that is not in the manifest
    };

    Kind kind = Kind::Missing;
    std::optional<CountryCode> code; ///< unset where the file's name is no code
    QString file; ///< within the folder

    friend bool operator==(const FileFinding &, const FileFinding &) = default;
};

struct FolderCheck
{
    int listed = 0; ///< flags in the manifest
    QList<FileFinding> findings; ///< by code; extra files of no code last
};

/// Compares \a path with its manifest and changes nothing. Any thread; blocks. Problems: ManifestMissing,
/// ManifestInTheWay.
[[nodiscard]] Result<FolderCheck, Problem> checkFolder(const QString &path);

} // namespace Flaghoist
