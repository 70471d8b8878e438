#include "wording/translators.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

// Outside any namespace, as the macro wants; a static library's resources are not always linked in by
// themselves.
static void initTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace Flaghoist {

using namespace Qt::StringLiterals;

void installTranslators(QCoreApplication &app, const QLocale &locale)
{
    initTranslationResources();

    auto *const qtTexts = new QTranslator(&app);
    if (qtTexts->load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        app.installTranslator(qtTexts);

    auto *const ownTexts = new QTranslator(&app);
    const QString folder = u":/i18n"_s;
    if (ownTexts->load(locale, u"flaghoist"_s, u"_"_s, folder) || ownTexts->load(u"flaghoist_en"_s, folder))
        app.installTranslator(ownTexts);
}

} // namespace Flaghoist
