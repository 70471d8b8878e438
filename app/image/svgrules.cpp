#include "image/svgrules.h"

#include <algorithm>
#include <utility>

namespace Flaghoist {

namespace {

template <typename Kind> using Rule = std::pair<QStringView, Kind>;

template <typename Kind, size_t count>
std::optional<Kind> find(const Rule<Kind> (&rules)[count], QStringView name)
{
    const auto rule = std::ranges::find(rules, name, &Rule<Kind>::first);
    return rule == std::end(rules) ? std::nullopt : std::optional(rule->second);
}

constexpr Rule<SvgElement> elements[] = {
    {u"path", SvgElement::Drawn},
    {u"g", SvgElement::Drawn},
    {u"rect", SvgElement::Drawn},
    {u"polygon", SvgElement::Drawn},
    {u"circle", SvgElement::Drawn},
    {u"ellipse", SvgElement::Drawn},
    {u"line", SvgElement::Drawn},
    {u"polyline", SvgElement::Drawn},
    {u"defs", SvgElement::Drawn},
    {u"use", SvgElement::Link},
    {u"linearGradient", SvgElement::Gradient},
    {u"radialGradient", SvgElement::Gradient},
    {u"stop", SvgElement::Drawn},
    {u"text", SvgElement::Text},
    {u"tspan", SvgElement::Text},
    {u"style", SvgElement::Stylesheet},
    {u"clipPath", SvgElement::Aside},
    {u"mask", SvgElement::Aside},
    {u"marker", SvgElement::Aside},
    {u"title", SvgElement::Silent},
    {u"desc", SvgElement::Silent},
    {u"metadata", SvgElement::Silent},
    // of drawing programs, whose namespace got lost
    {u"comment", SvgElement::Silent},
    {u"namedview", SvgElement::Silent},
};

/// Presentation attributes, which are also properties in a style.
constexpr Rule<SvgValue> properties[] = {
    {u"fill", SvgValue::Paint},
    {u"fill-opacity", SvgValue::Number},
    {u"fill-rule", SvgValue::Word},
    {u"stroke", SvgValue::Paint},
    {u"stroke-width", SvgValue::Stroke},
    {u"stroke-opacity", SvgValue::Number},
    {u"stroke-linecap", SvgValue::Word},
    {u"stroke-linejoin", SvgValue::Word},
    {u"stroke-miterlimit", SvgValue::Number},
    {u"stroke-dasharray", SvgValue::Dashes},
    {u"stroke-dashoffset", SvgValue::Number},
    {u"opacity", SvgValue::Number},
    {u"color", SvgValue::Paint},
    {u"stop-color", SvgValue::Paint},
    {u"stop-opacity", SvgValue::Number},
    {u"display", SvgValue::Word},
    {u"visibility", SvgValue::Word},
    {u"font-family", SvgValue::Family},
    {u"font-size", SvgValue::Number},
    {u"font-style", SvgValue::Word},
    {u"font-weight", SvgValue::Word},
    {u"text-anchor", SvgValue::Word},
    {u"clip-path", SvgValue::Target},
    {u"mask", SvgValue::Target},
    {u"marker", SvgValue::Target},
    {u"marker-start", SvgValue::Target},
    {u"marker-mid", SvgValue::Target},
    {u"marker-end", SvgValue::Target},
    {u"filter", SvgValue::Target}, // the element is not allowed, so it leads nowhere
    {u"alignment-baseline", SvgValue::Plain},
    {u"baseline-shift", SvgValue::Plain},
    {u"clip", SvgValue::Plain},
    {u"clip-rule", SvgValue::Plain},
    {u"color-interpolation", SvgValue::Plain},
    {u"color-rendering", SvgValue::Plain},
    {u"cursor", SvgValue::Plain},
    {u"direction", SvgValue::Plain},
    {u"dominant-baseline", SvgValue::Plain},
    {u"enable-background", SvgValue::Plain},
    {u"font-stretch", SvgValue::Plain},
    {u"font-variant", SvgValue::Plain},
    {u"image-rendering", SvgValue::Plain},
    {u"isolation", SvgValue::Plain},
    {u"letter-spacing", SvgValue::Plain},
    {u"line-height", SvgValue::Plain},
    {u"mask-type", SvgValue::Plain},
    {u"mix-blend-mode", SvgValue::Plain},
    {u"overflow", SvgValue::Plain},
    {u"paint-order", SvgValue::Plain},
    {u"pointer-events", SvgValue::Plain},
    {u"shape-rendering", SvgValue::Plain},
    {u"solid-color", SvgValue::Plain},
    {u"solid-opacity", SvgValue::Plain},
    {u"text-align", SvgValue::Plain},
    {u"text-decoration", SvgValue::Plain},
    {u"text-rendering", SvgValue::Plain},
    {u"vector-effect", SvgValue::Plain},
    {u"word-spacing", SvgValue::Plain},
    {u"writing-mode", SvgValue::Plain},
};

constexpr Rule<SvgValue> attributes[] = {
    {u"d", SvgValue::Path},
    {u"points", SvgValue::Points},
    {u"id", SvgValue::Name},
    {u"class", SvgValue::Word},
    {u"transform", SvgValue::Transform},
    {u"gradientTransform", SvgValue::Transform},
    {u"gradientUnits", SvgValue::Word},
    {u"spreadMethod", SvgValue::Word},
    {u"x", SvgValue::Number},
    {u"y", SvgValue::Number},
    {u"width", SvgValue::Size},
    {u"height", SvgValue::Size},
    {u"rx", SvgValue::Size},
    {u"ry", SvgValue::Size},
    {u"cx", SvgValue::Number},
    {u"cy", SvgValue::Number},
    {u"r", SvgValue::Size},
    {u"x1", SvgValue::Size},
    {u"y1", SvgValue::Size},
    {u"x2", SvgValue::Size},
    {u"y2", SvgValue::Size},
    {u"fx", SvgValue::Number},
    {u"fy", SvgValue::Number},
    {u"offset", SvgValue::Number},
    {u"viewBox", SvgValue::Plain}, // of the root alone, which is read apart
    {u"baseProfile", SvgValue::Plain},
    {u"clipPathUnits", SvgValue::Plain},
    {u"dx", SvgValue::Plain},
    {u"dy", SvgValue::Plain},
    {u"docbase", SvgValue::Prose},
    {u"fill-cmyk", SvgValue::Prose},
    {u"focusable", SvgValue::Plain},
    {u"lang", SvgValue::Plain},
    {u"lengthAdjust", SvgValue::Plain},
    {u"markerHeight", SvgValue::Plain},
    {u"markerUnits", SvgValue::Plain},
    {u"markerWidth", SvgValue::Plain},
    {u"maskContentUnits", SvgValue::Plain},
    {u"maskUnits", SvgValue::Plain},
    {u"nodetypes", SvgValue::Plain},
    {u"orient", SvgValue::Plain},
    {u"pathLength", SvgValue::Plain},
    {u"preserveAspectRatio", SvgValue::Plain},
    {u"refX", SvgValue::Plain},
    {u"refY", SvgValue::Plain},
    {u"role", SvgValue::Plain},
    {u"rotate", SvgValue::Plain},
    {u"textLength", SvgValue::Plain},
    {u"version", SvgValue::Plain},
    {u"zoomAndPan", SvgValue::Plain},
};

constexpr QStringView silentNamespaces[] = {
    u"http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    u"http://creativecommons.org/ns#",
    u"http://web.resource.org/cc/",
    u"http://purl.org/dc/elements/1.1/",
    u"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    u"http://inkscape.sourceforge.net/DTD/sodipodi-0.dtd",
    u"http://www.inkscape.org/namespaces/inkscape",
    u"http://ns.adobe.com/AdobeIllustrator/10.0/",
    u"http://ns.adobe.com/AdobeSVGViewerExtensions/3.0/",
    u"http://ns.adobe.com/Extensibility/1.0/",
    u"http://ns.adobe.com/Graphs/1.0/",
    u"http://ns.adobe.com/SaveForWeb/1.0/",
    u"http://ns.adobe.com/Variables/1.0/",
    u"http://www.bohemiancoding.com/sketch/ns",
    u"http://www.figma.com/figma/ns",
    u"http://www.serif.com/",
    u"http://xml.openoffice.org/svg/export",
    u"https://boxy-svg.com",
};

} // namespace

std::optional<SvgElement> svgElement(QStringView name)
{
    return find(elements, name);
}

std::optional<SvgValue> svgAttribute(QStringView name)
{
    if (name.startsWith(u"aria-") || name.startsWith(u"data-"))
        return SvgValue::Prose;
    const auto attribute = find(attributes, name);
    return attribute ? attribute : find(properties, name);
}

SvgValue svgProperty(QStringView name)
{
    if (name == u"transform")
        return SvgValue::Transform;
    return find(properties, name).value_or(SvgValue::Plain);
}

bool isShown(SvgValue kind)
{
    switch (kind) {
    case SvgValue::Number:
    case SvgValue::Size:
    case SvgValue::Stroke:
    case SvgValue::Points:
    case SvgValue::Dashes:
    case SvgValue::Path:
    case SvgValue::Transform:
    case SvgValue::Word:
    case SvgValue::Paint:
    case SvgValue::Family:
    case SvgValue::Name: return true;
    case SvgValue::Target:
    case SvgValue::Plain:
    case SvgValue::Prose: return false;
    }
    Q_UNREACHABLE();
}

bool isSilentNamespace(QStringView uri)
{
    return std::ranges::find(silentNamespaces, uri) != std::end(silentNamespaces);
}

} // namespace Flaghoist
