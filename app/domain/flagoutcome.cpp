#include "domain/flagoutcome.h"

namespace Flaghoist {

using namespace Qt::StringLiterals;

QString downloadStatusId(DownloadStatus status)
{
    switch (status) {
    case DownloadStatus::Ok: return u"ok"_s;
    case DownloadStatus::Unchanged: return u"unchanged"_s;
    case DownloadStatus::NotFound: return u"not_found"_s;
    case DownloadStatus::Error: return u"error"_s;
    case DownloadStatus::Cancelled: return u"cancelled"_s;
    }
    Q_UNREACHABLE();
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
