#pragma once

#include <QByteArray>

class QSettings;

namespace Flaghoist {

/// How the window looked when it was last closed.
struct WindowSettings
{
    QByteArray geometry;
    int railWidth = 264;
    bool railFolded = false;
    bool foldDuringRuns = false;
    int inspectorHeight = 240;
    bool inspectorFolded = true;
    int page = 0; ///< of the inspector
    int view = 1; ///< mosaic, grid, list
    int zoom = 2;
};

/// What \a settings do not have, or have broken, is as in \a defaults.
[[nodiscard]] WindowSettings loadWindowSettings(const QSettings &settings,
                                                const WindowSettings &defaults = {});
void saveWindowSettings(QSettings &settings, const WindowSettings &window);

} // namespace Flaghoist
