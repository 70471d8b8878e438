#pragma once

#include <QList>
#include <QObject>

#include <algorithm>
#include <utility>

namespace Flaghoist {

/// The flag of the run shown that all areas look at, and those that are selected with it. An area that
/// selects one calls set() and follows changed(); areas never speak to each other.
class CurrentFlag final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurrentFlag)

public:
    using QObject::QObject;

    /// The row in the run; -1 for none.
    [[nodiscard]] int row() const { return m_row; }
    /// Ascending; with the current one.
    [[nodiscard]] const QList<int> &selection() const { return m_selection; }
    void set(int row) { set(row, row < 0 ? QList<int>() : QList{row}); }
    void set(int row, QList<int> selection)
    {
        std::ranges::sort(selection);
        const bool selects = std::exchange(m_selection, selection) != selection;
        const bool moves = std::exchange(m_row, row) != row;
        if (moves)
            emit changed(m_row);
        if (moves || selects)
            emit selectionChanged();
    }

signals:
    void changed(int row);
    void selectionChanged();

private:
    int m_row = -1;
    QList<int> m_selection;
};

} // namespace Flaghoist
