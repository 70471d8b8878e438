#include "wording/errortext.h"

#include <QCoreApplication>

namespace Flaghoist {

namespace {

struct ErrorAdvice
{
    Q_DECLARE_TR_FUNCTIONS(ErrorAdvice)
};

QString http4xxAdvice(int httpStatus)
{
    switch (httpStatus) {
    case 401:
    case 403:
        return ErrorAdvice::tr("The server requires permission for this flag. Retrying will not help: "
                               "choose another source.");
    case 408:
        return ErrorAdvice::tr("The server waited too long for the request. Retry; if it happens often, "
                               "allow fewer requests at once.");
    case 418:
        return ErrorAdvice::tr("The server refuses on purpose, to show what a refusal looks like. With a "
                               "practice source each attempt has its own outcome: retry.");
    case 429:
        return ErrorAdvice::tr("The server asks for fewer requests. Allow fewer at once, wait a little, "
                               "then retry.");
    default:
        return ErrorAdvice::tr("The server understood the request and refused it. Retrying rarely helps: "
                               "check the URL of the source.");
    }
}

} // namespace

QString errorAdvice(ErrorKind kind, int httpStatus)
{
    switch (kind) {
    case ErrorKind::None: return {};
    case ErrorKind::Refused:
        return ErrorAdvice::tr("Nothing answers at this address. Check that the server is running and that "
                               "the host and port of the source are right, then retry.");
    case ErrorKind::Dns:
        return ErrorAdvice::tr("The host name of the source was not found. Check its spelling and your "
                               "Internet connection, then retry.");
    case ErrorKind::Closed:
        return ErrorAdvice::tr("The server closed the connection before answering. If other countries "
                               "arrive, only this answer is broken: retry. If all fail, check that the "
                               "server is running.");
    case ErrorKind::Truncated:
        return ErrorAdvice::tr("The connection ended while the flag was sent, so nothing was saved. "
                               "Retry; if it happens often, allow fewer requests at once.");
    case ErrorKind::Timeout:
        return ErrorAdvice::tr("The server did not finish its answer in time. Raise Timeout in Options "
                               "or allow fewer requests at once, then retry.");
    case ErrorKind::Tls:
        return ErrorAdvice::tr("The server could not prove who it is, so nothing was loaded from it. Check "
                               "the host name of the source and the clock of this computer.");
    case ErrorKind::BadReply:
        return ErrorAdvice::tr("The answer is not valid HTTP. Check that the URL leads to a web server "
                               "and that nothing between you and it changes its answers.");
    case ErrorKind::Redirect:
        return ErrorAdvice::tr("The server redirects in a loop, or to an address that is not safe. Use "
                               "the final URL as the source.");
    case ErrorKind::TooLarge:
        return ErrorAdvice::tr("The answer is far larger than any flag, so it was not loaded. Check that "
                               "the URL leads to flag images.");
    case ErrorKind::Empty:
        return ErrorAdvice::tr("The server reports success but sends nothing. Retry; if it happens "
                               "again, choose another source.");
    case ErrorKind::Gone:
        return ErrorAdvice::tr("The server had this flag once and removed it for good. Retrying will not "
                               "help: choose another source.");
    case ErrorKind::Http4xx: return http4xxAdvice(httpStatus);
    case ErrorKind::Http5xx:
        return ErrorAdvice::tr("The server has trouble of its own. Wait a little, then retry; if it happens "
                               "often, allow fewer requests at once.");
    case ErrorKind::InvalidImage:
        return ErrorAdvice::tr("The answer is not a complete PNG, GIF or SVG image, so nothing was "
                               "saved. Open the URL in a browser to see what the server sends instead.");
    case ErrorKind::DiskFull:
        return ErrorAdvice::tr("The disk with the flags folder is full; existing files are unchanged. "
                               "Free some space or choose another folder, then retry.");
    case ErrorKind::Disk:
        return ErrorAdvice::tr("The flag arrived but could not be saved. Check that the folder still "
                               "exists and can be written to, then retry.");
    case ErrorKind::OutOfDescriptors:
        return ErrorAdvice::tr("The system lets this program open no further file or connection. Allow fewer "
                               "requests at once, then retry.");
    case ErrorKind::Internal:
        return ErrorAdvice::tr("This is a bug in Flaghoist, not in the source. Retry, and please report "
                               "it with the details shown here.");
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
