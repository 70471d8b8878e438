#include "cli/process.h"

#include "cli/commands.h"
#include "domain/sanitized.h"
#include "domain/threadpriority.h"
#include "session/savedfiles.h"
#include "wording/problemtext.h"
#include "wording/translators.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QUnhandledException>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

class MemoryTexts
{
    Q_DECLARE_TR_FUNCTIONS(MemoryTexts)
};

QByteArray outOfMemory; ///< translated while there is memory for it
std::terminate_handler usualEnd = nullptr;

bool isMemoryShortage(const std::exception_ptr &thrown)
{
    try {
        if (thrown)
            std::rethrow_exception(thrown);
    } catch (const std::bad_alloc &) {
        return true;
    } catch (const QUnhandledException &ofJob) {
        return isMemoryShortage(ofJob.exception());
    } catch (...) { // not for us
    }
    return false;
}

[[noreturn]] void endProcess()
{
    if (isMemoryShortage(std::current_exception())
        && ::write(STDERR_FILENO, outOfMemory.constData(), size_t(outOfMemory.size())) >= 0)
        std::_Exit(SomeErrors);
    usualEnd();
    std::abort();
}

/// False: nothing can be written any more, see errno.
bool writeSome(int descriptor, QByteArray &bytes)
{
    const ssize_t written = ::write(descriptor, bytes.constData(), size_t(bytes.size()));
    if (written >= 0) {
        bytes.remove(0, written);
        return true;
    }
    if (errno == EAGAIN) {
        pollfd writable{.fd = descriptor, .events = POLLOUT, .revents = 0};
        return ::poll(&writable, 1, -1) >= 0 || errno == EINTR;
    }
    return errno == EINTR;
}

// Two threads may each be handling a signal.
std::atomic<int> handlerEnd = -1;
std::atomic<bool> signalSeen = false;
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

/// Only what is safe in a signal handler.
void handleSignal(int signal)
{
    if (signalSeen.exchange(true))
        ::_exit(128 + signal);
    const auto number = static_cast<unsigned char>(signal);
    if (::write(handlerEnd, &number, 1) != 1)
        ::_exit(128 + signal);
}

std::array<int, 2> openPipe()
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        std::abort(); // no descriptors at the very start
    for (const int end : ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    return ends;
}

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

void Output::secureStandardStreams()
{
    int next = 0;
    while (next >= 0 && next <= STDERR_FILENO)
        next = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    if (next > STDERR_FILENO)
        ::close(next);
}

void Output::writeBytes(QByteArray bytes)
{
    while (m_status == Success && !bytes.isEmpty()) {
        if (writeSome(m_descriptor, bytes))
            continue;
        m_status = errno == EPIPE ? OutputClosed : SomeErrors;
        m_failure = qt_error_string(errno);
    }
}

bool Output::isTerminal() const
{
    return ::isatty(m_descriptor) == 1;
}

int Output::columns() const
{
    constexpr int usual = 80;
    winsize size{};
    const bool known = ::ioctl(m_descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : usual;
}

void Output::reportFailure(Output &err) const
{
    if (m_status == SomeErrors)
        err.writeLine(
            u"flaghoist-cli: "_s
            + QCoreApplication::translate("Console", "The output cannot be written: %1").arg(m_failure));
}

ExitStatus refuse(const Problem &problem, Output &err, Program program)
{
    err.write(complaint(programName(program), problem));
    return UsageError;
}

bool isStandardOutput(const QString &path)
{
    return path == u'-' || path == "/dev/stdout"_L1 || path == "/dev/fd/1"_L1;
}

std::optional<Problem> reportProblem(const QString &path, const QString &folder)
{
    const QString file = absolutePath(path);
    const QString flags = absolutePath(folder);
    if (path.isEmpty())
        return std::nullopt;
    if (isFlagFile(file, flags))
        //: Why a report is not written; stands behind the path of its file and a colon
        return Problem{ProblemKind::ReportNotWritable,
                       file + u": "_s
                           + QCoreApplication::translate("ReportFile", "a flag of this run has that name")};
    if (QFileInfo(file).path() == flags && !QFileInfo::exists(flags))
        return std::nullopt;
    const auto failure = whyNotWritable(file);
    return failure ? std::optional(Problem{ProblemKind::ReportNotWritable, failure->detail}) : std::nullopt;
}

bool writeReport(const QString &path, const QByteArray &bytes, Output &err)
{
    const auto written = path.isEmpty() ? Result<QString>(path) : writeWholeFile(absolutePath(path), bytes);
    if (!written)
        err.writeLine(u"flaghoist-cli: "_s
                      + problemText({ProblemKind::ReportNotWritable, written.error().detail}));
    return bool(written);
}

SignalWatcher::SignalWatcher() : m_pipe(openPipe()), m_notifier(m_pipe[0], QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &SignalWatcher::readSignal);
    handlerEnd = m_pipe[1];
    for (const int signal : {SIGINT, SIGTERM})
        std::signal(signal, handleSignal);
    // A hang-up that is ignored from the start, as nohup does, stays so.
    if (std::signal(SIGHUP, handleSignal) == SIG_IGN)
        std::signal(SIGHUP, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
}

SignalWatcher::~SignalWatcher()
{
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        std::signal(signal, SIG_DFL);
    m_notifier.setEnabled(false);
    for (const int end : m_pipe)
        ::close(end);
}

void SignalWatcher::readSignal()
{
    unsigned char number = 0;
    if (::read(m_pipe[0], &number, 1) == 1)
        emit interrupted(number);
}

void ignoreFileSizeSignal()
{
    std::signal(SIGXFSZ, SIG_IGN);
}

void explainMemoryShortage(Program program)
{
    outOfMemory = (programName(program) + QStringLiteral(": ")
                   + MemoryTexts::tr("There is not enough memory. Saved flags are whole; allow more memory, "
                                     "or fewer requests at once.")
                   + u'\n')
                      .toLocal8Bit();
    usualEnd = std::set_terminate(&endProcess);
}

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
