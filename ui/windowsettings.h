#pragma once

#include <QByteArray>
#include <QStringList>
#include <QVariantMap>

class QLocale;
class QSettings;
class QWidget;

namespace Flaghoist {

/// How the window looked when it was last closed.
struct WindowSettings
{
    QByteArray geometry;
    int railWidth = 276;
    bool railFolded = false;
    bool foldDuringRuns = false;
    int inspectorHeight = 240;
    bool inspectorFolded = true;
    int page = 0; ///< of the inspector
    int view = 1; ///< mosaic, grid, list
    int zoom = 2;
    QByteArray listColumns; ///< widths and order of the list of flags
    QByteArray errorColumns; ///< of the error log
    QStringList ownUrls; ///< sources that were entered, the last one first
    QVariantMap folders; ///< that were chosen, by the label of their source
    QString theme; ///< see applyTheme()
    QString language; ///< see useLanguage()
};

/// What \a settings do not have, or have broken, is as at a first start.
[[nodiscard]] WindowSettings loadWindowSettings(const QSettings &settings);
void saveWindowSettings(QSettings &settings, const WindowSettings &window);

/// What a window manager may add above a window.
inline constexpr int titleBarHeight = 40;
/// As QWidget::saveGeometry() gave it, but on the screen, which may have been larger then.
void restoreOnScreen(QWidget *window, const QByteArray &geometry);

/// "light" or "dark"; as the system has it for anything else.
void applyTheme(const QString &theme);
/// "en" or "ru"; the system's where it is empty or no language. Makes it the default of the program, before
/// the first text is shown.
QLocale useLanguage(const QString &language);

} // namespace Flaghoist
