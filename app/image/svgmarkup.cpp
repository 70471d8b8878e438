#include "image/svgmarkup.h"

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf", 3);
constexpr qsizetype longestName = 256;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool endsName(char c)
{
    return isSpace(c) || c == '=' || c == '/' || c == '>' || c == '<' || c == '"' || c == '\'';
}

QByteArrayView nameAt(QByteArrayView bytes, qsizetype at)
{
    const auto begin = bytes.begin() + at;
    return bytes.sliced(at, std::find_if(begin, bytes.end(), endsName) - begin);
}

Failure broken(const QString &how)
{
    return {ErrorKind::InvalidImage, u"SVG: "_s + how};
}

QByteArrayView withoutMark(QByteArrayView bytes)
{
    return bytes.startsWith(byteOrderMark) ? bytes.sliced(byteOrderMark.size()) : bytes;
}

/// The place after \a mark, sought from \a from; nothing where it does not come.
std::optional<qsizetype> after(QByteArrayView bytes, qsizetype from, QByteArrayView mark)
{
    const qsizetype at = bytes.indexOf(mark, from);
    return at < 0 ? std::nullopt : std::optional(at + mark.size());
}

/// What of \a whole could still become \a start.
bool mayBecome(QByteArrayView whole, QByteArrayView start)
{
    return whole.size() < start.size() && start.startsWith(whole);
}

bool isSvgName(QByteArrayView name)
{
    return name == "svg" || name.endsWith(":svg");
}

struct Tag
{
    std::optional<qsizetype> end;
    bool longName = false;
    bool bracket = false;
};

/// Up to the first > outside of quotes.
Tag tagAt(QByteArrayView text, qsizetype at)
{
    Tag tag;
    char quote = '\0';
    for (qsizetype nameStart = at; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
            nameStart = at + 1;
        } else if (c == '>') {
            tag.end = at + 1;
            return tag;
        } else if (endsName(c)) {
            quote = c == '"' || c == '\'' ? c : '\0';
            nameStart = at + 1;
        } else {
            tag.bracket = tag.bracket || c == '[';
            tag.longName = tag.longName || at - nameStart >= longestName;
        }
    }
    return tag;
}

} // namespace

SvgStart svgStart(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return SvgStart::No;
    if (mayBecome(bytes, byteOrderMark))
        return SvgStart::Begun;
    const QByteArrayView text = withoutMark(bytes);
    for (qsizetype at = 0;;) {
        const bool seen = at > 0 || text.size() < bytes.size();
        while (at < text.size() && isSpace(text[at]))
            ++at;
        const QByteArrayView rest = text.sliced(at);
        if (rest.isEmpty())
            return seen ? SvgStart::Begun : SvgStart::No;
        if (mayBecome(rest, "<?xml") || mayBecome(rest, "<!--") || mayBecome(rest, "<!DOCTYPE svg"))
            return SvgStart::Begun;
        std::optional<qsizetype> next;
        if (rest.startsWith("<!--")) {
            next = after(text, at + 4, "-->");
        } else if (rest.startsWith("<?xml")) {
            next = after(text, at + 5, "?>");
        } else if (rest.startsWith("<!DOCTYPE")) {
            return nameAt(rest.sliced(9).trimmed(), 0) == "svg" ? SvgStart::Yes : SvgStart::No;
        } else {
            const QByteArrayView name = rest.startsWith('<') ? nameAt(rest, 1) : QByteArrayView();
            const bool cut = name.size() == rest.size() - 1 && mayBecome(name, "svg");
            return isSvgName(name) ? SvgStart::Yes : cut ? SvgStart::Begun : SvgStart::No;
        }
        if (!next)
            return SvgStart::Begun;
        at = *next;
    }
}

std::optional<Failure> checkSvgMarkup(QByteArrayView bytes)
{
    const QByteArrayView text = withoutMark(bytes);
    for (qsizetype at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
        const QByteArrayView rest = text.sliced(at);
        std::optional<qsizetype> next;
        if (rest.startsWith("<!--")) {
            next = after(text, at + 4, "-->");
        } else if (rest.startsWith("<![CDATA[")) {
            next = after(text, at + 9, "]]>");
        } else if (mayBecome(rest, "<![CDATA[")) {
            return std::nullopt;
        } else if (rest.startsWith("<?")) {
            const QByteArrayView target = nameAt(text, at + 2);
            if (at != 0 || (target != "xml" && target.size() < rest.size() - 2))
                return broken(u"a processing instruction"_s);
            next = after(text, at + 2, "?>");
        } else {
            const Tag tag = tagAt(text, at + 1);
            if (tag.longName)
                return broken(u"a name of more than %1 bytes"_s.arg(longestName));
            if (rest.startsWith("<!") && tag.bracket)
                return broken(u"declarations in its document type"_s);
            next = tag.end;
        }
        if (!next)
            return std::nullopt;
        at = *next;
    }
    return std::nullopt;
}

} // namespace Flaghoist
