#pragma once

#include <QByteArray>

/// SVG files made in code: whole flags, and what must never get through.
namespace SvgSamples {

inline QByteArray svg(const QByteArray &body, const QByteArray &size = "viewBox=\"0 0 40 30\"")
{
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" " + size
        + '>' + body + "</svg>";
}

/// Red over blue, as wide and high as told.
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

/// Each level draws the one below \a links times: links^levels elements out of a few hundred bytes.
inline QByteArray svgUseBomb(int levels = 12, int links = 10)
{
    QByteArray body = "<defs><path id=\"u0\" d=\"M0 0h40v30z\"/>";
    for (int level = 1; level <= levels; ++level) {
        const QByteArray link = "<use xlink:href=\"#u" + QByteArray::number(level - 1) + "\"/>";
        body += "<g id=\"u" + QByteArray::number(level) + "\">" + link.repeated(links) + "</g>";
    }
    return svg(body + "</defs><use xlink:href=\"#u" + QByteArray::number(levels) + "\"/>");
}

/// Links of links, each defined after the one that it draws.
inline QByteArray svgUseChain(int length)
{
    QByteArray body = "<defs><path id=\"u0\" d=\"M0 0h40v30z\"/>";
    for (int i = 1; i <= length; ++i) {
        body +=
            "<use id=\"u" + QByteArray::number(i) + "\" xlink:href=\"#u" + QByteArray::number(i - 1) + "\"/>";
    }
    return svg(body + "</defs><use xlink:href=\"#u" + QByteArray::number(length) + "\"/>");
}

inline QByteArray svgUseCycle()
{
    return svg("<g id=\"a\"><use xlink:href=\"#b\"/></g><g id=\"b\"><use xlink:href=\"#a\"/></g>");
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

inline QByteArray svgElements(int count)
{
    return svg(QByteArray("<g/>").repeated(count));
}

inline QByteArray svgDeep(int depth)
{
    return svg(QByteArray("<g>").repeated(depth) + QByteArray("</g>").repeated(depth));
}

/// Lines across everything, as wide as everything; \a count costs no more bytes than it takes to say so.
inline QByteArray svgLines(int count)
{
    return svg("<path stroke=\"#f00\" stroke-width=\"40\" stroke-linejoin=\"round\" d=\"M0 0"
               + QByteArray("L40 30 0 9").repeated(count / 2) + "\"/>");
}

} // namespace SvgSamples
