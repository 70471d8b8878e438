#include "domain/runcomparison.h"

#include <QMap>

#include <algorithm>
#include <utility>

namespace Flaghoist {

namespace {

CodeDifference::Side sideOf(const RunRow &row)
{
    CodeDifference::Side side{.state = row.state, .took = std::nullopt};
    if (!row.attempts.isEmpty()) {
        const AttemptRecord &last = row.attempts.last();
        // Of the last round alone: what lies between rounds is a person's time.
        const auto first = std::ranges::find(row.attempts, last.round, &AttemptRecord::round);
        side.took = last.ended.value_or(last.started) - first->started;
    }
    return side;
}

} // namespace

std::vector<CodeDifference> differencesOf(const Run &first, const Run &second)
{
    QMap<CountryCode, CodeDifference> byCode;
    for (const RunRow &row : first.rows())
        byCode[row.item.code].first = sideOf(row);
    for (const RunRow &row : second.rows())
        byCode[row.item.code].second = sideOf(row);
    std::vector<CodeDifference> differences;
    for (auto entry = byCode.cbegin(); entry != byCode.cend(); ++entry) {
        differences.push_back(*entry);
        differences.back().code = entry.key();
    }
    std::ranges::stable_sort(differences, std::ranges::greater(), [](const CodeDifference &difference) {
        return std::pair(difference.hasOtherOutcome(), std::chrono::abs(difference.longer()));
    });
    return differences;
}

} // namespace Flaghoist
