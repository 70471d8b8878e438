#include "image/svgcheck.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// The largest of 1,700 real flags has 6,792.
constexpr int maxElements = 30'000;

constexpr QStringView svgNamespace = u"http://www.w3.org/2000/svg";
constexpr QStringView xlinkNamespace = u"http://www.w3.org/1999/xlink";
constexpr QStringView xmlNamespace = u"http://www.w3.org/XML/1998/namespace";
/// Whose elements run scripts or fetch files wherever they stand.
constexpr QStringView activeNamespaces[] = {u"http://www.w3.org/1999/xhtml",
                                            u"http://www.w3.org/2001/XInclude",
                                            u"http://www.w3.org/2001/xml-events"};

bool begins(QStringView text, QLatin1StringView start)
{
    return text.startsWith(start, Qt::CaseInsensitive);
}

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

/// CSS without escapes: "\75 rl(" is "url(".
QString unescaped(QStringView css)
{
    QString text;
    for (qsizetype at = 0; at < css.size(); ++at) {
        if (css[at] != u'\\') {
            text += css[at];
            continue;
        }
        const QStringView next = css.sliced(at + 1, std::min<qsizetype>(6, css.size() - at - 1));
        const qsizetype digits = std::find_if_not(next.begin(), next.end(), isHexDigit) - next.begin();
        if (digits == 0)
            continue; // the next character stands for itself
        text += QChar::fromUcs4(
            std::min(next.first(digits).toUInt(nullptr, 16), uint(QChar::LastValidCodePoint)));
        at += digits;
        if (at + 1 < css.size() && css[at + 1].isSpace())
            ++at;
    }
    return text;
}

/// Whether a style, or an attribute that may be one, names only parts of the document and data within it.
bool staysWithin(QStringView css)
{
    if (css.contains(u'\\'))
        return staysWithin(unescaped(css));
    if (css.contains("@import"_L1, Qt::CaseInsensitive) || css.contains("image-set("_L1, Qt::CaseInsensitive))
        return false;
    constexpr auto function = "url("_L1;
    for (qsizetype at = css.indexOf(function, 0, Qt::CaseInsensitive); at >= 0;
         at = css.indexOf(function, at, Qt::CaseInsensitive)) {
        at += function.size();
        QStringView target = css.sliced(at).trimmed();
        if (!target.isEmpty() && (target.front() == u'"' || target.front() == u'\''))
            target = target.sliced(1).trimmed();
        if (!target.isEmpty() && !target.startsWith(u'#') && !target.startsWith(u')')
            && !begins(target, "data:"_L1))
            return false;
    }
    return true;
}

class SvgCheck final
{
public:
    explicit SvgCheck(const QByteArray &bytes) : m_bytes(bytes), m_reader(bytes) { }

    [[nodiscard]] bool run();
    [[nodiscard]] const Failure &failure() const { return m_failure; }

private:
    [[nodiscard]] bool take(QXmlStreamReader::TokenType token);
    [[nodiscard]] bool takeEncoding();
    [[nodiscard]] bool takeElement();
    [[nodiscard]] bool takeAttribute(const QXmlStreamAttribute &attribute);
    [[nodiscard]] bool takeLink(QStringView target);
    [[nodiscard]] bool fail(const QString &how, ErrorKind kind = ErrorKind::InvalidImage);

    const QByteArray &m_bytes;
    QXmlStreamReader m_reader;
    int m_elements = 0;
    bool m_inStyle = false;
    QString m_style;
    Failure m_failure;
};

bool SvgCheck::fail(const QString &how, ErrorKind kind)
{
    m_failure = {.kind = kind, .detail = how};
    return false;
}

bool SvgCheck::run()
{
    while (!m_reader.atEnd()) {
        const QXmlStreamReader::TokenType token = m_reader.readNext();
        if (!m_reader.hasError() && !take(token))
            return false;
    }
    if (!m_reader.hasError())
        return true;
    if (m_reader.error() == QXmlStreamReader::PrematureEndOfDocumentError)
        return fail(u"cut short after %1 bytes"_s.arg(m_bytes.size()), ErrorKind::Truncated);
    return fail(u"line %1: %2"_s.arg(m_reader.lineNumber()).arg(m_reader.errorString()));
}

bool SvgCheck::take(QXmlStreamReader::TokenType token)
{
    switch (token) {
    case QXmlStreamReader::StartDocument: return takeEncoding();
    case QXmlStreamReader::DTD: {
        const QStringView declarations = m_reader.text().mid(m_reader.text().indexOf(u'[') + 1);
        const bool leads = m_reader.text().contains(u'[')
            && (declarations.contains("SYSTEM"_L1) || declarations.contains("PUBLIC"_L1));
        return !leads || fail(u"an entity from elsewhere"_s);
    }
    case QXmlStreamReader::StartElement: return takeElement();
    case QXmlStreamReader::Characters:
        if (m_inStyle)
            m_style += m_reader.text();
        return true;
    case QXmlStreamReader::EndElement:
        if (m_inStyle && !staysWithin(m_style))
            return fail(u"a style sheet that leads elsewhere"_s);
        m_inStyle = false;
        return true;
    case QXmlStreamReader::EntityReference: return fail(u"an unknown entity"_s);
    case QXmlStreamReader::ProcessingInstruction:
        return !begins(m_reader.processingInstructionTarget(), "xml-"_L1)
            || fail(u"a processing instruction"_s); // xml-stylesheet
    case QXmlStreamReader::Comment:
    case QXmlStreamReader::EndDocument:
    case QXmlStreamReader::NoToken:
    case QXmlStreamReader::Invalid: return true;
    }
    Q_UNREACHABLE();
}

/// Only encodings in which every parser sees the same markup.
bool SvgCheck::takeEncoding()
{
    static constexpr QLatin1StringView known[] = {"utf-8"_L1, "us-ascii"_L1, "iso-8859-"_L1,
                                                  "windows-125"_L1};
    const QStringView encoding = m_reader.documentEncoding();
    const auto isThis = [encoding](QLatin1StringView start) {
        return begins(encoding, start);
    };
    return encoding.isEmpty() || std::ranges::any_of(known, isThis)
        || fail(u"encoding %1"_s.arg(encoding.left(40)));
}

bool SvgCheck::takeElement()
{
    const QStringView name = m_reader.name();
    const QStringView uri = m_reader.namespaceUri();
    if (m_elements == 0 && (uri != svgNamespace || name != "svg"_L1))
        return fail(u"the root is no svg element of the SVG namespace"_s);
    if (++m_elements > maxElements)
        return fail(u"more than %1 elements"_s.arg(maxElements));
    const bool runs = begins(name, "script"_L1) || (uri == svgNamespace && name == "handler"_L1);
    if (m_inStyle || runs || std::ranges::find(activeNamespaces, uri) != std::end(activeNamespaces))
        return fail(u"element %1"_s.arg(name.left(40)));
    if (uri != svgNamespace)
        return true; // of drawing programs and metadata: means nothing to who shows the picture
    m_inStyle = name == "style"_L1;
    m_style.clear();
    const QXmlStreamAttributes attributes = m_reader.attributes();
    return std::ranges::all_of(
        attributes, [this](const QXmlStreamAttribute &attribute) { return takeAttribute(attribute); });
}

bool SvgCheck::takeAttribute(const QXmlStreamAttribute &attribute)
{
    const QStringView name = attribute.name();
    const QStringView uri = attribute.namespaceUri();
    const QStringView value = attribute.value();
    const bool plain = uri.isEmpty();
    if (name == "href"_L1 && (plain || uri == xlinkNamespace))
        return takeLink(value.trimmed());
    const bool animates = plain && name == "attributeName"_L1;
    const bool handles = plain && begins(name, "on"_L1);
    const bool leads = (uri == xmlNamespace && name == "base"_L1) || (plain && !staysWithin(value))
        || (animates && (begins(value, "on"_L1) || value.endsWith("href"_L1)));
    return !(handles || leads)
        || fail(u"attribute %1=“%2”"_s.arg(attribute.qualifiedName().left(40), value.left(80)));
}

bool SvgCheck::takeLink(QStringView target)
{
    const QStringView name = m_reader.name();
    const auto beginsWith = [target](QLatin1StringView start) {
        return begins(target, start);
    };
    bool allowed = target.isEmpty() || target.startsWith(u'#');
    if (name == "image"_L1 || name == "feImage"_L1)
        allowed = allowed || beginsWith("data:image/"_L1);
    else if (name == "a"_L1) // for people, who choose to follow it
        allowed = allowed || beginsWith("http:"_L1) || beginsWith("https:"_L1);
    return allowed || fail(u"a link to %1"_s.arg(target.left(80)));
}

} // namespace

std::optional<Failure> checkSvg(const QByteArray &bytes)
{
    SvgCheck check(bytes);
    return check.run() ? std::nullopt : std::optional(check.failure());
}

} // namespace Flaghoist
