#include "domain/practice.h"

namespace Flaghoist {

using namespace Qt::StringLiterals;

QString practiceFaultId(PracticeFault fault)
{
    switch (fault) {
    case PracticeFault::Teapot: return u"418"_s;
    case PracticeFault::Unavailable: return u"503"_s;
    case PracticeFault::TooMany: return u"429"_s;
    case PracticeFault::Reset: return u"reset"_s;
    case PracticeFault::Truncated: return u"truncated"_s;
    case PracticeFault::Stall: return u"stall"_s;
    case PracticeFault::Garbage: return u"garbage"_s;
    }
    Q_UNREACHABLE();
}

std::optional<PracticeFault> practiceFaultById(const QString &id)
{
    for (const PracticeFault fault : allPracticeFaults) {
        if (practiceFaultId(fault).compare(id, Qt::CaseInsensitive) == 0)
            return fault;
    }
    return std::nullopt;
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
        const QString id = word.trimmed();
        if (id.compare("all"_L1, Qt::CaseInsensitive) == 0) {
            faults = everyPracticeFault;
            continue;
        }
        const auto fault = practiceFaultById(id);
        if (!fault)
            return std::nullopt;
        faults |= *fault;
    }
    return faults;
}

} // namespace Flaghoist
