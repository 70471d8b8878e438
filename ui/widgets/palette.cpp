#include "ui/widgets/palette.h"

#include <QPalette>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Flaghoist {

namespace {

double luminance(const QColor &colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

} // namespace

double contrastRatio(const QColor &first, const QColor &second)
{
    const auto [darker, lighter] = std::minmax({luminance(first), luminance(second)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor blended(const QColor &colour, const QColor &background, double share)
{
    const auto mix = [share](double over, double under) {
        return float(over * share + under * (1 - share));
    };
    return QColor::fromRgbF(mix(colour.redF(), background.redF()), mix(colour.greenF(), background.greenF()),
                            mix(colour.blueF(), background.blueF()));
}

QColor readable(const QColor &colour, const QColor &background, double ratio)
{
    const bool lighten = contrastRatio(Qt::white, background) > contrastRatio(Qt::black, background);
    const QColor towards = lighten ? Qt::white : Qt::black;
    QColor result = colour;
    for (double share = 0.05; contrastRatio(result, background) < ratio && share <= 1; share += 0.05)
        result = blended(towards, colour, share);
    return result;
}

namespace {

/// Of an active window, whatever asks first: a disabled button has a grey highlight.
Colours makeColours(QPalette palette)
{
    palette.setCurrentColorGroup(QPalette::Active);
    const QColor window = palette.color(QPalette::Window);
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::WindowText);
    const QColor highlight = palette.color(QPalette::Highlight);
    // A little more than 4.5: the tint of a selected card takes some of it away.
    const auto forText = [&](const QColor &colour) {
        return readable(readable(colour, base, 5.0), window, 5.0);
    };
    Colours colours;
    colours.onAccent = palette.color(QPalette::HighlightedText);
    colours.accent = readable(highlight, colours.onAccent);
    colours.errorFill = QColor(0xc4, 0x2b, 0x1c);
    colours.onError = Qt::white;
    colours.busy = forText(highlight);
    colours.ok = forText(QColor(0x1a, 0x7f, 0x37));
    colours.error = forText(QColor(0xc4, 0x2b, 0x1c));
    colours.wait = forText(QColor(0x9a, 0x67, 0x00));
    colours.muted = forText(blended(text, window, 0.62));
    colours.cardBorder = blended(text, base, 0.16);
    colours.emptyFrame = blended(text, base, 0.28);
    return colours;
}

} // namespace

const Colours &coloursOf(const QPalette &palette)
{
    static qint64 key = 0;
    static Colours colours;
    if (std::exchange(key, palette.cacheKey()) != palette.cacheKey())
        colours = makeColours(palette);
    return colours;
}

QPalette darkPalette()
{
    QPalette dark(QColor(0x2a, 0x2e, 0x33), QColor(0x24, 0x28, 0x2d));
    dark.setColor(QPalette::Base, QColor(0x1d, 0x20, 0x24));
    dark.setColor(QPalette::AlternateBase, QColor(0x24, 0x28, 0x2d));
    dark.setColor(QPalette::Highlight, QColor(0x2f, 0x7f, 0xd8));
    dark.setColor(QPalette::HighlightedText, Qt::white);
    dark.setColor(QPalette::Link, QColor(0x6c, 0xb0, 0xff));
    dark.setColor(QPalette::ToolTipBase, QColor(0x2a, 0x2e, 0x33));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        dark.setColor(role, QColor(0xe6, 0xe8, 0xea));
        dark.setColor(QPalette::Disabled, role, QColor(0x9a, 0xa0, 0xa6));
    }
    dark.setColor(QPalette::PlaceholderText, QColor(0x9a, 0xa0, 0xa6));
    return dark;
}

QFont smallFont(const QFont &font)
{
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.88);
    return small;
}

QFont semiBold(const QFont &font)
{
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    return strong;
}

QFont bold(const QFont &font)
{
    QFont strong = font;
    strong.setBold(true);
    return strong;
}

} // namespace Flaghoist
