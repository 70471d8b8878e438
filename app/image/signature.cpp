#include "image/readers.h"

#include <QByteArray>
#include <QRegularExpression>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// Enough to find the first element after a prolog of comments.
constexpr qsizetype textWindow = 4096;

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
    {0, QByteArrayView("II*\0", 4), u"TIFF"},
    {0, QByteArrayView("MM\0*", 4), u"TIFF"},
    {0, QByteArrayView("\0\0\1\0", 4), u"ICO"},
    {0, QByteArrayView("%PDF-", 5), u"PDF"},
    {0, QByteArrayView("PK\3\4", 4), u"ZIP"},
};

/// Byte order mark, declaration, instructions, comments, then a document type or a root that is svg.
std::optional<Signature> svgSignature(QByteArrayView bytes)
{
    static const QRegularExpression start(
        u"\\A(?:\u00ef\u00bb\u00bf)?\\s*(?!<\\?(?!xml))(?>\\s|<\\?.*?\\?>|<!--.*?-->)*+"
        "(?:<!DOCTYPE\\s+svg[\\s\\[>]|<(?:[^\\s<>:/!?]+:)?svg[\\s/>])"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const QString head = QString::fromLatin1(bytes.first(std::min(bytes.size(), textWindow)));
    if (head.trimmed().isEmpty())
        return std::nullopt;
    const auto match = start.match(head, 0, QRegularExpression::PartialPreferCompleteMatch);
    if (!match.hasMatch() && !match.hasPartialMatch())
        return std::nullopt;
    return Signature{ImageFormat::Svg, match.hasMatch() || bytes.size() > textWindow};
}

bool isText(QByteArrayView bytes)
{
    return std::none_of(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = uchar(c);
        return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f') || byte == 0x7f;
    });
}

} // namespace

std::optional<Signature> signatureOf(QByteArrayView bytes)
{
    constexpr std::pair<QByteArrayView, ImageFormat> pixels[] = {
        {QByteArrayView("\x89PNG\r\n\x1a\n", 8), ImageFormat::Png},
        {QByteArrayView("GIF89a", 6), ImageFormat::Gif},
        {QByteArrayView("GIF87a", 6), ImageFormat::Gif},
    };
    for (const auto &[start, format] : pixels) {
        if (bytes.startsWith(start) || (!bytes.isEmpty() && start.startsWith(bytes)))
            return Signature{format, bytes.size() >= start.size()};
    }
    return svgSignature(bytes);
}

QString contentName(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return u"empty"_s;
    if (const auto signature = signatureOf(bytes))
        return imageFormatId(signature->format).toUpper();
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
    head = head.trimmed().toLower();
    if (head.startsWith("<!doctype html") || head.contains("<html") || head.contains("<head")
        || head.contains("<body"))
        return u"HTML"_s;
    if (head.startsWith("<?xml"))
        return u"XML"_s;
    return head.startsWith('{') || head.startsWith('[') ? u"JSON"_s : u"text"_s;
}

} // namespace Flaghoist
