#include "image/svg.h"

#include "image/flagimage.h"
#include "image/svgmessages.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>

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

Failure failed(const QString &how, ErrorKind kind = ErrorKind::InvalidImage)
{
    return {.kind = kind, .detail = u"SVG: "_s + how};
}

/// Where it is installed, or with the others as in a build tree.
QString programPath()
{
    const QDir here(QCoreApplication::applicationDirPath());
    for (const QString &place :
         {QStringLiteral(FLAGHOIST_LIBEXEC "/flaghoist-svg"), u"../bin/flaghoist-svg"_s}) {
        if (QFileInfo(here, place).isExecutable())
            return here.filePath(place);
    }
    return here.filePath(u"flaghoist-svg"_s);
}

/// Why the program ended in the midst of a picture.
Failure endedBy(int status)
{
    if (WIFEXITED(status))
        return failed(u"flaghoist-svg ended with status %1"_s.arg(WEXITSTATUS(status)), ErrorKind::Internal);
    if (WTERMSIG(status) == SIGPROF || WTERMSIG(status) == SIGKILL)
        return failed(u"takes too long to draw"_s);
    return failed(u"takes too much to draw (signal %1)"_s.arg(WTERMSIG(status)));
}

} // namespace

class SvgReader::Process final
{
public:
    struct Answer
    {
        SvgReply reply;
        QByteArray detail;
        QImage image;
    };

    /// Null, with errno set, where the program cannot be started.
    [[nodiscard]] static std::unique_ptr<Process> start();
    Process(int socket, pid_t id) : m_socket(socket), m_id(id) { }
    ~Process() { static_cast<void>(end()); }
    Q_DISABLE_COPY_MOVE(Process)

    /// Whether the program still waits for a picture.
    [[nodiscard]] bool isIdle() const;
    /// Nothing where the program ended instead.
    [[nodiscard]] std::optional<Answer> ask(const QByteArray &bytes, QSize box) const;
    /// From any thread, but not after end().
    void kill() const { ::kill(m_id, SIGKILL); }
    /// Ends the program if it has not ended; what it ended with, as waitpid() has it.
    int end();

private:
    [[nodiscard]] bool send(const void *data, size_t size) const;
    [[nodiscard]] bool receive(void *data, size_t size) const;

    const int m_socket;
    pid_t m_id;
};

std::unique_ptr<SvgReader::Process> SvgReader::Process::start()
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return nullptr;
    setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &maxSilence, sizeof maxSilence);

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, ends[1], STDIN_FILENO);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO,
                                     STDERR_FILENO); // a picture's own words go nowhere
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP); // Ctrl+C is not for it

    QByteArray path = QFile::encodeName(programPath());
    char *const arguments[] = {path.data(), nullptr};
    pid_t id = 0;
    const int error = posix_spawn(&id, path.constData(), &files, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    close(ends[1]);
    if (error == 0)
        return std::make_unique<Process>(ends[0], id);
    close(ends[0]);
    errno = error;
    return nullptr;
}

bool SvgReader::Process::isIdle() const
{
    char byte = 0;
    return recv(m_socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0;
}

bool SvgReader::Process::send(const void *data, size_t size) const
{
    for (auto at = static_cast<const char *>(data); size > 0;) {
        const ssize_t sent = ::send(m_socket, at, size, MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR)
            return false;
        at += std::max<ssize_t>(sent, 0);
        size -= size_t(std::max<ssize_t>(sent, 0));
    }
    return true;
}

bool SvgReader::Process::receive(void *data, size_t size) const
{
    for (auto at = static_cast<char *>(data); size > 0;) {
        const ssize_t received = recv(m_socket, at, size, MSG_WAITALL);
        if (received == 0 || (received < 0 && errno != EINTR))
            return false;
        at += std::max<ssize_t>(received, 0);
        size -= size_t(std::max<ssize_t>(received, 0));
    }
    return true;
}

auto SvgReader::Process::ask(const QByteArray &bytes, QSize box) const -> std::optional<Answer>
{
    const QSize bounded = box.boundedTo(maxBox);
    const SvgRequest request{.size = std::uint32_t(bytes.size()),
                             .boxWidth = bounded.width(),
                             .boxHeight = bounded.height(),
                             .maxOwnSide = vectorBox.width()};
    Answer answer;
    SvgReply &reply = answer.reply;
    if (!send(&request, sizeof request) || !send(bytes.constData(), size_t(bytes.size()))
        || !receive(&reply, sizeof reply))
        return std::nullopt;
    answer.detail.resize(std::min<std::uint32_t>(reply.detailSize, 4096));
    if (!receive(answer.detail.data(), size_t(answer.detail.size())))
        return std::nullopt;
    const QSize size(reply.imageWidth, reply.imageHeight);
    if (size.isEmpty() || size.boundedTo(maxBox) != size)
        return answer;
    answer.image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    if (answer.image.isNull() || !receive(answer.image.bits(), size_t(answer.image.sizeInBytes())))
        return std::nullopt;
    return answer;
}

int SvgReader::Process::end()
{
    if (m_id == 0)
        return 0;
    close(m_socket);
    kill();
    int status = 0;
    while (waitpid(m_id, &status, 0) < 0 && errno == EINTR) { }
    m_id = 0;
    return status;
}

SvgReader::SvgReader() = default;
SvgReader::~SvgReader() = default;

Result<Picture> SvgReader::read(const QByteArray &bytes, QSize box, const std::stop_token &stop)
{
    const bool reusable = m_process && m_process->isIdle();
    std::unique_ptr<Process> process = reusable ? std::move(m_process) : Process::start();
    if (!process)
        return failed(u"cannot start flaghoist-svg: %1"_s.arg(qt_error_string(errno)), ErrorKind::Internal);
    std::optional<Process::Answer> answer;
    {
        const std::stop_callback onStop(stop, [&process] { process->kill(); });
        answer = process->ask(bytes, box);
    }
    if (stop.stop_requested())
        return failed(u"given up"_s, ErrorKind::None);
    if (!answer)
        return endedBy(process->end());
    const SvgReply &reply = answer->reply;
    if (reply.retires == 0)
        m_process = std::move(process);
    if (const auto kind = ErrorKind(reply.kind); kind != ErrorKind::None)
        return failed(QString::fromUtf8(answer->detail), kind);
    if (answer->image.isNull())
        return failed(u"flaghoist-svg sent no picture"_s, ErrorKind::Internal);
    return Picture{QSize(reply.width, reply.height), answer->image};
}

} // namespace Flaghoist
