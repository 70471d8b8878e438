#include "domain/flagoutcome.h"

#include <algorithm>
#include <array>

namespace Flaghoist {

using namespace Qt::StringLiterals;

QString downloadStatusId(DownloadStatus status)
{
    constexpr std::array ids{"ok"_L1, "unchanged"_L1, "not_found"_L1, "error"_L1, "cancelled"_L1};
    static_assert(ids.size() == size_t(DownloadStatus::Cancelled) + 1);
    return ids[size_t(status)];
}

bool isHostsRefusal(const AttemptRecord &attempt)
{
    const auto isRetryAfter = [](const auto &field) {
        return field.first.compare("Retry-After", Qt::CaseInsensitive) == 0;
    };
    return isHostsRefusal(attempt.failure.httpStatus, std::ranges::any_of(attempt.headers, isRetryAfter));
}

FlagOutcome FlagOutcome::of(const PlanItem &item)
{
    FlagOutcome outcome;
    outcome.id = item.id;
    outcome.code = item.code;
    outcome.url = item.url;
    return outcome;
}

} // namespace Flaghoist
