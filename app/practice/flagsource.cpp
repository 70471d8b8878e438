#include "practice/flagsource.h"

#include <QBuffer>
#include <QColor>
#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QImage>
#include <QLocale>
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

/// The tag lasts as long as the build of Qt, and takes far less time than it does to send the bytes.
Answer answerWith(const QByteArray &bytes, const QDateTime &lastModified)
{
    const QString date = QLocale::c().toString(lastModified.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    return {200, contentTypeOf(bytes), bytes,
            '"' + QByteArray::number(quint64(qHash(bytes, size_t(0))), 16) + '-'
                + QByteArray::number(bytes.size(), 16) + '"',
            date.toLatin1()};
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
Answer answerFrom(const Handle &folder, const QByteArray &name, qint64 limit)
{
    const Handle opened(folder.descriptor, name, O_NOFOLLOW | O_NONBLOCK); // a pipe would block
    struct stat info = {};
    if (::fstat(opened.descriptor, &info) != 0 || !S_ISREG(info.st_mode))
        return {};
    QFile file;
    if (info.st_size > maxFlagBytes || !file.open(opened.descriptor, QIODevice::ReadOnly))
        return {.status = 500};
    const QByteArray bytes = file.read(limit);
    if (contentTypeOf(bytes).isEmpty() || file.error() != QFileDevice::NoError || bytes.size() > maxFlagBytes)
        return {.status = 500};
    return answerWith(bytes, QDateTime::fromSecsSinceEpoch(info.st_mtime));
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
    const auto colourOf = [](int letter) {
        return QColor::fromHsv(letter * 360 / 26, 200, 220).rgb();
    };
    QImage stripes(1, 3, QImage::Format_RGB32);
    stripes.setPixel(0, 0, colourOf(code.ordinal() / 26));
    stripes.setPixel(0, 1, qRgb(255, 255, 255));
    stripes.setPixel(0, 2, colourOf(code.ordinal() % 26));
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    stripes.scaled(320, 240).save(&buffer, "PNG");
    return png;
}

Answer FlagSource::flag(CountryCode code, ImageFormat asked) const
{
    if (!m_folder.isEmpty())
        return readFlag(code, asked, maxFlagBytes + 1); // the file may grow while it is read
    const QByteArray bytes = practiceFlag(code);
    return bytes.isEmpty() ? Answer() : answerWith(bytes, packed(code).lastModified());
}

Answer FlagSource::readFlag(CountryCode code, ImageFormat asked, qint64 limit) const
{
    const QByteArray stem = code.lower().toLatin1();
    const Handle folder(AT_FDCWD, QFile::encodeName(m_folder), O_DIRECTORY);
    const Handle nested(folder.descriptor, stem, O_DIRECTORY | O_NOFOLLOW);
    const ImageFormat other = asked == ImageFormat::Png ? ImageFormat::Gif : ImageFormat::Png;
    Answer best;
    for (const ImageFormat format : {asked, other}) {
        for (const Handle *place : {&nested, &folder}) {
            const QByteArray name = stem + '.' + imageFormatId(format).toLatin1();
            Answer answer = answerFrom(*place, name, limit);
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
