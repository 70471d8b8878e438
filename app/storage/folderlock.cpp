#include "storage/folderlock.h"

#include <QCoreApplication>
#include <QRegularExpression>
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
constexpr int maxTries = 1000;

/// Neither follows a link nor waits for the other end of a pipe.
FileHandle openLockFile(const FileHandle &folder)
{
    constexpr int flags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    FileHandle file(::openat(folder.get(), FolderLock::fileName, O_RDWR | O_CREAT | flags, lockFileMode));
    if (file || errno != EACCES)
        return file;
    FileHandle readOnly(::openat(folder.get(), FolderLock::fileName, O_RDONLY | flags)); // another user's
    if (!readOnly)
        errno = EACCES;
    return readOnly;
}

/// Who holds \a file. Anybody may have written into it: what nameHolder() would not write is not repeated.
QString holderIn(const FileHandle &file)
{
    static const QRegularExpression holder(u"^(\\d{1,10})\\n([\\w.-]{1,64})\\n([\\w.-]{1,255})\\n"_s);
    char text[512];
    const ssize_t size = ::pread(file.get(), text, sizeof text, 0);
    const auto match = holder.match(QString::fromLatin1(text, size > 0 ? size : 0));
    return match.hasMatch()
        ? u"process %1 (%2) on %3"_s.arg(match.captured(1), match.captured(2), match.captured(3))
        : u"another process"_s;
}

} // namespace

Problem notWritable(const QString &path, int error)
{
    return {Posix::isFull(error) ? ProblemKind::FolderFull : ProblemKind::FolderNotWritable,
            Posix::systemReason(path, error)};
}

Result<std::unique_ptr<FolderLock>, Problem> FolderLock::take(const FileHandle &folder, const QString &path)
{
    const QString lockPath = path + u'/' + QLatin1StringView(fileName);
    for (int tries = 0; tries < maxTries; ++tries) {
        FileHandle file = openLockFile(folder);
        if (!file && errno == ELOOP)
            return Problem{ProblemKind::FolderNotWritable, lockPath + u": is a symbolic link"_s};
        if (!file)
            return notWritable(lockPath, errno);
        struct stat info = {};
        if (::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode))
            return Problem{ProblemKind::FolderNotWritable, lockPath + u": is not a regular file"_s};
        const bool locked = ::flock(file.get(), LOCK_EX | LOCK_NB) == 0;
        const int error = locked ? 0 : errno;
        if (error == EWOULDBLOCK)
            return Problem{ProblemKind::FolderInUse, u"%1: held by %2"_s.arg(lockPath, holderIn(file))};
        const bool knowsNoLocks = error == ENOLCK || error == ENOSYS || error == EOPNOTSUPP;
        if (!locked && !knowsNoLocks)
            return notWritable(lockPath, error);
        std::unique_ptr<FolderLock> lock(new FolderLock(folder, std::move(file), locked));
        if (lock->isInPlace()) { // else its holder left and removed it just now
            lock->nameHolder();
            return lock;
        }
    }
    return Problem{ProblemKind::FolderInUse, lockPath};
}

FolderLock::~FolderLock()
{
    if (m_exclusive && isInPlace())
        static_cast<void>(Posix::removeFile(m_folder, fileName));
}

bool FolderLock::isInPlace() const
{
    struct stat ours = {};
    struct stat there = {};
    return ::fstat(m_file.get(), &ours) == 0
        && ::fstatat(m_folder.get(), fileName, &there, AT_SYMLINK_NOFOLLOW) == 0
        && ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

/// Only for people to read: the lock holds without it as well. A file of another user, or one that has
/// another name too, is left as it is.
void FolderLock::nameHolder() const
{
    struct stat info = {};
    if (::fstat(m_file.get(), &info) != 0 || info.st_nlink != 1 || info.st_uid != ::geteuid())
        return;
    const QStringList holder{QString::number(QCoreApplication::applicationPid()),
                             QCoreApplication::applicationName(), QSysInfo::machineHostName(), QString()};
    const QByteArray text = holder.join(u'\n').toUtf8();
    if (::ftruncate(m_file.get(), 0) == 0)
        static_cast<void>(::pwrite(m_file.get(), text.constData(), size_t(text.size()), 0) == text.size());
}

} // namespace Flaghoist
