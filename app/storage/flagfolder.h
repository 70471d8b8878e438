#pragma once

#include "domain/imageformat.h"
#include "domain/problem.h"
#include "domain/result.h"
#include "domain/source.h"
#include "storage/wholefile.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace Flaghoist {

class ManifestFile;

/// A destination folder that this process holds open. Whole files or nothing: a target is absent, old or new,
/// never partial, whatever happens to the process. All const members may be called from any thread.
/// Every name that begins with ".flaghoist-" is ours: the lock, and files being written.
class FlagFolder final
{
    Q_DISABLE_COPY_MOVE(FlagFolder)

public:
    /// Makes the folder with its parents, takes its lock, removes the strays that a killed process of this
    /// user left and proves that there is room and that it can be written. Problems: FolderFull,
    /// FolderNotMade, FolderNotWritable, FolderInUse, ManifestInTheWay. The lock of a dead process is no
    /// hindrance, that of a living one always, this very process included. What is saved comes from \a
    /// origin.
    [[nodiscard]] static Result<std::shared_ptr<const FlagFolder>, Problem> open(const QString &path,
                                                                                 const Source &origin = {});
    /// Writes the manifest, then frees the lock.
    ~FlagFolder();

    /// Absolute.
    [[nodiscard]] const QString &path() const { return m_path; }

    [[nodiscard]] const Source &origin() const { return m_origin; }
    [[nodiscard]] ManifestFile &manifest() const { return *m_manifest; }

    /// \a name has no extension. Writes beside the target, then renames over it. Returns the absolute path;
    /// fails with ErrorKind::DiskFull or Disk, the old file intact; also where the folder was removed or
    /// replaced since it was opened: it is not followed to another place. A flag of the same name in another
    /// format is left alone.
    [[nodiscard]] Result<QString> save(const QString &name, ImageFormat format,
                                       const QByteArray &bytes) const;

    struct ExistingFile
    {
        QString file; ///< absolute path
        ImageFormat format; ///< by its name
        std::optional<QByteArray> bytes; ///< empty where it cannot be read or is larger than a flag may be
    };
    /// Regular files where a flag called \a name would be saved, PNG first. Whether they are flags is the
    /// caller's to find out.
    [[nodiscard]] QList<ExistingFile> existing(const QString &name) const;

    /// Where the folder, and with it what was saved, went since it was opened; empty where it is in place.
    [[nodiscard]] std::optional<Failure> displacement() const;

private:
    FlagFolder(const QString &path, const Source &origin, FileHandle folder, FileHandle lock);

    [[nodiscard]] QString flagFile(const QString &name, ImageFormat format) const;

    const QString m_path;
    const Source m_origin;
    const FileHandle m_folder;
    const FileHandle m_lock; ///< empty where the file system knows no locks
    const std::unique_ptr<ManifestFile> m_manifest;
};

/// Whether a run that saves into \a folder could write to \a path: a flag, by whatever name, or the manifest.
[[nodiscard]] bool isFlagFile(const QString &path, const QString &folder);

} // namespace Flaghoist
