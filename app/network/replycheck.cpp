#include "network/replycheck.h"

#include "domain/sanitized.h"

#include <algorithm>

#include <curl/curl.h>

using namespace Qt::StringLiterals;

namespace Flaghoist {

namespace {

constexpr qint64 maxHeadBytes = 64 * 1024;
constexpr int maxFields = 100;
constexpr qsizetype maxChunkLine = 1024;
constexpr qint64 maxTrailerBytes = 8 * 1024;
constexpr qsizetype maxWords = 200;
constexpr int maxShownFields = 64;
constexpr qint64 maxShownBytes = 8 * 1024;

Verdict failed(ErrorKind kind, const QString &detail = {})
{
    return {.end = Fetched::End::Failed, .kind = kind, .detail = detail};
}

QString described(QByteArrayView name, const QByteArray &value)
{
    return QString::fromLatin1(name) + u": "_s + cut(QString::fromLatin1(value));
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A sane length, which is digits alone: "5, 6", "-5" and "+5" are none. The same twice is once.
std::optional<qint64> parseLength(const QByteArray &value)
{
    const QByteArray first = value.split(',').first().trimmed();
    for (const QByteArray &other : value.split(',')) {
        if (other.trimmed() != first)
            return std::nullopt;
    }
    if (!std::all_of(first.cbegin(), first.cend(), isDigit))
        return std::nullopt;
    bool ok = false;
    const qint64 length = first.toLongLong(&ok);
    return ok ? std::optional(length) : std::nullopt;
}

bool isChunked(const ReplyHead &head)
{
    const auto transfer = headerValue(head, "Transfer-Encoding");
    return transfer && transfer->compare("chunked", Qt::CaseInsensitive) == 0;
}

/// Every status but 200 and 203, which bring a flag.
std::optional<Verdict> checkStatus(int status)
{
    if (status == 200 || status == 203)
        return std::nullopt;
    if (status == 404)
        return Verdict{.end = Fetched::End::NotFound};
    if (status == 410)
        return failed(ErrorKind::Gone);
    if (status >= 400 && status < 500)
        return failed(ErrorKind::Http4xx);
    if (status >= 500 && status < 600)
        return failed(ErrorKind::Http5xx);
    if (status == 204 || status == 205)
        return failed(ErrorKind::Empty);
    // "Multiple choices" and "use proxy" would lead elsewhere as well, but not by themselves.
    if (isRedirect(status) || status == 300 || status == 305)
        return failed(ErrorKind::Redirect);
    return failed(ErrorKind::BadReply, u"unexpected status %1"_s.arg(status));
}

Verdict checkCode(const ReplyEnd &end, bool headCame)
{
    const auto as = [&end](ErrorKind kind) {
        return failed(kind, end.words);
    };
    switch (end.code) {
    case CURLE_COULDNT_CONNECT:
    case CURLE_PROXY: return as(ErrorKind::Refused);
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return as(ErrorKind::Dns);
    case CURLE_OPERATION_TIMEDOUT: return as(ErrorKind::Timeout);
    case CURLE_SSL_CONNECT_ERROR: {
        // The other side goes in the middle of the handshake.
        const bool closed = end.words.contains("SSL_ERROR_SYSCALL"_L1) || end.words.contains("eof"_L1);
        return as(closed ? ErrorKind::Closed : ErrorKind::Tls);
    }
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS: return as(ErrorKind::Tls);
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR: return as(ErrorKind::Closed);
    case CURLE_RECV_ERROR:
        if (end.words.contains("chunk"_L1))
            return as(ErrorKind::BadReply);
        return as(headCame ? ErrorKind::Truncated : ErrorKind::Closed);
    case CURLE_PARTIAL_FILE: return as(ErrorKind::Truncated);
    case CURLE_OUT_OF_MEMORY: // which a header line over libcurl's own bound is called, too
        return as(headCame ? ErrorKind::Internal : ErrorKind::BadReply);
    case CURLE_FAILED_INIT:
    case CURLE_WRITE_ERROR:
    case CURLE_ABORTED_BY_CALLBACK:
    case CURLE_BAD_FUNCTION_ARGUMENT: return as(ErrorKind::Internal);
    default: return as(ErrorKind::BadReply);
    }
}

std::optional<milliseconds> parseWait(QByteArray text)
{
    const bool negative = text.startsWith('-');
    if (negative)
        text.remove(0, 1);
    if (text.isEmpty() || !std::all_of(text.cbegin(), text.cend(), isDigit))
        return std::nullopt;
    if (negative)
        return milliseconds{0};
    bool fits = false;
    const qint64 count = text.toLongLong(&fits);
    if (!fits || count > std::chrono::seconds{maxRetryAfter}.count())
        return maxRetryAfter;
    return std::chrono::seconds{count};
}

} // namespace

bool HeadReader::take(QByteArrayView line)
{
    m_bytes += line.size();
    if (m_bytes > maxHeadBytes)
        return refuse(u"more than %1 bytes of header fields"_s.arg(maxHeadBytes));
    if (m_complete)
        return true; // the trailers of a chunked body
    if (!m_head && line.startsWith("HTTP/")) {
        const QByteArray rest = line.sliced(line.indexOf(' ') + 1).trimmed().toByteArray(); // "200 OK"
        if (rest.size() > 3 && rest.at(3) != ' ')
            return refuse(u"a status of more than three digits"_s); // curl 8 reads the first three
        m_head = ReplyHead{.status = rest.left(3).toInt(),
                           .reason = sanitized(QString::fromLatin1(rest.mid(4, maxWords)))};
        return true;
    }
    if (!line.trimmed().isEmpty())
        return takeField(line);
    const bool interim = m_head && m_head->status / 100 == 1 && m_head->status != 101;
    m_complete = !interim;
    if (interim)
        m_head.reset();
    return true;
}

bool HeadReader::takeField(QByteArrayView line)
{
    if (!m_head)
        return refuse(u"no status line"_s);
    if ((line.startsWith(' ') || line.startsWith('\t')) && !m_head->headers.isEmpty()) {
        m_head->headers.last().second += ' ' + line.trimmed().toByteArray(); // a folded line
        return true;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return refuse(u"a header line without a colon"_s);
    if (m_head->headers.size() == maxFields)
        return refuse(u"more than %1 header fields"_s.arg(maxFields));
    m_head->headers.append(
        {line.first(colon).trimmed().toByteArray(), line.sliced(colon + 1).trimmed().toByteArray()});
    return true;
}

bool HeadReader::refuse(const QString &problem)
{
    m_problem = problem;
    return false;
}

bool ChunkReader::take(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && m_problem.isEmpty()) {
        if (m_awaits == Awaits::Nothing) {
            m_leftovers = true;
            break;
        }
        const qsizetype data = qsizetype(std::min<qint64>(m_dataLeft, bytes.size()));
        m_dataLeft -= data;
        bytes = bytes.sliced(data);
        if (m_dataLeft > 0 || bytes.isEmpty())
            break;
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView part = end < 0 ? bytes : bytes.first(end + 1);
        bytes = bytes.sliced(part.size());
        if (m_line.size() + part.size() > maxChunkLine)
            m_problem = u"a chunk line of more than %1 bytes"_s.arg(maxChunkLine);
        m_line += part.first(std::min(part.size(), maxChunkLine));
        if (end < 0)
            break;
        if (!m_line.endsWith("\r\n"))
            m_problem = u"a chunk line without CR"_s;
        else if (m_problem.isEmpty() && !takeLine(m_line.chopped(2)))
            m_problem = u"a bad chunk"_s;
        m_line.clear();
    }
    return m_problem.isEmpty();
}

bool ChunkReader::takeLine(const QByteArray &line)
{
    bool sane = true;
    switch (m_awaits) {
    case Awaits::Size:
        m_dataLeft = line.split(';').first().trimmed().toLongLong(&sane, 16);
        m_awaits = m_dataLeft == 0 ? Awaits::Trailer : Awaits::EndOfData;
        return sane && m_dataLeft >= 0;
    case Awaits::EndOfData: m_awaits = Awaits::Size; return line.isEmpty();
    case Awaits::Trailer:
        m_trailerBytes += line.size();
        if (line.isEmpty())
            m_awaits = Awaits::Nothing;
        return m_trailerBytes <= maxTrailerBytes;
    case Awaits::Nothing: return true;
    }
    Q_UNREACHABLE();
}

QString cut(const QString &text)
{
    return text.left(maxWords);
}

std::optional<QByteArray> headerValue(const ReplyHead &head, QByteArrayView name)
{
    std::optional<QByteArray> joined;
    for (const auto &[field, value] : head.headers) {
        if (field.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        joined = joined ? *joined + ", " + value.trimmed() : value.trimmed();
    }
    return joined;
}

HeaderFields shownFields(const ReplyHead &head)
{
    HeaderFields shown;
    qint64 room = maxShownBytes;
    for (const auto &[name, value] : head.headers) {
        room -= name.size() + value.size();
        if (room < 0 || shown.size() == maxShownFields)
            break;
        shown.append({name, value});
    }
    return shown;
}

std::optional<milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &now)
{
    const QByteArray text = value.trimmed();
    if (const auto wait = parseWait(text))
        return wait;
    const time_t date = curl_getdate(text.left(64).constData(), nullptr);
    if (date < 0)
        return std::nullopt;
    return std::clamp<milliseconds>(std::chrono::seconds{date - now.toSecsSinceEpoch()}, milliseconds{0},
                                    maxRetryAfter);
}

std::optional<milliseconds> retryAfterOf(const ReplyHead &head)
{
    std::optional<milliseconds> longest;
    for (const auto &[name, value] : head.headers) {
        if (name.compare("Retry-After", Qt::CaseInsensitive) == 0)
            longest = std::max(longest, parseRetryAfter(value, QDateTime::currentDateTimeUtc()));
    }
    return longest;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool isFetchable(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
}

Result<QUrl> redirectTarget(const ReplyHead &head, const QUrl &url)
{
    const QByteArray location = headerValue(head, "Location").value_or(QByteArray());
    if (location.isEmpty())
        return Failure{ErrorKind::Redirect, u"no Location"_s};
    QUrl target = url.resolved(QUrl::fromEncoded(location));
    target.setUserInfo({});
    if (!target.isValid())
        return Failure{ErrorKind::Redirect, u"to what is not a URL"_s};
    const bool downgraded = url.scheme() == "https"_L1 && target.scheme() == "http"_L1;
    if (downgraded || !isFetchable(target)) {
        const QString shown = target.scheme() == "data"_L1
            ? u"data:"_s
            : target.toDisplayString(QUrl::RemoveQuery | QUrl::RemoveFragment);
        return Failure{ErrorKind::Redirect, cut(u"to "_s + shown)};
    }
    return target;
}

bool namesNoCompression(const QByteArray &coding)
{
    static const QList<QByteArray> compressions{"gzip",     "x-gzip",       "deflate", "br",   "zstd",
                                                "compress", "x-compress",   "bzip2",   "lzma", "xz",
                                                "exi",      "pack200-gzip", "dcb",     "dcz"};
    return std::ranges::none_of(coding.split(','), [](const QByteArray &one) {
        return compressions.contains(one.trimmed().toLower());
    });
}

bool isFlawless(const ReplyHead &head)
{
    const bool known = head.status == 200 || head.status == 203 || head.status == 404;
    const auto length = headerValue(head, "Content-Length");
    return known && (length ? parseLength(*length).value_or(0) > 0 : isChunked(head));
}

std::optional<Verdict> checkHead(const ReplyHead &head, qint64 maxBytes)
{
    if (const auto byStatus = checkStatus(head.status))
        return byStatus;
    const auto transfer = headerValue(head, "Transfer-Encoding");
    if (transfer && !isChunked(head))
        return failed(ErrorKind::BadReply, described("Transfer-Encoding", *transfer));
    const auto announced = headerValue(head, "Content-Length");
    if (!announced)
        return std::nullopt;
    if (transfer)
        return failed(ErrorKind::BadReply, u"Content-Length beside Transfer-Encoding"_s);
    const auto length = parseLength(*announced);
    if (!length)
        return failed(ErrorKind::BadReply, described("Content-Length", *announced));
    if (*length == 0)
        return failed(ErrorKind::Empty, described("Content-Length", *announced));
    if (*length > maxBytes)
        return failed(ErrorKind::TooLarge, described("Content-Length", *announced));
    return std::nullopt;
}

Verdict checkReply(const HeadReader &reader, const ReplyEnd &end, qint64 maxBytes)
{
    if (!reader.problem().isEmpty())
        return failed(ErrorKind::BadReply, reader.problem());
    if (reader.isComplete() && reader.head()) {
        if (auto verdict = checkHead(*reader.head(), maxBytes)) {
            if (verdict->detail.isEmpty() && end.code != CURLE_OK && end.code != CURLE_WRITE_ERROR)
                verdict->detail = end.words;
            return *verdict;
        }
    }
    if (end.code == CURLE_BAD_CONTENT_ENCODING)
        return failed(ErrorKind::BadReply, u"Content-Encoding: "_s + end.words);
    if (end.code != CURLE_OK)
        return checkCode(end, reader.isComplete());
    if (!reader.isComplete())
        return failed(ErrorKind::Closed, u"closed within the headers"_s);
    if (end.received > maxBytes)
        return failed(ErrorKind::TooLarge, u"more than %1 bytes"_s.arg(maxBytes));
    if (end.received == 0)
        return failed(ErrorKind::Empty, u"no body"_s);
    return {.end = Fetched::End::Body};
}

} // namespace Flaghoist
