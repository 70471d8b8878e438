#pragma once

#include <QList>

#include <algorithm>
#include <optional>

namespace Flaghoist {

/// Nothing for no values.
[[nodiscard]] inline std::optional<double> median(QList<double> values)
{
    if (values.isEmpty())
        return std::nullopt;
    std::ranges::sort(values);
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/// Round by round; a round without a result is unset.
using Rounds = QList<std::optional<double>>;

/// The median of \a ours / \a theirs over the rounds that both have: what slows the machine down for a while
/// slows both of a pair.
[[nodiscard]] inline std::optional<double> medianRatio(const Rounds &ours, const Rounds &theirs)
{
    QList<double> ratios;
    for (qsizetype i = 0; i < std::min(ours.size(), theirs.size()); ++i) {
        if (ours[i] && theirs[i] && *theirs[i] > 0)
            ratios.append(*ours[i] / *theirs[i]);
    }
    return median(ratios);
}

} // namespace Flaghoist
