#include "cli/commands.h"
#include "cli/process.h"
#include "models/countrymodel.h"
#include "models/flagmodel.h"
#include "options/settingsstore.h"
#include "session/downloadsession.h"
#include "ui/mainwindow.h"
#include "ui/windowsettings.h"
#include "wording/translators.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>
#include <QStandardPaths>

#include <cstdlib>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    ignoreFileSizeSignal();
    if (const auto status = answerWithoutDisplay(argc, argv))
        return *status;
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"Flaghoist"_s);
    QApplication::setApplicationVersion(QStringLiteral(FLAGHOIST_VERSION));
    QApplication::setDesktopFileName(u"org.flaghoist.Flaghoist"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/flaghoist-256.png"_s));
    QSettings settings(settingsFile(), QSettings::NativeFormat);
    const QLocale locale = useLanguage(loadWindowSettings(settings).language);
    installTranslators(app, locale);
    const auto line = parseCommandLine(QApplication::arguments(), Program::Window,
                                       loadRunOptions(settings, defaultRunOptions(Program::Window)));
    if (const auto status = answerWithoutRun(line, Program::Window))
        return *status;
    displayOpened();
    FlagModel flags(locale);
    CountryModel countries(locale);
    DownloadSession session;
    countries.setChosen(line->run.codes);
    session.setOptions(line->run);
    int exitCode = 0;
    {
        MainWindow window(&flags, &countries, &session);
        window.restore(settings);
        window.keepRuns(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/runs"_s);
        window.show();
        if (!line->openedFile.isEmpty())
            window.openFile(line->openedFile, line->start);
        else if (line->start)
            QMetaObject::invokeMethod(&session, &DownloadSession::start, Qt::QueuedConnection);
        exitCode = QApplication::exec();
    }
    settings.sync();
    static_cast<void>(session.shutDown(milliseconds(3000)));
    std::_Exit(exitCode); // ~QCoreApplication would wait for a resolver that blocks
}
