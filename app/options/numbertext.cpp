#include "options/numbertext.h"

#include <QString>

#include <algorithm>
#include <cmath>
#include <limits>

namespace Flaghoist {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

std::optional<int> wholeNumber(QStringView text)
{
    if (text.isEmpty() || !std::ranges::all_of(text, isDigit))
        return std::nullopt;
    bool fits = false;
    const int number = text.toInt(&fits);
    return fits ? number : std::numeric_limits<int>::max();
}

std::optional<double> decimalNumber(QStringView text)
{
    const bool plain = std::ranges::all_of(text, [](QChar c) { return isDigit(c) || c == u'.'; });
    if (!plain)
        return std::nullopt;
    bool ok = false;
    const double number = text.toDouble(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

std::optional<std::chrono::milliseconds> secondsNumber(QStringView text, std::chrono::milliseconds longest)
{
    const auto seconds = decimalNumber(text);
    const std::chrono::duration<double> limit = longest;
    if (!seconds || *seconds > limit.count())
        return std::nullopt;
    return std::chrono::milliseconds(std::llround(*seconds * 1000));
}

} // namespace Flaghoist
