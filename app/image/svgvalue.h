#pragma once

#include "image/svgrules.h"

#include <QString>

#include <array>
#include <limits>
#include <optional>

namespace Flaghoist {

/// What the values of one element ask of whoever draws it.
struct SvgLoad
{
    double work = 1; ///< how many plain elements it is worth
    double extent = 0; ///< how long its outline is, roughly
    qsizetype points = 0; ///< on its outline
    std::optional<double> stroke; ///< how wide it draws its outline, where it says so
    double scale = 1; ///< the most that its transform enlarges by; never below 1
    double shortestDash = std::numeric_limits<double>::infinity(); ///< of all sums of dashes
};

/// Whether \a value is what \a kind allows; adds to \a load. It lets nothing through that could name another
/// file: the only functions in any value are colours, transforms and url(#id).
[[nodiscard]] bool checkSvgValue(SvgValue kind, QStringView value, SvgLoad &load);

/// The name in "#name", as links have it; nothing for any other text.
[[nodiscard]] std::optional<QStringView> svgLink(QStringView value);

/// The name in "url(#name)", with or without quotes and with anything after it; empty where there is none.
[[nodiscard]] QStringView svgUrl(QStringView value);

/// In pixels; nothing for a part of the surroundings (100%) or what is no length.
[[nodiscard]] std::optional<double> svgLength(QStringView value);

/// Four numbers, the last two above 0.
[[nodiscard]] std::optional<std::array<double, 4>> svgViewBox(QStringView value);

} // namespace Flaghoist
