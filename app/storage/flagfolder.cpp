#include "storage/flagfolder.h"

#include "domain/runoptions.h"
#include "storage/folderlock.h"
#include "storage/manifest.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

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
    for (const QByteArray &name : Posix::ownFiles(folder, ownPrefix)) {
        if (name != FolderLock::fileName && name != ManifestFile::recordsName)
            static_cast<void>(Posix::removeFile(folder, name));
    }
}

} // namespace

Result<std::shared_ptr<const FlagFolder>, Problem> FlagFolder::open(const QString &path,
                                                                    const FlagOrigin &origin)
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
    const std::shared_ptr<FlagFolder> folder(new FlagFolder(absolute, origin, std::move(opened)));
    auto lock = FolderLock::take(folder->m_folder, absolute);
    if (!lock)
        return lock.error();
    folder->m_lock = std::move(lock).value();
    if (folder->m_lock->isExclusive())
        removeStrays(folder->m_folder);
    // Of one name always: where one cannot be removed again, no other joins it.
    constexpr char probeName[] = ".flaghoist-probe";
    if (const int reason = Posix::probe(folder->m_folder, probeName))
        return notWritable(absolute + u'/' + QLatin1StringView(probeName), reason);
    if (!folder->m_manifest->read())
        return Problem{ProblemKind::ManifestInTheWay,
                       absolute + u'/' + QLatin1StringView(ManifestFile::fileName)};
    return std::shared_ptr<const FlagFolder>(folder);
}

FlagFolder::FlagFolder(const QString &path, const FlagOrigin &origin, FileHandle folder)
    : m_path(path), m_origin(origin), m_folder(std::move(folder)),
      m_manifest(std::make_unique<ManifestFile>(m_folder, m_path))
{
}

FlagFolder::~FlagFolder()
{
    static_cast<void>(m_manifest->write()); // where that fails, the records stay for the next time
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
