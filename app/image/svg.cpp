#include "image/flagimage.h"
#include "image/readers.h"
#include "image/svgmessages.h"

#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>

#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// Larger pictures would not fit into svgMemory together with their layers.
constexpr QSize maxBox{2048, 2048};
/// For a program that waits for something, which costs no processor time.
constexpr timeval maxSilence{.tv_sec = 20, .tv_usec = 0};

/// Where it is installed, or with the others as in a build tree.
QString programPath()
{
    const QString here = QCoreApplication::applicationDirPath() + u'/';
    return QStandardPaths::findExecutable(
        u"flaghoist-svg"_s, {here + QStringLiteral(FLAGHOIST_LIBEXEC), here, here + "../bin"_L1});
}

/// Why the program ended in the midst of a picture.
Failure endedBy(int status)
{
    if (WIFEXITED(status))
        return refused(u"flaghoist-svg ended with status %1"_s.arg(WEXITSTATUS(status)), ErrorKind::Internal);
    if (WTERMSIG(status) == SIGPROF || WTERMSIG(status) == SIGKILL)
        return refused(u"takes too long to draw"_s);
    return refused(u"takes too much to draw (signal %1)"_s.arg(WTERMSIG(status)));
}

} // namespace

std::optional<Failure> SvgReader::start()
{
    char byte = 0;
    if (m_id != 0 && recv(m_socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0)
        return std::nullopt;
    end();
    int error = 0;
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0) {
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_adddup2(&files, ends[1], STDIN_FILENO);
        for (const int output : {STDOUT_FILENO, STDERR_FILENO}) // a picture's own words go nowhere
            posix_spawn_file_actions_addopen(&files, output, "/dev/null", O_WRONLY, 0);
        QByteArray path = QFile::encodeName(programPath());
        char *const arguments[] = {path.data(), nullptr};
        error = posix_spawn(&m_id, path.constData(), &files, nullptr, arguments, environ);
        posix_spawn_file_actions_destroy(&files);
        close(ends[1]);
        m_socket = ends[0];
        setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &maxSilence, sizeof maxSilence);
    } else {
        error = errno;
    }
    if (error == 0)
        return std::nullopt;
    m_id = 0;
    end();
    return refused(u"cannot start flaghoist-svg: %1"_s.arg(qt_error_string(error)), ErrorKind::Internal);
}

bool SvgReader::ask(const QByteArray &bytes, QSize box, SvgReply &reply, QImage &image) const
{
    const QSize bounded = (box.isEmpty() ? vectorBox : box).boundedTo(maxBox);
    const SvgRequest request{.size = std::uint32_t(bytes.size()),
                             .boxWidth = bounded.width(),
                             .boxHeight = bounded.height(),
                             .enlarges = !box.isEmpty()};
    if (!sendAll(m_socket, &request, sizeof request)
        || !sendAll(m_socket, bytes.constData(), size_t(bytes.size()))
        || !receiveAll(m_socket, &reply, sizeof reply))
        return false;
    const QSize size(reply.imageWidth, reply.imageHeight);
    if (size.isEmpty() || size.boundedTo(maxBox) != size)
        return true;
    image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    return !image.isNull() && receiveAll(m_socket, image.bits(), size_t(image.sizeInBytes()));
}

int SvgReader::end()
{
    int status = 0;
    if (m_socket >= 0)
        close(std::exchange(m_socket, -1));
    if (m_id != 0) {
        kill(m_id, SIGKILL);
        while (waitpid(m_id, &status, 0) < 0 && errno == EINTR) { }
    }
    m_id = 0;
    return status;
}

Result<Picture> SvgReader::read(const QByteArray &bytes, QSize box, const std::stop_token &stop)
{
    if (const auto failure = start())
        return *failure;
    SvgReply reply;
    QImage image;
    bool answered = false;
    {
        const std::stop_callback onStop(stop, [id = m_id] { kill(id, SIGKILL); });
        answered = ask(bytes, box, reply, image);
    }
    const auto kind = ErrorKind(reply.kind);
    // what a picture that fails has left behind goes as well
    const int status = answered && kind == ErrorKind::None && !stop.stop_requested() ? 0 : end();
    if (stop.stop_requested())
        return refused(u"given up"_s, ErrorKind::None);
    if (!answered)
        return endedBy(status);
    if (kind != ErrorKind::None)
        return refused(QString::fromUtf8(reply.detail), kind);
    if (image.isNull())
        return refused(u"flaghoist-svg sent no picture"_s, ErrorKind::Internal);
    return Picture{QSize(reply.width, reply.height), image};
}

} // namespace Flaghoist
