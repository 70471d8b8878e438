#include "practice/flagsource.h"

#include "domain/countrycode.h"
#include "practice/flagpack.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

QByteArray contentTypeOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "image/png";
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return "image/gif";
    return "application/octet-stream";
}

FlagAnswer answerOf(const QByteArray &bytes)
{
    return {.status = 200, .contentType = contentTypeOf(bytes), .bytes = bytes};
}

FlagAnswer unservable()
{
    return {.status = 500, .contentType = {}, .bytes = {}};
}

} // namespace

FlagAnswer FlagSource::flag(CountryCode code, ImageFormat asked) const
{
    if (m_folder.isEmpty()) {
        const QByteArray bytes = practiceFlag(code);
        return bytes.isEmpty() ? FlagAnswer() : answerOf(bytes);
    }
    const QString path = fileOf(code, asked);
    if (path.isEmpty())
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unservable();
    const QByteArray bytes = file.read(maxFlagBytes + 1); // the file may grow while it is read
    if (bytes.size() > maxFlagBytes || file.error() != QFileDevice::NoError)
        return unservable();
    return answerOf(bytes);
}

int FlagSource::count() const
{
    if (m_folder.isEmpty())
        return int(isoCodes().size());
    const auto codes = everyCode();
    return int(std::ranges::count_if(
        codes, [this](CountryCode code) { return !fileOf(code, ImageFormat::Png).isEmpty(); }));
}

QString FlagSource::fileOf(CountryCode code, ImageFormat asked) const
{
    const ImageFormat other = asked == ImageFormat::Png ? ImageFormat::Gif : ImageFormat::Png;
    for (const ImageFormat format : {asked, other}) {
        const QString name = code.lower() + u'.' + imageFormatId(format);
        const QString nested = m_folder + u'/' + code.lower() + u'/' + name;
        for (const QString &path : {nested, QString(m_folder + u'/' + name)}) {
            if (QFileInfo(path).isFile()) // opening a pipe would wait for its writer
                return path;
        }
    }
    return {};
}

} // namespace Flaghoist
