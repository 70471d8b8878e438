#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace Flaghoist {

/// A descriptor, closed with its owner.
class FileHandle final
{
public:
    explicit FileHandle(int descriptor = -1) : m_descriptor(descriptor) { }
    FileHandle(FileHandle &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) { }
    FileHandle &operator=(FileHandle &&other) = delete;
    ~FileHandle();

    explicit operator bool() const { return m_descriptor >= 0; }
    [[nodiscard]] int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// Files by name in an open folder, whatever its path leads to by now: what this room asks of the system, but
/// for the lock. No link at \a name is followed and no pipe waited for. Functions that return int give 0 or
/// an errno value. Any thread.
namespace Posix {

enum class FileType { Missing, Regular, Folder, Link, Other };

/// "path: the system's words for \a error", an errno value. Untranslated by us.
[[nodiscard]] QString systemReason(const QString &path, int error);
/// Whether \a error, an errno value, means that there is no room left.
[[nodiscard]] bool isFull(int error);

/// Follows a link at \a path itself. An empty handle leaves the reason in errno.
[[nodiscard]] FileHandle openFolder(const QByteArray &path);
/// Whether \a path is \a folder still. A path that cannot be looked at for now counts as such.
[[nodiscard]] bool leadsTo(const QByteArray &path, const FileHandle &folder);
/// Where \a folder is by now; empty where it was removed, or the system does not say.
[[nodiscard]] QString currentPath(const FileHandle &folder);
/// Names of regular files of this user that begin with ownPrefix.
[[nodiscard]] QList<QByteArray> ownFiles(const FileHandle &folder);

[[nodiscard]] FileType typeOf(const FileHandle &folder, const QByteArray &name);
/// The bytes of a regular file; empty where it is none, is larger than \a limit or cannot be read.
[[nodiscard]] std::optional<QByteArray> readFile(const FileHandle &folder, const QByteArray &name,
                                                 qint64 limit);
/// Makes a file that is not there yet; on failure there is none.
[[nodiscard]] int writeFile(const FileHandle &folder, const QByteArray &name, const QByteArray &bytes);
/// A file of this user that is there or made now, for appendLine(); empty where there can be none.
[[nodiscard]] FileHandle openToAppend(const FileHandle &folder, const QByteArray &name);
[[nodiscard]] int appendLine(const FileHandle &file, const QByteArray &line);
[[nodiscard]] int removeFile(const FileHandle &folder, const QByteArray &name);
/// Makes a file of our own and removes it. Permission bits do not show what it finds: full disks, quotas,
/// read-only mounts and folders that only grow. One that could not be removed is there still.
[[nodiscard]] int probe(const FileHandle &folder, const QByteArray &name);

} // namespace Posix

/// Every file of ours that is no flag begins with this: the lock, the probe, and files being written.
inline constexpr char ownPrefix[] = ".flaghoist-";

/// Makes the file at \a path hold exactly \a bytes: they go into a new file of a random name beside it, which
/// is renamed over it once the system has accepted every byte. The target is absent, old or new at any
/// moment; on failure it is as before and the new file is gone. Not synced to disk. Any thread. Returns the
/// absolute path; fails with DiskFull or Disk, also where the target is there and no regular file: a link is
/// neither followed nor replaced.
///
/// A process that may meet a file-size limit ignores SIGXFSZ, which would end it otherwise.
[[nodiscard]] Result<QString> writeWholeFile(const QString &path, const QByteArray &bytes);
/// The same in \a folder, of which \a path is the absolute path of a file.
[[nodiscard]] Result<QString> writeWholeFile(const FileHandle &folder, const QString &path,
                                             const QByteArray &bytes);
/// Why writeWholeFile(path) would fail, as far as that can be known now; leaves no trace.
[[nodiscard]] std::optional<Failure> whyNotWritable(const QString &path);
/// The bytes of a regular file; empty where it is none, is larger than \a limit or cannot be read.
[[nodiscard]] std::optional<QByteArray> readWholeFile(const QString &path, qint64 limit);

/// \a path within the current working folder, cleaned; it stays relative where that folder is gone.
[[nodiscard]] QString absolutePath(const QString &path);
/// Whether \a path reaches the system unchanged: a name that was not UTF-8 would become another.
[[nodiscard]] bool isExactPath(const QString &path);

} // namespace Flaghoist
