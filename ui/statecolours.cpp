#include "ui/statecolours.h"

#include <QPalette>

#include <algorithm>
#include <cmath>

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

StateColours stateColours(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::WindowText);
    const QColor highlight = palette.color(QPalette::Highlight);
    // A little more than 4.5: the tint of a selected card takes some of it away.
    const auto forText = [&](const QColor &colour) {
        return readable(readable(colour, base, 5.0), window, 5.0);
    };
    StateColours colours;
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

QColor stateColour(FlagState state, const StateColours &colours)
{
    switch (state) {
    case FlagState::Ready:
    case FlagState::Queued:
    case FlagState::NotFound:
    case FlagState::Cancelled: return colours.muted;
    case FlagState::Downloading:
    case FlagState::WaitingItsTurn: return colours.busy;
    case FlagState::WaitingToRetry: return colours.wait;
    case FlagState::Downloaded:
    case FlagState::Unchanged: return colours.ok;
    case FlagState::Failed: return colours.error;
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
