#include "image/svggraph.h"

#include <algorithm>

namespace Flaghoist {

namespace {

/// Corners of wide lines reach as far as the lines are wide, and around.
double strokeExtent(double points, double width)
{
    return 4 * points * width;
}

} // namespace

void SvgGraph::open(const SvgLoad &load, const QString &id, const QString &link)
{
    const size_t index = m_nodes.size();
    if (!m_open.empty())
        m_nodes[m_open.back()].children.push_back(index);
    const double inherited = m_open.empty() ? 0 : m_nodes[m_open.back()].stroke;
    const double stroke = load.stroke.value_or(inherited);
    const double points = double(load.points);
    m_nodes.push_back({.total = {.work = load.work,
                                 .points = points,
                                 .extent = load.extent + strokeExtent(points, stroke),
                                 .scale = load.scale,
                                 .height = 1},
                       .children = {},
                       .link = link,
                       .stroke = stroke});
    if (!id.isEmpty())
        m_named.insert(id, index);
    m_open.push_back(index);
}

std::optional<SvgTotal> SvgGraph::total()
{
    if (m_nodes.empty() || !visit(0, 1))
        return std::nullopt;
    return m_nodes.front().total;
}

bool SvgGraph::visit(size_t index, int depth)
{
    Node &node = m_nodes[index];
    if (node.state == State::Done)
        return true;
    if (node.state == State::Entered || depth > deepest)
        return false;
    node.state = State::Entered;

    double enlarged = 1;
    const auto take = [&](size_t other) {
        if (!visit(other, depth + 1))
            return false;
        const SvgTotal &drawn = m_nodes[other].total;
        node.total.work += drawn.work;
        node.total.points += drawn.points;
        node.total.extent += drawn.extent;
        node.total.height = std::max(node.total.height, drawn.height + 1);
        enlarged = std::max(enlarged, drawn.scale);
        return node.total.height <= deepest;
    };
    if (!std::ranges::all_of(node.children, take))
        return false;
    if (!node.link.isEmpty()) {
        const auto [first, last] = std::as_const(m_named).equal_range(node.link);
        const double before = node.total.points;
        if (!std::all_of(first, last, take))
            return false;
        node.total.extent += strokeExtent(node.total.points - before, node.stroke); // the link may set it
    }
    node.total.extent *= node.total.scale;
    node.total.scale *= enlarged;
    node.state = State::Done;
    return true;
}

} // namespace Flaghoist
