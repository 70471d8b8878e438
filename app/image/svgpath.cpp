#include "image/svgpath.h"

#include "image/svgnumber.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace Flaghoist {

namespace {

struct Point
{
    double x = 0;
    double y = 0;
};

double between(Point a, Point b)
{
    return std::abs(a.x - b.x) + std::abs(a.y - b.y);
}

/// Upper case commands; how many numbers each takes.
int argumentsOf(char16_t command)
{
    switch (command) {
    case u'M':
    case u'L':
    case u'T': return 2;
    case u'H':
    case u'V': return 1;
    case u'C': return 6;
    case u'S':
    case u'Q': return 4;
    case u'A': return 7;
    case u'Z': return 0;
    default: return -1;
    }
}

/// Follows the pen. Curves count as the lines between their control points, which are never shorter.
class Ruler final
{
public:
    void draw(char16_t command, bool relative, std::span<const double> numbers);
    [[nodiscard]] SvgPathSize size() const { return m_size; }

private:
    void lineTo(Point to);
    void curveTo(Point to, double controls);

    SvgPathSize m_size;
    Point m_at;
    Point m_start;
    double m_handle = 0; ///< how far the last curve's control point is from its end
};

void Ruler::lineTo(Point to)
{
    curveTo(to, between(m_at, to));
    m_handle = 0;
}

void Ruler::curveTo(Point to, double controls)
{
    m_size.length += controls;
    ++m_size.points;
    m_at = to;
}

void Ruler::draw(char16_t command, bool relative, std::span<const double> numbers)
{
    const Point origin = relative ? m_at : Point();
    const auto point = [&](size_t i) {
        return Point{origin.x + numbers[i], origin.y + numbers[i + 1]};
    };
    switch (command) {
    case u'M':
        m_at = m_start = point(0);
        m_handle = 0;
        ++m_size.points;
        break;
    case u'L': lineTo(point(0)); break;
    case u'H': lineTo({origin.x + numbers[0], m_at.y}); break;
    case u'V': lineTo({m_at.x, origin.y + numbers[0]}); break;
    case u'Z': lineTo(m_start); break;
    case u'C':
        m_handle = between(point(2), point(4));
        curveTo(point(4),
                between(m_at, point(0)) + between(point(0), point(2)) + between(point(2), point(4)));
        break;
    case u'S': {
        const double first = 2 * m_handle + between(m_at, point(0));
        m_handle = between(point(0), point(2));
        curveTo(point(2), first + m_handle);
        break;
    }
    case u'Q':
        m_handle = between(point(0), point(2));
        curveTo(point(2), between(m_at, point(0)) + m_handle);
        break;
    case u'T': {
        const double straight = between(m_at, point(0));
        const double length = 2 * m_handle + straight;
        m_handle += straight;
        curveTo(point(0), length);
        break;
    }
    case u'A': {
        const double radius = std::max({std::abs(numbers[0]), std::abs(numbers[1]), between(m_at, point(5))});
        m_handle = 0;
        curveTo(point(5), 8 * radius); // a whole circle, across plus down
        break;
    }
    }
}

} // namespace

std::optional<SvgPathSize> measureSvgPath(QStringView data)
{
    Ruler ruler;
    char16_t command = u'\0';
    bool relative = false;
    std::array<double, 7> numbers{};
    for (qsizetype at = skipSvgSeparators(data, 0); at < data.size(); at = skipSvgSeparators(data, at)) {
        const char16_t letter = data[at].unicode();
        if ((letter | 0x20) >= u'a' && (letter | 0x20) <= u'z') {
            relative = letter >= u'a';
            command = char16_t(letter & ~0x20);
            ++at;
        } else if (command == u'Z') {
            return std::nullopt;
        }
        const int count = argumentsOf(command);
        if (count < 0)
            return std::nullopt;
        for (size_t i = 0; i < size_t(count); ++i) {
            at = skipSvgSeparators(data, at);
            const bool isFlag = command == u'A' && (i == 3 || i == 4);
            const auto number = isFlag ? takeSvgFlag(data, at) : takeSvgNumber(data, at);
            if (!number)
                return std::nullopt;
            numbers[i] = *number;
        }
        ruler.draw(command, relative, numbers);
        if (command == u'M')
            command = u'L';
    }
    return ruler.size();
}

std::optional<SvgPathSize> measureSvgPoints(QStringView points)
{
    Ruler ruler;
    std::array<double, 2> numbers{};
    size_t count = 0;
    for (qsizetype at = skipSvgSeparators(points, 0); at < points.size();
         at = skipSvgSeparators(points, at)) {
        const auto number = takeSvgNumber(points, at);
        if (!number)
            return std::nullopt;
        numbers[count++ % 2] = *number;
        if (count % 2 == 0)
            ruler.draw(count == 2 ? u'M' : u'L', false, numbers);
    }
    ruler.draw(u'Z', false, numbers);
    return ruler.size();
}

} // namespace Flaghoist
