#include "cli/output.h"

#include <QtGlobal>

#include <cerrno>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace Flaghoist {

namespace {

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

} // namespace Flaghoist
