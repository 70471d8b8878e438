#include "network/replyreader.h"

#include "domain/sanitized.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Flaghoist {

namespace {

constexpr qint64 maxHeadBytes = 64 * 1024;
constexpr int maxFields = 100;
constexpr qsizetype maxChunkLine = 1024;
constexpr qint64 maxTrailerBytes = 8 * 1024;
constexpr qsizetype maxWords = 200;

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

} // namespace Flaghoist
