#pragma once

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
/// Names of regular files of this user that begin with \a prefix.
[[nodiscard]] QList<QByteArray> ownFiles(const FileHandle &folder, const QByteArray &prefix);

[[nodiscard]] FileType typeOf(const FileHandle &folder, const QByteArray &name);
/// The bytes of a regular file; empty where it is none, is larger than \a limit or cannot be read.
[[nodiscard]] std::optional<QByteArray> readFile(const FileHandle &folder, const QByteArray &name,
                                                 qint64 limit);
/// Makes a file that is not there yet; on failure there is none.
[[nodiscard]] int writeFile(const FileHandle &folder, const QByteArray &name, const QByteArray &bytes);
/// To a file of this user that is there or made now.
[[nodiscard]] int appendLine(const FileHandle &folder, const QByteArray &name, const QByteArray &line);
[[nodiscard]] int renameFile(const FileHandle &folder, const QByteArray &from, const QByteArray &to);
[[nodiscard]] int removeFile(const FileHandle &folder, const QByteArray &name);

} // namespace Posix

} // namespace Flaghoist
