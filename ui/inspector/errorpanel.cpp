#include "ui/inspector/errorpanel.h"

#include "models/errormodel.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "session/runexport.h"
#include "ui/currentflag.h"
#include "ui/flagcommands.h"
#include "ui/inspector/inspector.h"
#include "ui/runexport.h"
#include "ui/runsentence.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/quietview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QTreeView>

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

namespace {
QString retryText()
{
    return ErrorPanel::tr("Retry this group");
}

QRect linkRect(const QRect &line, const QString &group, const QFont &font, Qt::LayoutDirection direction)
{
    constexpr int gap = 18;
    const int left = line.left() + QFontMetrics(semiBold(font)).horizontalAdvance(group) + gap;
    const QRect link(left, line.top(), QFontMetrics(font).horizontalAdvance(retryText()) + 2, line.height());
    return QStyle::visualRect(direction, line, link);
}
} // namespace

/// Groups have their link, where they can be retried; URLs are subdued.
class ErrorDelegate final : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

    bool canRetry = false;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        const Colours &colours = coloursOf(item.palette);
        const bool selected = item.state.testFlag(QStyle::State_Selected);
        const bool isGroup = !index.parent().isValid();
        if (isGroup || index.column() == ErrorModel::Code)
            item.font = semiBold(item.font);
        if (index.column() == ErrorModel::Url && !selected)
            item.palette.setColor(QPalette::Text, colours.muted);
        if (isGroup && !selected)
            painter->fillRect(
                item.rect,
                blended(item.palette.color(QPalette::Text), item.palette.color(QPalette::Base), 0.05));
        RowDelegate::paint(painter, item, index);
        if (!isGroup || !canRetry)
            return;
        QFont link = option.font;
        link.setUnderline(item.state.testFlag(QStyle::State_MouseOver));
        painter->save();
        painter->setFont(link);
        painter->setPen(selected ? item.palette.color(QPalette::HighlightedText) : colours.busy);
        painter->drawText(linkRect(item.rect, index.data().toString(), option.font, option.direction),
                          Qt::AlignLeading | Qt::AlignVCenter, retryText());
        painter->restore();
    }
};

ErrorPanel::ErrorPanel(FlagModel *flags, DownloadSession *session, CurrentFlag *current,
                       const FlagCommands *commands, QWidget *parent)
    : QStackedWidget(parent), m_flags(flags), m_session(session), m_current(current), m_commands(commands),
      m_errors(new ErrorModel(flags, this)), m_order(new ErrorOrder(this)),
      m_delegate(new ErrorDelegate(this)), m_log(new QuietView<QTreeView>), m_notice(new EmptyNotice),
      m_retryGroup(new QAction(tr("Retry this &group"), this)), m_copy(new QAction(tr("&Copy lines"), this)),
      m_copyAll(new QAction(tr("Copy &all"), this)),
      //: Saves the error log to a file
      m_export(new QAction(tr("&Export…"), this)), m_tools(newTools({m_copyAll, m_export})),
      m_fit(new ColumnFit(m_log, ErrorModel::Url, 80, {ErrorModel::Attempts, ErrorModel::Country}))
{
    // Before the view connects: it moves its current line when that line leaves, which no person asked for.
    connect(m_order, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_linesLeave = true; });
    m_order->setSourceModel(m_errors);
    m_order->setSortRole(ErrorModel::SortRole);
    m_order->setSortLocaleAware(true);
    layOut();
    restoreColumns({});
    m_retryGroup->setShortcut(Qt::SHIFT | Qt::Key_F5);
    m_copy->setShortcut(QKeySequence::Copy);
    for (QAction *const action : {m_retryGroup, m_copy})
        action->setShortcutContext(Qt::WidgetShortcut);
    m_log->addActions({m_retryGroup, m_copy, commands->retry, commands->copyUrl});

    const auto linesChanged = [this] {
        m_linesLeave = false;
        arrangeGroups();
        if (const QModelIndex line = m_log->currentIndex(); !line.isValid() || line.parent().isValid())
            showCurrent(); // a person on a heading stays there
    };
    connect(m_order, &QAbstractItemModel::rowsInserted, this, linesChanged);
    connect(m_order, &QAbstractItemModel::rowsRemoved, this, linesChanged);
    connect(m_order, &QAbstractItemModel::modelReset, this, linesChanged);
    connect(m_order, &QAbstractItemModel::modelReset, this, &ErrorPanel::refresh);
    connect(m_order, &QAbstractItemModel::modelReset, m_fit, &ColumnFit::fit);
    connect(m_order, &QAbstractItemModel::layoutChanged, this, &ErrorPanel::arrangeGroups);
    connect(m_session, &DownloadSession::stateChanged, this, &ErrorPanel::refresh);
    connect(m_flags, &FlagModel::tallyChanged, this, &ErrorPanel::refresh);
    connect(m_log->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ErrorPanel::publishSelection);
    connect(m_log->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ErrorPanel::publishSelection);
    connect(m_current, &CurrentFlag::changed, this, &ErrorPanel::showCurrent);
    connect(m_log, &QTreeView::customContextMenuRequested, this, &ErrorPanel::showMenu);
    connect(m_retryGroup, &QAction::triggered, this, [this] {
        const QModelIndex line = m_log->currentIndex();
        retryGroup(line.parent().isValid() ? line.parent() : line);
    });
    const auto copy = [this](const QList<int> &wanted) {
        QString text;
        for (const QStringList &line : errorLines(*m_order, wanted))
            text += line.join(u'\t') + u'\n';
        QGuiApplication::clipboard()->setText(text);
    };
    connect(m_copy, &QAction::triggered, this, [this, copy] { copy(m_current->selection()); });
    connect(m_copyAll, &QAction::triggered, this, [copy] { copy({}); });
    connect(m_export, &QAction::triggered, this, [this] {
        //: Kinds of files; the parts in brackets stay
        exportFile(this, tr("Export the errors"), tr("Table (*.csv);;JSON (*.json)"), u"flaghoist-errors"_s,
                   [lines = errorLines(*m_order)](const QString &file) { return errorsFor(file, lines); });
    });
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
    header->setStretchLastSection(false);
    const int character = fontMetrics().averageCharWidth();
    header->resizeSection(ErrorModel::Code, 11 * character);
    header->resizeSection(ErrorModel::Country, 20 * character);
    header->resizeSection(ErrorModel::Attempts, 11 * character);
    header->resizeSection(ErrorModel::Time, 12 * character);
    m_log->viewport()->installEventFilter(this);
    addWidget(m_notice);
    addWidget(m_log);
}

void ErrorPanel::refresh()
{
    const int count = m_errors->errorCount();
    const bool isLast = &m_flags->run() == &m_session->run();
    const bool finished = isLast && m_session->state() == DownloadSession::State::Finished;
    if (std::exchange(m_delegate->canRetry, finished) != finished)
        m_log->viewport()->update();
    m_retryGroup->setEnabled(finished && count > 0);
    for (QAction *const action : {m_copy, m_copyAll, m_export})
        action->setEnabled(count > 0);
    m_notice->setNotice(RunSentence::noErrors(m_flags->tally()));
    setCurrentIndex(count == 0 ? 0 : 1);
    setFocusProxy(count == 0 ? nullptr : m_log);
    if (std::exchange(m_count, count) != count) {
        m_fit->fit();
        emit errorCountChanged(count);
    }
}

bool ErrorPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const QPoint at = static_cast<QMouseEvent *>(event)->position().toPoint();
        if (const QModelIndex line = m_log->indexAt(at); retryLink(line).contains(at))
            retryGroup(line); // lines that are no groups have nothing to retry
    }
    return QStackedWidget::eventFilter(watched, event);
}

QByteArray ErrorPanel::columns() const
{
    return m_log->header()->saveState();
}

void ErrorPanel::restoreColumns(const QByteArray &columns)
{
    m_log->header()->restoreState(columns);
    m_log->header()->setResizeContentsPrecision(0); // by the lines that are seen
    m_log->header()->setSectionResizeMode(ErrorModel::WhatHappened, QHeaderView::ResizeToContents);
    m_fit->fit(); // the URL gives way
    m_order->sort(m_log->header()->sortIndicatorSection(), m_log->header()->sortIndicatorOrder());
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
    m_log->setAutoScroll(false); // it unfolds groups
    m_log->selectionModel()->setCurrentIndex(index,
                                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_log->setAutoScroll(true);
    if (m_log->isExpanded(index.parent()))
        m_log->scrollTo(index); // a group that was folded stays folded
}

QRect ErrorPanel::retryLink(const QModelIndex &group) const
{
    const QModelIndex first = group.siblingAtColumn(0);
    return linkRect(m_log->visualRect(first), first.data().toString(), m_log->font(),
                    m_log->layoutDirection());
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

QByteArray errorsFor(const QString &file, const QList<QStringList> &lines)
{
    if (!file.endsWith(".json"_L1, Qt::CaseInsensitive)) {
        QString text;
        for (const QStringList &line : lines)
            text += csvLine(line);
        return text.toUtf8();
    }
    static constexpr QLatin1StringView keys[] = {"code"_L1,     "country"_L1, "error"_L1,
                                                 "attempts"_L1, "time"_L1,    "url"_L1};
    QJsonArray array;
    for (const QStringList &line : lines.mid(1)) {
        QJsonObject object;
        for (qsizetype column = 0; column < line.size(); ++column)
            object.insert(keys[column], line.at(column));
        array.append(object);
    }
    return QJsonDocument(array).toJson();
}

} // namespace Flaghoist
