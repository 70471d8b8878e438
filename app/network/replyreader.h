#pragma once

#include "network/fetched.h"

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

} // namespace Flaghoist
