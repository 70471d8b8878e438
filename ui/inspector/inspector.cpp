#include "ui/inspector/inspector.h"

#include "ui/widgets/appstyle.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/quietview.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
constexpr int minPage = 110; // the height of a page that is still of use
constexpr int detailsWidth = 320;
} // namespace

Inspector::Inspector(QWidget *parent)
    : QWidget(parent), m_tabs(new QTabBar), m_head(new QHBoxLayout), m_stack(new QStackedWidget),
      m_split(new QSplitter(Qt::Horizontal)), m_fold(new QAction(this)),
      m_foldButton(new GlyphButton(m_fold, Glyph::ChevronUp))
{
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    //: Accessible name of the tabs at the bottom of the window
    m_tabs->setAccessibleName(tr("Inspector"));
    m_head->setContentsMargins(8, 0, 8, 0);
    m_head->setSpacing(4);
    m_head->addWidget(m_tabs);
    m_head->addStretch(1);
    m_head->addWidget(m_foldButton);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_head);
    column->addWidget(newHairline());
    column->addWidget(m_split, 1);
    m_split->addWidget(m_stack);
    m_split->setChildrenCollapsible(false);
    m_split->setMinimumHeight(minPage);
    // The click that makes a tab current also opens it; one on the current tab of an open page folds it.
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this](int page) {
        if (page >= 0)
            toggle(page);
    });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int page) {
        m_stack->setCurrentIndex(page);
        refresh();
    });
    connect(m_fold, &QAction::triggered, this, [this] { emit foldRequested(m_unfolded); });
    refresh();
}

void Inspector::addPage(QAction *action, QWidget *page, QWidget *tools, About about)
{
    const int number = m_stack->addWidget(page);
    m_pages.append({action, tools, about});
    // What expands gives way to the tabs.
    const bool expands = tools->sizePolicy().horizontalPolicy() == QSizePolicy::Expanding;
    m_head->insertWidget(m_head->count() - 1, tools, expands ? 100 : 0);
    m_tabs->addTab(action->text().remove(u'&'));
    connect(action, &QAction::triggered, this, [this, number] {
        toggle(number);
        if (isOpen(number))
            m_stack->currentWidget()->setFocus(Qt::ShortcutFocusReason);
    });
    refresh();
}

void Inspector::setDetails(QWidget *details)
{
    m_details = details;
    m_split->addWidget(m_details);
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({3 * detailsWidth, detailsWidth});
    refresh();
}

void Inspector::setBadge(int page, int count)
{
    if (std::exchange(m_pages[page].badge, count) == count)
        return;
    const QString title = m_pages[page].action->text().remove(u'&');
    const QString number = QLocale().toString(count);
    m_tabs->setAccessibleTabName(page, count > 0 ? u"%1 %2"_s.arg(title, number) : title);
    const QString text = count > 0 ? u" %1 "_s.arg(number) : QString();
    auto *const before = qobject_cast<QLabel *>(m_tabs->tabButton(page, QTabBar::RightSide));
    if (before && before->text().size() == text.size()) // as wide
        return before->setText(text);
    QLabel *badge = nullptr;
    if (count > 0) {
        const Colours &colours = coloursOf(palette());
        badge = new QLabel(text);
        badge->setFont(bold(smallFont(font())));
        badge->setAlignment(Qt::AlignCenter);
        badge->setStyleSheet(u"background:%1; color:%2; border-radius:%3px; padding:0 3px"_s.arg(
            colours.errorFill.name(), colours.onError.name(),
            QString::number(badge->fontMetrics().height() / 2))); // more than half draws square corners
        badge->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    m_tabs->setTabButton(page, QTabBar::RightSide, badge);
    delete before;
}

int Inspector::page() const
{
    return m_tabs->currentIndex();
}

void Inspector::setPage(int page)
{
    if (page >= 0 && page < m_tabs->count())
        m_tabs->setCurrentIndex(page);
}

void Inspector::setUnfolded(bool unfolded)
{
    m_unfolded = unfolded;
    refresh();
}

QSize Inspector::minimumSizeHint() const
{
    const QSize size = QWidget::minimumSizeHint();
    return m_unfolded ? size : QSize(size.width(), m_head->sizeHint().height() + 1);
}

void Inspector::toggle(int page)
{
    const bool fold = isOpen(page) && m_stack->currentIndex() == page;
    setPage(page);
    emit foldRequested(fold);
    refresh(); // an action that was triggered toggled itself
}

void Inspector::refresh()
{
    m_split->setVisible(m_unfolded);
    for (int i = 0; i < int(m_pages.size()); ++i) {
        m_pages[i].action->setChecked(isOpen(i));
        m_pages[i].tools->setVisible(isOpen(i));
        if (m_details && i == page())
            m_details->setVisible(m_pages[i].about == About::Flags);
    }
    m_foldButton->setGlyph(m_unfolded ? Glyph::ChevronDown : Glyph::ChevronUp);
    m_fold->setText(m_unfolded ? tr("Fold the inspector") : tr("Unfold the inspector"));
}

QTreeView *newTable(QAbstractItemModel *model, const QString &accessibleName)
{
    auto *const table = new QuietView<QTreeView>;
    table->setModel(model);
    table->setItemDelegate(new RowDelegate(table));
    table->setFrameShape(QFrame::NoFrame);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setAllColumnsShowFocus(true);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->header()->setStretchLastSection(false);
    table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->setAccessibleName(accessibleName);
    return table;
}

ColumnFit::ColumnFit(QTreeView *table, int wide, int least, const QList<int> &optional)
    : QObject(table), m_table(table), m_wide(wide), m_least(least), m_optional(optional)
{
    table->installEventFilter(this);
}

void ColumnFit::fit()
{
    QHeaderView *const header = m_table->header();
    if (header->count() <= m_wide)
        return;
    const QAbstractItemView *const cells = m_table;
    const auto widthOf = [&](int column) {
        if (header->sectionResizeMode(column) == QHeaderView::Interactive)
            return header->sectionSize(column);
        return std::max(cells->sizeHintForColumn(column), header->sectionSizeHint(column));
    };
    header->setSectionResizeMode(m_wide, QHeaderView::Stretch);
    int missing = m_least + m_table->style()->pixelMetric(QStyle::PM_ScrollBarExtent) - m_table->width();
    for (int column = 0; column < header->count(); ++column) {
        m_table->setColumnHidden(column, false);
        missing += column == m_wide ? 0 : widthOf(column);
    }
    for (const int column : m_optional) {
        if (missing <= 0)
            break;
        missing -= widthOf(column);
        m_table->setColumnHidden(column, true);
    }
}

bool ColumnFit::eventFilter(QObject *table, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        fit();
    return QObject::eventFilter(table, event);
}

QWidget *newTools(const QList<QAction *> &actions, QWidget *first)
{
    auto *const tools = new QWidget;
    auto *const row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    if (first) {
        first->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        tools->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        row->addWidget(first, 1);
    }
    for (QAction *const action : actions)
        row->addWidget(new ActionButton(action, ActionButton::Look::Link));
    return tools;
}

QWidget *newColumn(const QList<QWidget *> &widgets, QWidget *stretched)
{
    auto *const page = new QWidget;
    auto *const column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QWidget *const widget : widgets)
        column->addWidget(widget);
    column->setStretchFactor(stretched, 1);
    return page;
}

} // namespace Flaghoist
