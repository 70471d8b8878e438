#include "storage/flagfolder.h"

#include "domain/runoptions.h"
#include "storage/manifest.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSysInfo>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr char lockFile[] = ".flaghoist-lock";
constexpr mode_t lockFileMode = 0666; // less the umask, as of any new file

/// How often others may take and leave the folder while we open its lock: to leave takes them a moment only.
constexpr int maxTries = 1000;

/// Neither follows a link nor waits for the other end of a pipe.
FileHandle openLockFile(const FileHandle &folder)
{
    constexpr int flags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    FileHandle file(::openat(folder.get(), lockFile, O_RDWR | O_CREAT | flags, lockFileMode));
    if (file || errno != EACCES)
        return file;
    FileHandle readOnly(::openat(folder.get(), lockFile, O_RDONLY | flags)); // another user's
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

/// Why nothing can be written at \a path: FolderFull or FolderNotWritable, by \a error, an errno value.
Problem notWritable(const QString &path, int error)
{
    return {Posix::isFull(error) ? ProblemKind::FolderFull : ProblemKind::FolderNotWritable,
            Posix::systemReason(path, error)};
}

/// Whether \a lock is still the file that others would lock.
bool isInPlace(const FileHandle &folder, const FileHandle &lock)
{
    struct stat ours = {};
    struct stat there = {};
    return ::fstat(lock.get(), &ours) == 0
        && ::fstatat(folder.get(), lockFile, &there, AT_SYMLINK_NOFOLLOW) == 0 && ours.st_dev == there.st_dev
        && ours.st_ino == there.st_ino;
}

/// Only for people to read: the lock holds without it as well. A file of another user, or one that has
/// another name too, is left as it is.
void nameHolder(const FileHandle &lock)
{
    struct stat info = {};
    if (::fstat(lock.get(), &info) != 0 || info.st_nlink != 1 || info.st_uid != ::geteuid())
        return;
    const QStringList holder{QString::number(QCoreApplication::applicationPid()),
                             QCoreApplication::applicationName(), QSysInfo::machineHostName(), QString()};
    const QByteArray text = holder.join(u'\n').toUtf8();
    if (::ftruncate(lock.get(), 0) == 0)
        static_cast<void>(::pwrite(lock.get(), text.constData(), size_t(text.size()), 0) == text.size());
}

/// Keeps two instances out of \a folder, which is at \a path, by the kernel's lock on a file of ours in it.
/// The kernel lets go of it when a process ends in whatever way, so that no lock is ever stale: neither the
/// age of the file nor the process or computer named in it counts, they only show a person who is there. Does
/// not wait. Empty on the rare file system that knows no locks: nobody else is kept out of the folder then.
Result<FileHandle, Problem> takeLock(const FileHandle &folder, const QString &path)
{
    const QString lockPath = path + u'/' + QLatin1StringView(lockFile);
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
        if (isInPlace(folder, file)) { // else its holder left and removed it just now
            nameHolder(file);
            return locked ? std::move(file) : FileHandle();
        }
    }
    return Problem{ProblemKind::FolderInUse, lockPath};
}

std::filesystem::path native(const QString &path)
{
    return QFile::encodeName(path).constData();
}

/// Looked at before anything is made: \a path itself may not be there yet.
std::optional<Problem> proveRoom(const QString &path)
{
    std::error_code error;
    std::filesystem::path there = native(path);
    while (!std::filesystem::exists(there, error) && there.has_relative_path())
        there = there.parent_path();
    const std::filesystem::space_info space = std::filesystem::space(there, error);
    const bool known = !error && space.capacity > 0; // some file systems do not count
    if (known && space.available < quint64(minFreeBytes))
        return Problem{ProblemKind::FolderFull, u"%1: %2 bytes free"_s.arg(path).arg(space.available)};
    return std::nullopt;
}

void removeStrays(const FileHandle &folder)
{
    for (const QByteArray &name : Posix::ownFiles(folder)) {
        if (name != lockFile && name != ManifestFile::recordsName)
            static_cast<void>(Posix::removeFile(folder, name));
    }
}

} // namespace

Result<std::shared_ptr<const FlagFolder>, Problem> FlagFolder::open(const QString &path, const Source &origin)
{
    const QString absolute = absolutePath(path);
    if (path.isEmpty() || QDir::isRelativePath(absolute)) // the working folder is gone
        return Problem{ProblemKind::FolderNotMade, Posix::systemReason(path, ENOENT)};
    if (!isExactPath(absolute))
        return Problem{ProblemKind::FolderNotMade, absolute + u": the name is not UTF-8"_s};
    if (const auto problem = proveRoom(absolute))
        return *problem;
    std::error_code error;
    std::filesystem::create_directories(native(absolute), error);
    if (error)
        return Problem{ProblemKind::FolderNotMade, Posix::systemReason(absolute, error.value())};
    FileHandle opened = Posix::openFolder(QFile::encodeName(absolute));
    if (!opened)
        return notWritable(absolute, errno);
    auto lock = takeLock(opened, absolute);
    if (!lock)
        return lock.error();
    const std::shared_ptr<const FlagFolder> folder(
        new FlagFolder(absolute, origin, std::move(opened), std::move(lock).value()));
    if (folder->m_lock)
        removeStrays(folder->m_folder);
    // Of one name always: where one cannot be removed again, no other joins it.
    constexpr char probeName[] = ".flaghoist-probe";
    if (const int reason = Posix::probe(folder->m_folder, probeName))
        return notWritable(absolute + u'/' + QLatin1StringView(probeName), reason);
    if (!folder->m_manifest->read())
        return Problem{ProblemKind::ManifestInTheWay,
                       absolute + u'/' + QLatin1StringView(ManifestFile::fileName)};
    return folder;
}

FlagFolder::FlagFolder(const QString &path, const Source &origin, FileHandle folder, FileHandle lock)
    : m_path(path), m_origin(origin), m_folder(std::move(folder)), m_lock(std::move(lock)),
      m_manifest(std::make_unique<ManifestFile>(m_folder, m_path))
{
}

FlagFolder::~FlagFolder()
{
    static_cast<void>(m_manifest->write()); // where that fails, the records stay for the next time
    if (m_lock && isInPlace(m_folder, m_lock))
        static_cast<void>(Posix::removeFile(m_folder, lockFile));
}

QString FlagFolder::flagFile(const QString &name, ImageFormat format) const
{
    return u"%1/%2.%3"_s.arg(m_path, name, imageFormatId(format));
}

Result<QString> FlagFolder::save(const QString &name, ImageFormat format, const QByteArray &bytes) const
{
    if (const auto elsewhere = displacement())
        return *elsewhere;
    return writeWholeFile(m_folder, flagFile(name, format), bytes);
}

QList<FlagFolder::ExistingFile> FlagFolder::existing(const QString &name) const
{
    QList<ExistingFile> files;
    if (displacement())
        return files;
    for (const ImageFormat format : imageFormats) {
        const QString path = flagFile(name, format);
        const QByteArray file = QFile::encodeName(QFileInfo(path).fileName());
        if (Posix::typeOf(m_folder, file) == Posix::FileType::Regular)
            files.append({path, format, Posix::readFile(m_folder, file, maxFlagBytes)});
    }
    return files;
}

std::optional<Failure> FlagFolder::displacement() const
{
    if (Posix::leadsTo(QFile::encodeName(m_path), m_folder))
        return std::nullopt;
    const QString now = Posix::currentPath(m_folder);
    if (now.isEmpty())
        return Failure{ErrorKind::Disk, m_path + u": the folder was removed during the run"_s};
    return Failure{ErrorKind::Disk,
                   u"%1: the folder, with what was saved, was moved to %2 during the run"_s.arg(m_path, now)};
}

bool isFlagFile(const QString &path, const QString &folder)
{
    const QFileInfo target(absolutePath(path));
    const auto resolved = [](const QString &place) {
        const QString canonical = QFileInfo(place).canonicalFilePath();
        return canonical.isEmpty() ? place : canonical; // it may not be there yet
    };
    if (resolved(target.path()) != resolved(absolutePath(folder)))
        return false;
    const QString name = target.fileName().toLower();
    return name == QLatin1StringView(ManifestFile::fileName)
        || std::ranges::any_of(imageFormats, [&name](ImageFormat format) {
               return name.endsWith(u'.' + imageFormatId(format));
           });
}

} // namespace Flaghoist
