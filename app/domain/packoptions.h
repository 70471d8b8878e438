#pragma once

#include <QList>
#include <QString>

namespace Flaghoist {

/// What is made of a folder of flags for a site or an app.
struct PackOptions
{
    QString folder; ///< has a manifest
    QString output; ///< made where it is not there
    QList<int> widths; ///< of the PNGs, in pixels; may be empty
    bool sprite = false; ///< one picture of all flags at 1x and 2x, with CSS and JSON
};

inline constexpr int maxPackWidth = 4096;
/// Of a flag in the sprite at 1x: fits a line of text twice.
inline constexpr int spriteWidth = 32;

} // namespace Flaghoist
