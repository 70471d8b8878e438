#pragma once

#include "domain/countrycode.h"
#include "domain/imageformat.h"
#include "domain/problem.h"
#include "domain/result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

class QLockFile;

namespace Flaghoist {

/// A destination folder that this process holds. Whole files or nothing: a target is absent, old or new,
/// never partial, whatever happens to the process. All const members may be called from any thread.
class FlagFolder final
{
    Q_DISABLE_COPY_MOVE(FlagFolder)

public:
    /// Makes the folder with its parents, proves that it can be written, takes its lock and removes the
    /// strays that a killed process left. Problems: FolderNotMade, FolderNotWritable, FolderInUse.
    [[nodiscard]] static Result<std::shared_ptr<const FlagFolder>, Problem> open(const QString &path);
    ~FlagFolder();

    [[nodiscard]] const QString &path() const { return m_path; }

    /// Writes "{cc}.{ext}" beside the target, checks it, then renames it over the target.
    /// Returns the absolute path; fails with ErrorKind::DiskFull or Disk, the old file intact.
    [[nodiscard]] Result<QString> save(CountryCode code, ImageFormat format, const QByteArray &bytes) const;

    struct ExistingFlag
    {
        QString file;
        QByteArray bytes;
    };
    /// The file that a former run saved for \a code in any format, when there is one.
    [[nodiscard]] std::optional<ExistingFlag> existing(CountryCode code) const;

private:
    FlagFolder(QString path, std::unique_ptr<QLockFile> lock);

    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace Flaghoist
