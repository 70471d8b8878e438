#pragma once

#include "domain/packoptions.h"
#include "domain/problem.h"
#include "domain/result.h"
#include "engine/foldercheck.h"

#include <QList>
#include <QStringList>

namespace Flaghoist {

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

} // namespace Flaghoist
