#include "wording/errortext.h"

#include "domain/sanitized.h"

#include <QCoreApplication>
#include <QLocale>

namespace Flaghoist {

namespace {

struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString withCause(const QString &sentence, const QString &detail)
{
    const QString cause = sanitized(detail);
    //: %1 is a sentence of ours (“Not a flag image”), %2 the cause in the system’s own words
    return cause.isEmpty() ? sentence : ErrorText::tr("%1: %2").arg(sentence, cause);
}

} // namespace

QString errorGroupText(ErrorKind kind, int httpStatus)
{
    switch (kind) {
    case ErrorKind::None: return {};
    case ErrorKind::Refused: return ErrorText::tr("Connection refused");
    case ErrorKind::Dns: return ErrorText::tr("Host name not found");
    case ErrorKind::Closed: return ErrorText::tr("Connection closed");
    case ErrorKind::Truncated: return ErrorText::tr("Flag cut short");
    case ErrorKind::Timeout: return ErrorText::tr("Timed out");
    case ErrorKind::Tls: return ErrorText::tr("No secure connection");
    case ErrorKind::BadReply: return ErrorText::tr("Answer not understood");
    case ErrorKind::Redirect: return ErrorText::tr("Redirect not followed");
    case ErrorKind::TooLarge: return ErrorText::tr("Answer too large");
    case ErrorKind::Empty: return ErrorText::tr("Empty answer");
    case ErrorKind::Gone: return ErrorText::tr("Removed from the server (410)");
    //: %1 is an HTTP status such as 418
    case ErrorKind::Http4xx: return ErrorText::tr("Refused by the server (%1)").arg(httpStatus);
    //: %1 is an HTTP status such as 503
    case ErrorKind::Http5xx: return ErrorText::tr("Server error (%1)").arg(httpStatus);
    case ErrorKind::InvalidImage: return ErrorText::tr("Not a flag image");
    case ErrorKind::DiskFull: return ErrorText::tr("Disk full");
    case ErrorKind::Disk: return ErrorText::tr("Not saved");
    case ErrorKind::OutOfDescriptors: return ErrorText::tr("Too many open files");
    case ErrorKind::Internal: return ErrorText::tr("Internal error");
    }
    Q_UNREACHABLE();
}

QString errorCauseText(ErrorKind kind, int httpStatus)
{
    const QString heading = errorGroupText(kind, httpStatus);
    return QLocale().toLower(heading.left(1)) + heading.mid(1);
}

QString errorShortText(ErrorKind kind, int httpStatus, const QString &reason)
{
    switch (kind) {
    case ErrorKind::None: return {};
    case ErrorKind::Refused: return ErrorText::tr("connection refused");
    case ErrorKind::Dns: return ErrorText::tr("host not found");
    case ErrorKind::Closed: return ErrorText::tr("connection closed");
    case ErrorKind::Truncated: return ErrorText::tr("flag cut short");
    case ErrorKind::Timeout: return ErrorText::tr("timed out");
    case ErrorKind::Tls: return ErrorText::tr("not secure");
    case ErrorKind::BadReply: return ErrorText::tr("answer not understood");
    case ErrorKind::Redirect: return ErrorText::tr("redirect not followed");
    case ErrorKind::TooLarge: return ErrorText::tr("too large");
    case ErrorKind::Empty: return ErrorText::tr("empty answer");
    case ErrorKind::Gone:
    case ErrorKind::Http4xx:
    case ErrorKind::Http5xx: {
        const QString phrase = sanitized(reason);
        if (phrase.isEmpty())
            return ErrorText::tr("HTTP %1").arg(httpStatus);
        //: %1 is an HTTP status, %2 the server’s own words for it: “418 I’m a teapot”
        return ErrorText::tr("%1 %2").arg(QString::number(httpStatus), phrase);
    }
    case ErrorKind::InvalidImage: return ErrorText::tr("not a flag image");
    case ErrorKind::DiskFull: return ErrorText::tr("disk full");
    case ErrorKind::Disk: return ErrorText::tr("not saved");
    //: In a cell, at most 12 letters: this program may open no further file
    case ErrorKind::OutOfDescriptors: return ErrorText::tr("too many open files");
    case ErrorKind::Internal: return ErrorText::tr("internal error");
    }
    Q_UNREACHABLE();
}

QString errorCellText(ErrorKind kind, int httpStatus)
{
    switch (kind) {
    case ErrorKind::None: return {};
    //: In a narrow cell, at most 12 letters: the connection was refused
    case ErrorKind::Refused: return ErrorText::tr("refused");
    //: In a narrow cell, at most 12 letters: the host name was not found
    case ErrorKind::Dns: return ErrorText::tr("no host");
    //: In a narrow cell, at most 12 letters: the connection was closed
    case ErrorKind::Closed: return ErrorText::tr("closed");
    //: In a narrow cell, at most 12 letters: the flag did not arrive whole
    case ErrorKind::Truncated: return ErrorText::tr("cut short");
    //: In a narrow cell, at most 12 letters
    case ErrorKind::Timeout: return ErrorText::tr("timeout");
    //: In a narrow cell, at most 12 letters: no secure connection
    case ErrorKind::Tls: return ErrorText::tr("not secure");
    //: In a narrow cell, at most 12 letters: the answer is not valid HTTP
    case ErrorKind::BadReply: return ErrorText::tr("bad answer");
    //: In a narrow cell, at most 12 letters: a redirect was not followed
    case ErrorKind::Redirect: return ErrorText::tr("redirect");
    //: In a narrow cell, at most 12 letters: the answer is too large
    case ErrorKind::TooLarge: return ErrorText::tr("too large");
    //: In a narrow cell, at most 12 letters: the answer is empty
    case ErrorKind::Empty: return ErrorText::tr("empty");
    case ErrorKind::Gone:
    case ErrorKind::Http4xx:
    case ErrorKind::Http5xx:
        //: In a narrow cell: %1 is an HTTP status
        return ErrorText::tr("HTTP %1").arg(httpStatus);
    //: In a narrow cell, at most 12 letters: what came is not a flag image
    case ErrorKind::InvalidImage: return ErrorText::tr("not a flag");
    //: In a narrow cell, at most 12 letters
    case ErrorKind::DiskFull: return ErrorText::tr("disk full");
    //: In a narrow cell, at most 12 letters: the file was not saved
    case ErrorKind::Disk: return ErrorText::tr("not saved");
    //: In a narrow cell, at most 12 letters: the limit on open files was reached
    case ErrorKind::OutOfDescriptors: return ErrorText::tr("files limit");
    //: In a narrow cell, at most 12 letters: a defect of the program
    case ErrorKind::Internal: return ErrorText::tr("bug");
    }
    Q_UNREACHABLE();
}

QString errorText(const FlagOutcome &outcome)
{
    const QString &detail = outcome.failure.detail;
    switch (outcome.failure.kind) {
    case ErrorKind::None: return {};
    case ErrorKind::Refused: return ErrorText::tr("Connection refused");
    case ErrorKind::Dns: return ErrorText::tr("Host name “%1” not found").arg(outcome.url.host());
    case ErrorKind::Closed: return ErrorText::tr("Connection closed before the answer");
    case ErrorKind::Truncated: return ErrorText::tr("The answer ended before the flag was whole");
    case ErrorKind::Timeout: return ErrorText::tr("No whole answer within the time allowed");
    case ErrorKind::Tls: return withCause(ErrorText::tr("No secure connection"), detail);
    case ErrorKind::BadReply: return withCause(ErrorText::tr("Answer not understood"), detail);
    case ErrorKind::Redirect: return withCause(ErrorText::tr("Redirect not followed"), detail);
    case ErrorKind::TooLarge: return withCause(ErrorText::tr("Answer larger than any flag"), detail);
    case ErrorKind::Empty: return ErrorText::tr("Answer without content");
    case ErrorKind::Gone:
    case ErrorKind::Http4xx:
    case ErrorKind::Http5xx: {
        const QString phrase = sanitized(outcome.failure.reason);
        if (phrase.isEmpty())
            return ErrorText::tr("HTTP %1").arg(outcome.failure.httpStatus);
        //: %1 is an HTTP status, %2 the server’s own words for it: “HTTP 418 – I’m a teapot”
        return ErrorText::tr("HTTP %1 – %2").arg(QString::number(outcome.failure.httpStatus), phrase);
    }
    case ErrorKind::InvalidImage: return withCause(ErrorText::tr("Not a flag image"), detail);
    case ErrorKind::DiskFull: return ErrorText::tr("Not saved: the disk is full");
    case ErrorKind::Disk: return withCause(ErrorText::tr("Not saved"), detail);
    case ErrorKind::OutOfDescriptors: return ErrorText::tr("Too many open files");
    case ErrorKind::Internal: return withCause(ErrorText::tr("Internal error of Flaghoist"), detail);
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
