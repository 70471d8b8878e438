#include "ui/widgets/foldpanel.h"

#include "ui/widgets/badgetab.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Flaghoist {

FoldPanel::FoldPanel(QWidget *parent)
    : QWidget(parent), m_head(new QHBoxLayout), m_pages(new QStackedWidget(this))
{
    m_head->setContentsMargins(4, 0, 12, 0);
    m_head->setSpacing(0);
    m_head->addStretch(1);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_head);
    column->addWidget(m_pages, 1);
    refresh();
}

BadgeTab *FoldPanel::addPage(const QString &title, QWidget *page, QWidget *tools)
{
    auto *const tab = new BadgeTab(title, this);
    const int number = m_pages->addWidget(page);
    m_head->insertWidget(number, tab);
    m_head->addWidget(tools);
    m_tabs << tab;
    m_tools << tools;
    connect(tab, &BadgeTab::clicked, this, [this, number] { press(number); });
    refresh();
    return tab;
}

void FoldPanel::setUnfolded(bool unfolded)
{
    if (unfolded == m_unfolded)
        return;
    m_unfolded = unfolded;
    refresh();
    emit unfoldedChanged(m_unfolded);
    emit openPageChanged();
}

int FoldPanel::page() const
{
    return m_pages->currentIndex();
}

void FoldPanel::setPage(int page)
{
    if (page == m_pages->currentIndex() || page < 0 || page >= m_pages->count())
        return;
    m_pages->setCurrentIndex(page);
    refresh();
    if (m_unfolded)
        emit openPageChanged();
}

int FoldPanel::foldedHeight() const
{
    return m_head->sizeHint().height();
}

void FoldPanel::press(int page)
{
    const bool fold = isOpen(page);
    setPage(page);
    setUnfolded(!fold);
    refresh(); // the tab that was pressed toggled itself
}

void FoldPanel::refresh()
{
    m_pages->setVisible(m_unfolded);
    for (qsizetype i = 0; i < m_tabs.size(); ++i) {
        const bool open = isOpen(int(i));
        m_tabs[i]->setChecked(open);
        m_tools[i]->setVisible(open);
    }
    // Folded, the splitter above has nothing to drag.
    setMaximumHeight(m_unfolded ? QWIDGETSIZE_MAX : foldedHeight());
}

} // namespace Flaghoist
