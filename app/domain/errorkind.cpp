#include "domain/errorkind.h"

namespace Flaghoist {

using namespace Qt::StringLiterals;

QString errorKindId(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::None: return {};
    case ErrorKind::Refused: return u"refused"_s;
    case ErrorKind::Dns: return u"dns"_s;
    case ErrorKind::Closed: return u"closed"_s;
    case ErrorKind::Truncated: return u"truncated"_s;
    case ErrorKind::Timeout: return u"timeout"_s;
    case ErrorKind::Tls: return u"tls"_s;
    case ErrorKind::BadReply: return u"bad-reply"_s;
    case ErrorKind::Redirect: return u"redirect"_s;
    case ErrorKind::TooLarge: return u"too-large"_s;
    case ErrorKind::Empty: return u"empty"_s;
    case ErrorKind::Gone: return u"gone"_s;
    case ErrorKind::Http4xx: return u"http-4xx"_s;
    case ErrorKind::Http5xx: return u"http-5xx"_s;
    case ErrorKind::InvalidImage: return u"invalid-image"_s;
    case ErrorKind::DiskFull: return u"disk-full"_s;
    case ErrorKind::Disk: return u"disk"_s;
    case ErrorKind::OutOfDescriptors: return u"no-descriptors"_s;
    case ErrorKind::Internal: return u"internal"_s;
    }
    Q_UNREACHABLE();
}

bool isTransient(ErrorKind kind, int httpStatus)
{
    switch (kind) {
    case ErrorKind::Refused:
    case ErrorKind::Closed:
    case ErrorKind::Truncated:
    case ErrorKind::Timeout:
    case ErrorKind::OutOfDescriptors:
    case ErrorKind::Http5xx: return true;
    case ErrorKind::Http4xx: return httpStatus == 408 || httpStatus == 429;
    case ErrorKind::None:
    case ErrorKind::Dns:
    case ErrorKind::Tls:
    case ErrorKind::BadReply:
    case ErrorKind::Redirect:
    case ErrorKind::TooLarge:
    case ErrorKind::Empty:
    case ErrorKind::Gone:
    case ErrorKind::InvalidImage:
    case ErrorKind::DiskFull:
    case ErrorKind::Disk:
    case ErrorKind::Internal: return false;
    }
    Q_UNREACHABLE();
}

FailureCategory categoryOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Refused:
    case ErrorKind::Dns:
    case ErrorKind::Closed:
    case ErrorKind::Truncated:
    case ErrorKind::Timeout:
    case ErrorKind::Tls: return FailureCategory::Connection;
    case ErrorKind::Gone:
    case ErrorKind::Http4xx:
    case ErrorKind::Http5xx: return FailureCategory::Refusal;
    case ErrorKind::BadReply:
    case ErrorKind::Redirect:
    case ErrorKind::TooLarge:
    case ErrorKind::Empty: return FailureCategory::Reply;
    case ErrorKind::InvalidImage: return FailureCategory::Image;
    case ErrorKind::DiskFull:
    case ErrorKind::Disk: return FailureCategory::Disk;
    case ErrorKind::None:
    case ErrorKind::OutOfDescriptors:
    case ErrorKind::Internal: return FailureCategory::Program;
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
