#include "image/signature.h"

#include <QByteArray>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct Signature
{
    QByteArrayView start;
    ImageFormat format;
};

constexpr Signature accepted[] = {
    {QByteArrayView("\x89PNG\r\n\x1a\n", 8), ImageFormat::Png},
    {QByteArrayView("GIF89a", 6), ImageFormat::Gif},
    {QByteArrayView("GIF87a", 6), ImageFormat::Gif},
};

struct Known
{
    qsizetype at;
    QByteArrayView bytes;
    const char16_t *name;
};

constexpr Known binaries[] = {
    {0, QByteArrayView("\xff\xd8\xff", 3), u"JPEG"},
    {8, QByteArrayView("WEBP", 4), u"WebP"},
    {0, QByteArrayView("\x1f\x8b", 2), u"gzip, such as SVGZ"},
    {0, QByteArrayView("\x89PNG", 4), u"PNG with a damaged signature"},
    {0, QByteArrayView("GIF8", 4), u"GIF of an unknown version"},
    {0, QByteArrayView("\x8aMNG", 4), u"MNG"},
    {4, QByteArrayView("ftypavif", 8), u"AVIF"},
    {4, QByteArrayView("ftyp", 4), u"MP4 or HEIF"},
    {0, QByteArrayView("\xff\x0a", 2), u"JPEG XL"},
    {4, QByteArrayView("JXL ", 4), u"JPEG XL"},
    {4, QByteArrayView("jP  ", 4), u"JPEG 2000"},
    {0, QByteArrayView("II*\0", 4), u"TIFF"},
    {0, QByteArrayView("MM\0*", 4), u"TIFF"},
    {0, QByteArrayView("\0\0\1\0", 4), u"ICO"},
    {0, QByteArrayView("icns", 4), u"ICNS"},
    {0, QByteArrayView("%PDF-", 5), u"PDF"},
    {0, QByteArrayView("PK\3\4", 4), u"ZIP"},
};

constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf", 3);

enum class SvgStart {
    No,
    Begun, ///< nothing but a prolog, which may go on as anything
    Yes, ///< the root element or the document type is svg
};

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

QByteArrayView nameAt(QByteArrayView bytes, qsizetype at)
{
    const auto endsName = [](char c) {
        return isSpace(c) || c == '/' || c == '>' || c == '[' || c == '<';
    };
    const auto begin = bytes.begin() + at;
    return bytes.sliced(at, std::find_if(begin, bytes.end(), endsName) - begin);
}

/// Whether more bytes could make \a whole begin with \a start.
bool mayBecome(QByteArrayView whole, QByteArrayView start)
{
    return whole.size() < start.size() && start.startsWith(whole);
}

/// Whether \a bytes begin as an SVG document does: byte order mark, declaration, instructions, comments,
/// document type, root.
SvgStart svgStart(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return SvgStart::No;
    if (mayBecome(bytes, byteOrderMark))
        return SvgStart::Begun;
    const bool marked = bytes.startsWith(byteOrderMark);
    QByteArrayView rest = marked ? bytes.sliced(byteOrderMark.size()) : bytes;
    for (bool seen = marked;; seen = true) {
        rest = rest.sliced(std::find_if_not(rest.begin(), rest.end(), isSpace) - rest.begin());
        if (rest.isEmpty())
            return seen ? SvgStart::Begun : SvgStart::No;
        if (mayBecome(rest, "<?xml") || mayBecome(rest, "<!--") || mayBecome(rest, "<!DOCTYPE svg"))
            return SvgStart::Begun;
        if (rest.startsWith("<!DOCTYPE"))
            return nameAt(rest.sliced(9).trimmed(), 0) == "svg" ? SvgStart::Yes : SvgStart::No;
        const bool comment = rest.startsWith("<!--");
        const bool instruction = rest.startsWith(seen ? "<?" : "<?xml");
        if (!comment && !instruction) {
            const QByteArrayView name = rest.startsWith('<') ? nameAt(rest, 1) : QByteArrayView();
            const bool cut = name.size() == rest.size() - 1 && mayBecome(name, "svg");
            return name == "svg" || name.endsWith(":svg") ? SvgStart::Yes
                : cut                                     ? SvgStart::Begun
                                                          : SvgStart::No;
        }
        const QByteArrayView mark = comment ? QByteArrayView("-->") : QByteArrayView("?>");
        const qsizetype end = rest.indexOf(mark, comment ? 4 : 2);
        if (end < 0)
            return SvgStart::Begun;
        rest = rest.sliced(end + mark.size());
    }
}

/// Enough to find the first element after a prolog of comments.
constexpr qsizetype textWindow = 1024;

bool isText(QByteArrayView bytes)
{
    return std::none_of(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = uchar(c);
        return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f') || byte == 0x7f;
    });
}

QString textName(const QByteArray &head)
{
    if (head.startsWith("<!doctype html") || head.contains("<html") || head.contains("<head")
        || head.contains("<body"))
        return u"HTML"_s;
    if (head.startsWith("<?xml"))
        return u"XML"_s;
    if (head.startsWith('{') || head.startsWith('['))
        return u"JSON"_s;
    return u"text"_s;
}

} // namespace

std::optional<ImageFormat> formatBySignature(QByteArrayView bytes)
{
    for (const Signature &signature : accepted) {
        if (bytes.startsWith(signature.start))
            return signature.format;
    }
    return svgStart(bytes) == SvgStart::Yes ? std::optional(ImageFormat::Svg) : std::nullopt;
}

std::optional<ImageFormat> formatBegun(QByteArrayView bytes)
{
    for (const Signature &signature : accepted) {
        if (!bytes.isEmpty() && bytes.size() < signature.start.size() && signature.start.startsWith(bytes))
            return signature.format;
    }
    return svgStart(bytes) == SvgStart::Begun ? std::optional(ImageFormat::Svg) : std::nullopt;
}

QString contentName(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return u"empty"_s;
    if (const auto format = formatBySignature(bytes))
        return imageFormatId(*format).toUpper();
    for (const Known &known : binaries) {
        if (bytes.size() >= known.at && bytes.sliced(known.at).startsWith(known.bytes))
            return QString::fromUtf16(known.name);
    }

    QByteArray head = bytes.first(std::min(bytes.size(), textWindow)).toByteArray();
    if (head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff"))
        return u"text"_s;
    if (!isText(head)) // "BM" alone would take ordinary text for a picture
        return head.startsWith("BM") ? u"BMP"_s : u"unknown"_s;
    if (head.startsWith("\xef\xbb\xbf"))
        head.remove(0, 3);
    return textName(head.trimmed().toLower());
}

} // namespace Flaghoist
