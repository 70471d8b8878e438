#include "ui/inspector/errorpanel.h"

#include "models/errormodel.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "ui/inspector/errordelegate.h"
#include "ui/inspector/errordetails.h"
#include "ui/runsentence.h"
#include "ui/widgets/emptynotice.h"
#include "ui/widgets/linesplitter.h"
#include "ui/widgets/linkbutton.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Flaghoist {

ErrorPanel::ErrorPanel(FlagModel *flags, DownloadSession *session, QWidget *parent)
    : QWidget(parent), m_flags(flags), m_session(session), m_errors(new ErrorModel(flags, this)),
      m_delegate(new ErrorDelegate(this)), m_log(new QTreeView), m_details(new ErrorDetails),
      m_notice(new EmptyNotice), m_split(new LineSplitter(Qt::Horizontal)), m_pages(new QStackedWidget(this)),
      m_copyAll(new LinkButton(tr("Copy all"), this))
{
    // Before the view connects: it moves its current line when that line leaves, which is no choice of a
    // person.
    connect(m_errors, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_linesLeave = true; });
    connect(m_errors, &QAbstractItemModel::rowsRemoved, this, [this] { m_linesLeave = false; });
    m_log->setModel(m_errors);
    m_log->setItemDelegate(m_delegate);
    m_log->setFrameShape(QFrame::NoFrame);
    m_log->setUniformRowHeights(true);
    m_log->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the URL gives way, and the details have it
    m_log->setIndentation(14);
    m_log->setAllColumnsShowFocus(true);
    m_log->setMouseTracking(true);
    m_log->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_log->setContextMenuPolicy(Qt::CustomContextMenu);
    m_log->setAccessibleName(tr("Errors"));
    m_log->setAccessibleDescription(tr("One line per code that failed, grouped by cause."));
    QHeaderView *const header = m_log->header();
    header->setStretchLastSection(true);
    header->setDefaultSectionSize(header->minimumSectionSize());
    for (const int column : {ErrorModel::Code, ErrorModel::Attempts, ErrorModel::Time})
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_log->viewport()->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        if (column == ErrorModel::Attempts || column == ErrorModel::Time || column == ErrorModel::Code)
            fitColumns();
    });
    header->resizeSection(ErrorModel::Country, 19 * fontMetrics().averageCharWidth());
    m_details->setMinimumWidth(24 * fontMetrics().averageCharWidth());

    m_split->addWidget(m_log);
    m_split->addWidget(m_details);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({760, 260});
    m_pages->addWidget(m_notice);
    m_pages->addWidget(m_split);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);

    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(m_errors, signal, this, &ErrorPanel::arrangeGroups);
        connect(m_errors, signal, this, &ErrorPanel::follow);
    }
    connect(m_errors, &QAbstractItemModel::modelReset, this, [this] {
        arrangeGroups();
        follow();
        selectFlag(m_currentRow);
    });
    connect(m_flags, &QAbstractItemModel::dataChanged, this, &ErrorPanel::followRow);
    connect(m_flags, &QAbstractItemModel::modelReset, this, [this] {
        if (m_log->currentIndex().isValid())
            return;
        m_detailedRow = -1;
        m_details->showNothing();
    });
    connect(m_session, &DownloadSession::stateChanged, this, &ErrorPanel::follow);
    connect(m_flags, &FlagModel::tallyChanged, this, &ErrorPanel::follow);
    connect(m_log->selectionModel(), &QItemSelectionModel::currentChanged, this, &ErrorPanel::showCurrent);
    connect(m_delegate, &ErrorDelegate::retryRequested, this, &ErrorPanel::retryGroup);
    connect(m_log, &QTreeView::customContextMenuRequested, this, &ErrorPanel::showMenu);
    connect(m_copyAll, &QPushButton::clicked, this, &ErrorPanel::copyAll);
    arrangeGroups();
    follow();
}

QWidget *ErrorPanel::tools() const
{
    return m_copyAll;
}

int ErrorPanel::errorCount() const
{
    return m_count;
}

void ErrorPanel::selectFlag(int row)
{
    const QModelIndex index = m_errors->indexOfFlag(row);
    if (index != m_log->currentIndex().siblingAtColumn(0)) {
        m_log->setCurrentIndex(index);
        if (index.isValid())
            m_log->scrollTo(index);
    }
    if (!index.isValid() && row >= 0 && row < m_flags->rowCount() && !m_flags->row(row).attempts.isEmpty())
        showDetails(row);
}

void ErrorPanel::follow()
{
    const int count = m_errors->errorCount();
    m_delegate->setRetryPossible(m_session->state() == DownloadSession::State::Finished);
    m_log->viewport()->update();
    m_copyAll->setEnabled(count > 0);
    m_notice->say(RunSentence::noErrors(m_session->state(), m_flags->tally()));
    if (count == 0)
        m_pages->setCurrentWidget(m_notice);
    else
        m_pages->setCurrentWidget(m_split);
    if (std::exchange(m_count, count) != count)
        emit errorCountChanged(count);
}

bool ErrorPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

/// What happened has the larger share of the room that the short columns leave; the URL takes the rest.
void ErrorPanel::fitColumns()
{
    QHeaderView *const header = m_log->header();
    int room = m_log->viewport()->width();
    for (const int column : {ErrorModel::Code, ErrorModel::Country, ErrorModel::Attempts, ErrorModel::Time})
        room -= header->sectionSize(column);
    header->resizeSection(ErrorModel::WhatHappened, std::max(room * 5 / 8, header->minimumSectionSize()));
}

void ErrorPanel::arrangeGroups()
{
    for (int group = 0; group < m_errors->rowCount(); ++group) {
        if (m_log->isFirstColumnSpanned(group, {}))
            continue;
        m_log->setFirstColumnSpanned(group, {}, true);
        m_log->expand(m_errors->index(group, 0));
    }
}

void ErrorPanel::showCurrent()
{
    const QVariant row = m_log->currentIndex().siblingAtColumn(0).data(ErrorModel::FlagRowRole);
    if (!row.isValid() || row.toInt() < 0) {
        m_detailedRow = -1;
        m_details->showNothing();
        return;
    }
    m_currentRow = row.toInt();
    showDetails(m_currentRow);
    if (!m_linesLeave)
        emit currentFlagChanged(m_currentRow);
}

void ErrorPanel::showDetails(int row)
{
    m_detailedRow = row;
    m_details->showFlag(m_flags->row(row));
}

/// Attempts are added while the details of a flag stand there.
void ErrorPanel::followRow(const QModelIndex &first, const QModelIndex &last)
{
    if (first.row() <= m_detailedRow && m_detailedRow <= last.row())
        m_details->showFlag(m_flags->row(m_detailedRow));
}

void ErrorPanel::retryGroup(const QModelIndex &group)
{
    const auto rows = group.siblingAtColumn(0).data(ErrorModel::GroupRowsRole).value<QList<int>>();
    if (m_session->state() == DownloadSession::State::Finished && !rows.isEmpty())
        m_session->retryRows(rows);
}

void ErrorPanel::showMenu(const QPoint &position)
{
    const QModelIndex current = m_log->currentIndex();
    if (!current.isValid())
        return;
    const QModelIndex group = current.parent().isValid() ? current.parent() : current;
    QMenu menu(m_log);
    const bool finished = m_session->state() == DownloadSession::State::Finished;
    if (current.parent().isValid()) {
        const int row = current.siblingAtColumn(0).data(ErrorModel::FlagRowRole).toInt();
        QAction *const one =
            menu.addAction(tr("&Retry This Flag"), this, [this, row] { m_session->retryRows({row}); });
        one->setEnabled(finished);
    }
    QAction *const whole =
        menu.addAction(tr("Retry This &Group"), this, [this, group] { retryGroup(group); });
    whole->setEnabled(finished);
    menu.addSeparator();
    menu.addAction(tr("&Copy All"), this, &ErrorPanel::copyAll);
    menu.exec(m_log->viewport()->mapToGlobal(position));
}

void ErrorPanel::copyAll()
{
    QGuiApplication::clipboard()->setText(errorsAsText(*m_errors));
}

QString errorsAsText(const ErrorModel &errors)
{
    QStringList lines;
    QStringList cells;
    for (int column = 0; column < ErrorModel::ColumnCount; ++column)
        cells << errors.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    lines << cells.join(u'\t');
    for (int group = 0; group < errors.rowCount(); ++group) {
        const QModelIndex parent = errors.index(group, 0);
        for (int row = 0; row < errors.rowCount(parent); ++row) {
            cells.clear();
            for (int column = 0; column < ErrorModel::ColumnCount; ++column)
                cells << errors.index(row, column, parent).data().toString().simplified();
            lines << cells.join(u'\t');
        }
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace Flaghoist
