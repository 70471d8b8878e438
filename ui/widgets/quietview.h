#pragma once

#include <QTreeView>

#include <type_traits>

namespace Flaghoist {

/// A view that claims the focus of a screen reader only while it has that of the keyboard; those of Qt do
/// with each change of their current item.
template <typename View> class QuietView : public View
{
public:
    using View::View;

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override
    {
        if (this->hasFocus())
            return View::currentChanged(current, previous);
        this->QAbstractItemView::currentChanged(current, previous); // NOLINT(bugprone-parent-virtual-call)
        if constexpr (std::is_base_of_v<QTreeView, View>)
            this->viewport()->update(); // the whole line shows it
    }
};

} // namespace Flaghoist
