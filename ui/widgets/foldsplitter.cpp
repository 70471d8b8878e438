#include "ui/widgets/foldsplitter.h"

#include <QResizeEvent>

#include <algorithm>

namespace Flaghoist {

FoldSplitter::FoldSplitter(Qt::Orientation orientation, int folding, int extent, QWidget *parent)
    : QSplitter(orientation, parent), m_folding(folding), m_extent(extent)
{
    setChildrenCollapsible(false);
}

void FoldSplitter::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    if (folded)
        m_extent = unfoldedExtent();
    m_folded = folded;
    emit foldedChanged(folded);
    apply();
}

int FoldSplitter::unfoldedExtent() const
{
    return m_folded || !isVisible() ? m_extent : sizes().value(m_folding, m_extent);
}

void FoldSplitter::setUnfoldedExtent(int extent)
{
    m_extent = std::max(extent, 1);
    apply();
}

/// Before the first showing the splitter has no extent to share out.
void FoldSplitter::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    if (!event->oldSize().isValid())
        apply();
}

void FoldSplitter::apply()
{
    if (count() != 2)
        return;
    QWidget *const widget = this->widget(m_folding);
    const int folded = along(widget->minimumSizeHint());
    const int largest = m_folded ? folded : QWIDGETSIZE_MAX;
    if (orientation() == Qt::Horizontal)
        widget->setMaximumWidth(largest);
    else
        widget->setMaximumHeight(largest);
    handle(1)->setEnabled(!m_folded);
    const int whole = along(size()) - handleWidth();
    const int extent = std::min(m_folded ? folded : m_extent, whole);
    QList<int> sizes{extent, whole - extent};
    if (m_folding == 1)
        std::swap(sizes[0], sizes[1]);
    setSizes(sizes);
}

int FoldSplitter::along(const QSize &size) const
{
    return orientation() == Qt::Horizontal ? size.width() : size.height();
}

} // namespace Flaghoist
