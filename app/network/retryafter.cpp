#include "network/retryafter.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace Flaghoist {

namespace {

milliseconds clamped(milliseconds wait)
{
    return std::clamp<milliseconds>(wait, milliseconds{0}, maxRetryAfter);
}

std::optional<milliseconds> parseSeconds(QByteArray text)
{
    const bool negative = text.startsWith('-');
    if (negative)
        text.remove(0, 1);
    const auto isDigit = [](char c) {
        return c >= '0' && c <= '9';
    };
    if (text.isEmpty() || !std::all_of(text.cbegin(), text.cend(), isDigit))
        return std::nullopt;
    if (negative)
        return milliseconds{0};

    bool fits = false;
    const qint64 count = text.toLongLong(&fits);
    if (!fits || count > seconds{maxRetryAfter}.count())
        return maxRetryAfter;
    return seconds{count};
}

/// HTTP's three forms: "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT" and
/// "Sun Nov  6 08:49:37 1994". Date and time are read apart, because a QDateTime would be read as local time,
/// in which one hour of the year does not exist.
std::optional<QDateTime> parseHttpDate(const QString &text, const QDateTime &now)
{
    static const QRegularExpression usual(u"^(\\w{3}, \\d\\d \\w{3} \\d{4}) (\\d\\d:\\d\\d:\\d\\d) GMT$"_s);
    static const QRegularExpression old(u"^(\\w+, \\d\\d-\\w{3}-)(\\d\\d) (\\d\\d:\\d\\d:\\d\\d) GMT$"_s);
    static const QRegularExpression ansi(u"^(\\w{3} \\w{3} [ \\d]\\d) (\\d\\d:\\d\\d:\\d\\d) (\\d{4})$"_s);
    QDate date;
    QString time;
    if (const auto match = usual.match(text); match.hasMatch()) {
        date = QLocale::c().toDate(match.captured(1), u"ddd, dd MMM yyyy"_s);
        time = match.captured(2);
    } else if (const auto oldMatch = old.match(text); oldMatch.hasMatch()) {
        // Two digits mean the year that is less than 50 years away.
        const int thisYear = now.date().year();
        int year = thisYear / 100 * 100 + oldMatch.captured(2).toInt();
        year += year <= thisYear - 50 ? 100 : year > thisYear + 50 ? -100 : 0;
        date = QLocale::c().toDate(oldMatch.captured(1) + QString::number(year), u"dddd, dd-MMM-yyyy"_s);
        time = oldMatch.captured(3);
    } else if (const auto ansiMatch = ansi.match(text); ansiMatch.hasMatch()) {
        date = QLocale::c().toDate(ansiMatch.captured(1).simplified() + u' ' + ansiMatch.captured(3),
                                   u"ddd MMM d yyyy"_s);
        time = ansiMatch.captured(2);
    }
    const QTime read = QTime::fromString(time, u"hh:mm:ss"_s);
    if (!date.isValid() || !read.isValid())
        return std::nullopt;
    return QDateTime(date, read, QTimeZone::utc());
}

} // namespace

std::optional<milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &now)
{
    const QByteArray text = value.trimmed();
    if (const auto wait = parseSeconds(text))
        return wait;
    if (const auto date = parseHttpDate(QString::fromLatin1(text.left(64)), now))
        return clamped(milliseconds{now.msecsTo(*date)});
    return std::nullopt;
}

} // namespace Flaghoist
