#pragma once

#include <QStringView>

#include <optional>

namespace Flaghoist {

struct SvgPathSize
{
    double length = 0; ///< of its lines and, for curves, at most; across plus down
    qsizetype points = 0;
};

/// Measures path data without drawing it; nothing where it is none.
[[nodiscard]] std::optional<SvgPathSize> measureSvgPath(QStringView data);

/// The same for the points of a polygon or polyline.
[[nodiscard]] std::optional<SvgPathSize> measureSvgPoints(QStringView points);

} // namespace Flaghoist
