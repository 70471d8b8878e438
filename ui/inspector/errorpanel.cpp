#include "ui/inspector/errorpanel.h"

#include "models/errormodel.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "ui/currentflag.h"
#include "ui/flagcommands.h"
#include "ui/inspector/errordelegate.h"
#include "ui/runsentence.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/emptynotice.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QMessageBox>
#include <QSaveFile>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

/// Groups by size, whatever column sorts the lines within them.
class ErrorOrder final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override
    {
        if (left.parent().isValid())
            return QSortFilterProxyModel::lessThan(left, right);
        const int leftSize = left.siblingAtColumn(0).data(ErrorModel::SortRole).toInt();
        const int rightSize = right.siblingAtColumn(0).data(ErrorModel::SortRole).toInt();
        return sortOrder() == Qt::AscendingOrder ? leftSize > rightSize : leftSize < rightSize;
    }
};

ErrorPanel::ErrorPanel(FlagModel *flags, DownloadSession *session, CurrentFlag *current,
                       const FlagCommands *commands, QWidget *parent)
    : QWidget(parent), m_flags(flags), m_session(session), m_current(current), m_commands(commands),
      m_errors(new ErrorModel(flags, this)), m_order(new ErrorOrder(this)),
      m_delegate(new ErrorDelegate(this)), m_log(new QTreeView), m_notice(new EmptyNotice),
      m_pages(new QStackedWidget), m_retryGroup(new QAction(tr("Retry this &group"), this)),
      m_copy(new QAction(tr("&Copy lines"), this)), m_copyAll(new QAction(tr("Copy &all"), this)),
      //: Saves the error log to a file
      m_export(new QAction(tr("&Export…"), this)), m_tools(new QWidget(this))
{
    // Before the view connects: it moves its current line when that line leaves, which no person asked for.
    connect(m_order, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_linesLeave = true; });
    m_order->setSourceModel(m_errors);
    m_order->setSortRole(ErrorModel::SortRole);
    m_order->setSortLocaleAware(true);
    layOut();
    m_order->sort(ErrorModel::Code);
    m_retryGroup->setShortcut(Qt::SHIFT | Qt::Key_F5);
    m_copy->setShortcut(QKeySequence::Copy);
    for (QAction *const action : {m_retryGroup, m_copy}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        m_log->addAction(action);
    }
    m_log->addActions({commands->retry, commands->copyUrl});

    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(m_order, signal, this, [this] {
            m_linesLeave = false;
            arrangeGroups();
            refresh();
            showCurrent();
        });
    }
    connect(m_order, &QAbstractItemModel::layoutChanged, this, &ErrorPanel::arrangeGroups);
    connect(m_order, &QAbstractItemModel::modelReset, this, [this] {
        arrangeGroups();
        refresh();
    });
    connect(m_session, &DownloadSession::stateChanged, this, &ErrorPanel::refresh);
    connect(m_flags, &FlagModel::tallyChanged, this, &ErrorPanel::refresh);
    connect(m_log->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ErrorPanel::publishSelection);
    connect(m_log->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ErrorPanel::publishSelection);
    connect(m_current, &CurrentFlag::changed, this, &ErrorPanel::showCurrent);
    connect(m_delegate, &ErrorDelegate::retryRequested, this, &ErrorPanel::retryGroup);
    connect(m_log, &QTreeView::customContextMenuRequested, this, &ErrorPanel::showMenu);
    connect(m_retryGroup, &QAction::triggered, this, [this] {
        const QModelIndex line = m_log->currentIndex();
        retryGroup(line.parent().isValid() ? line.parent() : line);
    });
    connect(m_copy, &QAction::triggered, this, [this] { copy(false); });
    connect(m_copyAll, &QAction::triggered, this, [this] { copy(true); });
    connect(m_export, &QAction::triggered, this, &ErrorPanel::exportAll);
    arrangeGroups();
    refresh();
}

void ErrorPanel::layOut()
{
    m_log->setModel(m_order);
    m_log->setItemDelegate(m_delegate);
    m_log->setFrameShape(QFrame::NoFrame);
    m_log->setUniformRowHeights(true);
    m_log->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the URL gives way, and the details have it
    m_log->setIndentation(14);
    m_log->setAllColumnsShowFocus(true);
    m_log->setMouseTracking(true);
    m_log->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_log->setTextElideMode(Qt::ElideMiddle);
    m_log->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_log->setContextMenuPolicy(Qt::CustomContextMenu);
    m_log->setSortingEnabled(true);
    m_log->sortByColumn(ErrorModel::Code, Qt::AscendingOrder);
    m_log->setAccessibleName(tr("Errors"));
    m_log->setAccessibleDescription(tr("One line per code that failed, grouped by cause."));
    QHeaderView *const header = m_log->header();
    header->setStretchLastSection(true);
    const int character = fontMetrics().averageCharWidth();
    header->resizeSection(ErrorModel::Code, 11 * character);
    header->resizeSection(ErrorModel::Country, 20 * character);
    header->resizeSection(ErrorModel::Attempts, 11 * character);
    header->resizeSection(ErrorModel::Time, 10 * character);
    m_log->viewport()->installEventFilter(this);

    auto *const row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    for (QAction *const action : {m_copyAll, m_export})
        row->addWidget(new ActionButton(action, ActionButton::Look::Link));
    m_pages->addWidget(m_notice);
    m_pages->addWidget(m_log);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
}

void ErrorPanel::refresh()
{
    const int count = m_errors->errorCount();
    const bool isLast = &m_flags->run() == &m_session->run();
    const bool finished = isLast && m_session->state() == DownloadSession::State::Finished;
    m_delegate->setRetryPossible(finished);
    m_retryGroup->setEnabled(finished && count > 0);
    m_log->viewport()->update();
    for (QAction *const action : {m_copy, m_copyAll, m_export})
        action->setEnabled(count > 0);
    m_notice->setNotice(RunSentence::noErrors(m_flags->tally()));
    m_pages->setCurrentWidget(count == 0 ? static_cast<QWidget *>(m_notice) : m_log);
    setFocusProxy(count == 0 ? nullptr : m_log);
    if (std::exchange(m_count, count) != count)
        emit errorCountChanged(count);
}

bool ErrorPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

QByteArray ErrorPanel::columns() const
{
    return m_log->header()->saveState();
}

void ErrorPanel::restoreColumns(const QByteArray &columns)
{
    m_log->header()->restoreState(columns);
    m_order->sort(m_log->header()->sortIndicatorSection(), m_log->header()->sortIndicatorOrder());
}

/// What happened has the larger share of the room that the short columns leave; the URL takes the rest.
void ErrorPanel::fitColumns()
{
    QHeaderView *const header = m_log->header();
    int room = m_log->viewport()->width();
    for (const int column : {ErrorModel::Code, ErrorModel::Country, ErrorModel::Attempts, ErrorModel::Time})
        room -= header->sectionSize(column);
    header->resizeSection(ErrorModel::WhatHappened, std::max(room * 5 / 9, header->minimumSectionSize()));
}

void ErrorPanel::arrangeGroups()
{
    for (int group = 0; group < m_order->rowCount(); ++group) {
        if (m_log->isFirstColumnSpanned(group, {}))
            continue; // known already: it stays folded or unfolded
        m_log->setFirstColumnSpanned(group, {}, true);
        m_log->expand(m_order->index(group, 0));
    }
}

void ErrorPanel::publishSelection()
{
    if (m_linesLeave || m_showing)
        return;
    QList<int> rows;
    for (const QModelIndex &index : m_log->selectionModel()->selectedRows()) {
        if (const int row = index.data(ErrorModel::FlagRowRole).toInt(); row >= 0)
            rows << row;
    }
    const QVariant row = m_log->currentIndex().siblingAtColumn(0).data(ErrorModel::FlagRowRole);
    if (!row.isValid() || row.toInt() < 0)
        return; // on a group the flag stays
    const QScopedValueRollback showing(m_showing, true);
    m_current->set(row.toInt(), rows);
}

void ErrorPanel::showCurrent()
{
    if (m_showing || m_linesLeave)
        return;
    const QScopedValueRollback showing(m_showing, true);
    const QModelIndex index = m_order->mapFromSource(m_errors->indexOfFlag(m_current->row()));
    if (index == m_log->currentIndex().siblingAtColumn(0))
        return;
    if (!index.isValid()) {
        m_log->selectionModel()->clear();
        return;
    }
    m_log->selectionModel()->setCurrentIndex(index,
                                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (m_log->isExpanded(index.parent()))
        m_log->scrollTo(index); // a group that was folded stays folded
}

void ErrorPanel::retryGroup(const QModelIndex &group)
{
    const auto rows = group.siblingAtColumn(0).data(ErrorModel::GroupRowsRole).value<QList<int>>();
    if (m_retryGroup->isEnabled() && !rows.isEmpty())
        m_session->retryRows(rows);
}

void ErrorPanel::showMenu(const QPoint &position)
{
    const QModelIndex index = m_log->indexAt(position);
    if (!index.isValid())
        return;
    QMenu menu(m_log);
    if (index.parent().isValid())
        menu.addActions({m_commands->retry, m_retryGroup, m_commands->copyCurl, m_commands->copyUrl});
    else
        menu.addAction(m_retryGroup);
    menu.addSeparator();
    menu.addActions({m_copy, m_copyAll, m_export});
    menu.exec(m_log->viewport()->mapToGlobal(position));
}

void ErrorPanel::copy(bool all)
{
    QGuiApplication::clipboard()->setText(
        errorsAsText(errorLines(*m_order, all ? QList<int>() : m_current->selection())));
}

void ErrorPanel::exportAll()
{
    const QString name =
        QFileDialog::getSaveFileName(this, tr("Export the errors"), u"flaghoist-errors.csv"_s,
                                     //: Kinds of files; the parts in brackets stay
                                     tr("Table (*.csv);;JSON (*.json)"));
    if (name.isEmpty())
        return;
    const QList<QStringList> lines = errorLines(*m_order);
    QSaveFile file(name);
    const bool json = name.endsWith(".json"_L1, Qt::CaseInsensitive);
    const bool saved = file.open(QIODevice::WriteOnly)
        && file.write(json ? errorsAsJson(lines) : errorsAsCsv(lines)) >= 0 && file.commit();
    if (!saved)
        //: %1 is the name of a file, %2 what the system says
        QMessageBox::warning(
            this, tr("Export the errors"),
            tr("%1 could not be written: %2. Choose another folder.").arg(name, file.errorString()));
}

QList<QStringList> errorLines(const QAbstractItemModel &errors, const QList<int> &wanted)
{
    QList<QStringList> lines(1);
    for (int column = 0; column < ErrorModel::ColumnCount; ++column)
        lines.first() << errors.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    for (int group = 0; group < errors.rowCount(); ++group) {
        const QModelIndex parent = errors.index(group, 0);
        for (int row = 0; row < errors.rowCount(parent); ++row) {
            const int flag = errors.index(row, 0, parent).data(ErrorModel::FlagRowRole).toInt();
            if (!wanted.isEmpty() && !wanted.contains(flag))
                continue;
            QStringList &line = lines.emplace_back();
            for (int column = 0; column < ErrorModel::ColumnCount; ++column)
                line << errors.index(row, column, parent).data().toString().simplified();
        }
    }
    return lines;
}

QString errorsAsText(const QList<QStringList> &lines)
{
    QString text;
    for (const QStringList &line : lines)
        text += line.join(u'\t') + u'\n';
    return text;
}

QByteArray errorsAsCsv(const QList<QStringList> &lines)
{
    QString text;
    for (const QStringList &line : lines) {
        QStringList cells;
        for (QString cell : line) {
            // A table program takes a cell that begins so for a formula.
            if (!cell.isEmpty() && u"=+-@"_s.contains(cell.front()))
                cell.prepend(u'\'');
            cells << u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
        }
        text += cells.join(u',') + u"\r\n"_s;
    }
    return text.toUtf8();
}

QByteArray errorsAsJson(const QList<QStringList> &lines)
{
    static const char *const keys[] = {"code", "country", "error", "attempts", "time", "url"};
    QJsonArray array;
    for (const QStringList &line : lines.mid(1)) {
        QJsonObject object;
        for (qsizetype column = 0; column < line.size(); ++column)
            object.insert(QLatin1StringView(keys[column]), line.at(column));
        array.append(object);
    }
    return QJsonDocument(array).toJson();
}

} // namespace Flaghoist
