#include "ui/windowsettings.h"

#include <QSettings>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
const auto geometryKey = "window-1/geometry"_L1;
const auto sidesKey = "window-1/sides"_L1;
const auto stackKey = "window-1/stack"_L1;
const auto zoomKey = "window-1/zoom"_L1;
const auto unfoldedKey = "window-1/unfolded"_L1;
const auto pageKey = "window-1/page"_L1;
} // namespace

WindowSettings loadWindowSettings(const QSettings &settings, const WindowSettings &defaults)
{
    WindowSettings window;
    window.geometry = settings.value(geometryKey, defaults.geometry).toByteArray();
    window.sides = settings.value(sidesKey, defaults.sides).toByteArray();
    window.stack = settings.value(stackKey, defaults.stack).toByteArray();
    bool isNumber = false;
    window.zoom = settings.value(zoomKey).toInt(&isNumber);
    if (!isNumber)
        window.zoom = defaults.zoom;
    window.unfolded = settings.value(unfoldedKey, defaults.unfolded).toBool();
    window.page = settings.value(pageKey, defaults.page).toInt();
    return window;
}

void saveWindowSettings(QSettings &settings, const WindowSettings &window)
{
    settings.setValue(geometryKey, window.geometry);
    settings.setValue(sidesKey, window.sides);
    if (!window.stack.isEmpty())
        settings.setValue(stackKey, window.stack);
    settings.setValue(zoomKey, window.zoom);
    settings.setValue(unfoldedKey, window.unfolded);
    settings.setValue(pageKey, window.page);
}

} // namespace Flaghoist
