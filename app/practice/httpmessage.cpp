#include "practice/httpmessage.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// \a authority is a host with or without a port.
bool isLoopbackName(const QByteArray &authority)
{
    static const QRegularExpression own(u"\\A(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]*)?\\z"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    return own.match(QString::fromLatin1(authority)).hasMatch();
}

void applyTarget(Request &request, const QByteArray &target)
{
    const QUrl url = QUrl::fromEncoded(target, QUrl::StrictMode);
    if (!target.startsWith('/') && target != "*")
        request.isLocal = isLoopbackName(url.authority(QUrl::FullyEncoded).toLatin1());
    const QString path = url.path();
    request.isIndex = path == "/"_L1 || path == "/flags"_L1 || path == "/flags/"_L1;
    static const QRegularExpression flag(u"\\A/flags/([^/]+)/([^/]+)\\.(png|gif)\\z"_s);
    const QRegularExpressionMatch found = flag.match(path);
    const auto code = CountryCode::parse(found.capturedView(1));
    if (code && code == CountryCode::parse(found.capturedView(2)))
        request.code = code;
    request.format = found.capturedView(3) == "gif"_L1 ? ImageFormat::Gif : ImageFormat::Png;
}

void applyField(Request &request, const QByteArray &name, const QByteArray &value)
{
    if (name == "x-flaghoist-attempt") {
        request.attempt = std::max(value.toInt(), 0);
    } else if (name == "host") {
        request.isLocal = request.isLocal && isLoopbackName(value);
    } else if (name == "connection") {
        for (const QByteArray &option : value.toLower().split(',')) {
            if (option.trimmed() == "close")
                request.keepAlive = false;
            else if (option.trimmed() == "keep-alive")
                request.keepAlive = true;
        }
    } else if (name == "transfer-encoding" || (name == "content-length" && value != "0")) {
        request.hasBody = true;
    } else if (name == "if-none-match") {
        request.ifNoneMatch += value + ',';
    } else if (name == "if-modified-since") {
        request.ifModifiedSince = value;
    }
}

QByteArray millisecondsText(std::chrono::nanoseconds duration)
{
    return QByteArray::number(double(duration.count()) / 1e6, 'f', 1);
}

} // namespace

qsizetype requestHeadEnd(const QByteArray &input)
{
    qsizetype start = 0;
    while (start < input.size() && (input[start] == '\r' || input[start] == '\n'))
        ++start;
    const qsizetype crlf = input.indexOf("\n\r\n", start);
    const qsizetype lf = input.indexOf("\n\n", start);
    if (crlf >= 0 && (lf < 0 || crlf < lf))
        return crlf + 3;
    return lf < 0 ? -1 : lf + 2;
}

std::optional<Request> parseRequest(const QByteArray &head)
{
    static const QRegularExpression requestLine(
        u"\\A([A-Z]+) (\\*|/[^ ]*|http://[^ ]*) HTTP/1\\.([01])\\z"_s);
    const auto lines = head.trimmed().split('\n');
    const auto words = requestLine.match(QString::fromLatin1(lines.first().trimmed()));
    if (!words.hasMatch())
        return std::nullopt;
    const bool isNewer = words.capturedView(3) == u'1';
    Request request;
    request.method = words.captured(1).toLatin1();
    request.keepAlive = isNewer;
    applyTarget(request, words.captured(2).toLatin1());
    int hosts = 0;
    for (const QByteArray &line : lines.mid(1)) {
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(std::max<qsizetype>(colon, 0)).toLower();
        if (name.isEmpty() || name.contains(' ') || name.contains('\t'))
            return std::nullopt;
        hosts += name == "host" ? 1 : 0;
        applyField(request, name, line.mid(colon + 1).trimmed());
    }
    return hosts > 1 || (isNewer && hosts == 0) ? std::nullopt : std::optional(request);
}

bool isKnown(const Answer &answer, const Request &request)
{
    if (request.ifNoneMatch.isEmpty())
        return !answer.lastModified.isEmpty() && request.ifModifiedSince == answer.lastModified;
    const auto known = request.ifNoneMatch.split(',');
    return !answer.etag.isEmpty() && std::ranges::any_of(known, [&answer](const QByteArray &tag) {
        const QByteArray plain = tag.trimmed();
        return plain == "*" || plain == answer.etag || plain == "W/" + answer.etag;
    });
}

QByteArray statusLine(int status)
{
    switch (status) {
    case 200: return "200 OK";
    case 304: return "304 Not Modified";
    case 400: return "400 Bad Request";
    case 403: return "403 Forbidden";
    case 404: return "404 Not Found";
    case 405: return "405 Method Not Allowed";
    case 418: return "418 I'm a teapot";
    case 429: return "429 Too Many Requests";
    case 431: return "431 Request Header Fields Too Large";
    case 500: return "500 Internal Server Error";
    case 503: return "503 Service Unavailable";
    }
    Q_UNREACHABLE();
}

QByteArray responseHead(const Answer &answer, bool keepAlive, const ServerTiming &timing)
{
    const int status = answer.status;
    QByteArray head = "HTTP/1.1 " + statusLine(status);
    const auto add = [&head](const QByteArray &name, const QByteArray &value) {
        if (!value.isEmpty())
            head += "\r\n" + name + ": " + value;
    };
    add("Content-Type", status == 304 ? "" : answer.contentType);
    add("Content-Length", status == 304 ? "" : QByteArray::number(answer.body.size()));
    add("ETag", answer.etag);
    add("Last-Modified", answer.lastModified);
    add("Server-Timing",
        "queue;dur=" + millisecondsText(timing.queue) + ", work;dur=" + millisecondsText(timing.work));
    add("Allow", status == 405 ? "GET, HEAD" : "");
    add("Retry-After", status == 429 || status == 503 ? "1" : "");
    add("Connection", keepAlive ? "keep-alive" : "close");
    return head + "\r\n\r\n";
}

} // namespace Flaghoist
