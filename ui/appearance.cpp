#include "ui/appearance.h"

#include "ui/widgets/palette.h"

#include <QApplication>
#include <QLocale>
#include <QPalette>
#include <QSettings>
#include <QStyle>
#include <QStyleHints>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
const auto themeKey = "window-1/theme"_L1;
const auto languageKey = "window-1/language"_L1;
} // namespace

void applyTheme(Theme theme)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    switch (theme) {
    case Theme::System: QGuiApplication::styleHints()->unsetColorScheme(); break;
    case Theme::Light: QGuiApplication::styleHints()->setColorScheme(Qt::ColorScheme::Light); break;
    case Theme::Dark: QGuiApplication::styleHints()->setColorScheme(Qt::ColorScheme::Dark); break;
    }
#else
    // Before Qt 6.8 nothing but the palette can be chosen; the palettes of the styles are light.
    QPalette palette;
    if (theme != Theme::System) {
        palette = theme == Theme::Dark ? darkPalette() : QApplication::style()->standardPalette();
        QApplication::style()->polish(palette);
    }
    QApplication::setPalette(palette);
#endif
}

Theme savedTheme(const QSettings &settings)
{
    const QString saved = settings.value(themeKey).toString();
    if (saved == "light"_L1)
        return Theme::Light;
    return saved == "dark"_L1 ? Theme::Dark : Theme::System;
}

void saveTheme(QSettings &settings, Theme theme)
{
    switch (theme) {
    case Theme::System: settings.remove(themeKey); break;
    case Theme::Light: settings.setValue(themeKey, u"light"_s); break;
    case Theme::Dark: settings.setValue(themeKey, u"dark"_s); break;
    }
}

QString savedLanguage(const QSettings &settings)
{
    const QString saved = settings.value(languageKey).toString();
    return saved == "en"_L1 || saved == "ru"_L1 ? saved : QString();
}

void saveLanguage(QSettings &settings, const QString &language)
{
    settings.setValue(languageKey, language);
}

QLocale useLanguage(const QString &language)
{
    if (!language.isEmpty())
        QLocale::setDefault(QLocale(language));
    return {};
}

} // namespace Flaghoist
