#pragma once

#include "image/svgvalue.h"

#include <QString>

#include <optional>

namespace Flaghoist {

/// A style whose declarations all passed.
struct SvgStyle
{
    QString text; ///< what the decoder may see of it
    qsizetype selectors = 0; ///< of a style sheet
};

/// Declarations as in a style attribute; nothing where one is not allowed. Those that draw nothing are left
/// out.
[[nodiscard]] std::optional<SvgStyle> checkSvgStyle(QStringView text, SvgLoad &load);

/// Plain rules by element, class and id; nothing where there is anything else, such as an @import.
[[nodiscard]] std::optional<SvgStyle> checkSvgStylesheet(const QString &text, SvgLoad &load);

} // namespace Flaghoist
