#pragma once

#include "domain/result.h"
#include "storage/runrecord.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace Flaghoist {

/// The runs kept in a folder, one file each: the line that lists it, and its record. Files are whole or not
/// there, whatever happens to the process. Bounded: the oldest give way. Any thread; several processes may
/// use one folder.
class RunHistory final
{
public:
    static constexpr int maxRuns = 100;
    static constexpr qint64 maxBytes{64 * 1024 * 1024};

    /// \a folder is made when the first run is saved.
    explicit RunHistory(const QString &folder) : m_folder(folder) { }

    struct Listing
    {
        QList<RunSummary> runs; ///< oldest first
        QStringList damaged; ///< paths of files that cannot be read; they are skipped
    };
    /// Reads the lines alone. Removes what a killed process left half written.
    [[nodiscard]] Listing list() const;
    /// Under \a key, in place of what it had; under a new one where it is empty. Pictures and secrets of the
    /// source are not kept. Returns the line with its key.
    [[nodiscard]] Result<RunSummary> save(const Run &run, const QString &key = {}) const;
    /// Empty where the record is damaged or gone.
    [[nodiscard]] std::optional<Run> load(const QString &key,
                                          const std::function<QImage(const QString &)> &pictureOf = {}) const;
    void remove(const QString &key) const;

private:
    [[nodiscard]] QString pathOf(const QString &key) const;
    void trim() const;

    QString m_folder;
};

} // namespace Flaghoist
