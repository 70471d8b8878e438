#pragma once

#include "domain/run.h"
#include "domain/runfigures.h"

#include <QByteArray>

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

} // namespace Flaghoist
