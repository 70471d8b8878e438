#pragma once

#include <QByteArray>

/// SVG files made in code: whole flags, and what takes far more to draw than its size says.
namespace SvgSamples {

inline QByteArray svg(const QByteArray &body, const QByteArray &size = "viewBox=\"0 0 40 30\"")
{
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" " + size
        + '>' + body + "</svg>";
}

/// Red over blue.
inline QByteArray svgFlag(int width = 40, int height = 30)
{
    const QByteArray w = QByteArray::number(width);
    const QByteArray h = QByteArray::number(height);
    return svg("<rect width=\"" + w + "\" height=\"" + h + "\" fill=\"#f00\"/><path fill=\"#00f\" d=\"M0 "
                   + QByteArray::number(height / 2) + 'h' + w + 'V' + h + "H0z\"/>",
               "width=\"" + w + "\" height=\"" + h + '"');
}

inline QByteArray svgText()
{
    return svg("<text x=\"2\" y=\"20\" font-size=\"12\">Fa</text>");
}

/// What covers everything in red.
inline QByteArray svgRed()
{
    return "<path fill=\"#f00\" d=\"M0 0h40v30H0z\"/>";
}

/// Each level draws the one below it \a links times: links^levels elements out of a few hundred bytes.
inline QByteArray svgUseBomb(int levels = 12, int links = 10)
{
    QByteArray body = "<defs><path id=\"u0\" d=\"M0 0h40v30z\"/>";
    for (int level = 1; level <= levels; ++level) {
        const QByteArray link = "<use xlink:href=\"#u" + QByteArray::number(level - 1) + "\"/>";
        body += "<g id=\"u" + QByteArray::number(level) + "\">" + link.repeated(links) + "</g>";
    }
    return svg(body + "</defs><use xlink:href=\"#u" + QByteArray::number(levels) + "\"/>");
}

/// Patterns that fill patterns.
inline QByteArray svgPatternBomb(int levels = 8, int fills = 10)
{
    QByteArray body = "<defs>";
    for (int level = 1; level <= levels; ++level) {
        const QByteArray paint =
            level == 1 ? QByteArray("red") : "url(#p" + QByteArray::number(level - 1) + ')';
        body += "<pattern id=\"p" + QByteArray::number(level)
            + "\" width=\"1\" height=\"1\" patternUnits=\"userSpaceOnUse\">"
            + ("<rect width=\"1\" height=\"1\" fill=\"" + paint + "\"/>").repeated(fills) + "</pattern>";
    }
    return svg(body + "</defs><rect width=\"40\" height=\"30\" fill=\"url(#p" + QByteArray::number(levels)
               + ")\"/>");
}

inline QByteArray svgEntityBomb()
{
    QByteArray entities = "<!ENTITY e0 \"ha\">";
    for (int i = 1; i < 20; ++i) {
        const QByteArray inner = "&e" + QByteArray::number(i - 1) + ';';
        entities += "<!ENTITY e" + QByteArray::number(i) + " \"" + inner.repeated(10) + "\">";
    }
    return "<!DOCTYPE svg [" + entities + "]>" + svg("<title>&e19;</title>");
}

/// One entity of four thousand letters, half a million times.
inline QByteArray svgEntityFlood()
{
    return "<!DOCTYPE svg [<!ENTITY e \"" + QByteArray(4000, 'x') + "\">]>"
        + svg("<title>" + QByteArray("&e;").repeated(500'000) + "</title>" + svgRed());
}

inline QByteArray svgElements(int count)
{
    return svg(QByteArray("<g/>").repeated(count) + svgRed());
}

/// Wide lines from edge to edge.
inline QByteArray svgLines(int count)
{
    return svg("<path stroke=\"#f00\" stroke-width=\"40\" stroke-linejoin=\"round\" d=\"M0 0"
               + QByteArray("L40 30 0 9").repeated(count / 2) + "\"/>");
}

inline QByteArray svgDashes()
{
    return svg("<path stroke=\"#f00\" stroke-dasharray=\"1e-2\" d=\"M0 0"
               + QByteArray("h40v30H0V0").repeated(20'000) + "\"/>");
}

inline QByteArray svgSelectors(int count)
{
    return svg("<style>" + QByteArray(".a,").repeated(count) + "g{fill:red}</style>"
               + QByteArray("<g/>").repeated(19'000) + svgRed());
}

inline QByteArray svgAttributes(int count)
{
    QByteArray attributes;
    for (int i = 0; i < count; ++i)
        attributes += " a" + QByteArray::number(i) + "=\"\"";
    return svg("<g" + attributes + "/>" + svgRed());
}

inline QByteArray svgFiltered(const QByteArray &primitives)
{
    return svg("<filter id=\"f\">" + primitives + "</filter><g filter=\"url(#f)\">" + svgRed() + "</g>");
}

} // namespace SvgSamples
