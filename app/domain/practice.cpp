#include "domain/practice.h"

#include <algorithm>
#include <bit>

namespace Flaghoist {

using namespace Qt::StringLiterals;

QString practiceFaultId(PracticeFault fault)
{
    constexpr std::array ids{"418"_L1,       "503"_L1,   "429"_L1,    "reset"_L1,
                             "truncated"_L1, "stall"_L1, "garbage"_L1};
    static_assert(ids.size() == allPracticeFaults.size());
    return ids[size_t(std::countr_zero(unsigned(fault)))];
}

QStringList practiceFaultIds(PracticeFaults faults)
{
    QStringList ids;
    for (const PracticeFault fault : allPracticeFaults) {
        if (faults.testFlag(fault))
            ids.append(practiceFaultId(fault));
    }
    return ids;
}

std::optional<PracticeFaults> practiceFaultsByIds(const QString &list)
{
    PracticeFaults faults;
    for (const QString &word : list.split(u',')) {
        const QString id = word.trimmed().toLower();
        const auto fault = std::ranges::find(allPracticeFaults, id, &practiceFaultId);
        if (id == "all"_L1)
            faults = everyPracticeFault;
        else if (fault != allPracticeFaults.end())
            faults |= *fault;
        else
            return std::nullopt;
    }
    return faults;
}

} // namespace Flaghoist
