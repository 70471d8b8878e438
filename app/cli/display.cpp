#include "cli/display.h"

#include "cli/otherwork.h"
#include "domain/sanitized.h"
#include "domain/threadpriority.h"
#include "wording/translators.h"

#include <QCoreApplication>
#include <QLocale>

#include <cstdlib>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// Translated before there is an application that could do it.
struct ProgramText
{
    Q_DECLARE_TR_FUNCTIONS(ProgramText)

public:
    QString noDisplay;
    QString notOpened; ///< %1 stands for the reason
    QString reason; ///< the first warning
};
ProgramText messages;
QtMessageHandler qtHandler = nullptr;

/// While QApplication is constructed. Warnings are the reason for what may follow; where the window opens all
/// the same, they are of no use.
void handleOpening(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type == QtDebugMsg) {
        qtHandler(type, context, message);
    } else if (type != QtFatalMsg) {
        if (messages.reason.isEmpty())
            messages.reason = message.section(u'\n', 0, 0).trimmed();
    } else {
        const bool wanted =
            qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
        const bool known = wanted && !messages.reason.isEmpty();
        Output(standardError)
            .writeLine(programName(Program::Window) + u": "_s
                       + (known ? messages.notOpened.arg(sanitized(messages.reason)) : messages.noDisplay));
        std::_Exit(UsageError);
    }
}

/// After that. Qt for X11 prints this line and calls exit(), which destroys what other threads still use.
void handleLoss(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    qtHandler(type, context, message);
    if (message.startsWith("The X11 connection broke"_L1))
        std::_Exit(SomeErrors);
}

} // namespace

std::optional<int> answerWithoutDisplay(int &argc, char **argv)
{
    QCoreApplication app(argc, argv);
    installTranslators(app, QLocale());
    const auto line = parseCommandLine(QCoreApplication::arguments(), Program::Window, {});
    if (line) { // what looks wrong here may be an option of QApplication
        if (const auto status = answerWithoutRun(line, Program::Window))
            return status;
    }
    //: flaghoist-cli stays as it is
    messages.noDisplay = ProgramText::tr(
        "There is no display to open a window on; flaghoist-cli does the same job in a terminal.");
    //: %1 is the system’s reason; flaghoist-cli stays as it is
    messages.notOpened =
        ProgramText::tr("No window can be opened (%1); flaghoist-cli does the same job in a terminal.");
    qtHandler = qInstallMessageHandler(&handleOpening);
    return std::nullopt;
}

void displayOpened()
{
    qInstallMessageHandler(&handleLoss);
    explainMemoryShortage(Program::Window);
    letTheWindowGoFirst();
}

} // namespace Flaghoist
