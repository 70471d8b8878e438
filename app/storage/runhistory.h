#pragma once

#include "domain/result.h"
#include "domain/run.h"
#include "domain/runfigures.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace Flaghoist {

/// A run as bytes and back, versioned and with a checksum; what is read equals what was written but for what
/// is never written: pictures, and secrets of the source. Of a source with a key, in its URL or in
/// header fields, the URL template is left out, and only the public part of each URL is there. Pure; any
/// thread.
[[nodiscard]] QByteArray toRecord(const Run &run);
/// Empty where \a record is damaged or of a later version. \a pictureOf gives the picture in a saved file.
[[nodiscard]] std::optional<Run> runFromRecord(const QByteArray &record,
                                               const std::function<QImage(const QString &)> &pictureOf);

/// The same for the line of a run in a list; not its key.
[[nodiscard]] QByteArray toRecord(const RunSummary &summary);
[[nodiscard]] std::optional<RunSummary> summaryFromRecord(const QByteArray &record);

/// How many bytes of \a file the record takes with which it begins; 0 where none is whole.
[[nodiscard]] qsizetype recordSize(const QByteArray &file);
/// A record is not larger.
inline constexpr qint64 maxRecordBytes{16 * 1024 * 1024};

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
