#include "storage/flagfolder.h"

#include "domain/runoptions.h"
#include "storage/folderlock.h"
#include "storage/wholefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView ownPrefix(".flaghoist-");

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

std::optional<Problem> makeFolder(const QString &path)
{
    std::error_code error;
    std::filesystem::create_directories(native(path), error);
    if (error)
        return Problem{ProblemKind::FolderNotMade, systemReason(path, error.value())};
    return std::nullopt;
}

/// Permission bits do not tell: full disks, quotas and read-only mounts show only when written to.
std::optional<Problem> proveWritable(const QString &path)
{
    const QString probe =
        path + u'/' + ownPrefix + u"probe-"_s + QString::number(QCoreApplication::applicationPid());
    const Result<QString> written = writeWholeFile(probe, probe + u"-new"_s, "probe");
    if (!written) {
        const bool full = written.error().kind == ErrorKind::DiskFull;
        return Problem{full ? ProblemKind::FolderFull : ProblemKind::FolderNotWritable,
                       written.error().detail};
    }
    std::error_code error;
    std::filesystem::remove(native(probe), error);
    if (error)
        return notWritable(probe, error.value());
    return std::nullopt;
}

void removeStrays(const QString &path)
{
    const QDir folder(path);
    const auto filter = QDir::Files | QDir::Hidden | QDir::System | QDir::NoSymLinks;
    for (const QString &name : folder.entryList({ownPrefix + u'*'}, filter)) {
        if (name != QStringView(FolderLock::fileName))
            QFile::remove(folder.filePath(name));
    }
}

} // namespace

Result<std::shared_ptr<const FlagFolder>, Problem> FlagFolder::open(const QString &path,
                                                                    const NameTemplate &name)
{
    if (path.isEmpty())
        return Problem{ProblemKind::FolderNotMade, systemReason(path, ENOENT)};
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (const auto problem = proveRoom(absolute))
        return *problem;
    if (const auto problem = makeFolder(absolute))
        return *problem;
    auto lock = FolderLock::take(absolute);
    if (!lock)
        return lock.error();
    if ((*lock)->isExclusive())
        removeStrays(absolute);
    if (const auto problem = proveWritable(absolute))
        return *problem;
    return std::shared_ptr<const FlagFolder>(new FlagFolder(absolute, name, std::move(lock).value()));
}

FlagFolder::FlagFolder(QString path, NameTemplate name, std::unique_ptr<FolderLock> lock)
    : m_path(std::move(path)), m_name(std::move(name)), m_lock(std::move(lock)),
      m_temporaryStem(
          u"%1/%2%3-"_s.arg(m_path, ownPrefix, QString::number(QCoreApplication::applicationPid())))
{
}

FlagFolder::~FlagFolder() = default;

QString FlagFolder::flagFile(CountryCode code, ImageFormat format) const
{
    return u"%1/%2.%3"_s.arg(m_path, m_name.expand(code), imageFormatId(format));
}

Result<QString> FlagFolder::save(CountryCode code, ImageFormat format, const QByteArray &bytes) const
{
    const quint64 number = m_saves.fetch_add(1, std::memory_order_relaxed);
    const QString temporary = m_temporaryStem + QString::number(number) + u'-' + code.lower();
    return writeWholeFile(flagFile(code, format), temporary, bytes);
}

std::optional<FlagFolder::ExistingFlag> FlagFolder::existing(CountryCode code) const
{
    for (const ImageFormat format : imageFormats) {
        QFile file(flagFile(code, format));
        // a pipe of that name would block the reader for ever
        if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
            continue;
        QByteArray bytes = file.read(maxFlagBytes + 1);
        if (bytes.size() <= maxFlagBytes && file.error() == QFile::NoError)
            return ExistingFlag{file.fileName(), std::move(bytes)};
    }
    return std::nullopt;
}

} // namespace Flaghoist
