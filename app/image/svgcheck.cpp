#include "image/svgcheck.h"

#include <QRegularExpression>
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

/// Whether a style, or an attribute that may be one, names anything but parts of the document and data within
/// it. An escape in the name of a function, which may stand for url(, counts as if it did.
bool leadsElsewhere(QStringView css)
{
    static const QRegularExpression elsewhere(
        uR"(@import|@[\w-]*\\|image-set\(|url\(\s*+["']?+\s*+(?!#|data:|["')]|$))"
        uR"(|\\(?:[0-9a-f]{1,6}\s?+|[^0-9a-f])(?:[\w-]|\\[0-9a-f]{1,6}\s?+|\\[^0-9a-f])*+\()"_s,
        QRegularExpression::CaseInsensitiveOption);
    return elsewhere.match(css.toString()).hasMatch();
}

/// What may not be in a document, looked for token by token.
class SvgCheck final
{
public:
    explicit SvgCheck(const QXmlStreamReader &reader) : m_reader(reader) { }

    /// To the current token; empty where there is none.
    [[nodiscard]] QString objection();

private:
    [[nodiscard]] QString objectionToElement();
    [[nodiscard]] bool isRefused(const QXmlStreamAttribute &attribute) const;
    [[nodiscard]] bool isRefusedLink(QStringView target) const;

    const QXmlStreamReader &m_reader;
    int m_elements = 0;
    bool m_inStyle = false;
    QString m_style;
};

QString SvgCheck::objection()
{
    switch (m_reader.tokenType()) {
    case QXmlStreamReader::StartDocument: {
        // every parser must see the same markup
        static const QRegularExpression known(u"\\A(?:|utf-8|us-ascii|iso-8859-.*|windows-125.)\\z"_s,
                                              QRegularExpression::CaseInsensitiveOption);
        const QStringView encoding = m_reader.documentEncoding();
        return known.match(encoding.toString()).hasMatch() ? QString()
                                                           : u"encoding %1"_s.arg(encoding.left(40));
    }
    case QXmlStreamReader::DTD: {
        const QStringView declarations = m_reader.text().mid(m_reader.text().indexOf(u'[') + 1);
        const bool leads = m_reader.text().contains(u'[')
            && (declarations.contains("SYSTEM"_L1) || declarations.contains("PUBLIC"_L1));
        return leads ? u"an entity from elsewhere"_s : QString();
    }
    case QXmlStreamReader::StartElement: return objectionToElement();
    case QXmlStreamReader::Characters:
        if (m_inStyle)
            m_style += m_reader.text();
        return {};
    case QXmlStreamReader::EndElement:
        if (std::exchange(m_inStyle, false) && leadsElsewhere(m_style))
            return u"a style sheet that leads elsewhere"_s;
        return {};
    case QXmlStreamReader::EntityReference: return u"an unknown entity"_s;
    case QXmlStreamReader::ProcessingInstruction:
        return begins(m_reader.processingInstructionTarget(), "xml-"_L1) ? u"a processing instruction"_s
                                                                         : QString(); // xml-stylesheet
    case QXmlStreamReader::Comment:
    case QXmlStreamReader::EndDocument:
    case QXmlStreamReader::NoToken:
    case QXmlStreamReader::Invalid: return {};
    }
    Q_UNREACHABLE();
}

QString SvgCheck::objectionToElement()
{
    const QStringView name = m_reader.name();
    const QStringView uri = m_reader.namespaceUri();
    if (m_elements == 0 && (uri != svgNamespace || name != "svg"_L1))
        return u"the root is no svg element of the SVG namespace"_s;
    if (++m_elements > maxElements)
        return u"more than %1 elements"_s.arg(maxElements);
    const bool runs = begins(name, "script"_L1) || (uri == svgNamespace && name == "handler"_L1);
    if (m_inStyle || runs || std::ranges::find(activeNamespaces, uri) != std::end(activeNamespaces))
        return u"element %1"_s.arg(name.left(40));
    if (uri != svgNamespace)
        return {}; // of drawing programs and metadata: means nothing to who shows the picture
    m_inStyle = name == "style"_L1;
    m_style.clear();
    const QXmlStreamAttributes attributes = m_reader.attributes();
    for (const QXmlStreamAttribute &attribute : attributes) {
        const QStringView value = attribute.value();
        const bool isLink = attribute.name() == "href"_L1
            && (attribute.namespaceUri().isEmpty() || attribute.namespaceUri() == xlinkNamespace);
        if (isLink && isRefusedLink(value.trimmed()))
            return u"a link to %1"_s.arg(value.trimmed().left(80));
        if (!isLink && isRefused(attribute))
            return u"attribute %1=“%2”"_s.arg(attribute.qualifiedName().left(40), value.left(80));
    }
    return {};
}

bool SvgCheck::isRefused(const QXmlStreamAttribute &attribute) const
{
    const QStringView name = attribute.name();
    const QStringView value = attribute.value();
    if (!attribute.namespaceUri().isEmpty())
        return attribute.namespaceUri() == xmlNamespace && name == "base"_L1;
    const bool animates = name == "attributeName"_L1 && (begins(value, "on"_L1) || value.endsWith("href"_L1));
    return animates || begins(name, "on"_L1) || leadsElsewhere(value);
}

bool SvgCheck::isRefusedLink(QStringView target) const
{
    const QStringView name = m_reader.name();
    const bool shows = name == "image"_L1 || name == "feImage"_L1;
    const bool allowed = target.isEmpty() || target.startsWith(u'#')
        || (shows && begins(target, "data:image/"_L1)) // an <a> is for people, who choose to follow it
        || (name == "a"_L1 && (begins(target, "http:"_L1) || begins(target, "https:"_L1)));
    return !allowed;
}

} // namespace

std::optional<Failure> checkSvg(const QByteArray &bytes)
{
    QXmlStreamReader reader(bytes);
    SvgCheck check(reader);
    while (!reader.atEnd()) {
        reader.readNext();
        const QString objection = reader.hasError() ? QString() : check.objection();
        if (!objection.isEmpty())
            return Failure{.kind = ErrorKind::InvalidImage, .detail = objection};
    }
    if (!reader.hasError())
        return std::nullopt;
    if (reader.error() == QXmlStreamReader::PrematureEndOfDocumentError)
        return Failure{.kind = ErrorKind::Truncated,
                       .detail = u"cut short after %1 bytes"_s.arg(bytes.size())};
    return Failure{.kind = ErrorKind::InvalidImage,
                   .detail = u"line %1: %2"_s.arg(reader.lineNumber()).arg(reader.errorString())};
}

} // namespace Flaghoist
