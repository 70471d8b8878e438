#include "ui/widgets/appstyle.h"

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/palette.h"

#include <QApplication>
#include <QFrame>
#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

namespace Flaghoist {

namespace {

constexpr qreal boxRadius = 3;
constexpr qreal buttonRadius = 5;
constexpr QSize accentPadding{36, 12};
constexpr QSize linkPadding{8, 6};
constexpr int flatTabHeight = 32;

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
    painter.setPen(off ? blended(colours.muted, base, enabled ? 0.8 : 0.4) : fill);
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

QColor accentFill(const QStyleOption &option)
{
    const Colours &colours = coloursOf(option.palette);
    if (!option.state.testFlag(QStyle::State_Enabled))
        return blended(colours.muted, option.palette.color(QPalette::Window), 0.25);
    // Darker only: a lighter fill would take contrast from the words.
    if (option.state.testFlag(QStyle::State_Sunken))
        return blended(Qt::black, colours.accent, 0.22);
    return option.state.testFlag(QStyle::State_MouseOver) ? blended(Qt::black, colours.accent, 0.1)
                                                          : colours.accent;
}

void paintAccentBevel(QPainter &painter, const QStyleOption &option)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(accentFill(option));
    const QRectF body = QRectF(option.rect).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(body, buttonRadius, buttonRadius);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(coloursOf(option.palette).onAccent, 1));
        painter.drawRoundedRect(body.adjusted(2.5, 2.5, -2.5, -2.5), buttonRadius - 2, buttonRadius - 2);
    }
    painter.restore();
}

void paintLinkBevel(QPainter &painter, const QStyleOption &option)
{
    const bool hovered =
        option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    if (!hovered && !focused)
        return;
    const QColor colour = coloursOf(option.palette).busy;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(focused ? QPen(colour, 1) : QPen(Qt::NoPen));
    painter.setBrush(hovered ? blended(colour, option.palette.color(QPalette::Window), 0.1)
                             : Qt::transparent);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), buttonRadius, buttonRadius);
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

bool isFlatTabBar(const QWidget *widget)
{
    const auto *const bar = qobject_cast<const QTabBar *>(widget);
    return bar && bar->documentMode() && !bar->drawBase();
}

const ActionButton *lookOf(const QWidget *widget, ActionButton::Look look)
{
    const auto *const button = qobject_cast<const ActionButton *>(widget);
    return button && button->look() == look ? button : nullptr;
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
    else if (element == PE_FrameFocusRect
             && (lookOf(widget, ActionButton::Look::Accent) || lookOf(widget, ActionButton::Look::Link)))
        return; // painted with the button
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
    if (element == CE_TabBarTabShape && isFlatTabBar(widget)) {
        paintFlatTab(*painter, *option);
        return;
    }
    if (element == CE_PushButtonBevel && lookOf(widget, ActionButton::Look::Accent)) {
        paintAccentBevel(*painter, *option);
        return;
    }
    if (element == CE_PushButtonBevel && lookOf(widget, ActionButton::Look::Link)) {
        paintLinkBevel(*painter, *option);
        return;
    }
    const auto *const button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool accent = lookOf(widget, ActionButton::Look::Accent);
    if (element != CE_PushButtonLabel || !button || (!accent && !lookOf(widget, ActionButton::Look::Link))) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    const Colours &colours = coloursOf(option->palette);
    const bool enabled = option->state.testFlag(State_Enabled);
    QStyleOptionButton label = *button;
    QColor ink = enabled ? colours.busy : colours.muted;
    if (accent)
        ink = enabled ? colours.onAccent : readable(colours.muted, accentFill(*option));
    label.palette.setColor(QPalette::ButtonText, ink);
    label.features.setFlag(QStyleOptionButton::HasMenu, false);
    QProxyStyle::drawControl(element, &label, painter, widget);
}

int AppStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (metric == PM_SplitterWidth)
        return 1;
    if (metric == PM_ButtonDefaultIndicator && lookOf(widget, ActionButton::Look::Accent))
        return 0;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

QSize AppStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                 const QWidget *widget) const
{
    if (type == CT_PushButton && lookOf(widget, ActionButton::Look::Accent))
        return size + accentPadding;
    if (type == CT_PushButton && lookOf(widget, ActionButton::Look::Link))
        return size + linkPadding;
    if (type == CT_TabBarTab && isFlatTabBar(widget))
        return QProxyStyle::sizeFromContents(type, option, size, widget).expandedTo(QSize(0, flatTabHeight));
    return QProxyStyle::sizeFromContents(type, option, size, widget);
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
