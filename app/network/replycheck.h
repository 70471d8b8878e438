#pragma once

#include "domain/result.h"
#include "network/fetched.h"

#include <QDateTime>

#include <optional>

namespace Flaghoist {

/// Status line and header fields of an answer.
struct ReplyHead
{
    int status = 0;
    QString reason = {};
    HeaderFields headers = {};
};

/// Reads a head line by line, within bounds: libcurl's own are wide.
class HeadReader final
{
public:
    /// One line with its end. False when the head is refused: problem() says why.
    [[nodiscard]] bool take(QByteArrayView line);
    /// The answer's own head came whole; interim ones (1xx) do not count.
    [[nodiscard]] bool isComplete() const { return m_complete; }
    /// What came of it; nothing before the answer's status line.
    [[nodiscard]] const std::optional<ReplyHead> &head() const { return m_head; }
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    [[nodiscard]] bool refuse(const QString &problem);
    [[nodiscard]] bool takeField(QByteArrayView line);

    std::optional<ReplyHead> m_head;
    qint64 m_bytes = 0; ///< of all heads and trailers
    bool m_complete = false;
    QString m_problem;
};

/// Follows the framing of a chunked body as it comes: libcurl takes lines without CR, lines without end, and
/// what comes behind the last of them.
class ChunkReader final
{
public:
    /// Bytes as they are on the wire. False when the framing is refused: problem() says why.
    [[nodiscard]] bool take(QByteArrayView bytes);
    /// More came than the last chunk.
    [[nodiscard]] bool hasLeftovers() const { return m_leftovers; }
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    enum class Awaits { Size, EndOfData, Trailer, Nothing };

    [[nodiscard]] bool takeLine(const QByteArray &line);

    Awaits m_awaits = Awaits::Size;
    qint64 m_dataLeft = 0; ///< of the current chunk
    QByteArray m_line;
    qint64 m_trailerBytes = 0;
    bool m_leftovers = false;
    QString m_problem;
};

/// The first 200 characters of what a server or library said.
[[nodiscard]] QString cut(const QString &text);

/// How libcurl says that an exchange went.
struct ReplyEnd
{
    int code = 0; ///< a CURLcode
    QString words = {}; ///< libcurl's own
    qint64 received = 0; ///< bytes of the body, decoded
};

/// The value of the one field called \a name (in any case); values of repeated fields are joined by ", ".
[[nodiscard]] std::optional<QByteArray> headerValue(const ReplyHead &head, QByteArrayView name);
/// What a person may look at: at most 64 fields and 8 KB.
[[nodiscard]] HeaderFields shownFields(const ReplyHead &head);
/// The longest wait that a server can ask for; whoever retries caps further.
inline constexpr std::chrono::hours maxRetryAfter{24};
/// The value of a Retry-After field: seconds, or a date as libcurl reads it, which is counted from \a now.
/// 0 … maxRetryAfter; what lies in the past is 0. Nothing for a value that is neither.
[[nodiscard]] std::optional<milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &now);
/// The longest wait that a Retry-After field asks for.
[[nodiscard]] std::optional<milliseconds> retryAfterOf(const ReplyHead &head);

/// Whether an answer with this status sends us elsewhere.
[[nodiscard]] bool isRedirect(int status);
/// Where the redirect \a head leads from \a url, if we follow it there; without a login. Relative locations
/// are resolved. The detail of a failure has neither a login nor a query in it: they may be secret.
[[nodiscard]] Result<QUrl> redirectTarget(const ReplyHead &head, const QUrl &url);
/// http and https with a host.
[[nodiscard]] bool isFetchable(const QUrl &url);

/// Whether a Content-Encoding means that the body is as it was: some servers write a charset or "none" there.
[[nodiscard]] bool namesNoCompression(const QByteArray &coding);
/// Whether the connection can serve again once the body has come to its proper end. Other answers are
/// followed by bytes that nobody asked for often enough, which would be taken for the next answer.
[[nodiscard]] bool isFlawless(const ReplyHead &head);

/// What the head alone decides. Nothing when it announces a body that is worth receiving.
[[nodiscard]] std::optional<Verdict> checkHead(const ReplyHead &head, qint64 maxBytes);
/// The whole exchange. The status speaks first, libcurl's code second.
[[nodiscard]] Verdict checkReply(const HeadReader &reader, const ReplyEnd &end, qint64 maxBytes);

} // namespace Flaghoist
