#include "ui/flags/flagsarea.h"

#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "ui/actions.h"
#include "ui/currentflag.h"
#include "ui/flagcommands.h"
#include "ui/flags/flaglist.h"
#include "ui/flags/flagview.h"
#include "ui/flags/previewwindow.h"
#include "ui/flags/runheader.h"
#include "ui/flags/tallybars.h"
#include "ui/widgets/appstyle.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QActionGroup>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIdentityProxyModel>
#include <QItemSelectionModel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Flaghoist {

namespace {

class FirstColumn final : public QIdentityProxyModel
{
public:
    using QIdentityProxyModel::QIdentityProxyModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : 1;
    }
};

} // namespace

FlagsArea::FlagsArea(FlagModel *flags, DownloadSession *session, CurrentFlag *current, const Actions *actions,
                     const FlagCommands *commands, QWidget *parent)
    : QWidget(parent), m_flags(flags), m_session(session), m_current(current), m_actions(actions),
      m_shown(new FlagFilterModel(this)), m_codes(new FirstColumn(this)),
      m_header(new RunHeader(flags, session, actions)), m_chips(new ChipBar),
      m_switch(new QButtonGroup(this)), m_cells(new FlagView), m_list(new FlagList),
      m_notice(new EmptyNotice), m_pages(new QStackedWidget)
{
    // Before the views connect: their current row moves when it leaves, which no person asked for.
    connect(m_shown, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_rowsLeave = true; });
    m_shown->setSourceModel(m_flags);
    m_shown->setSortRole(FlagModel::SortRole);
    m_shown->setSortLocaleAware(true);
    m_codes->setSourceModel(m_shown);
    m_cells->setModel(m_codes);
    m_list->setModel(m_shown);
    layOut();
    connectActions();
    connectViews(commands);
    connectCurrent();
    connect(m_notice, &EmptyNotice::actionRequested, this, [this] {
        if (m_flags->tally().total == 0)
            m_actions->chooseTopTwenty->trigger();
        else
            m_chips->setFilter(ChipBar::Filter::All);
    });
    connect(m_flags, &FlagModel::modelReset, this, &FlagsArea::refresh);
    connect(m_flags, &FlagModel::tallyChanged, this, &FlagsArea::refresh);
    connect(m_flags, &FlagModel::rowsUpdated, this, [this](const QList<int> &rows) {
        for (const int row : m_view == View::List ? QList<int>() : rows)
            m_cells->update(indexOfFlag(row));
    });
    connect(m_header, &RunHeader::pathRequested, this, &FlagsArea::pathRequested);
    setView(View::Grid);
    refresh();
}

void FlagsArea::layOut()
{
    for (QWidget *const page : std::initializer_list<QWidget *>{m_cells, m_list, m_notice})
        m_pages->addWidget(page);
    auto *const tools = new QHBoxLayout;
    tools->setContentsMargins(12, 8, 12, 6);
    tools->setSpacing(6);
    tools->addWidget(m_chips, 1);
    m_zoom = {new GlyphButton(m_actions->zoomOut, Glyph::Minus),
              new GlyphButton(m_actions->zoomIn, Glyph::Plus)};
    for (QWidget *const button : m_zoom)
        tools->addWidget(button, 0, Qt::AlignTop);
    for (QAction *const action : {m_actions->mosaic, m_actions->grid, m_actions->list}) {
        auto *const button = new Chip(action->text().remove(u'&'));
        m_switch->addButton(button, int(m_switch->buttons().size()));
        tools->addWidget(button, 0, Qt::AlignTop);
        connect(action, &QAction::triggered, button, &QAbstractButton::click);
        connect(button, &QAbstractButton::toggled, action, &QAction::setChecked);
    }
    m_pages->setMinimumHeight(2 * fontMetrics().lineSpacing()); // they give way to the header
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(newHairline());
    column->addLayout(tools);
    column->addWidget(m_pages, 1);
}

void FlagsArea::connectActions()
{
    connect(m_switch, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            setView(View(id));
    });
    connect(m_actions->zoomIn, &QAction::triggered, this, [this] { m_cells->setZoom(m_cells->zoom() + 1); });
    connect(m_actions->zoomOut, &QAction::triggered, this, [this] { m_cells->setZoom(m_cells->zoom() - 1); });
    connect(m_actions->zoomReset, &QAction::triggered, this,
            [this] { m_cells->setZoom(FlagView::defaultZoom); });
    connect(m_cells, &FlagView::zoomChanged, this, &FlagsArea::updateZoom);
    connect(m_actions->filters, &QActionGroup::triggered, this,
            [this](const QAction *filter) { m_chips->setFilter(ChipBar::Filter(filter->data().toInt())); });
    connect(m_chips, &ChipBar::filterChanged, this, [this](ChipBar::Filter filter) {
        Actions::in(m_actions->filters, int(filter))->setChecked(true);
        m_shown->setFilter(filter);
        choosePage();
    });
}

void FlagsArea::connectViews(const FlagCommands *commands)
{
    connect(m_list->header(), &QHeaderView::sortIndicatorChanged, m_shown, &QSortFilterProxyModel::sort);
    connect(commands->preview, &QAction::triggered, this, [this, commands] { showPreview(commands); });
    for (QAbstractItemView *const view : std::initializer_list<QAbstractItemView *>{m_cells, m_list}) {
        const auto publish = [this, view] {
            if (view == shownView())
                publishSelection();
        };
        connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this, publish);
        connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, publish);
        commands->addTo(view);
        connect(view, &QAbstractItemView::doubleClicked, commands->preview, &QAction::trigger);
        connect(view, &QWidget::customContextMenuRequested, this, [view, commands](const QPoint &position) {
            if (!view->indexAt(position).isValid())
                return;
            QMenu menu(view);
            commands->fillMenu(&menu);
            menu.exec(view->viewport()->mapToGlobal(position));
        });
    }
}

void FlagsArea::showPreview(const FlagCommands *commands)
{
    if (!m_preview)
        m_preview = new PreviewWindow(m_flags, m_current, commands, window());
    m_preview->show();
    m_preview->raise();
    m_preview->activateWindow();
}

void FlagsArea::connectCurrent()
{
    connect(m_shown, &QAbstractItemModel::rowsRemoved, this, [this] {
        m_rowsLeave = false;
        showCurrent();
    });
    connect(m_shown, &QAbstractItemModel::rowsInserted, this, &FlagsArea::showCurrent);
    connect(m_shown, &QAbstractItemModel::modelReset, this, [this] { m_current->set(-1); });
    connect(m_current, &CurrentFlag::selectionChanged, this, &FlagsArea::showCurrent);
}

void FlagsArea::setView(View view)
{
    const bool hadFocus = shownView()->hasFocus();
    m_view = view;
    m_switch->button(int(view))->setChecked(true);
    // Cards, tiles and words begin below those of the header; around a card there is more room.
    const int indent = view == View::Grid ? 8 : view == View::Mosaic ? 11 : 10;
    m_pages->setContentsMargins(isRightToLeft() ? 0 : indent, 0, isRightToLeft() ? indent : 0, 0);
    updateZoom();
    if (view == View::List) {
        m_shown->sort(m_list->header()->sortIndicatorSection(), m_list->header()->sortIndicatorOrder());
    } else {
        m_shown->sort(-1); // in the order of the plan
        m_cells->setKind(view == View::Mosaic ? FlagView::Kind::Mosaic : FlagView::Kind::Grid);
    }
    showCurrent(); // before the view gets the focus, which would make its first flag current
    choosePage();
    if (hadFocus)
        focusFlags();
}

QByteArray FlagsArea::columns() const
{
    return m_list->header()->saveState();
}

void FlagsArea::restoreColumns(const QByteArray &columns)
{
    const QSignalBlocker quiet(m_list->header()); // the grid stays in the order of the plan
    m_list->header()->restoreState(columns);
    if (m_view == View::List)
        setView(View::List);
}

void FlagsArea::updateZoom()
{
    const bool cells = m_view != View::List;
    m_actions->zoomIn->setEnabled(cells && m_cells->zoom() < FlagView::zoomSteps - 1);
    m_actions->zoomOut->setEnabled(cells && m_cells->zoom() > 0);
    m_actions->zoomReset->setEnabled(cells && m_cells->zoom() != FlagView::defaultZoom);
}

void FlagsArea::resizeEvent(QResizeEvent *event)
{
    constexpr int linesForAll = 15; // of header, chips and a row of flags
    constexpr int linesForZoom = 38; // of width for chips, zoom and views beside each other
    QWidget::resizeEvent(event);
    const int line = fontMetrics().lineSpacing();
    m_header->setShort(height() < linesForAll * line);
    for (QWidget *const button : m_zoom)
        button->setVisible(width() >= linesForZoom * line); // the menu and the wheel zoom too
}

void FlagsArea::focusFlags()
{
    shownView()->setFocus(Qt::OtherFocusReason);
}

void FlagsArea::refresh()
{
    const Tally &tally = m_flags->tally();
    m_chips->setTally(tally);
    Actions::in(m_actions->filters, int(ChipBar::Filter::Unchanged))->setEnabled(tally.unchanged > 0);
    Actions::in(m_actions->filters, int(ChipBar::Filter::Cancelled))->setEnabled(tally.cancelled > 0);
    choosePage();
}

void FlagsArea::choosePage()
{
    const bool empty = m_shown->rowCount() == 0;
    if (m_flags->tally().total == 0)
        m_notice->setNotice(tr("Choose at least one country."),
                            m_actions->chooseTopTwenty->text().remove(u'&'));
    else if (empty)
        //: %1 is the word of a filter chip, such as “Failed”
        m_notice->setNotice(tr("No flags in “%1”.").arg(FlagFilterModel::label(m_chips->filter())),
                            tr("Show all flags"));
    m_pages->setCurrentWidget(empty ? static_cast<QWidget *>(m_notice) : shownView());
}

/// Of the run, ascending.
QList<int> FlagsArea::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : shownView()->selectionModel()->selectedIndexes()) {
        if (index.column() == 0)
            rows << flagRow(index);
    }
    std::ranges::sort(rows);
    return rows;
}

void FlagsArea::publishSelection()
{
    if (m_rowsLeave || m_showing)
        return;
    const QScopedValueRollback showing(m_showing, true);
    const QList<int> rows = selectedRows();
    const QItemSelectionModel *const selection = shownView()->selectionModel();
    const QModelIndex current = selection->currentIndex();
    m_current->set(current.isValid() ? flagRow(current) : rows.value(0, -1), rows);
}

/// What was selected elsewhere; the filter gives way when it hides that flag.
void FlagsArea::showCurrent()
{
    if (m_showing || m_rowsLeave)
        return;
    const QScopedValueRollback showing(m_showing, true);
    QItemSelectionModel *const selection = shownView()->selectionModel();
    const QModelIndex index = indexOfFlag(m_current->row());
    if (index == selection->currentIndex().siblingAtColumn(0) && m_current->selection() == selectedRows())
        return;
    if (!index.isValid()) {
        selection->clear(); // it left the filter; another flag is not what was selected
        return;
    }
    selection->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    for (const int row : m_current->selection())
        selection->select(indexOfFlag(row), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    shownView()->scrollTo(index);
}

QModelIndex FlagsArea::indexOfFlag(int row) const
{
    const QModelIndex shown = m_shown->mapFromSource(m_flags->index(row, 0));
    return m_view == View::List ? shown : m_codes->mapFromSource(shown);
}

QAbstractItemView *FlagsArea::shownView() const
{
    if (m_view == View::List)
        return m_list;
    return m_cells;
}

int FlagsArea::flagRow(const QModelIndex &index) const
{
    return m_shown->mapToSource(index.model() == m_codes ? m_codes->mapToSource(index) : index).row();
}

} // namespace Flaghoist
