#include "domain/catalogue.h"
#include "models/countrymodel.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "ui/mainwindow.h"
#include "wording/translators.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>

#include <csignal>
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
    QCommandLineParser commandLine;
    commandLine.addHelpOption();
    commandLine.addVersionOption();
    commandLine.process(app);

    FlagModel flags(locale);
    CountryModel countries(locale);
    DownloadSession session(&flags);
    countries.setChosen(topTwenty());
    RunOptions options;
    options.server = u"DELAY"_s; // so that the first Start shows flags appearing over five seconds
    session.setOptions(options);

    int exitCode = EXIT_SUCCESS;
    {
        MainWindow window(&flags, &countries, &session);
        window.show();
        exitCode = QApplication::exec();
    }
    constexpr milliseconds patience{3000};
    if (!session.shutDown(patience))
        std::_Exit(exitCode); // something will not end, such as a resolver that blocks
    return exitCode;
}
