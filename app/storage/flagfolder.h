#pragma once

#include "domain/countrycode.h"
#include "domain/imageformat.h"
#include "domain/nametemplate.h"
#include "domain/problem.h"
#include "domain/result.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <memory>
#include <optional>

namespace Flaghoist {

class FolderLock;

/// A destination folder that this process holds. Whole files or nothing: a target is absent, old or new,
/// never partial, whatever happens to the process. All const members may be called from any thread.
/// Every name that begins with ".flaghoist-" is ours: the lock ".flaghoist-lock", and files being written.
class FlagFolder final
{
    Q_DISABLE_COPY_MOVE(FlagFolder)

public:
    /// Makes the folder with its parents, takes its lock, removes the strays that a killed process left and
    /// proves that there is room and that it can be written. Problems: FolderFull, FolderNotMade,
    /// FolderNotWritable, FolderInUse. The lock of a dead process is no hindrance, that of a living one
    /// always, this very process included.
    /// Files will be called by \a name.
    [[nodiscard]] static Result<std::shared_ptr<const FlagFolder>, Problem>
    open(const QString &path, const NameTemplate &name = {});
    ~FlagFolder();

    /// Absolute.
    [[nodiscard]] const QString &path() const { return m_path; }

    /// Writes beside the target, checks it, then renames it over the target.
    /// Returns the absolute path; fails with ErrorKind::DiskFull or Disk, the old file intact.
    /// A flag of the same code in another format is left alone.
    [[nodiscard]] Result<QString> save(CountryCode code, ImageFormat format, const QByteArray &bytes) const;

    struct ExistingFlag
    {
        QString file;
        QByteArray bytes;
    };
    /// The file that a former run saved for \a code in any format, PNG first, when there is one that can be
    /// read and is no larger than a flag may be. Whether it is a whole flag is the caller's to find out.
    [[nodiscard]] std::optional<ExistingFlag> existing(CountryCode code) const;

private:
    FlagFolder(QString path, NameTemplate name, std::unique_ptr<FolderLock> lock);

    [[nodiscard]] QString flagFile(CountryCode code, ImageFormat format) const;

    const QString m_path;
    const NameTemplate m_name;
    const std::unique_ptr<FolderLock> m_lock;
    const QString m_temporaryStem;
    mutable std::atomic<quint64> m_saves{0};
};

} // namespace Flaghoist
