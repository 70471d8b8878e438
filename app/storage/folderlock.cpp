#include "storage/folderlock.h"

#include "storage/wholefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringList>
#include <QSysInfo>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr mode_t lockFileMode = 0666; // less the umask, as of any new file

/// How often others may take and leave the folder while we open its lock: to leave takes them a moment only.
constexpr int mostTries = 1000;

/// Neither follows a link nor waits for the other end of a pipe.
int openLockFile(const QByteArray &path)
{
    constexpr int flags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    const int handle = ::open(path.constData(), O_RDWR | O_CREAT | flags, lockFileMode);
    if (handle >= 0 || errno != EACCES)
        return handle;
    const int readOnly = ::open(path.constData(), O_RDONLY | flags); // another user's, killed or alive
    if (readOnly < 0)
        errno = EACCES;
    return readOnly;
}

bool isRegularFile(int handle)
{
    struct stat info = {};
    return ::fstat(handle, &info) == 0 && S_ISREG(info.st_mode);
}

Problem inUse(const QString &path, int handle)
{
    char text[1024];
    const ssize_t size = ::pread(handle, text, sizeof text, 0);
    const QStringList holder = QString::fromUtf8(text, size > 0 ? size : 0).split(u'\n');
    if (holder.size() < 3)
        return {ProblemKind::FolderInUse, path + u": held by another process"_s};
    return {ProblemKind::FolderInUse,
            u"%1: held by process %2 (%3) on %4"_s.arg(path, holder[0], holder[1], holder[2])};
}

} // namespace

Result<std::unique_ptr<FolderLock>, Problem> FolderLock::take(const QString &folder)
{
    const QString path = folder + u'/' + QString::fromUtf16(fileName);
    const QByteArray native = QFile::encodeName(path);
    for (int tries = 0; tries < mostTries; ++tries) {
        const int handle = openLockFile(native);
        if (handle < 0 && errno == ELOOP)
            return Problem{ProblemKind::FolderNotWritable, path + u": is a symbolic link"_s};
        if (handle < 0)
            return notWritable(path, errno);
        if (!isRegularFile(handle)) {
            ::close(handle);
            return Problem{ProblemKind::FolderNotWritable, path + u": is not a regular file"_s};
        }
        const bool locked = ::flock(handle, LOCK_EX | LOCK_NB) == 0;
        const int error = locked ? 0 : errno;
        const bool knowsNoLocks = error == ENOLCK || error == ENOSYS || error == EOPNOTSUPP;
        if (!locked && !knowsNoLocks) {
            const Problem problem = error == EWOULDBLOCK ? inUse(path, handle) : notWritable(path, error);
            ::close(handle);
            return problem;
        }
        std::unique_ptr<FolderLock> lock(new FolderLock(native, handle, locked));
        if (lock->isInPlace()) { // else its holder left and removed it just now
            lock->nameHolder();
            return lock;
        }
    }
    return Problem{ProblemKind::FolderInUse, path};
}

FolderLock::~FolderLock()
{
    if (m_exclusive && isInPlace())
        ::unlink(m_path.constData());
    ::close(m_handle);
}

bool FolderLock::isInPlace() const
{
    struct stat ours = {};
    struct stat there = {};
    return ::fstat(m_handle, &ours) == 0 && ::lstat(m_path.constData(), &there) == 0
        && ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

/// Only for people to read: the lock holds without it as well.
void FolderLock::nameHolder() const
{
    const QStringList holder{QString::number(QCoreApplication::applicationPid()),
                             QCoreApplication::applicationName(), QSysInfo::machineHostName(), QString()};
    const QByteArray text = holder.join(u'\n').toUtf8();
    if (::ftruncate(m_handle, 0) == 0)
        static_cast<void>(::pwrite(m_handle, text.constData(), size_t(text.size()), 0) == text.size());
}

} // namespace Flaghoist
