#include "domain/concurrency.h"

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

Concurrency concurrencyFor(int asked, qsizetype codes, const ConcurrencyCaps &caps)
{
    Concurrency result{.asked = asked, .used = asked, .limitedBy = LimitReason::None};
    const auto limit = [&result](qsizetype to, LimitReason reason) {
        if (result.used > to) {
            result.used = int(to);
            result.limitedBy = reason;
        }
    };
    limit(maxConcurrency, LimitReason::Maximum);
    limit(caps.strategy, LimitReason::Strategy);
    limit(caps.source, LimitReason::Source);
    limit(caps.descriptors, LimitReason::Descriptors);
    limit(std::max<qsizetype>(codes, 1), LimitReason::Codes);
    return result;
}

QString limitReasonId(LimitReason reason)
{
    switch (reason) {
    case LimitReason::None: return {};
    case LimitReason::Codes: return u"codes"_s;
    case LimitReason::Source: return u"source"_s;
    case LimitReason::Strategy: return u"strategy"_s;
    case LimitReason::Maximum: return u"maximum"_s;
    case LimitReason::Descriptors: return u"open-files"_s;
    case LimitReason::Threads: return u"threads"_s;
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
