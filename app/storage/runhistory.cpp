#include "storage/runhistory.h"

#include "storage/wholefile.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr auto suffix = ".run"_L1;
constexpr qint64 maxLineBytes{64 * 1024};

/// Sorts by time.
QString newKey(const QDateTime &startedAt)
{
    return QString::number(startedAt.toMSecsSinceEpoch()).rightJustified(14, u'0') + u'-'
        + QString::number(QRandomGenerator::system()->generate(), 16);
}

/// By name, and so by time.
QFileInfoList filesIn(const QString &folder)
{
    return QDir(folder).entryInfoList({u'*' + suffix}, QDir::Files | QDir::NoSymLinks, QDir::Name);
}

std::optional<RunSummary> lineOf(const QFileInfo &info)
{
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    auto summary = summaryFromRecord(file.read(maxLineBytes));
    if (summary)
        summary->key = info.completeBaseName();
    return summary;
}

/// Not those that another process may be writing at this moment.
void removeStrays(const QString &folder)
{
    constexpr qint64 hour = 3600;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const QFileInfo &info : QDir(folder).entryInfoList({QLatin1StringView(ownPrefix) + u'*'},
                                                            QDir::Files | QDir::Hidden | QDir::NoSymLinks)) {
        if (info.lastModified().secsTo(now) > hour)
            QFile::remove(info.filePath());
    }
}

} // namespace

RunHistory::Listing RunHistory::list() const
{
    Listing listing;
    removeStrays(m_folder);
    for (const QFileInfo &info : filesIn(m_folder)) {
        if (const auto summary = lineOf(info))
            listing.runs.append(*summary);
        else
            listing.damaged.append(info.filePath());
    }
    return listing;
}

Result<RunSummary> RunHistory::save(const Run &run, const QString &key) const
{
    if (!QDir().mkpath(m_folder))
        return Failure{ErrorKind::Disk, m_folder};
    RunSummary summary = summaryOf(run);
    summary.key = key.isEmpty() ? newKey(run.startedAt()) : key;
    const Result<QString> saved = writeWholeFile(pathOf(summary.key), toRecord(summary) + toRecord(run));
    if (!saved)
        return saved.error();
    trim();
    return summary;
}

std::optional<Run> RunHistory::load(const QString &key,
                                    const std::function<QImage(const QString &)> &pictureOf) const
{
    const std::optional<QByteArray> file = readWholeFile(pathOf(key), maxLineBytes + maxRecordBytes);
    const qsizetype line = file ? recordSize(*file) : 0;
    return line > 0 ? runFromRecord(file->sliced(line), pictureOf) : std::nullopt;
}

void RunHistory::remove(const QString &key) const
{
    QFile::remove(pathOf(key));
}

QString RunHistory::pathOf(const QString &key) const
{
    return QDir(absolutePath(m_folder)).filePath(key + suffix);
}

void RunHistory::trim() const
{
    const QFileInfoList files = filesIn(m_folder);
    qint64 bytes = 0;
    for (qsizetype newer = 0; newer < files.size(); ++newer) {
        const QFileInfo &info = files[files.size() - 1 - newer];
        bytes += info.size();
        if (newer >= maxRuns || (bytes > maxBytes && newer > 0))
            QFile::remove(info.filePath());
    }
}

} // namespace Flaghoist
