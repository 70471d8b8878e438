#include "ui/currentflag.h"

#include <algorithm>
#include <utility>

namespace Flaghoist {

void CurrentFlag::set(int row, QList<int> selection)
{
    std::ranges::sort(selection);
    const bool selects = std::exchange(m_selection, selection) != selection;
    const bool moves = std::exchange(m_row, row) != row;
    if (moves)
        emit changed(m_row);
    if (moves || selects)
        emit selectionChanged();
}

} // namespace Flaghoist
