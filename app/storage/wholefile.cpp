#include "storage/wholefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <memory>
#include <system_error>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int fileFlags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
constexpr mode_t newFileMode = 0666; // less the umask, as of any new file

int errorUnless(bool success)
{
    return success ? 0 : errno;
}

bool writeAll(int file, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t part = ::write(file, bytes.constData() + done, size_t(bytes.size() - done));
        if (part < 0 && errno != EINTR)
            return false;
        done += part > 0 ? part : 0;
    }
    return true;
}

Failure diskFailure(const QString &path, int error)
{
    return {Posix::isFull(error) ? ErrorKind::DiskFull : ErrorKind::Disk, Posix::systemReason(path, error)};
}

QByteArray temporaryName()
{
    return ownPrefix + QByteArray::number(QRandomGenerator::system()->generate64(), 16);
}

/// Empty where \a path leads nowhere, with the reason in errno.
FileHandle folderOf(const QString &path)
{
    errno = ENOENT;
    return QDir::isRelativePath(path) || !isExactPath(path)
        ? FileHandle()
        : Posix::openFolder(QFile::encodeName(QFileInfo(path).path()));
}

QByteArray nameOf(const QString &path)
{
    return QFile::encodeName(QFileInfo(path).fileName());
}

std::optional<Failure> targetProblem(const FileHandle &folder, const QString &path)
{
    if (!folder)
        return diskFailure(path, errno);
    switch (Posix::typeOf(folder, nameOf(path))) {
    case Posix::FileType::Missing:
    case Posix::FileType::Regular: break;
    case Posix::FileType::Folder: return diskFailure(path, EISDIR);
    case Posix::FileType::Link: return Failure{ErrorKind::Disk, path + u": is a symbolic link"_s};
    case Posix::FileType::Other: return Failure{ErrorKind::Disk, path + u": is not a regular file"_s};
    }
    // Within the open folder it could be written, but nobody would find it by its path.
    if (QFile::encodeName(path).size() >= PATH_MAX)
        return diskFailure(path, ENAMETOOLONG);
    return std::nullopt;
}

} // namespace

FileHandle::~FileHandle()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

QString Posix::systemReason(const QString &path, int error)
{
    return u"%1: %2"_s.arg(path, QString::fromLocal8Bit(std::generic_category().message(error).c_str()));
}

bool Posix::isFull(int error)
{
    return error == ENOSPC || error == EDQUOT || error == EFBIG;
}

FileHandle Posix::openFolder(const QByteArray &path)
{
#ifdef O_PATH
    constexpr int access = O_PATH; // it need not be readable
#else
    constexpr int access = O_RDONLY;
#endif
    return FileHandle(::open(path.constData(), access | O_DIRECTORY | O_CLOEXEC));
}

bool Posix::leadsTo(const QByteArray &path, const FileHandle &folder)
{
    struct stat there = {};
    struct stat held = {};
    if (::stat(path.constData(), &there) != 0)
        return errno != ENOENT && errno != ENOTDIR && errno != ELOOP;
    return ::fstat(folder.get(), &held) == 0 && there.st_dev == held.st_dev && there.st_ino == held.st_ino;
}

QString Posix::currentPath(const FileHandle &folder)
{
    struct stat held = {};
    const bool isThere = ::fstat(folder.get(), &held) == 0 && held.st_nlink > 0;
    return isThere ? QFile::symLinkTarget(u"/proc/self/fd/%1"_s.arg(folder.get())) : QString();
}

QList<QByteArray> Posix::ownFiles(const FileHandle &folder)
{
    QList<QByteArray> names;
    const int readable = ::openat(folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, int (*)(DIR *)> entries(readable < 0 ? nullptr : ::fdopendir(readable),
                                                       &::closedir);
    while (const dirent *const entry = entries ? ::readdir(entries.get()) : nullptr) {
        const QByteArray name(entry->d_name);
        struct stat info = {};
        if (name.startsWith(ownPrefix)
            && ::fstatat(folder.get(), name.constData(), &info, AT_SYMLINK_NOFOLLOW) == 0
            && S_ISREG(info.st_mode) && info.st_uid == ::geteuid())
            names.append(name);
    }
    return names;
}

Posix::FileType Posix::typeOf(const FileHandle &folder, const QByteArray &name)
{
    struct stat info = {};
    if (::fstatat(folder.get(), name.constData(), &info, AT_SYMLINK_NOFOLLOW) != 0)
        return FileType::Missing;
    switch (info.st_mode & S_IFMT) {
    case S_IFREG: return FileType::Regular;
    case S_IFDIR: return FileType::Folder;
    case S_IFLNK: return FileType::Link;
    default: return FileType::Other;
    }
}

std::optional<QByteArray> Posix::readFile(const FileHandle &folder, const QByteArray &name, qint64 limit)
{
    const FileHandle opened(::openat(folder.get(), name.constData(), O_RDONLY | fileFlags));
    struct stat info = {};
    QFile file;
    if (::fstat(opened.get(), &info) != 0 || !S_ISREG(info.st_mode) || info.st_size > limit
        || !file.open(opened.get(), QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray bytes = file.read(limit + 1); // it may grow meanwhile
    if (bytes.size() > limit || file.error() != QFile::NoError)
        return std::nullopt;
    return bytes;
}

int Posix::writeFile(const FileHandle &folder, const QByteArray &name, const QByteArray &bytes)
{
    const int file =
        ::openat(folder.get(), name.constData(), O_WRONLY | O_CREAT | O_EXCL | fileFlags, newFileMode);
    if (file < 0)
        return errno;
    int error = errorUnless(writeAll(file, bytes));
    // Some file systems report only now that the disk is full.
    if (::close(file) != 0 && errno != EINTR && error == 0)
        error = errno;
    if (error != 0)
        static_cast<void>(removeFile(folder, name));
    return error;
}

FileHandle Posix::openToAppend(const FileHandle &folder, const QByteArray &name)
{
    FileHandle file(
        ::openat(folder.get(), name.constData(), O_WRONLY | O_APPEND | O_CREAT | fileFlags, newFileMode));
    struct stat info = {};
    const bool isOurs = ::fstat(file.get(), &info) == 0 && S_ISREG(info.st_mode) && info.st_uid == ::geteuid()
        && info.st_nlink == 1;
    return isOurs ? std::move(file) : FileHandle();
}

int Posix::appendLine(const FileHandle &file, const QByteArray &line)
{
    return errorUnless(writeAll(file.get(), line + '\n'));
}

int Posix::removeFile(const FileHandle &folder, const QByteArray &name)
{
    return errorUnless(::unlinkat(folder.get(), name.constData(), 0) == 0);
}

int Posix::probe(const FileHandle &folder, const QByteArray &name)
{
    int error = removeFile(folder, name);
    if (error == 0 || error == ENOENT)
        error = writeFile(folder, name, "probe");
    return error ? error : removeFile(folder, name);
}

QString absolutePath(const QString &path)
{
    const QString working = QDir::currentPath();
    if (QDir::isRelativePath(path) && working.isEmpty())
        return path;
    return QDir::cleanPath(QDir(working).absoluteFilePath(path));
}

bool isExactPath(const QString &path)
{
    return !path.contains(QChar::ReplacementCharacter) && !path.contains(QChar::Null)
        && QFile::decodeName(QFile::encodeName(path)) == path;
}

Result<QString> writeWholeFile(const QString &path, const QByteArray &bytes)
{
    const QString absolute = absolutePath(path);
    return writeWholeFile(folderOf(absolute), absolute, bytes);
}

Result<QString> writeWholeFile(const FileHandle &folder, const QString &path, const QByteArray &bytes)
{
    if (const auto problem = targetProblem(folder, path))
        return *problem;
    const QByteArray temporary = temporaryName();
    if (const int error = Posix::writeFile(folder, temporary, bytes))
        return diskFailure(path, error);
    if (::renameat(folder.get(), temporary.constData(), folder.get(), nameOf(path).constData()) != 0) {
        const int error = errno;
        static_cast<void>(Posix::removeFile(folder, temporary));
        return diskFailure(path, error);
    }
    return path;
}

std::optional<Failure> whyNotWritable(const QString &path)
{
    const QString absolute = absolutePath(path);
    const FileHandle folder = folderOf(absolute);
    if (const auto problem = targetProblem(folder, absolute))
        return problem;
    const int error = Posix::probe(folder, temporaryName());
    return error ? std::optional(diskFailure(absolute, error)) : std::nullopt;
}

std::optional<QByteArray> readWholeFile(const QString &path, qint64 limit)
{
    const QString absolute = absolutePath(path);
    return Posix::readFile(folderOf(absolute), nameOf(absolute), limit);
}

} // namespace Flaghoist
