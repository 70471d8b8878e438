#pragma once

#include <QColor>
#include <QRectF>

class QIcon;
class QPainter;

namespace Flaghoist {

/// Small signs drawn as paths: fonts may lack them.
enum class Glyph {
    Ring,
    Dot,
    Down,
    Retry,
    Hourglass,
    Check,
    Equal,
    Nothing,
    Bang,
    Stop,
    ChevronUp,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    Close,
    Folder
};

/// Draws \a glyph into the largest square in the middle of \a rect.
void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &rect, const QColor &colour);
[[nodiscard]] QIcon glyphIcon(Glyph glyph, const QColor &colour);

} // namespace Flaghoist
