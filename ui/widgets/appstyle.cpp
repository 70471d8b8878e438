#include "ui/widgets/appstyle.h"

#include "ui/widgets/announce.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/palette.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFrame>
#include <QHeaderView>
#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

namespace Flaghoist {

namespace {

constexpr qreal boxRadius = 3;
constexpr int flatTabHeight = 32;
constexpr int buttonMargin = 10; // Fusion’s own leaves three pixels beside a long text

void paintCheckBox(QPainter &painter, const QStyleOption &option)
{
    const Colours &colours = coloursOf(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const QColor base = option.palette.color(QPalette::Base);
    const QColor fill = enabled ? colours.accent : blended(colours.muted, base, 0.55);
    const int side = std::min({option.rect.width(), option.rect.height(), option.fontMetrics.height()});
    QRectF square(0, 0, side - 1, side - 1);
    square.moveCenter(QRectF(option.rect).center());
    const bool off = option.state.testFlag(QStyle::State_Off);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool onFill = option.state.testFlag(QStyle::State_Selected); // of a row in much the same colour
    painter.setPen(off          ? blended(colours.muted, base, enabled ? 0.8 : 0.4)
                       : onFill ? colours.onAccent
                                : fill);
    painter.setBrush(off ? base : fill);
    painter.drawRoundedRect(square, boxRadius, boxRadius);
    if (option.state.testFlag(QStyle::State_On)) {
        paintGlyph(painter, Glyph::Check, square.adjusted(1.5, 1.5, -1.5, -1.5), colours.onAccent);
    } else if (option.state.testFlag(QStyle::State_NoChange)) {
        painter.setPen(QPen(colours.onAccent, 2));
        painter.drawLine(square.center() - QPointF(side / 4.0, 0), square.center() + QPointF(side / 4.0, 0));
    }
    painter.restore();
}

/// Tabs that stand on the window itself: flat, the current one underlined.
void paintFlatTab(QPainter &painter, const QStyleOption &option)
{
    const Colours &colours = coloursOf(option.palette);
    const QColor window = option.palette.color(QPalette::Window);
    const QRect rect = option.rect;
    if (option.state.testFlag(QStyle::State_MouseOver))
        painter.fillRect(rect, blended(option.palette.color(QPalette::WindowText), window, 0.06));
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(QRect(rect.left() + 4, rect.bottom() - 1, rect.width() - 8, 2), colours.busy);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(colours.busy);
        painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 3.5, -2.5, -4.5), 4, 4);
        painter.restore();
    }
}

/// Of a line in a view, which names no widget: that of a style may cover the words.
void paintLineFocus(QPainter &painter, const QStyleOptionFocusRect &option)
{
    painter.save();
    painter.setPen(readable(coloursOf(option.palette).busy, option.backgroundColor, 3));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    painter.restore();
}

bool isFlatTabBar(const QWidget *widget)
{
    const auto *const bar = qobject_cast<const QTabBar *>(widget);
    return bar && bar->documentMode() && !bar->drawBase();
}

} // namespace

AppStyle::AppStyle(const QString &key) : QProxyStyle(key) { }

void AppStyle::install()
{
    improveAccessibility();
    if (!qobject_cast<AppStyle *>(QApplication::style()))
        QApplication::setStyle(new AppStyle(QApplication::style()->objectName()));
}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck)
        paintCheckBox(*painter, *option);
    else if (const auto *const focus = qstyleoption_cast<const QStyleOptionFocusRect *>(option); focus
             && element == PE_FrameFocusRect && (!widget || qobject_cast<const QAbstractItemView *>(widget)))
        paintLineFocus(*painter, *focus);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void AppStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                           const QWidget *widget) const
{
    const auto *const frame = qobject_cast<const QFrame *>(widget);
    const bool isLine = element == CE_ShapedFrame && frame
        && (frame->frameShape() == QFrame::HLine || frame->frameShape() == QFrame::VLine);
    if (element == CE_Splitter || isLine) {
        painter->fillRect(option->rect, coloursOf(option->palette).cardBorder);
        return;
    }
    if (element == CE_TabBarTabShape && isFlatTabBar(widget))
        paintFlatTab(*painter, *option);
    else
        QProxyStyle::drawControl(element, option, painter, widget);
}

int AppStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth: return 1;
    case PM_HeaderMargin: return 4; // headings begin where cells do, which add a pixel
    case PM_FocusFrameHMargin: return 3;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize AppStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                 const QWidget *widget) const
{
    const auto *const heading = qstyleoption_cast<const QStyleOptionHeader *>(option);
    const auto *const header = qobject_cast<const QHeaderView *>(widget);
    if (type == CT_HeaderSection && heading && header && heading->section != header->sortIndicatorSection()) {
        QStyleOptionHeader unsorted = *heading; // otherwise each column has room for the arrow of one
        unsorted.sortIndicator = QStyleOptionHeader::None;
        return QProxyStyle::sizeFromContents(type, &unsorted, size, widget);
    }
    if (type == CT_PushButton)
        return QProxyStyle::sizeFromContents(type, option, size + QSize(buttonMargin, 0), widget);
    const QSize usual = QProxyStyle::sizeFromContents(type, option, size, widget);
    return type == CT_TabBarTab && isFlatTabBar(widget) ? usual.expandedTo(QSize(0, flatTabHeight)) : usual;
}

/// What is disabled often still says something, and what is selected is to be read.
void AppStyle::polish(QPalette &palette)
{
    QProxyStyle::polish(palette);
    const QColor muted = coloursOf(palette).muted;
    for (const auto group : {QPalette::Active, QPalette::Inactive})
        palette.setColor(group, QPalette::Highlight,
                         readable(palette.color(group, QPalette::Highlight),
                                  palette.color(group, QPalette::HighlightedText)));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, muted);
}

QWidget *newHairline(QWidget *parent)
{
    auto *const line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    line->setFixedHeight(1);
    return line;
}

} // namespace Flaghoist
