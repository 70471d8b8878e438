#include "storage/wholefile.h"

#include <QFile>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr mode_t newFileMode = 0666; // less the umask, as of any new file

bool isFull(int error)
{
    return error == ENOSPC || error == EDQUOT || error == EFBIG;
}

Failure diskFailure(const QString &path, int error)
{
    return {isFull(error) ? ErrorKind::DiskFull : ErrorKind::Disk, systemReason(path, error)};
}

/// QFile keeps the error's text but not its number, which alone tells a full disk from the rest.
class NewFile final
{
    Q_DISABLE_COPY_MOVE(NewFile)

public:
    explicit NewFile(const QByteArray &path)
        : m_path(path),
          m_handle(::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, newFileMode))
    {
        m_made = noted(m_handle >= 0);
    }
    ~NewFile()
    {
        if (m_handle >= 0)
            ::close(m_handle);
        if (m_made)
            ::unlink(m_path.constData());
    }

    [[nodiscard]] bool isMade() const { return m_made; }
    [[nodiscard]] bool write(const QByteArray &bytes);
    /// Some file systems say only now that the disk is full.
    [[nodiscard]] bool close();
    [[nodiscard]] bool renameTo(const QByteArray &target);
    /// errno of what failed.
    [[nodiscard]] int error() const { return m_error; }

private:
    [[nodiscard]] bool noted(bool success)
    {
        m_error = success ? 0 : errno;
        return success;
    }

    const QByteArray m_path;
    int m_handle;
    bool m_made;
    int m_error = 0;
};

bool NewFile::write(const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t part = ::write(m_handle, bytes.constData() + done, size_t(bytes.size() - done));
        if (part < 0 && errno != EINTR)
            return noted(false);
        if (part > 0)
            done += part;
    }
    return true;
}

bool NewFile::close()
{
    const int handle = m_handle;
    m_handle = -1;
    return noted(::close(handle) == 0 || errno == EINTR);
}

bool NewFile::renameTo(const QByteArray &target)
{
    if (!noted(std::rename(m_path.constData(), target.constData()) == 0))
        return false;
    m_made = false;
    return true;
}

} // namespace

QString systemReason(const QString &path, int error)
{
    return u"%1: %2"_s.arg(path, QString::fromLocal8Bit(std::generic_category().message(error).c_str()));
}

Problem notWritable(const QString &path, int error)
{
    return {isFull(error) ? ProblemKind::FolderFull : ProblemKind::FolderNotWritable,
            systemReason(path, error)};
}

Result<QString> writeWholeFile(const QString &target, const QString &temporary, const QByteArray &bytes)
{
    const QByteArray nativeTarget = QFile::encodeName(target);
    std::error_code ignored;
    const auto there = std::filesystem::symlink_status(nativeTarget.constData(), ignored);
    switch (there.type()) {
    case std::filesystem::file_type::symlink:
        return Failure{ErrorKind::Disk, target + u": is a symbolic link"_s};
    case std::filesystem::file_type::directory: return diskFailure(target, EISDIR);
    case std::filesystem::file_type::none:
    case std::filesystem::file_type::not_found:
    case std::filesystem::file_type::regular: break;
    default: return Failure{ErrorKind::Disk, target + u": is not a regular file"_s};
    }

    NewFile file(QFile::encodeName(temporary));
    if (!file.isMade() || !file.write(bytes) || !file.close() || !file.renameTo(nativeTarget))
        return diskFailure(target, file.error());
    return target;
}

} // namespace Flaghoist
