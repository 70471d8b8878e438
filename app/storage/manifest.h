#pragma once

#include "domain/countrycode.h"
#include "domain/errorkind.h"
#include "domain/imageformat.h"
#include "storage/wholefile.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMap>
#include <QSize>
#include <QString>

#include <mutex>
#include <optional>

class QJsonObject;

namespace Flaghoist {

/// What a server gave along to ask by whether a flag is still the same; empty where it gave nothing.
struct Validators
{
    QByteArray etag;
    QByteArray lastModified;

    [[nodiscard]] bool isEmpty() const { return etag.isEmpty() && lastModified.isEmpty(); }
    friend bool operator==(const Validators &, const Validators &) = default;
};

/// As ManifestEntry has it. By OpenSSL, which uses what the processor has for it: Qt's takes longer than all
/// the rest of a flag.
[[nodiscard]] QByteArray sha256(const QByteArray &bytes);

/// One saved flag.
struct ManifestEntry
{
    CountryCode code;
    QString name; ///< the country's, English
    QString file; ///< within the folder
    ImageFormat format = ImageFormat::Png;
    QSize size;
    qint64 bytes = 0;
    QByteArray sha256; ///< raw
    QString source; ///< empty, as the next four, where the flag was there before
    QString url;
    Validators validators;
    QString licence;
    QDateTime time; ///< when it was saved, in UTC

    friend bool operator==(const ManifestEntry &, const ManifestEntry &) = default;
};

/// By code, then by file: the same flags give the same bytes.
using Manifest = QList<ManifestEntry>;

/// "flags.json", version 1 (resources/schemas/flags.schema.json).
[[nodiscard]] QByteArray formatManifest(const Manifest &manifest);
/// Nothing where \a bytes are not a manifest that this version can read.
[[nodiscard]] std::optional<Manifest> parseManifest(const QJsonObject &file);

/// The list of the flags in one folder, flags.json. Each record goes into a file beside it at once, a line
/// each, so that a process that is killed loses none; write() makes the list of all. Any thread.
class ManifestFile final
{
    Q_DISABLE_COPY_MOVE(ManifestFile)

public:
    static constexpr char fileName[] = "flags.json";
    static constexpr char recordsName[] = ".flaghoist-records";
    static constexpr qint64 maxBytes = 8 * 1024 * 1024;

    /// \a folder, which is at \a path, outlives this.
    ManifestFile(const FileHandle &folder, const QString &path) : m_folder(folder), m_path(path) { }

    /// What is there; false where flags.json is not ours to replace.
    [[nodiscard]] bool read();
    [[nodiscard]] Manifest entries() const;
    [[nodiscard]] std::optional<ManifestEntry> find(const QString &file) const;
    /// Its time becomes the present one, or SOURCE_DATE_EPOCH where that is set; it stays where the bytes do.
    void record(ManifestEntry entry);
    /// Nothing changes where nothing was recorded. On failure the records stay.
    [[nodiscard]] std::optional<Failure> write();

private:
    const FileHandle &m_folder;
    const QString m_path;
    mutable std::mutex m_mutex;
    QMap<QString, ManifestEntry> m_entries; ///< by file
    std::optional<FileHandle> m_records; ///< since the first record
    bool m_changed = false;
};

} // namespace Flaghoist
