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

    void setUnfolded(bool unfolded);
    [[nodiscard]] bool isUnfolded() const { return m_unfolded; }
    [[nodiscard]] int foldedHeight() const;

signals:
    void unfoldedChanged(bool unfolded);

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
