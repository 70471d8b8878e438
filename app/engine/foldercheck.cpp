#include "engine/foldercheck.h"

#include "image/flagimage.h"
#include "storage/manifest.h"
#include "storage/wholefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

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

} // namespace Flaghoist
