#pragma once

#include <QString>

class QLocale;
class QSettings;

namespace Flaghoist {

/// Light or dark as the system has it, or as a person chose.
enum class Theme { System, Light, Dark };

void applyTheme(Theme theme);
[[nodiscard]] Theme savedTheme(const QSettings &settings);
void saveTheme(QSettings &settings, Theme theme);

/// "en" or "ru"; empty for the system's. It takes effect at the next start.
[[nodiscard]] QString savedLanguage(const QSettings &settings);
void saveLanguage(QSettings &settings, const QString &language);
/// Makes it the default of the program, before the first text is shown.
QLocale useLanguage(const QString &language);

} // namespace Flaghoist
