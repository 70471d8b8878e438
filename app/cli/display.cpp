#include "cli/display.h"

#include "cli/answer.h"
#include "cli/exitstatus.h"
#include "cli/output.h"
#include "wording/programtext.h"
#include "wording/translators.h"

#include <QCoreApplication>
#include <QLocale>

#include <cstdlib>

#include <unistd.h>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct DisplayMessages
{
    QString noDisplay;
    QString notOpened; ///< %1 stands for the reason
    QString reason; ///< the first warning
};
DisplayMessages messages;
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
        Output(STDERR_FILENO).write(known ? messages.notOpened.arg(messages.reason) : messages.noDisplay);
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
    const QString program = programName(Program::Window);
    messages = {
        .noDisplay = noDisplayText(program, {}), .notOpened = noDisplayText(program, u"%1"_s), .reason = {}};
    qtHandler = qInstallMessageHandler(&handleOpening);
    return std::nullopt;
}

void displayOpened()
{
    qInstallMessageHandler(&handleLoss);
}

} // namespace Flaghoist
