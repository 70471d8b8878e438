#include "domain/runsummary.h"

namespace Flaghoist {

int &Counts::operator[](DownloadStatus status)
{
    switch (status) {
    case DownloadStatus::Ok: return ok;
    case DownloadStatus::Unchanged: return unchanged;
    case DownloadStatus::NotFound: return notFound;
    case DownloadStatus::Error: return error;
    case DownloadStatus::Cancelled: return cancelled;
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
