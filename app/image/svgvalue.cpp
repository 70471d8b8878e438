#include "image/svgvalue.h"

#include "image/svgnumber.h"
#include "image/svgpath.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace Flaghoist {

namespace {

constexpr qsizetype longestValue = 4096;
constexpr double gradientWork = 10;
constexpr int mostTransforms = 16;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isSeparator(QChar c)
{
    return c == u' ' || c == u',' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f';
}

qsizetype skip(QStringView text, qsizetype at, bool (*skipped)(QChar))
{
    while (at < text.size() && skipped(text[at]))
        ++at;
    return at;
}

/// Calls \a use with each number of a list that may have units; false where there is anything else.
template <typename Use> bool eachNumber(QStringView text, Use use)
{
    for (qsizetype at = skipSvgSeparators(text, 0); at < text.size(); at = skipSvgSeparators(text, at)) {
        const auto number = takeSvgNumber(text, at);
        if (!number)
            return false;
        const qsizetype unit = at;
        at = text.size() > at && text[at] == u'%' ? at + 1 : skip(text, at, isLetter);
        if (at - unit > 3)
            return false;
        use(*number);
    }
    return true;
}

bool isWord(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) {
        return isLetter(c) || isDigit(c) || isSeparator(c) || c == u'-' || c == u'_' || c == u'.' || c == u'#'
            || c == u'%' || c == u'+' || c == u'/' || c == u':' || c == u'!';
    });
}

/// "medium", "bold", "inherit"; no infinity, and nothing else that some parser takes for a number.
bool isSizeWord(QStringView text)
{
    const auto isSizeLetter = [](QChar c) {
        return isLetter(c) || c == u'-';
    };
    const auto begins = [text](QStringView start) {
        return text.startsWith(start, Qt::CaseInsensitive);
    };
    return !text.isEmpty() && text[0] != u'-' && std::ranges::all_of(text, isSizeLetter) && !begins(u"inf")
        && !begins(u"nan");
}

bool isMeasured(const std::optional<SvgPathSize> &size, SvgLoad &load)
{
    if (!size)
        return false;
    load.extent += size->length;
    load.points += size->points;
    return true;
}

bool areDashes(QStringView text, SvgLoad &load)
{
    double sum = 0;
    bool negative = false;
    if (text == u"none" || text == u"inherit")
        return true;
    const bool numbers = eachNumber(text, [&](double dash) {
        sum += dash;
        negative = negative || dash < 0;
    });
    if (numbers && sum > 0)
        load.shortestDash = std::min(load.shortestDash, sum);
    return numbers && !negative;
}

/// How much one function of a transform enlarges; nothing for one that is none.
std::optional<double> enlargement(QStringView name, QStringView arguments)
{
    std::array<double, 6> values{};
    size_t count = 0;
    const bool numbers = eachNumber(arguments, [&](double value) {
        if (count < values.size())
            values[count] = value;
        ++count;
    });
    if (!numbers || count == 0 || count > values.size())
        return std::nullopt;
    if (name == u"translate" || name == u"rotate")
        return 1;
    if (name == u"scale")
        return std::max(std::abs(values[0]), std::abs(values[1]));
    if (name == u"matrix")
        return std::max(std::abs(values[0]) + std::abs(values[2]), std::abs(values[1]) + std::abs(values[3]));
    if (name == u"skewX" || name == u"skewY")
        return 1 + std::abs(std::tan(values[0] * std::numbers::pi / 180));
    return std::nullopt;
}

bool isTransform(QStringView text, SvgLoad &load)
{
    if (text == u"none")
        return true;
    int count = 0;
    for (qsizetype at = skipSvgSeparators(text, 0); at < text.size(); at = skipSvgSeparators(text, at)) {
        const qsizetype open = text.indexOf(u'(', at);
        const qsizetype close = text.indexOf(u')', at);
        if (open < 0 || close < open || ++count > mostTransforms)
            return false;
        const auto factor =
            enlargement(text.sliced(at, open - at).trimmed(), text.sliced(open + 1, close - open - 1));
        if (!factor)
            return false;
        load.scale *= std::max(1.0, *factor);
        at = close + 1;
    }
    return true;
}

/// \a url may be empty: then none is allowed.
bool hasOnlyHarmlessFunctions(QStringView text, QStringView url)
{
    static constexpr QStringView harmless[] = {u"rgb", u"rgba", u"hsl", u"hsla"};
    for (qsizetype open = text.indexOf(u'('); open >= 0; open = text.indexOf(u'(', open + 1)) {
        qsizetype start = open;
        while (start > 0 && (isLetter(text[start - 1]) || text[start - 1] == u'-'))
            --start;
        const QStringView name = text.sliced(start, open - start);
        const bool known = std::ranges::any_of(harmless, [name](QStringView allowed) {
            return name.compare(allowed, Qt::CaseInsensitive) == 0;
        });
        const bool link = start == 0 && name == u"url" && !url.isEmpty();
        if (!known && !link)
            return false;
    }
    return true;
}

/// No escapes, no rules, no markup and no functions that lead elsewhere.
bool isPlain(QStringView text, QStringView url = {})
{
    return text.size() <= longestValue && !text.contains(u'\\') && !text.contains(u'@')
        && !text.contains(u'<') && hasOnlyHarmlessFunctions(text, url);
}

bool isName(QStringView text)
{
    return !text.isEmpty() && text.size() <= 256 && std::ranges::none_of(text, [](QChar c) {
        return c.isSpace() || c.isNull() || c == u'"' || c == u'\'' || c == u'(' || c == u')' || c == u'\\';
    });
}

bool isFamily(QStringView text)
{
    return isPlain(text) && !text.contains(u'(');
}

} // namespace

bool checkSvgValue(SvgValue kind, QStringView value, SvgLoad &load)
{
    const QStringView text = value.trimmed();
    if (kind != SvgValue::Path && kind != SvgValue::Points && text.size() > longestValue)
        return kind == SvgValue::Prose;
    switch (kind) {
    case SvgValue::Number: return eachNumber(text, [](double) {}) || isSizeWord(text);
    case SvgValue::Size:
        return eachNumber(text, [&load](double number) { load.extent += std::abs(number); })
            || isSizeWord(text);
    case SvgValue::Stroke:
        return eachNumber(text, [&load](double number) { load.stroke = std::abs(number); })
            || isSizeWord(text);
    case SvgValue::Dashes: return areDashes(text, load);
    case SvgValue::Path: return isMeasured(measureSvgPath(text), load);
    case SvgValue::Points: return isMeasured(measureSvgPoints(text), load);
    case SvgValue::Transform: return isTransform(text, load);
    case SvgValue::Word: return isWord(text);
    case SvgValue::Paint:
        load.work += svgUrl(text).isEmpty() ? 0 : gradientWork;
        return isPlain(text, svgUrl(text));
    case SvgValue::Target: return isPlain(text, svgUrl(text));
    case SvgValue::Family: return isFamily(text);
    case SvgValue::Plain: return isPlain(text);
    case SvgValue::Name:
    case SvgValue::Prose: return true;
    }
    Q_UNREACHABLE();
}

std::optional<QStringView> svgLink(QStringView value)
{
    const QStringView text = value.trimmed();
    if (!text.startsWith(u'#') || !isName(text.sliced(1)))
        return std::nullopt;
    return text.sliced(1);
}

QStringView svgUrl(QStringView value)
{
    const qsizetype close = value.indexOf(u')');
    if (!value.startsWith(u"url(") || close < 0)
        return {};
    QStringView inner = value.sliced(4, close - 4).trimmed();
    if (inner.size() >= 2 && (inner.front() == u'"' || inner.front() == u'\'')
        && inner.back() == inner.front())
        inner = inner.sliced(1, inner.size() - 2);
    return svgLink(inner).value_or(QStringView());
}

std::optional<double> svgLength(QStringView value)
{
    struct Unit
    {
        QStringView name;
        double pixels;
    };
    static constexpr Unit units[] = {
        {u"", 1},           {u"px", 1},         {u"pt", 96.0 / 72}, {u"pc", 16},
        {u"mm", 96 / 25.4}, {u"cm", 96 / 2.54}, {u"in", 96},        {u"em", 16},
    };
    const QStringView text = value.trimmed();
    qsizetype at = 0;
    const auto number = takeSvgNumber(text, at);
    if (!number)
        return std::nullopt;
    const auto unit = std::ranges::find(units, text.sliced(at), &Unit::name);
    if (unit == std::end(units))
        return std::nullopt;
    return *number * unit->pixels;
}

std::optional<std::array<double, 4>> svgViewBox(QStringView value)
{
    std::array<double, 4> box{};
    size_t count = 0;
    const bool numbers = eachNumber(value, [&](double number) {
        if (count < box.size())
            box[count] = number;
        ++count;
    });
    if (!numbers || count != box.size() || !(box[2] > 0) || !(box[3] > 0))
        return std::nullopt;
    return box;
}

} // namespace Flaghoist
