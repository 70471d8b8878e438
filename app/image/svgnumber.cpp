#include "image/svgnumber.h"

#include <algorithm>
#include <cmath>

namespace Flaghoist {

namespace {

constexpr double largestNumber = 1e7;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isSeparator(QChar c)
{
    return c == u' ' || c == u',' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f';
}

} // namespace

std::optional<double> takeSvgNumber(QStringView text, qsizetype &at)
{
    qsizetype end = at;
    const auto isSign = [&] {
        return end < text.size() && (text[end] == u'-' || text[end] == u'+');
    };
    const bool negative = isSign() && text[end] == u'-';
    end += isSign() ? 1 : 0;
    double value = 0;
    int digits = 0;
    for (; end < text.size() && isDigit(text[end]); ++end, ++digits)
        value = value * 10 + (text[end].unicode() - u'0');
    if (end < text.size() && text[end] == u'.') {
        double place = 0.1;
        for (++end; end < text.size() && isDigit(text[end]); ++end, ++digits, place /= 10)
            value += place * (text[end].unicode() - u'0');
    }
    if (digits == 0)
        return std::nullopt;
    if (end + 1 < text.size() && (text[end] == u'e' || text[end] == u'E')
        && (isDigit(text[end + 1]) || text[end + 1] == u'-' || text[end + 1] == u'+')) {
        const bool small = text[++end] == u'-';
        end += isSign() ? 1 : 0;
        int exponent = 0;
        for (; end < text.size() && isDigit(text[end]); ++end)
            exponent = std::min(exponent * 10 + (text[end].unicode() - u'0'), 1000);
        value *= std::pow(10, small ? -exponent : exponent);
    }
    if (!(value <= largestNumber)) // also what is no number
        return std::nullopt;
    at = end;
    return negative ? -value : value;
}

std::optional<double> takeSvgFlag(QStringView text, qsizetype &at)
{
    if (at >= text.size() || (text[at] != u'0' && text[at] != u'1'))
        return std::nullopt;
    return text[at++] == u'1' ? 1 : 0;
}

qsizetype skipSvgSeparators(QStringView text, qsizetype at)
{
    while (at < text.size() && isSeparator(text[at]))
        ++at;
    return at;
}

} // namespace Flaghoist
