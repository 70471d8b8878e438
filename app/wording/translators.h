#pragma once

class QCoreApplication;
class QLocale;

namespace Flaghoist {

/// Installs Flaghoist's own texts (English ones too: they hold the plurals) and Qt's for \a locale.
void installTranslators(QCoreApplication &app, const QLocale &locale);

} // namespace Flaghoist
