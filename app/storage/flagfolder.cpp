#include "storage/flagfolder.h"

#include "storage/wholefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSysInfo>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <system_error>

namespace Flaghoist {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr QLatin1StringView ownPrefix(".flaghoist-");
constexpr QLatin1StringView lockName(".flaghoist-lock");

/// More than anyone takes from making a lock file to holding it in the kernel as well.
constexpr auto unheldLockTime = 10s;

std::optional<Problem> makeFolder(const QString &path)
{
    std::error_code error;
    std::filesystem::create_directories(QFile::encodeName(path).constData(), error);
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
    if (!written)
        return Problem{ProblemKind::FolderNotWritable, written.error().detail};
    std::error_code error;
    std::filesystem::remove(QFile::encodeName(probe).constData(), error);
    if (error)
        return Problem{ProblemKind::FolderNotWritable, systemReason(probe, error.value())};
    return std::nullopt;
}

void removeStrays(const QString &path)
{
    const QDir folder(path);
    const auto filter = QDir::Files | QDir::Hidden | QDir::System | QDir::NoSymLinks;
    for (const QString &name : folder.entryList({ownPrefix + u'*'}, filter)) {
        if (!name.startsWith(lockName))
            QFile::remove(folder.filePath(name));
    }
}

bool takeLock(QLockFile &lock)
{
    lock.setStaleLockTime(0ms); // a long run must not lose its lock by its age
    if (lock.tryLock(0ms))
        return true;
    qint64 process = 0;
    QString host;
    QString program;
    if (lock.getLockInfo(&process, &host, &program) && host != QSysInfo::machineHostName())
        return false;
    // The process id in the file may be another process's by now, or missing where its writer was killed too
    // early. The kernel's lock on the file tells: without getting that, Qt removes no lock, however old.
    lock.setStaleLockTime(unheldLockTime);
    const bool taken = lock.tryLock(0ms);
    lock.setStaleLockTime(0ms);
    return taken;
}

Problem lockProblem(const QString &path, const QLockFile &lock)
{
    const bool held = lock.error() == QLockFile::LockFailedError && QFileInfo(path).isWritable();
    if (!held) {
        if (const auto problem = proveWritable(path))
            return *problem;
    }
    qint64 process = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&process, &host, &program))
        return {ProblemKind::FolderInUse, lock.fileName() + u": cannot be locked"_s};
    return {
        ProblemKind::FolderInUse,
        u"%1: held by process %2 (%3) on %4"_s.arg(lock.fileName(), QString::number(process), program, host)};
}

} // namespace

Result<std::shared_ptr<const FlagFolder>, Problem> FlagFolder::open(const QString &path,
                                                                    const NameTemplate &name)
{
    if (path.isEmpty())
        return Problem{ProblemKind::FolderNotMade, systemReason(path, ENOENT)};
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (const auto problem = makeFolder(absolute))
        return *problem;
    auto lock = std::make_unique<QLockFile>(QDir(absolute).filePath(lockName));
    if (!takeLock(*lock))
        return lockProblem(absolute, *lock);
    removeStrays(absolute);
    if (const auto problem = proveWritable(absolute))
        return *problem;
    return std::shared_ptr<const FlagFolder>(new FlagFolder(absolute, name, std::move(lock)));
}

FlagFolder::FlagFolder(QString path, NameTemplate name, std::unique_ptr<QLockFile> lock)
    : m_path(std::move(path)), m_name(std::move(name)), m_lock(std::move(lock))
{
}

FlagFolder::~FlagFolder() = default;

QString FlagFolder::flagFile(CountryCode code, ImageFormat format) const
{
    return u"%1/%2.%3"_s.arg(m_path, m_name.expand(code), imageFormatId(format));
}

Result<QString> FlagFolder::save(CountryCode code, ImageFormat format, const QByteArray &bytes) const
{
    const QString temporary = u"%1/%2%3-%4-%5"_s.arg(
        m_path, ownPrefix, code.lower(), QString::number(QCoreApplication::applicationPid()),
        QString::number(m_saves.fetch_add(1, std::memory_order_relaxed)));
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
