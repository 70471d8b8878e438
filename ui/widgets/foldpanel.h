#pragma once

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QStackedWidget;

namespace Flaghoist {

class BadgeTab;

/// The pages at the bottom: a row of tabs that is always seen, and under it the open page. Folded at
/// first; only a person unfolds it.
class FoldPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoldPanel)

public:
    explicit FoldPanel(QWidget *parent = nullptr);

    /// \a tools stand in the row of tabs while the page is open.
    BadgeTab *addPage(const QString &title, QWidget *page, QWidget *tools);

    /// Which page is seen while unfolded; pages count from 0. A number that no page has changes nothing.
    void setPage(int page);
    [[nodiscard]] int page() const;
    void setUnfolded(bool unfolded);
    [[nodiscard]] bool isUnfolded() const { return m_unfolded; }
    /// Whether \a page is the one that is seen now.
    [[nodiscard]] bool isOpen(int page) const { return m_unfolded && this->page() == page; }
    [[nodiscard]] int foldedHeight() const;

signals:
    void unfoldedChanged(bool unfolded);
    /// Another page is seen, or none any more.
    void openPageChanged();

private:
    void press(int page);
    void refresh();

    QHBoxLayout *const m_head;
    QStackedWidget *const m_pages;
    QList<BadgeTab *> m_tabs;
    QList<QWidget *> m_tools;
    bool m_unfolded = false;
};

} // namespace Flaghoist
