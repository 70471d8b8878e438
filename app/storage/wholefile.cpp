#include "storage/wholefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <cerrno>
#include <climits>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

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
    if (const int error = Posix::renameFile(folder, temporary, nameOf(path))) {
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
    const QByteArray probe = temporaryName();
    int error = Posix::writeFile(folder, probe, "probe");
    if (error == 0)
        error = Posix::removeFile(folder, probe);
    return error ? std::optional(diskFailure(absolute, error)) : std::nullopt;
}

std::optional<QByteArray> readWholeFile(const QString &path, qint64 limit)
{
    const QString absolute = absolutePath(path);
    return Posix::readFile(folderOf(absolute), nameOf(absolute), limit);
}

} // namespace Flaghoist
