#pragma once

#include "domain/result.h"
#include "storage/posixfiles.h"

namespace Flaghoist {

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
