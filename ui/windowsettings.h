#pragma once

#include <QByteArray>

class QSettings;

namespace Flaghoist {

/// How a person left the window; what a run does is remembered elsewhere.
struct WindowSettings
{
    QByteArray geometry{};
    QByteArray sides{}; ///< the splitter between the countries and the flags
    QByteArray stack{}; ///< the one above the pages at the bottom; empty while they are folded
    int zoom = 0;
    bool unfolded = false;
    int page = 0; ///< at the bottom
};

/// Values that are not there or not of their kind are those of \a defaults.
[[nodiscard]] WindowSettings loadWindowSettings(const QSettings &settings, const WindowSettings &defaults);
void saveWindowSettings(QSettings &settings, const WindowSettings &window);

} // namespace Flaghoist
