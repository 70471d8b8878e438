#include "network/retryafter.h"

#include <QLocale>
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

// "Sun, 06 Nov 1994 08:49:37 GMT". Date and time are read apart, because a QDateTime would be read as local
// time, in which one hour of the year does not exist.
std::optional<QDateTime> parseHttpDate(const QString &text)
{
    constexpr qsizetype dateLength = 16;
    constexpr QLatin1StringView suffix{" GMT"};
    if (text.size() <= dateLength + suffix.size() || text[dateLength] != u' ' || !text.endsWith(suffix))
        return std::nullopt;
    const QDate date = QLocale::c().toDate(text.left(dateLength), u"ddd, dd MMM yyyy"_s);
    const QString timeText = text.mid(dateLength + 1).chopped(suffix.size());
    const QTime time = QTime::fromString(timeText, u"hh:mm:ss"_s);
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return QDateTime(date, time, QTimeZone::utc());
}

} // namespace

std::optional<milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &now)
{
    const QByteArray text = value.trimmed();
    if (const auto wait = parseSeconds(text))
        return wait;
    if (const auto date = parseHttpDate(QString::fromLatin1(text)))
        return clamped(milliseconds{now.msecsTo(*date)});
    return std::nullopt;
}

} // namespace Flaghoist
