#include "ui/windowsettings.h"

#include <QSettings>

namespace Flaghoist {

namespace {

/// Calls \a visit with the name and the member of everything remembered; numbers come with their bounds.
template <typename Window, typename Visit> void forEachSetting(Window &window, const Visit &visit)
{
    visit("geometry", window.geometry);
    visit("railWidth", window.railWidth, 100, 1000);
    visit("railFolded", window.railFolded);
    visit("foldDuringRuns", window.foldDuringRuns);
    visit("inspectorHeight", window.inspectorHeight, 100, 2000);
    visit("inspectorFolded", window.inspectorFolded);
    visit("page", window.page, 0, 9);
    visit("view", window.view, 0, 2);
    visit("zoom", window.zoom, 0, 9);
    visit("listColumns", window.listColumns);
    visit("errorColumns", window.errorColumns);
    visit("ownUrls", window.ownUrls);
    visit("folders", window.folders);
}

QString keyOf(const char *name)
{
    return QLatin1StringView("window-1/") + QLatin1StringView(name);
}

} // namespace

WindowSettings loadWindowSettings(const QSettings &settings, const WindowSettings &defaults)
{
    WindowSettings window = defaults;
    forEachSetting(window, [&settings]<typename T>(const char *name, T &member, auto... bounds) {
        const QVariant value = settings.value(keyOf(name));
        if constexpr (sizeof...(bounds) == 2) {
            const auto within = [number = value.toInt()](int minimum, int maximum) {
                return number >= minimum && number <= maximum;
            };
            if (bool isNumber = false; value.toInt(&isNumber), isNumber && within(bounds...))
                member = value.toInt();
        } else if (value.isValid() && value.canConvert<T>()) {
            member = value.value<T>();
        }
    });
    return window;
}

void saveWindowSettings(QSettings &settings, const WindowSettings &window)
{
    forEachSetting(window, [&settings](const char *name, const auto &member, auto...) {
        settings.setValue(keyOf(name), QVariant::fromValue(member));
    });
}

} // namespace Flaghoist
