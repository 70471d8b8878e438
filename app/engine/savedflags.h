#pragma once

#include "domain/countrycode.h"
#include "domain/packoptions.h"
#include "domain/problem.h"
#include "domain/result.h"

#include <QImage>
#include <QList>
#include <QSize>
#include <QString>
#include <QStringList>

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

struct PackReport
{
    QStringList files; ///< within the output folder
    QList<FileFinding> leftOut; ///< missing or damaged
    QList<CountryCode> small; ///< made of pixels, and narrower than a PNG or the sprite asks for
};

/// Makes from the flags in a folder, for each code an SVG where there is one: png/<width>/<name>.png, which
/// keep the size of a smaller flag; sprite.png and sprite@2x.png with sprite.css (classes "flag flag-br") and
/// sprite.json; ATTRIBUTION.md from the licences in the manifest. The same folder gives the same bytes. Any
/// thread; blocks. Problems: ManifestMissing, ManifestInTheWay, PackNotMade.
[[nodiscard]] Result<PackReport, Problem> makePack(const PackOptions &options);

/// A saved flag, scaled down to fit \a box, or at full size where that is empty; an SVG is drawn to fit the
/// box. Null when the file is gone or no whole flag: it may have been changed since it was saved, so it is
/// trusted as little as a download.
[[nodiscard]] QImage readSavedPicture(const QString &file, QSize box = {});
/// As the thumbnail of an outcome.
[[nodiscard]] QImage readSavedThumbnail(const QString &file);

} // namespace Flaghoist
