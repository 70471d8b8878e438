#include "practice/httpmessage.h"

#include <QUrl>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// \a authority is a host with or without a port.
bool isLoopbackName(const QByteArray &authority)
{
    const QByteArray lower = authority.toLower();
    for (const QByteArrayView host : {"localhost", "127.0.0.1", "[::1]"}) {
        if (!lower.startsWith(host))
            continue;
        const QByteArrayView port = QByteArrayView(lower).sliced(host.size());
        if (port.isEmpty() || (port.front() == ':' && std::all_of(port.begin() + 1, port.end(), isDigit)))
            return true;
    }
    return false;
}

void applyTarget(Request &request, const QByteArray &target)
{
    const QUrl url = QUrl::fromEncoded(target, QUrl::StrictMode);
    if (!target.startsWith('/') && target != "*")
        request.isLocal = isLoopbackName(url.authority(QUrl::FullyEncoded).toLatin1());
    const QString path = url.path();
    request.isIndex = path == "/"_L1 || path == "/flags"_L1 || path == "/flags/"_L1;
    const auto parts = QStringView(path).split(u'/');
    if (parts.size() != 4 || !parts[0].isEmpty() || parts[1] != "flags"_L1)
        return;
    const QStringView file = parts[3];
    const bool gif = file.endsWith(".gif"_L1);
    if (!gif && !file.endsWith(".png"_L1))
        return;
    request.format = gif ? ImageFormat::Gif : ImageFormat::Png;
    const auto folderCode = CountryCode::parse(parts[2]);
    if (folderCode == CountryCode::parse(file.chopped(4)))
        request.code = folderCode;
}

bool isMethod(const QByteArray &word)
{
    const auto isUpper = [](char c) {
        return c >= 'A' && c <= 'Z';
    };
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), isUpper);
}

bool isTarget(const QByteArray &word)
{
    return word.startsWith('/') || word.startsWith("http://") || word == "*";
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
    }
}

QByteArray millisecondsText(std::chrono::nanoseconds duration)
{
    return QByteArray::number(double(duration.count()) / 1e6, 'f', 1);
}

} // namespace

qsizetype requestHeadEnd(const QByteArray &input)
{
    const auto isLineEnd = [](char c) {
        return c == '\r' || c == '\n';
    };
    const auto start = std::find_if_not(input.begin(), input.end(), isLineEnd) - input.begin();
    for (qsizetype at = input.indexOf('\n', start); at >= 0; at = input.indexOf('\n', at + 1)) {
        const auto rest = QByteArrayView(input).sliced(at + 1);
        if (rest.startsWith('\n'))
            return at + 2;
        if (rest.startsWith("\r\n"))
            return at + 3;
    }
    return -1;
}

std::optional<Request> parseRequest(const QByteArray &head)
{
    const auto lines = head.trimmed().split('\n');
    const auto words = lines.first().trimmed().split(' ');
    if (words.size() != 3 || !isMethod(words[0]) || !isTarget(words[1]))
        return std::nullopt;
    if (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0")
        return std::nullopt;

    Request request;
    request.method = words[0];
    applyTarget(request, words[1]);
    request.keepAlive = words[2] == "HTTP/1.1";
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
    const bool needsHost = words[2] == "HTTP/1.1";
    if (hosts > 1 || (needsHost && hosts == 0))
        return std::nullopt;
    return request;
}

QByteArray statusLine(int status)
{
    switch (status) {
    case 200: return "200 OK";
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

QByteArray responseHead(int status, const QByteArray &contentType, qsizetype length, bool keepAlive,
                        const ServerTiming &timing)
{
    QByteArray head = "HTTP/1.1 " + statusLine(status) + "\r\nContent-Type: " + contentType
        + "\r\nContent-Length: " + QByteArray::number(length) + "\r\nServer-Timing: queue;dur="
        + millisecondsText(timing.queue) + ", work;dur=" + millisecondsText(timing.work);
    if (status == 405)
        head += "\r\nAllow: GET, HEAD";
    if (status == 429 || status == 503)
        head += "\r\nRetry-After: 1";
    return head + "\r\nConnection: " + (keepAlive ? "keep-alive" : "close") + "\r\n\r\n";
}

} // namespace Flaghoist
