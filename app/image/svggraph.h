#pragma once

#include "image/svgvalue.h"

#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace Flaghoist {

/// What drawing a document takes, with everything drawn as often as links have it drawn.
struct SvgTotal
{
    double work = 0; ///< elements, and what counts as as many
    double points = 0; ///< on outlines
    double extent = 0; ///< length of all outlines, enlarged as they are, in units of the root
    double scale = 1;
    int height = 1; ///< elements on the longest way down, links followed
};

/// The elements of a document and the links between them. Elements are added in the order of the document.
class SvgGraph final
{
public:
    static constexpr int deepest = 64; ///< elements within elements and links of links

    /// Begins an element within the one that is open.
    void open(const SvgLoad &load, const QString &id, const QString &link);
    /// More work for the element that is open.
    void addWork(double work) { m_nodes[m_open.back()].total.work += work; }
    void close() { m_open.pop_back(); }

    [[nodiscard]] size_t count() const { return m_nodes.size(); }
    [[nodiscard]] size_t depth() const { return m_open.size(); }

    /// Everything from the first element on; nothing where links run in a circle or too deep.
    [[nodiscard]] std::optional<SvgTotal> total();

private:
    enum class State { New, Entered, Done };

    struct Node
    {
        SvgTotal total; ///< its own until it is done
        std::vector<size_t> children;
        QString link;
        double stroke; ///< its own or inherited
        State state = State::New;
    };

    [[nodiscard]] bool visit(size_t index, int depth);

    std::vector<Node> m_nodes;
    std::vector<size_t> m_open;
    QMultiHash<QString, size_t> m_named; ///< ids may repeat: which one is meant differs between decoders
};

} // namespace Flaghoist
