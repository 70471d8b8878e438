#pragma once

#include <QColor>
#include <QFont>

class QPalette;

namespace Flaghoist {

/// The few colours beyond the palette's roles, made for its lightness. Text colours keep a contrast of at
/// least 4.5 : 1 against both the window and the base colour; onAccent does so against accent, as
/// onError does against errorFill.
struct Colours
{
    QColor accent; ///< filled areas
    QColor onAccent;
    QColor errorFill;
    QColor onError;
    QColor busy;
    QColor ok;
    QColor error;
    QColor wait;
    QColor muted;
    QColor cardBorder;
    QColor emptyFrame;
};

/// GUI thread. The last result is kept: delegates ask for each cell.
[[nodiscard]] const Colours &coloursOf(const QPalette &palette);

/// WCAG 2 contrast, 1–21.
[[nodiscard]] double contrastRatio(const QColor &first, const QColor &second);
/// \a colour, made darker or lighter until it can be read on \a background.
[[nodiscard]] QColor readable(const QColor &colour, const QColor &background, double ratio = 4.5);
/// \a share of \a colour over \a background, opaque.
[[nodiscard]] QColor blended(const QColor &colour, const QColor &background, double share);

/// A palette for dark windows, for systems that offer none.
[[nodiscard]] QPalette darkPalette();

[[nodiscard]] QFont smallFont(const QFont &font);
[[nodiscard]] QFont semiBold(const QFont &font);
[[nodiscard]] QFont bold(const QFont &font);

} // namespace Flaghoist
