#include "cli/output.h"

#include "session/savedfiles.h"
#include "wording/problemtext.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUnhandledException>

#include <cerrno>
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
    while (m_state == State::Open && !bytes.isEmpty()) {
        if (writeSome(m_descriptor, bytes))
            continue;
        m_state = errno == EPIPE ? State::Closed : State::Failed;
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

ExitStatus statusOf(const Output &out)
{
    switch (out.state()) {
    case Output::State::Open: return Success;
    case Output::State::Closed: return OutputClosed;
    case Output::State::Failed: return SomeErrors;
    }
    Q_UNREACHABLE();
}

void reportFailure(const Output &out, Output &err)
{
    if (out.state() == Output::State::Failed)
        err.writeLine(
            u"flaghoist-cli: "_s
            + QCoreApplication::translate("Console", "The output cannot be written: %1").arg(out.failure()));
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

void explainMemoryShortage(Program program)
{
    outOfMemory = (programName(program) + QStringLiteral(": ")
                   + MemoryTexts::tr("There is not enough memory. Saved flags are whole; allow more memory, "
                                     "or fewer requests at once.")
                   + u'\n')
                      .toLocal8Bit();
    usualEnd = std::set_terminate(&endProcess);
}

} // namespace Flaghoist
