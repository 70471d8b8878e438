#pragma once

#include "domain/errorkind.h"

#include <QByteArrayView>

#include <optional>

namespace Flaghoist {

enum class SvgStart {
    No,
    Begun, ///< nothing but a prolog, which may go on as anything
    Yes, ///< the root element or the document type is svg
};

/// Whether \a bytes begin as an SVG document does: byte order mark, declaration, comments, document type,
/// root.
[[nodiscard]] SvgStart svgStart(QByteArrayView bytes);

/// Looks at the bare markup before any XML parser does. Refused are what a flag does not need and parsers
/// have stumbled over: declarations within the document type (entities), processing instructions, names
/// without end. What is not well formed is left to the parser, which sees the same markup until its first
/// error.
[[nodiscard]] std::optional<Failure> checkSvgMarkup(QByteArrayView bytes);

} // namespace Flaghoist
