#include "models/countrymodel.h"
#include "models/flagmodel.h"
#include "options/commandline.h"
#include "session/downloadsession.h"
#include "ui/mainwindow.h"
#include "wording/programtext.h"
#include "wording/translators.h"

#include <QApplication>
#include <QIcon>

#include <csignal>
#include <cstdio>
#include <cstdlib>

int main(int argc, char *argv[])
{
    using namespace Flaghoist;
    using namespace Qt::StringLiterals;

    std::signal(SIGXFSZ, SIG_IGN); // a file-size limit is a failure to save, not the end of the program
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"Flaghoist"_s);
    QApplication::setApplicationVersion(QStringLiteral(FLAGHOIST_VERSION));
    QApplication::setDesktopFileName(u"org.flaghoist.Flaghoist"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/flaghoist-256.png"_s));
    const QLocale locale;
    installTranslators(app, locale);

    const auto line = parseCommandLine(QApplication::arguments(), Program::Window);
    if (!line || line->help || line->version) {
        const QString name = programName(Program::Window);
        const QString words = !line ? complaint(name, line.error())
            : line->help            ? commandLineHelp(Program::Window)
                                    : versionsText(name);
        std::fputs(qPrintable(words), line ? stdout : stderr);
        return line ? EXIT_SUCCESS : 2;
    }

    FlagModel flags(locale);
    CountryModel countries(locale);
    DownloadSession session(&flags);
    countries.setChosen(line->run.codes);
    session.setOptions(line->run);

    int exitCode = EXIT_SUCCESS;
    {
        MainWindow window(&flags, &countries, &session);
        window.show();
        if (line->start)
            QMetaObject::invokeMethod(&session, &DownloadSession::start, Qt::QueuedConnection);
        exitCode = QApplication::exec();
    }
    constexpr milliseconds patience{3000};
    if (!session.shutDown(patience))
        std::_Exit(exitCode); // something will not end, such as a resolver that blocks
    return exitCode;
}
