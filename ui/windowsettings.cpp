#include "ui/windowsettings.h"

#include <QSettings>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

const auto geometryKey = "window-1/geometry"_L1;
const auto railWidthKey = "window-1/railWidth"_L1;
const auto railFoldedKey = "window-1/railFolded"_L1;
const auto foldDuringRunsKey = "window-1/foldDuringRuns"_L1;
const auto inspectorHeightKey = "window-1/inspectorHeight"_L1;
const auto inspectorFoldedKey = "window-1/inspectorFolded"_L1;
const auto pageKey = "window-1/page"_L1;
const auto viewKey = "window-1/view"_L1;
const auto zoomKey = "window-1/zoom"_L1;

int number(const QSettings &settings, QLatin1StringView key, int minimum, int maximum, int otherwise)
{
    bool isNumber = false;
    const int value = settings.value(key).toInt(&isNumber);
    return isNumber && value >= minimum && value <= maximum ? value : otherwise;
}

} // namespace

WindowSettings loadWindowSettings(const QSettings &settings, const WindowSettings &defaults)
{
    WindowSettings window;
    window.geometry = settings.value(geometryKey, defaults.geometry).toByteArray();
    window.railWidth = number(settings, railWidthKey, 100, 1000, defaults.railWidth);
    window.railFolded = settings.value(railFoldedKey, defaults.railFolded).toBool();
    window.foldDuringRuns = settings.value(foldDuringRunsKey, defaults.foldDuringRuns).toBool();
    window.inspectorHeight = number(settings, inspectorHeightKey, 100, 2000, defaults.inspectorHeight);
    window.inspectorFolded = settings.value(inspectorFoldedKey, defaults.inspectorFolded).toBool();
    window.page = number(settings, pageKey, 0, 9, defaults.page);
    window.view = number(settings, viewKey, 0, 2, defaults.view);
    window.zoom = number(settings, zoomKey, 0, 9, defaults.zoom);
    return window;
}

void saveWindowSettings(QSettings &settings, const WindowSettings &window)
{
    settings.setValue(geometryKey, window.geometry);
    settings.setValue(railWidthKey, window.railWidth);
    settings.setValue(railFoldedKey, window.railFolded);
    settings.setValue(foldDuringRunsKey, window.foldDuringRuns);
    settings.setValue(inspectorHeightKey, window.inspectorHeight);
    settings.setValue(inspectorFoldedKey, window.inspectorFolded);
    settings.setValue(pageKey, window.page);
    settings.setValue(viewKey, window.view);
    settings.setValue(zoomKey, window.zoom);
}

} // namespace Flaghoist
