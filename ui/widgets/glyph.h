#pragma once

#include <QColor>
#include <QRectF>
#include <QToolButton>

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
    Plus,
    Minus
};

/// Draws \a glyph into the largest square in the middle of \a rect.
void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &rect, const QColor &colour);
[[nodiscard]] QIcon glyphIcon(Glyph glyph, const QColor &colour);

/// A small button of an action that shows a sign instead of the action's text, in the colour of text.
class GlyphButton final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GlyphButton)

public:
    GlyphButton(QAction *action, Glyph glyph, QWidget *parent = nullptr);

    void setGlyph(Glyph glyph);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Glyph m_glyph;
};

} // namespace Flaghoist
