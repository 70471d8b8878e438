#include "storage/manifest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

#include <openssl/evp.h>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int manifestVersion = 1;
constexpr int sha256Size = 32;
constexpr auto formatName = "flaghoist-manifest"_L1;
constexpr qsizetype typicalEntryBytes = 700;

QByteArray jsonText(const QString &text)
{
    const bool isPlain = std::ranges::all_of(text, [](QChar character) {
        return character >= u' ' && character <= u'~' && character != u'"' && character != u'\\';
    });
    return isPlain ? '"' + text.toLatin1() + '"'
                   : QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact).sliced(1).chopped(1);
}

QByteArray textOrNull(const QString &text)
{
    return text.isEmpty() ? QByteArrayLiteral("null") : jsonText(text);
}

/// What QJsonDocument would write of it, in a fraction of the time: it is done for every flag that is saved.
QByteArray entryText(const ManifestEntry &entry, QByteArrayView newLine = {}, QByteArrayView space = {})
{
    const std::pair<QByteArrayView, QByteArray> fields[] = {
        {"bytes", QByteArray::number(entry.bytes)},
        {"code", jsonText(entry.code.upper())},
        {"etag", textOrNull(QString::fromLatin1(entry.validators.etag))},
        {"file", jsonText(entry.file)},
        {"format", jsonText(imageFormatId(entry.format))},
        {"height", QByteArray::number(entry.size.height())},
        {"last_modified", textOrNull(QString::fromLatin1(entry.validators.lastModified))},
        {"licence", textOrNull(entry.licence)},
        {"name", jsonText(entry.name)},
        {"sha256", '"' + entry.sha256.toHex() + '"'},
        {"source", textOrNull(entry.source)},
        {"time", jsonText(entry.time.toString(Qt::ISODate))},
        {"url", textOrNull(entry.url)},
        {"width", QByteArray::number(entry.size.width())},
    };
    QByteArray text;
    text.reserve(typicalEntryBytes);
    for (const auto &[name, value] : fields) {
        text.append(text.isEmpty() ? '{' : ',').append(newLine).append('"').append(name);
        text.append("\":").append(space).append(value);
    }
    return text;
}

/// A name that stays in the folder: the file may have been written by anybody.
bool isFileName(const QString &name)
{
    return !name.isEmpty() && !name.contains(u'/') && !name.contains(QChar::Null)
        && !name.startsWith(QLatin1StringView(ownPrefix)) && name != "."_L1 && name != ".."_L1;
}

std::optional<ManifestEntry> parseEntry(const QJsonObject &object)
{
    ManifestEntry entry;
    const auto code = CountryCode::parse(object[u"code"].toString());
    const QString formatId = object[u"format"].toString();
    const auto format = std::ranges::find(imageFormats, formatId, &imageFormatId);
    entry.file = object[u"file"].toString();
    entry.sha256 = QByteArray::fromHex(object[u"sha256"].toString().toLatin1());
    entry.time = QDateTime::fromString(object[u"time"].toString(), Qt::ISODate);
    if (!code || format == std::end(imageFormats) || !isFileName(entry.file)
        || entry.sha256.size() != sha256Size || !entry.time.isValid())
        return std::nullopt;
    entry.code = *code;
    entry.format = *format;
    entry.name = object[u"name"].toString();
    entry.size = {object[u"width"].toInt(), object[u"height"].toInt()};
    entry.bytes = object[u"bytes"].toInteger();
    entry.source = object[u"source"].toString();
    entry.url = object[u"url"].toString();
    entry.validators = {.etag = object[u"etag"].toString().toLatin1(),
                        .lastModified = object[u"last_modified"].toString().toLatin1()};
    entry.licence = object[u"licence"].toString();
    return entry;
}

Manifest sortedByCode(const QMap<QString, ManifestEntry> &entries)
{
    Manifest manifest = entries.values();
    std::ranges::stable_sort(manifest, {}, &ManifestEntry::code);
    return manifest;
}

QDateTime presentTime()
{
    bool isSet = false;
    const qint64 seconds = qEnvironmentVariable("SOURCE_DATE_EPOCH").toLongLong(&isSet);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return isSet ? QDateTime::fromSecsSinceEpoch(seconds).toUTC()
                 : now.addMSecs(-now.time().msec()); // whole seconds, as they are written
}

} // namespace

QByteArray sha256(const QByteArray &bytes)
{
    // To find the algorithm takes half as long as to sum up a flag.
    static const EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    QByteArray sum(sha256Size, Qt::Uninitialized);
    if (EVP_Digest(bytes.constData(), size_t(bytes.size()), reinterpret_cast<uchar *>(sum.data()), nullptr,
                   algorithm, nullptr)
        != 1)
        qBadAlloc(); // it fails by nothing else
    return sum;
}

QByteArray formatManifest(const Manifest &manifest)
{
    QByteArray text;
    text.reserve(typicalEntryBytes * (manifest.size() + 1));
    text.append("{\n    \"flags\": [");
    const char *between = "\n        ";
    for (const ManifestEntry &entry : manifest) {
        text.append(std::exchange(between, ",\n        "));
        text.append(entryText(entry, "\n            ", " ")).append("\n        }");
    }
    text.append("\n    ],\n    \"format\": ").append(jsonText(formatName));
    return text.append(",\n    \"version\": ").append(QByteArray::number(manifestVersion)).append("\n}\n");
}

std::optional<Manifest> parseManifest(const QJsonObject &file)
{
    if (file[u"format"] != formatName || file[u"version"] != manifestVersion || !file[u"flags"].isArray())
        return std::nullopt;
    Manifest manifest;
    for (const QJsonValue flag : file[u"flags"].toArray()) {
        const auto entry = parseEntry(flag.toObject());
        if (!entry)
            return std::nullopt;
        manifest.append(*entry);
    }
    return manifest;
}

bool ManifestFile::read()
{
    const std::scoped_lock lock(m_mutex);
    if (Posix::typeOf(m_folder, fileName) != Posix::FileType::Missing) {
        const auto bytes = Posix::readFile(m_folder, fileName, maxBytes);
        const auto manifest = bytes ? parseManifest(QJsonDocument::fromJson(*bytes).object()) : std::nullopt;
        if (!manifest)
            return false;
        for (const ManifestEntry &entry : *manifest)
            m_entries.insert(entry.file, entry);
    }
    // A process that was killed left these; its last line may be cut short.
    const auto records = Posix::readFile(m_folder, recordsName, maxBytes);
    for (const QByteArray &line : records.value_or(QByteArray()).split('\n')) {
        if (const auto entry = parseEntry(QJsonDocument::fromJson(line).object())) {
            m_entries.insert(entry->file, *entry);
            m_changed = true;
        }
    }
    return true;
}

Manifest ManifestFile::entries() const
{
    const std::scoped_lock lock(m_mutex);
    return sortedByCode(m_entries);
}

std::optional<ManifestEntry> ManifestFile::find(const QString &file) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_entries.constFind(file);
    return found == m_entries.cend() ? std::nullopt : std::optional(*found);
}

void ManifestFile::record(ManifestEntry entry)
{
    const auto known = find(entry.file);
    entry.time = known && known->sha256 == entry.sha256 ? known->time : presentTime();
    if (known == entry)
        return;
    const QByteArray line = entryText(entry) + '}';
    const std::scoped_lock lock(m_mutex);
    // Where it cannot be written now, write() may still succeed.
    if (!m_records)
        m_records.emplace(Posix::openToAppend(m_folder, recordsName));
    static_cast<void>(Posix::appendLine(*m_records, line));
    m_entries.insert(entry.file, entry);
    m_changed = true;
}

std::optional<Failure> ManifestFile::write()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_changed)
        return std::nullopt;
    const Result<QString> written = writeWholeFile(m_folder, m_path + u'/' + QLatin1StringView(fileName),
                                                   formatManifest(sortedByCode(m_entries)));
    if (!written)
        return written.error();
    static_cast<void>(Posix::removeFile(m_folder, recordsName));
    m_records.reset();
    m_changed = false;
    return std::nullopt;
}

} // namespace Flaghoist
