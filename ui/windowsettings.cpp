#include "ui/windowsettings.h"

#include "ui/widgets/palette.h"

#include <QApplication>
#include <QLocale>
#include <QPalette>
#include <QScreen>
#include <QSettings>
#include <QStyle>
#include <QStyleHints>
#include <QWidget>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

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
    visit("theme", window.theme);
    visit("language", window.language);
}

QString keyOf(const char *name)
{
    return "window-1/"_L1 + QLatin1StringView(name);
}

} // namespace

WindowSettings loadWindowSettings(const QSettings &settings)
{
    WindowSettings window;
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

void restoreOnScreen(QWidget *window, const QByteArray &geometry)
{
    if (!window->restoreGeometry(geometry) || window->windowState() != Qt::WindowNoState)
        return;
    constexpr int frame = 4;
    const QRect room = window->screen()->availableGeometry().adjusted(frame, titleBarHeight, -frame, -frame);
    QRect place(window->geometry().topLeft(), window->size().boundedTo(room.size()));
    place.translate(std::min(0, room.right() - place.right()), std::min(0, room.bottom() - place.bottom()));
    place.translate(std::max(0, room.left() - place.left()), std::max(0, room.top() - place.top()));
    window->setGeometry(place);
}

void applyTheme(const QString &theme)
{
    const bool dark = theme == "dark"_L1;
    const bool light = theme == "light"_L1;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QGuiApplication::styleHints()->setColorScheme(dark        ? Qt::ColorScheme::Dark
                                                      : light ? Qt::ColorScheme::Light
                                                              : Qt::ColorScheme::Unknown);
#endif
    // Not every desktop does as asked, and before Qt 6.8 none can be: the palettes of the styles are light.
    QPalette palette;
    if (dark || light) {
        palette = dark ? darkPalette() : QApplication::style()->standardPalette();
        QApplication::style()->polish(palette);
    }
    QApplication::setPalette(palette);
}

QLocale useLanguage(const QString &language)
{
    if (const QLocale chosen(language); !language.isEmpty() && chosen.language() != QLocale::C)
        QLocale::setDefault(chosen);
    return {};
}

} // namespace Flaghoist
