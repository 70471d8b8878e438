#include "ui/widgets/glyph.h"

#include <QIcon>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>
#include <QStyleOptionToolButton>
#include <QStylePainter>

#include <algorithm>

namespace Flaghoist {

namespace {

// Strokes on a square from 0 to 16.
QPainterPath strokes(Glyph glyph)
{
    QPainterPath path;
    const auto line = [&path](std::initializer_list<QPointF> points) {
        path.moveTo(*points.begin());
        for (const QPointF *point = points.begin() + 1; point != points.end(); ++point)
            path.lineTo(*point);
    };
    switch (glyph) {
    case Glyph::Ring: path.addEllipse(QPointF(8, 8), 3.6, 3.6); break;
    case Glyph::Dot: path.addEllipse(QPointF(8, 8), 1.6, 1.6); break;
    case Glyph::Down:
        line({{8, 2.5}, {8, 13.2}});
        line({{3.6, 9}, {8, 13.4}, {12.4, 9}});
        break;
    case Glyph::Retry:
        path.arcMoveTo(QRectF(2.8, 3.2, 10.4, 10.4), 60);
        path.arcTo(QRectF(2.8, 3.2, 10.4, 10.4), 60, 290);
        line({{7.6, 0.9}, {11, 4}, {7.2, 6.4}});
        break;
    case Glyph::Hourglass:
        line({{3.2, 2.2}, {12.8, 2.2}});
        line({{4.6, 2.2}, {4.6, 4.4}, {11.4, 11.6}, {11.4, 13.8}});
        line({{11.4, 2.2}, {11.4, 4.4}, {4.6, 11.6}, {4.6, 13.8}});
        line({{3.2, 13.8}, {12.8, 13.8}});
        break;
    case Glyph::Check: line({{2.6, 8.6}, {6.4, 12.4}, {13.4, 4}}); break;
    case Glyph::Equal:
        line({{3, 5.8}, {13, 5.8}});
        line({{3, 10.2}, {13, 10.2}});
        break;
    case Glyph::Nothing:
        path.addEllipse(QPointF(8, 8), 5.2, 5.2);
        line({{3, 13}, {13, 3}});
        break;
    case Glyph::Bang:
        line({{8, 2.2}, {8, 9.6}});
        line({{8, 13}, {8, 13.2}});
        break;
    case Glyph::Stop:
        path.addEllipse(QPointF(8, 8), 5.6, 5.6);
        line({{5.2, 8}, {10.8, 8}});
        break;
    case Glyph::ChevronUp: line({{3.4, 10.4}, {8, 5.8}, {12.6, 10.4}}); break;
    case Glyph::ChevronDown: line({{3.4, 5.8}, {8, 10.4}, {12.6, 5.8}}); break;
    case Glyph::ChevronLeft: line({{10.4, 3.4}, {5.8, 8}, {10.4, 12.6}}); break;
    case Glyph::ChevronRight: line({{5.8, 3.4}, {10.4, 8}, {5.8, 12.6}}); break;
    case Glyph::Close:
        line({{4, 4}, {12, 12}});
        line({{12, 4}, {4, 12}});
        break;
    case Glyph::Plus: line({{8, 3}, {8, 13}}); [[fallthrough]];
    case Glyph::Minus: line({{3, 8}, {13, 8}}); break;
    }
    return path;
}

} // namespace

void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &rect, const QColor &colour)
{
    const qreal side = std::min(rect.width(), rect.height());
    const bool bold = glyph == Glyph::Check || glyph == Glyph::Bang;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center() - QPointF(side / 2, side / 2));
    painter.scale(side / 16, side / 16);
    painter.setBrush(Qt::NoBrush);
    // Small signs get relatively stronger strokes, else they fade.
    const qreal width = (side < 14 ? 2.0 : 1.5) * (bold ? 1.2 : 1);
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(strokes(glyph));
    painter.restore();
}

QIcon glyphIcon(Glyph glyph, const QColor &colour)
{
    QIcon icon;
    for (const int side : {16, 32}) {
        const QString key = QStringLiteral("glyph-%1-%2-%3").arg(int(glyph)).arg(colour.rgba()).arg(side);
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = QPixmap(side, side);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            paintGlyph(painter, glyph, QRectF(0, 0, side, side), colour);
            painter.end();
            QPixmapCache::insert(key, pixmap);
        }
        icon.addPixmap(pixmap);
    }
    return icon;
}

GlyphButton::GlyphButton(QAction *action, Glyph glyph, QWidget *parent) : QToolButton(parent), m_glyph(glyph)
{
    setDefaultAction(action);
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
}

void GlyphButton::setGlyph(Glyph glyph)
{
    m_glyph = glyph;
    update();
}

QSize GlyphButton::sizeHint() const
{
    const int side = fontMetrics().height() + 8;
    return {side, side};
}

void GlyphButton::paintEvent(QPaintEvent *)
{
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.text.clear();
    QStylePainter painter(this);
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    const bool mirrored = layoutDirection() == Qt::RightToLeft && m_glyph == Glyph::ChevronLeft;
    paintGlyph(painter, mirrored ? Glyph::ChevronRight : m_glyph, rect().adjusted(5, 5, -5, -5),
               palette().color(isEnabled() ? QPalette::Normal : QPalette::Disabled, QPalette::WindowText));
}

} // namespace Flaghoist
