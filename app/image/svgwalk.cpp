#include "image/svgwalk.h"

#include "image/svggraph.h"
#include "image/svgmarkup.h"
#include "image/svgrules.h"
#include "image/svgstyle.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

// Of 1,700 real flags (Debian's, flag-icons, circle-flags) the most is 6,792 elements, 12,838 of work,
// 88,033 points and 349,003 of edges, each of another flag. Drawing the most that passes takes about a
// second.
constexpr int mostElements = 20'000;
constexpr double mostWork = 100'000; ///< links followed, counted in plain elements
constexpr double mostPoints = 400'000;
constexpr double mostEdges = 2'000'000; ///< in pixels of a thumbnail
constexpr double mostDashes = 100'000;
constexpr double mostScale = 1e6;
constexpr double mostMatching = 500'000; ///< selectors × elements
constexpr double textWork = 50; ///< for each letter
constexpr double largestSide = 1e6;
constexpr double smallestBox = 1e-3;

class SvgWalk final
{
public:
    explicit SvgWalk(const QByteArray &bytes) : m_bytes(bytes), m_reader(bytes), m_writer(&m_picture) { }

    [[nodiscard]] bool walk();
    [[nodiscard]] const Failure &failure() const { return m_failure; }
    [[nodiscard]] Container container() const { return {ImageFormat::Svg, m_size, m_picture, m_hasText}; }

private:
    [[nodiscard]] bool step(QXmlStreamReader::TokenType token);
    [[nodiscard]] bool startElement();
    [[nodiscard]] bool startRoot(const QXmlStreamAttributes &attributes);
    [[nodiscard]] bool startShown(SvgElement kind, const QXmlStreamAttributes &attributes);
    [[nodiscard]] bool startSilent(const QXmlStreamAttributes &attributes);
    [[nodiscard]] bool endElement();
    [[nodiscard]] bool takeText();
    /// Checks one attribute of a shown element and shows it.
    [[nodiscard]] bool takeAttribute(const QXmlStreamAttribute &attribute, SvgLoad &load);
    [[nodiscard]] bool takeForeignAttribute(const QXmlStreamAttribute &attribute);
    [[nodiscard]] bool checkTotal();
    [[nodiscard]] bool fail(const QString &how, ErrorKind kind = ErrorKind::InvalidImage);
    [[nodiscard]] bool readerFailed();

    const QByteArray &m_bytes;
    QXmlStreamReader m_reader;
    QByteArray m_picture;
    QXmlStreamWriter m_writer;
    SvgGraph m_graph;
    QSize m_size;
    double m_unit = 1; ///< of the root, in a pixel of a thumbnail
    size_t m_depth = 0;
    int m_elements = 0;
    size_t m_silentFrom = 0; ///< the depth of the outermost silent element; 0 outside of any
    std::vector<SvgElement> m_shown; ///< those that are open
    QString m_sheet;
    SvgLoad m_styles; ///< of style sheets and dashes
    double m_selectors = 0;
    bool m_hasText = false;
    Failure m_failure;
};

bool SvgWalk::fail(const QString &how, ErrorKind kind)
{
    m_failure = {kind, u"SVG: "_s + how};
    return false;
}

bool SvgWalk::readerFailed()
{
    if (m_reader.error() == QXmlStreamReader::PrematureEndOfDocumentError)
        return fail(u"cut short after %1 bytes"_s.arg(m_bytes.size()), ErrorKind::Truncated);
    return fail(u"line %1: %2"_s.arg(m_reader.lineNumber()).arg(m_reader.errorString()));
}

bool SvgWalk::walk()
{
    if (const auto failure = checkSvgMarkup(m_bytes)) {
        m_failure = *failure;
        return false;
    }
    while (!m_reader.atEnd()) {
        const QXmlStreamReader::TokenType token = m_reader.readNext();
        if (!m_reader.hasError() && !step(token))
            return false;
    }
    return m_reader.hasError() ? readerFailed() : checkTotal();
}

bool SvgWalk::step(QXmlStreamReader::TokenType token)
{
    switch (token) {
    case QXmlStreamReader::StartDocument: {
        // any other would have passed the look at the markup unseen
        static constexpr QLatin1StringView encodings[] = {""_L1, "utf-8"_L1, "us-ascii"_L1, "iso-8859-1"_L1};
        const QStringView encoding = m_reader.documentEncoding();
        const bool known = std::ranges::any_of(encodings, [encoding](QLatin1StringView name) {
            return encoding.compare(name, Qt::CaseInsensitive) == 0;
        });
        return known || fail(u"encoding %1"_s.arg(encoding.left(40)));
    }
    case QXmlStreamReader::StartElement: return startElement();
    case QXmlStreamReader::EndElement: return endElement();
    case QXmlStreamReader::Characters: return takeText();
    case QXmlStreamReader::EntityReference: return fail(u"an entity"_s);
    case QXmlStreamReader::ProcessingInstruction: return fail(u"a processing instruction"_s);
    case QXmlStreamReader::DTD:
    case QXmlStreamReader::Comment:
    case QXmlStreamReader::EndDocument:
    case QXmlStreamReader::NoToken:
    case QXmlStreamReader::Invalid: return true;
    }
    Q_UNREACHABLE();
}

bool SvgWalk::startElement()
{
    const QStringView name = m_reader.name();
    const QStringView uri = m_reader.namespaceUri();
    const QXmlStreamAttributes attributes = m_reader.attributes();
    if (++m_depth > size_t(SvgGraph::deepest))
        return fail(u"elements nested more than %1 deep"_s.arg(SvgGraph::deepest));
    if (m_depth == 1) {
        if (uri != svgNamespace || name != "svg"_L1)
            return fail(u"the root is no svg element of the SVG namespace"_s);
        return startRoot(attributes);
    }

    std::optional<SvgElement> kind;
    if (uri == svgNamespace)
        kind = svgElement(name);
    else if (isSilentNamespace(uri) || (uri.isEmpty() && m_silentFrom > 0))
        kind = SvgElement::Silent;
    if (!kind)
        return fail(u"element %1"_s.arg(name.left(40)));
    if (++m_elements > mostElements)
        return fail(u"more than %1 elements"_s.arg(mostElements));
    if (m_silentFrom == 0 && *kind != SvgElement::Silent)
        return startShown(*kind, attributes);
    if (m_silentFrom == 0)
        m_silentFrom = m_depth;
    return startSilent(attributes);
}

bool SvgWalk::startRoot(const QXmlStreamAttributes &attributes)
{
    SvgLoad unused;
    for (const QLatin1StringView name : {"width"_L1, "height"_L1}) {
        if (!checkSvgValue(SvgValue::Number, attributes.value(name), unused))
            return fail(u"%1 %2"_s.arg(name, attributes.value(name).left(80)));
    }
    const auto box = svgViewBox(attributes.value("viewBox"_L1));
    if (!box && attributes.hasAttribute("viewBox"_L1))
        return fail(u"viewBox %1"_s.arg(attributes.value("viewBox"_L1).left(80)));
    const auto width = svgLength(attributes.value("width"_L1));
    const auto height = svgLength(attributes.value("height"_L1));
    const bool sized = width && height;
    if (!sized && !box)
        return fail(u"no size"_s);
    const double w = sized ? *width : (*box)[2];
    const double h = sized ? *height : (*box)[3];
    const auto [left, top, boxWidth, boxHeight] = box.value_or(std::array{0.0, 0.0, w, h});
    if (!(w > 0) || !(h > 0) || std::min(boxWidth, boxHeight) < smallestBox)
        return fail(u"a size of %1 × %2"_s.arg(w).arg(h));
    if (std::max({w, h, boxWidth, boxHeight}) > largestSide)
        return fail(u"%1 × %2 pixels"_s.arg(w, 0, 'f', 0).arg(h, 0, 'f', 0), ErrorKind::TooLarge);
    m_unit = std::min(boxWidth / 160, boxHeight / 120);
    m_size = QSize(qRound(w), qRound(h)).expandedTo({1, 1});

    m_writer.writeStartElement("svg"_L1);
    m_writer.writeDefaultNamespace(svgNamespace.toString());
    m_writer.writeNamespace(xlinkNamespace.toString(), u"xlink"_s);
    m_writer.writeAttribute("width"_L1, QString::number(m_size.width()));
    m_writer.writeAttribute("height"_L1, QString::number(m_size.height()));
    m_writer.writeAttribute("viewBox"_L1,
                            u"%1 %2 %3 %4"_s.arg(left, 0, 'g', 17)
                                .arg(top, 0, 'g', 17)
                                .arg(boxWidth, 0, 'g', 17)
                                .arg(boxHeight, 0, 'g', 17));
    SvgLoad load;
    for (const QXmlStreamAttribute &attribute : attributes) {
        const QStringView name = attribute.name();
        const bool written = name == "width"_L1 || name == "height"_L1;
        if (!(written && attribute.namespaceUri().isEmpty()) && !takeAttribute(attribute, load))
            return false;
    }
    m_shown.push_back(SvgElement::Drawn);
    m_graph.open(load, attributes.value("id"_L1).toString(), {});
    return true;
}

bool SvgWalk::startShown(SvgElement kind, const QXmlStreamAttributes &attributes)
{
    if (m_shown.back() == SvgElement::Stylesheet)
        return fail(u"an element within a style sheet"_s);
    const bool aside = kind == SvgElement::Aside;
    m_hasText = m_hasText || kind == SvgElement::Text;
    m_shown.push_back(kind);
    if (kind == SvgElement::Stylesheet) {
        m_graph.open({}, {}, {});
        return startSilent(attributes);
    }

    m_writer.writeStartElement(aside ? u"defs"_s : m_reader.name().toString());
    SvgLoad load;
    QString link;
    for (const QXmlStreamAttribute &attribute : attributes) {
        const QStringView uri = attribute.namespaceUri();
        if (attribute.name() == "href"_L1 && (uri.isEmpty() || uri == xlinkNamespace)) {
            const auto target = svgLink(attribute.value());
            if (!target || (kind != SvgElement::Link && kind != SvgElement::Gradient))
                return fail(u"a link to %1"_s.arg(attribute.value().left(80)));
            if (link.isEmpty() || uri.isEmpty()) // a plain one wins
                link = target->toString();
        } else if (!takeAttribute(attribute, load)) {
            return false;
        }
    }
    if (!link.isEmpty())
        m_writer.writeAttribute("xlink:href"_L1, u'#' + link);
    m_graph.open(load, attributes.value("id"_L1).toString(), link);
    return true;
}

bool SvgWalk::startSilent(const QXmlStreamAttributes &attributes)
{
    for (const QXmlStreamAttribute &attribute : attributes) {
        const QStringView name = attribute.name();
        if (name.startsWith("on"_L1, Qt::CaseInsensitive) && attribute.namespaceUri().isEmpty())
            return fail(u"attribute %1"_s.arg(name.left(40)));
    }
    return true;
}

bool SvgWalk::takeAttribute(const QXmlStreamAttribute &attribute, SvgLoad &load)
{
    const QStringView name = attribute.name();
    const QStringView value = attribute.value();
    if (!attribute.namespaceUri().isEmpty())
        return takeForeignAttribute(attribute);
    const QString refused = u"attribute %1=“%2”"_s.arg(name.left(40), value.left(80));
    if (name == "style"_L1) {
        const auto style = checkSvgStyle(value, load);
        if (!style)
            return fail(refused);
        if (!style->text.isEmpty())
            m_writer.writeAttribute("style"_L1, style->text);
    } else {
        const auto kind = svgAttribute(name);
        SvgLoad gradient; // what its transform enlarges is no geometry
        if (!kind || !checkSvgValue(*kind, value, name == "gradientTransform"_L1 ? gradient : load))
            return fail(refused);
        if (isShown(*kind))
            m_writer.writeAttribute(name.toString(), value.toString());
    }
    m_styles.shortestDash = std::min(m_styles.shortestDash, load.shortestDash);
    return true;
}

bool SvgWalk::takeForeignAttribute(const QXmlStreamAttribute &attribute)
{
    const QStringView uri = attribute.namespaceUri();
    const QStringView name = attribute.name();
    if (uri == xmlNamespace && name == "space"_L1) {
        if (attribute.value() == "preserve"_L1)
            m_writer.writeAttribute("xml:space"_L1, "preserve"_L1);
        return true;
    }
    const bool silent = isSilentNamespace(uri) || (uri == xmlNamespace && name != "base"_L1)
        || (uri == xlinkNamespace && name != "href"_L1);
    return silent || fail(u"attribute %1"_s.arg(attribute.qualifiedName().left(40)));
}

bool SvgWalk::takeText()
{
    if (m_silentFrom > 0 || m_shown.empty())
        return true;
    const QStringView text = m_reader.text();
    if (m_shown.back() == SvgElement::Stylesheet) {
        m_sheet += text;
    } else if (m_shown.back() == SvgElement::Text) {
        m_graph.addWork(textWork * double(text.size()));
        m_writer.writeCharacters(text.toString());
    }
    return true;
}

bool SvgWalk::endElement()
{
    if (m_silentFrom > 0) {
        if (m_depth-- == m_silentFrom)
            m_silentFrom = 0;
        return true;
    }
    --m_depth;
    m_graph.close();
    const bool sheetEnds = m_shown.back() == SvgElement::Stylesheet;
    m_shown.pop_back();
    if (!sheetEnds) {
        m_writer.writeEndElement();
        return true;
    }
    const auto sheet = checkSvgStylesheet(std::exchange(m_sheet, {}), m_styles);
    if (!sheet)
        return fail(u"a style sheet with more than plain rules"_s);
    m_selectors += double(sheet->selectors);
    m_writer.writeTextElement("style"_L1, sheet->text);
    return true;
}

bool SvgWalk::checkTotal()
{
    const auto total = m_graph.total();
    if (!total)
        return fail(u"links in a circle or too deep"_s);
    const double extent = total->extent + 4 * total->points * m_styles.stroke.value_or(0);
    const double work = total->work * m_styles.work;
    // what reaches over the edges is cut off there
    const double edges = std::min(extent / m_unit, 300 * (total->points + 4 * work));
    if (work > mostWork || total->points > mostPoints || edges > mostEdges
        || m_selectors * double(m_graph.count()) > mostMatching)
        return fail(u"takes too much to draw"_s);
    if (total->scale > mostScale)
        return fail(u"enlarges too much"_s);
    if (extent / m_styles.shortestDash > mostDashes)
        return fail(u"too many dashes"_s);
    return true;
}

} // namespace

Result<Container> walkSvg(const QByteArray &bytes)
{
    SvgWalk walk(bytes);
    if (!walk.walk())
        return walk.failure();
    return walk.container();
}

} // namespace Flaghoist
