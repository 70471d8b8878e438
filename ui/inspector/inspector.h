#pragma once

#include <QList>
#include <QStyledItemDelegate>
#include <QWidget>

class QAbstractItemModel;
class QAction;
class QHBoxLayout;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QTreeView;

namespace Flaghoist {

class GlyphButton;

/// The close look at the run at the bottom of the window: a row of tabs that is always seen, and under it the
/// page of the current one. It is folded at first; only a person unfolds it.
class Inspector final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Inspector)

public:
    explicit Inspector(QWidget *parent = nullptr);

    enum class About { Flags, Other };
    /// \a tools stand in the row of tabs while the page is seen. \a action is checked meanwhile and opens or
    /// folds the page.
    void addPage(QAction *action, QWidget *page, QWidget *tools, About about);
    /// After the pages: what stands beside those that are about flags.
    void setDetails(QWidget *details);
    /// A number beside the title of \a page that calls for attention; 0 shows none.
    void setBadge(int page, int count);
    [[nodiscard]] int badge(int page) const { return m_pages.at(page).badge; }

    /// Pages count from 0. A number that no page has changes nothing.
    void setPage(int page);
    [[nodiscard]] int page() const;
    /// Shows or hides the pages; whoever lays this widget out gives or takes the room.
    void setUnfolded(bool unfolded);
    [[nodiscard]] bool isUnfolded() const { return m_unfolded; }
    /// Whether \a page is the one that is seen now.
    [[nodiscard]] bool isOpen(int page) const { return m_unfolded && this->page() == page; }
    /// Folded, only the tabs.
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void foldRequested(bool fold);

private:
    struct Page
    {
        QAction *action;
        QWidget *tools;
        About about;
        int badge = 0;
    };

    void toggle(int page);
    void refresh();

    QTabBar *const m_tabs;
    QHBoxLayout *const m_head;
    QStackedWidget *const m_stack;
    QWidget *m_details = nullptr;
    QSplitter *const m_split;
    QAction *const m_fold;
    GlyphButton *const m_foldButton;
    QList<Page> m_pages;
    bool m_unfolded = false;
};

// What the pages are made of.

/// With some room between lines and columns.
class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(8, 6);
    }
};

/// Lines of \a model, without a frame; headings give their columns the width of the text.
[[nodiscard]] QTreeView *newTable(QAbstractItemModel *model, const QString &accessibleName);
/// Keeps all columns of a table in its width: one gives way, then those that matter least are hidden.
class ColumnFit final : public QObject
{
    Q_DISABLE_COPY_MOVE(ColumnFit)

public:
    /// \a wide has what the others leave, at least \a least pixels; \a optional ones are hidden in their
    /// order.
    ColumnFit(QTreeView *table, int wide, int least, const QList<int> &optional);
    /// After the columns or their texts changed.
    void fit();

protected:
    bool eventFilter(QObject *table, QEvent *event) override;

private:
    QTreeView *const m_table;
    const int m_wide;
    const int m_least;
    const QList<int> m_optional;
};

/// A row of links for \a actions, after \a first where it is given.
[[nodiscard]] QWidget *newTools(const QList<QAction *> &actions, QWidget *first = nullptr);
/// One widget above the other, without margins; \a stretched has the height that the others leave.
[[nodiscard]] QWidget *newColumn(const QList<QWidget *> &widgets, QWidget *stretched);

} // namespace Flaghoist
