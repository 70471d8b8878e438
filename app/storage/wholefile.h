#pragma once

#include "domain/problem.h"
#include "domain/result.h"

#include <QByteArray>
#include <QString>

namespace Flaghoist {

/// "path: the system's words for \a error", an errno value. Untranslated by us.
[[nodiscard]] QString systemReason(const QString &path, int error);

/// Why nothing can be written at \a path: FolderFull or FolderNotWritable, by \a error, an errno value.
[[nodiscard]] Problem notWritable(const QString &path, int error);

/// Makes \a target hold exactly \a bytes: they go into the new file \a temporary beside it, which is renamed
/// over it once the system has taken every byte. A target is absent, old or new at any moment; on failure it
/// is as before and the temporary file is gone. Not synced to disk. Any thread. Returns \a target; fails with
/// DiskFull or Disk, also where the target is there and no regular file: a link is neither followed nor
/// replaced.
///
/// A process that may meet a file-size limit ignores SIGXFSZ, which would end it otherwise.
[[nodiscard]] Result<QString> writeWholeFile(const QString &target, const QString &temporary,
                                             const QByteArray &bytes);

} // namespace Flaghoist
