#pragma once

#include <QStringView>

#include <optional>

namespace Flaghoist {

/// What the elements of a flag may be. The list names what is allowed; nothing else passes.
enum class SvgElement {
    Drawn,
    Gradient,
    Link, ///< use: draws another element
    Text,
    Stylesheet,
    /// Clips and the like: what is in them is drawn only where it is linked to. No decoder gets to see them
    /// as what they are: Qt 6.4 would draw them plainly and Qt 6.8 follows where they lead.
    Aside,
    Silent, ///< says something about the picture; not drawn, and not shown to the decoder
};

/// What an attribute or a style property holds, and so how its value is checked.
enum class SvgValue {
    Number, ///< numbers with units, or a word
    Size, ///< numbers that make an outline longer
    Stroke, ///< how wide the outline is
    Dashes,
    Path,
    Points,
    Transform,
    Word, ///< a keyword or a list of names
    Paint, ///< a colour or url(#id)
    Family, ///< names of fonts
    Name, ///< an id
    Target, ///< url(#id); not shown to the decoder
    Plain, ///< any value that leads nowhere; not shown to the decoder
    Prose, ///< text for people; not shown to the decoder
};

[[nodiscard]] std::optional<SvgElement> svgElement(QStringView name);

/// Of an attribute without a namespace. Links and style are not among them: they are read apart.
[[nodiscard]] std::optional<SvgValue> svgAttribute(QStringView name);

/// Of a property in a style; those that nobody knows are Plain.
[[nodiscard]] SvgValue svgProperty(QStringView name);

/// Whether the decoder gets to see it.
[[nodiscard]] bool isShown(SvgValue kind);

/// Namespaces of drawing programs and of metadata, which mean nothing to who shows a picture.
[[nodiscard]] bool isSilentNamespace(QStringView uri);

inline constexpr QStringView svgNamespace = u"http://www.w3.org/2000/svg";
inline constexpr QStringView xlinkNamespace = u"http://www.w3.org/1999/xlink";
inline constexpr QStringView xmlNamespace = u"http://www.w3.org/XML/1998/namespace";

} // namespace Flaghoist
