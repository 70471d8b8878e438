#include "practice/flagsource.h"

#include <QBuffer>
#include <QColor>
#include <QCoreApplication>
#include <QFile>
#include <QImage>
#include <QResource>
#include <QStringList>

#include <algorithm>
#include <mutex>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

// A static library's resources are linked only where they are asked for; the macro refuses namespaces.
static void registerFlagPack()
{
#ifdef FLAGHOIST_FLAG_PACK
    Q_INIT_RESOURCE(flagpack);
#endif
}

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct IndexPage
{
    Q_DECLARE_TR_FUNCTIONS(IndexPage)
};

constexpr qint64 signatureSize = 8; ///< PNG's; that of a GIF is shorter

/// Empty for bytes that are neither a PNG nor a GIF.
QByteArray contentTypeOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "image/png";
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return "image/gif";
    return {};
}

/// What openat() gave, if anything.
class Handle final
{
    Q_DISABLE_COPY_MOVE(Handle)

public:
    Handle(int folder, const QByteArray &name, int flags)
        : descriptor(::openat(folder, name.constData(), O_RDONLY | O_CLOEXEC | flags))
    {
    }
    ~Handle() { ::close(descriptor); }

    const int descriptor;
};

/// \a name in \a folder: 404 where that is no regular file, be it a link to one.
FlagAnswer answerFrom(const Handle &folder, const QByteArray &name, qint64 limit)
{
    const Handle opened(folder.descriptor, name, O_NOFOLLOW | O_NONBLOCK); // a pipe would block
    struct stat info = {};
    if (::fstat(opened.descriptor, &info) != 0 || !S_ISREG(info.st_mode))
        return {};
    QFile file;
    if (info.st_size > maxFlagBytes || !file.open(opened.descriptor, QIODevice::ReadOnly))
        return {.status = 500};
    const QByteArray bytes = file.read(limit);
    const QByteArray contentType = contentTypeOf(bytes);
    if (contentType.isEmpty() || file.error() != QFileDevice::NoError || bytes.size() > maxFlagBytes)
        return {.status = 500};
    return {200, contentType, bytes, QDateTime::fromSecsSinceEpoch(info.st_mtime, Qt::UTC)};
}

/// Not valid where the pack has no flag of the code, or this build no pack.
QResource packed(CountryCode code)
{
    static std::once_flag registered;
    std::call_once(registered, registerFlagPack);
    return QResource(u":/flagpack/"_s + code.lower() + u".png"_s);
}

} // namespace

QByteArray practiceFlag(CountryCode code)
{
    const QResource flag = packed(code);
    if (!flag.isValid())
        return isIsoCode(code) ? placeholderFlag(code) : QByteArray();
    Q_ASSERT(flag.compressionAlgorithm() == QResource::NoCompression);
    // The resource is never unregistered, so its bytes outlive every copy of this array.
    return QByteArray::fromRawData(reinterpret_cast<const char *>(flag.data()), flag.size());
}

QByteArray placeholderFlag(CountryCode code)
{
    constexpr int width = 320;
    constexpr int height = 240;
    constexpr int stripes = 3;
    constexpr int letters = 26;
    const auto colourOf = [](int letter) {
        return QColor::fromHsv(letter * 360 / letters, 200, 220).rgb();
    };
    QImage image(width, height, QImage::Format_Indexed8);
    image.setColorTable(
        {colourOf(code.ordinal() / letters), qRgb(255, 255, 255), colourOf(code.ordinal() % letters)});
    for (int y = 0; y < height; ++y)
        std::fill_n(image.scanLine(y), width, uchar(y * stripes / height));
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return png;
}

FlagAnswer FlagSource::flag(CountryCode code, ImageFormat asked) const
{
    if (!m_folder.isEmpty())
        return readFlag(code, asked, maxFlagBytes + 1); // the file may grow while it is read
    const QByteArray bytes = practiceFlag(code);
    if (bytes.isEmpty())
        return {};
    return {200, contentTypeOf(bytes), bytes, packed(code).lastModified()};
}

FlagAnswer FlagSource::readFlag(CountryCode code, ImageFormat asked, qint64 limit) const
{
    const QByteArray stem = code.lower().toLatin1();
    const Handle folder(AT_FDCWD, QFile::encodeName(m_folder), O_DIRECTORY);
    const Handle nested(folder.descriptor, stem, O_DIRECTORY | O_NOFOLLOW);
    const ImageFormat other = asked == ImageFormat::Png ? ImageFormat::Gif : ImageFormat::Png;
    FlagAnswer best;
    for (const ImageFormat format : {asked, other}) {
        for (const Handle *place : {&nested, &folder}) {
            const QByteArray name = stem + '.' + imageFormatId(format).toLatin1();
            FlagAnswer answer = answerFrom(*place, name, limit);
            if (answer.status == 200)
                return answer;
            best.status = std::max(best.status, answer.status);
        }
    }
    return best;
}

QList<CountryCode> FlagSource::codes() const
{
    if (m_folder.isEmpty())
        return isoCodes();
    QList<CountryCode> codes = everyCode();
    codes.removeIf(
        [this](CountryCode code) { return readFlag(code, ImageFormat::Png, signatureSize).status != 200; });
    return codes;
}

QByteArray FlagSource::indexPage() const
{
    const QList<CountryCode> served = codes();
    //: Title of a web page
    const QString title = IndexPage::tr("Flaghoist practice server").toHtmlEscaped();
    QStringList paragraphs;
    //: Web page of the practice server
    paragraphs << IndexPage::tr("%n flag(s) are served here.", nullptr, int(served.size())).toHtmlEscaped();
    paragraphs << u"<code>/flags/{cc}/{cc}.png</code>, <code>/flags/{cc}/{cc}.gif</code>"_s;
    if (m_folder.isEmpty())
        //: Web page of the practice server
        paragraphs << IndexPage::tr("These pictures are for practice, not for publishing: some are dated.")
                          .toHtmlEscaped();
    QStringList links;
    for (const CountryCode code : served)
        links << u"<a href=\"/flags/%1/%1.png\">%2</a>"_s.arg(code.lower(), code.upper());
    paragraphs << links.join(u'\n');
    return u"<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
           "<title>%1</title>\n<body style=\"font-family: sans-serif; max-width: 45em; margin: 2em auto\">\n"
           "<h1>%1</h1>\n<p>%2</p>\n"_s.arg(title, paragraphs.join("</p>\n<p>"_L1))
               .toUtf8();
}

} // namespace Flaghoist
