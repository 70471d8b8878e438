#include "engine/savedflags.h"

#include "image/flagimage.h"
#include "storage/manifest.h"
#include "storage/wholefile.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QPainter>
#include <QSet>
#include <QtConcurrentMap>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

std::optional<FileFinding::Kind> departure(const ManifestEntry &entry, const FileHandle &folder)
{
    const QByteArray name = QFile::encodeName(entry.file);
    if (Posix::typeOf(folder, name) == Posix::FileType::Missing)
        return FileFinding::Kind::Missing;
    const auto bytes = Posix::readFile(folder, name, maxFlagBytes);
    if (bytes && sha256(*bytes) == entry.sha256)
        return std::nullopt;
    return bytes && readFlagImage(*bytes, std::nullopt) ? FileFinding::Kind::Changed
                                                        : FileFinding::Kind::Damaged;
}

constexpr int spritePadding = 2; ///< at 1x, around each flag: a scaled sprite does not show its neighbours

struct Flag
{
    ManifestEntry entry;
    QByteArray bytes;
    QSize cell; ///< in the sprite at 1x
};

QByteArray encoded(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// At exactly \a size; null where the flag cannot be drawn so large.
QImage drawn(const Flag &flag, QSize size)
{
    const bool isVector = flag.entry.format == ImageFormat::Svg;
    const Result<FlagImage> image = readFlagImage(flag.bytes, isVector ? size : QSize());
    if (!image)
        return {};
    return image->thumbnail.size() == size
        ? image->thumbnail
        : image->thumbnail.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

QSize withWidth(QSize size, int width)
{
    return {width, std::max(1, qRound(double(width) * size.height() / size.width()))};
}

class Packer final
{
public:
    explicit Packer(const PackOptions &options) : m_options(options), m_output(absolutePath(options.output))
    {
    }

    [[nodiscard]] Result<PackReport, Problem> make();

private:
    [[nodiscard]] std::optional<Problem> readFlags();
    void write(const QString &file, const QByteArray &bytes);
    void makePngs(int width);
    void makeSprite();
    [[nodiscard]] QByteArray attribution() const;

    const PackOptions &m_options;
    const QString m_output;
    QList<Flag> m_flags; ///< by code
    QSet<CountryCode> m_small;
    PackReport m_report;
    std::optional<Problem> m_problem;
};

std::optional<Problem> Packer::readFlags()
{
    const QString folder = absolutePath(m_options.folder);
    const auto check = checkFolder(folder);
    if (!check)
        return check.error();
    for (const FileFinding &finding : check->findings) {
        if (finding.kind == FileFinding::Kind::Missing || finding.kind == FileFinding::Kind::Damaged)
            m_report.leftOut.append(finding);
    }
    const FileHandle opened = Posix::openFolder(QFile::encodeName(folder));
    ManifestFile manifest(opened, folder);
    if (!opened || !manifest.read())
        return Problem{ProblemKind::ManifestMissing, folder};
    QMap<CountryCode, Flag> flags;
    for (const ManifestEntry &entry : manifest.entries()) {
        const bool leftOut = std::ranges::any_of(
            m_report.leftOut, [&entry](const FileFinding &finding) { return finding.file == entry.file; });
        const auto bytes = Posix::readFile(opened, QFile::encodeName(entry.file), maxFlagBytes);
        if (!leftOut && bytes && (!flags.contains(entry.code) || entry.format == ImageFormat::Svg))
            flags.insert(entry.code, {entry, *bytes, {}});
    }
    if (flags.isEmpty())
        return Problem{ProblemKind::ManifestMissing, folder};
    m_flags = flags.values();
    return std::nullopt;
}

Result<PackReport, Problem> Packer::make()
{
    if (const auto problem = readFlags())
        return *problem;
    for (const int width : m_options.widths)
        makePngs(width);
    if (m_options.sprite)
        makeSprite();
    write(u"ATTRIBUTION.md"_s, attribution());
    if (m_problem)
        return *m_problem;
    m_report.small = normalized(m_small.values());
    return m_report;
}

void Packer::write(const QString &file, const QByteArray &bytes)
{
    if (m_problem)
        return;
    const QString path = m_output + u'/' + file;
    if (!QDir().mkpath(QFileInfo(path).path())) {
        m_problem = {ProblemKind::PackNotMade, QFileInfo(path).path()};
    } else if (const auto written = writeWholeFile(path, bytes); !written) {
        m_problem = {ProblemKind::PackNotMade, written.error().detail};
    }
    m_report.files.append(file);
}

void Packer::makePngs(int width)
{
    const auto sizeOf = [width](const Flag &flag) {
        const bool keepsSize = flag.entry.format != ImageFormat::Svg && flag.entry.size.width() < width;
        return keepsSize ? flag.entry.size : withWidth(flag.entry.size, width);
    };
    const auto pngs = QtConcurrent::blockingMapped<QList<QByteArray>>(
        m_flags, [&sizeOf](const Flag &flag) { return encoded(drawn(flag, sizeOf(flag))); });
    for (qsizetype i = 0; i < m_flags.size(); ++i) {
        if (sizeOf(m_flags[i]).width() != width)
            m_small.insert(m_flags[i].entry.code);
        const QString name = QFileInfo(m_flags[i].entry.file).completeBaseName();
        write(u"png/%1/%2.png"_s.arg(width).arg(name), pngs[i]);
    }
}

void Packer::makeSprite()
{
    const QSize box(spriteWidth, spriteWidth * 3 / 4);
    const int columns = int(std::ceil(std::sqrt(double(m_flags.size()))));
    const int rows = int((m_flags.size() + columns - 1) / columns);
    const QSize pitch = box + QSize(2, 2) * spritePadding;
    const QSize whole(pitch.width() * columns, pitch.height() * rows);
    QString css =
        u".flag {\n  display: inline-block;\n  background: url(\"sprite.png\") no-repeat;\n"
        "  background-size: %1px %2px;\n}\n"
        "@media (min-resolution: 1.5dppx) {\n  .flag { background-image: url(\"sprite@2x.png\"); }\n}\n"_s
            .arg(whole.width())
            .arg(whole.height());
    QJsonObject places;
    for (qsizetype i = 0; i < m_flags.size(); ++i) {
        Flag &flag = m_flags[i];
        flag.cell = flag.entry.size.scaled(box, Qt::KeepAspectRatio).expandedTo({1, 1});
        if (flag.entry.format != ImageFormat::Svg && flag.entry.size.width() < 2 * flag.cell.width())
            m_small.insert(flag.entry.code);
        const int x = int(i) % columns * pitch.width() + spritePadding;
        const int y = int(i) / columns * pitch.height() + spritePadding;
        css += u".flag-%1 { width: %2px; height: %3px; background-position: -%4px -%5px; }\n"_s
                   .arg(flag.entry.code.lower())
                   .arg(flag.cell.width())
                   .arg(flag.cell.height())
                   .arg(x)
                   .arg(y);
        places.insert(flag.entry.code.upper(),
                      QJsonObject{{u"x"_s, x},
                                  {u"y"_s, y},
                                  {u"width"_s, flag.cell.width()},
                                  {u"height"_s, flag.cell.height()}});
    }
    for (const int scale : {1, 2}) {
        QImage sprite(whole * scale, QImage::Format_ARGB32_Premultiplied);
        sprite.fill(Qt::transparent);
        const auto pictures = QtConcurrent::blockingMapped<QList<QImage>>(
            m_flags, [scale](const Flag &flag) { return drawn(flag, flag.cell * scale); });
        QPainter painter(&sprite);
        for (qsizetype i = 0; i < m_flags.size(); ++i) {
            const QJsonObject place = places[m_flags[i].entry.code.upper()].toObject();
            painter.drawImage(QPoint(place[u"x"].toInt(), place[u"y"].toInt()) * scale, pictures[i]);
        }
        painter.end();
        write(scale == 1 ? u"sprite.png"_s : u"sprite@2x.png"_s, encoded(sprite));
    }
    write(u"sprite.css"_s, css.toUtf8());
    write(u"sprite.json"_s,
          QJsonDocument(QJsonObject{{u"width"_s, whole.width()},
                                    {u"height"_s, whole.height()},
                                    {u"padding"_s, spritePadding},
                                    {u"flags"_s, places}})
              .toJson());
}

QByteArray Packer::attribution() const
{
    QMap<std::pair<QString, QString>, QStringList> codes; ///< by source and licence
    for (const Flag &flag : m_flags)
        codes[{flag.entry.source, flag.entry.licence}].append(flag.entry.code.upper());
    QString text = u"# Attribution\n"_s;
    for (const auto &[origin, list] : codes.asKeyValueRange()) {
        const auto &[source, licence] = origin;
        text += u"\n## %1\n\n"_s.arg(source.isEmpty() ? u"Unknown source"_s : source)
            + u"Licence: %1\n\n"_s.arg(licence.isEmpty() ? u"not known; ask before you publish"_s : licence)
            + u"Flags (%1): %2\n"_s.arg(list.size()).arg(list.join(u", "_s));
    }
    return text.toUtf8();
}

} // namespace

Result<FolderCheck, Problem> checkFolder(const QString &path)
{
    const QString absolute = absolutePath(path);
    const FileHandle folder = Posix::openFolder(QFile::encodeName(absolute));
    ManifestFile manifest(folder, absolute);
    if (!folder || Posix::typeOf(folder, ManifestFile::fileName) == Posix::FileType::Missing)
        return Problem{ProblemKind::ManifestMissing, absolute};
    if (!manifest.read())
        return Problem{ProblemKind::ManifestInTheWay,
                       absolute + u'/' + QLatin1StringView(ManifestFile::fileName)};
    FolderCheck check;
    QSet<QString> listed;
    for (const ManifestEntry &entry : manifest.entries()) {
        listed.insert(entry.file);
        if (const auto kind = departure(entry, folder))
            check.findings.append({.kind = *kind, .code = entry.code, .file = entry.file});
    }
    check.listed = int(listed.size());
    QStringList patterns;
    for (const ImageFormat format : imageFormats)
        patterns.append(u"*."_s + imageFormatId(format));
    for (const QString &file : QDir(absolute).entryList(patterns, QDir::Files | QDir::System, QDir::Name)) {
        if (!listed.contains(file))
            check.findings.append({.kind = FileFinding::Kind::Extra,
                                   .code = CountryCode::parse(QFileInfo(file).completeBaseName()),
                                   .file = file});
    }
    std::ranges::stable_sort(check.findings, [](const FileFinding &left, const FileFinding &right) {
        return left.code && (!right.code || *left.code < *right.code);
    });
    return check;
}

Result<PackReport, Problem> makePack(const PackOptions &options)
{
    if (absolutePath(options.output) == absolutePath(options.folder))
        return Problem{ProblemKind::PackNotMade, options.output + u": holds the flags themselves"_s};
    return Packer(options).make();
}

QImage readSavedPicture(const QString &file, QSize box)
{
    const auto bytes = readWholeFile(file, maxFlagBytes);
    if (!bytes)
        return {};
    const Result<FlagImage> image = readFlagImage(*bytes, box);
    return image ? image->thumbnail : QImage();
}

QImage readSavedThumbnail(const QString &file)
{
    return readSavedPicture(file, thumbnailBox);
}

} // namespace Flaghoist
