#include "ui/inspector/runspanel.h"

#include "models/flagmodel.h"
#include "models/runstable.h"
#include "session/downloadsession.h"
#include "session/planner.h"
#include "session/runlibrary.h"
#include "ui/barpainter.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/replaybar.h"
#include "ui/inspector/runchart.h"
#include "ui/inspector/sweepdialog.h"
#include "ui/widgets/labels.h"
#include "wording/explanationtext.h"
#include "wording/problemtext.h"

#include <QAction>
#include <QDialog>
#include <QPainter>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTreeView>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
constexpr int overlayColumn = int(DifferenceColumn::Difference) + 1;
} // namespace

/// Paints the requests for a code in both runs, the first one over the second, on the same scale of time.
class OverlayDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setRuns(const Run &first, const Run &second)
    {
        m_runs = {first, second};
        m_end = std::max(layoutOf(first, {}).end, layoutOf(second, {}).end);
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        constexpr int margin = 4; // the bars of a code are closer to each other than to those of the next
        const QRect cell = option.rect.adjusted(margin, margin, -margin, -margin);
        const TimelineScale scale{{microseconds{0}, m_end}, double(cell.left()), double(cell.width())};
        const BarPainter bars(option.palette);
        const QString code = index.siblingAtColumn(int(DifferenceColumn::Code)).data().toString();
        QRect line(cell.left(), cell.top(), cell.width(), cell.height() / 2 - 1);
        for (const Run &run : m_runs) {
            for (int row = 0; row < run.size(); ++row) {
                if (run.row(row).item.code.upper() != code)
                    continue;
                const TimelineLayout timeline = layoutOf(run, row, {});
                for (const TimelineWait &wait : timeline.waits)
                    bars.paintWait(*painter, wait, scale, line);
                for (const TimelineBar &bar : timeline.bars)
                    bars.paintBar(*painter, bar, scale, line);
            }
            line.moveBottom(cell.bottom());
        }
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {0, option.fontMetrics.height() + 9};
    }

private:
    QList<Run> m_runs;
    microseconds m_end{0};
};

RunsPanel::RunsPanel(FlagModel *flags, DownloadSession *session, QWidget *parent)
    : QStackedWidget(parent),
      //: Starts a kept run again, with its selection and settings
      repeat(new QAction(tr("&Repeat"), this)),
      //: Downloads again what failed in a kept run
      retry(new QAction(tr("Retry &failed"), this)),
      //: Saves a kept run to a file
      exportRun(new QAction(tr("&Export…"), this)),
      //: Deletes kept runs; their flags stay
      remove(new QAction(tr("&Delete"), this)),
      //: Opens a dialog that tries several numbers of requests at once
      sweep(new QAction(tr("S&weep…"), this)),
      //: Ends the look at an earlier run while another goes on
      back(new QAction(tr("&Back to the run under way"), this)), m_flags(flags), m_session(session),
      m_runs(new QStandardItemModel(this)), m_order(new QSortFilterProxyModel(this)),
      m_table(newTable(m_order, tr("Runs"))), m_message(new MessageLine),
      m_split(new QSplitter(Qt::Horizontal)), m_sides(new QStackedWidget), m_chart(new RunChart),
      m_chartNote(new MessageLine), m_replay(new ReplayBar(flags, session)),
      m_differences(new QStandardItemModel(this)), m_sentence(new QLabel),
      m_codes(newTable(m_differences, tr("Codes by difference"))), m_overlay(new OverlayDelegate(this)),
      m_runsFit(new ColumnFit(m_table, int(RunColumn::Method), 70,
                              {int(RunColumn::Started), int(RunColumn::P95), int(RunColumn::Median),
                               int(RunColumn::Failed), int(RunColumn::PerSecond), int(RunColumn::Source),
                               int(RunColumn::Flags)})),
      m_codesFit(new ColumnFit(m_codes, overlayColumn, 160, {int(DifferenceColumn::Country)})),
      m_tools(newTools({back, repeat, retry, exportRun, remove, sweep}))
{
    m_order->setSourceModel(m_runs);
    m_order->setSortRole(runSortRole);
    m_order->setSortLocaleAware(true);
    layOut();
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(remove);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({repeat, retry, exportRun});
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_selecting)
            selectionChanged();
    });
    connect(m_session, &DownloadSession::stateChanged, this, [this] {
        if (!m_session->isBusy())
            leaveViewed();
        updateActions();
    });
    connect(m_flags, &FlagModel::modelReset, this, &RunsPanel::updateActions);
    connect(back, &QAction::triggered, this, &RunsPanel::leaveViewed);
    connect(m_session, &DownloadSession::runReset, this, &RunsPanel::refresh);
    connect(repeat, &QAction::triggered, this,
            [this] { withSelected([this](const Run &run) { repeatRun(run); }); });
    connect(retry, &QAction::triggered, this, [this] {
        withSelected([this](const Run &run) {
            m_session->showKept(run);
            m_session->retryFailed();
        });
    });
    connect(exportRun, &QAction::triggered, this,
            [this] { withSelected([this](const Run &run) { emit exportRequested(run); }); });
    connect(remove, &QAction::triggered, this, [this] { m_library->remove(selectedKeys()); });
    connect(sweep, &QAction::triggered, this, [this] { newSweepDialog(m_session->options(), this)->show(); });
    refresh();
}

void RunsPanel::layOut()
{
    m_table->setObjectName(u"runs"_s);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(int(RunColumn::Started), Qt::DescendingOrder);
    m_table->setAccessibleDescription(tr("The run chosen is shown in the window; two chosen are compared."));
    m_message->setSingleLine();
    m_message->setPadding({8, 2, 8, 4});
    m_chartNote->setPadding({8, 4, 8, 2});
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_sentence->setContentsMargins(8, 6, 8, 6);
    m_codes->setObjectName(u"codes"_s);
    m_codes->setSelectionMode(QAbstractItemView::NoSelection);
    m_codes->setItemDelegateForColumn(overlayColumn, m_overlay);
    m_sides->addWidget(newColumn({m_chartNote, m_chart, m_replay}, m_chart));
    m_sides->addWidget(newColumn({m_sentence, m_codes}, m_codes));
    m_split->addWidget(newColumn({m_table, m_message}, m_table));
    m_split->addWidget(m_sides);
    m_split->setChildrenCollapsible(false);
    m_split->setSizes({880, 340});
    addWidget(new EmptyNotice(tr("Finished runs appear here.")));
    addWidget(m_split);
}

void RunsPanel::setLibrary(RunLibrary *library)
{
    m_library = library;
    connect(library, &RunLibrary::changed, this, &RunsPanel::refresh);
    connect(library, &RunLibrary::failed, this, [this](const QString &detail) {
        if (detail.isEmpty())
            m_message->showProblem(tr("This run cannot be read any more. Delete it."));
        else
            //: %1 is the path of a file with what the system says
            m_message->showProblem(tr("The run could not be kept: %1").arg(detail));
    });
    refresh();
}

/// After the kept runs or the run shown changed.
void RunsPanel::refresh()
{
    const QScopedValueRollback selecting(m_selecting, true);
    const QString current = m_library ? m_library->currentKey() : QString();
    const QStringList selected = selectedKeys();
    // Two of which the first was still read when the second was chosen.
    const bool isCompared = selected.size() == 2 && selected.contains(current) && m_library->find(selected[0])
        && m_library->find(selected[1]);
    fillRuns(*m_runs, m_library ? m_library->runs() : QList<RunSummary>(), m_flags->locale());
    m_runsFit->fit();
    for (int row = 0; row < m_order->rowCount(); ++row) {
        const QModelIndex index = m_order->index(row, 0);
        const QString key = index.data(runKeyRole).toString();
        if (isCompared && selected.contains(key))
            m_table->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        else if (!isCompared && key == current)
            m_table->setCurrentIndex(index);
    }
    setCurrentIndex(m_runs->rowCount() > 0 ? 1 : 0);
    if (m_library && m_library->damaged() > 0)
        m_message->showProblem(
            tr("%n kept run(s) cannot be read and are left out.", nullptr, m_library->damaged()));
    else
        m_message->showHint(tr("Choose one to show it, two to compare them."));
    if (!isCompared)
        showChart();
    updateActions();
}

void RunsPanel::updateActions()
{
    const QStringList keys = selectedKeys();
    const bool one = keys.size() == 1 && !m_session->isBusy();
    back->setVisible(m_viewed && &m_flags->run() == m_viewed.get());
    repeat->setEnabled(one);
    exportRun->setEnabled(keys.size() == 1);
    remove->setEnabled(!keys.isEmpty());
    retry->setEnabled(one && m_library->find(keys.first())->tally.failed > 0);
}

void RunsPanel::selectionChanged()
{
    const QStringList keys = selectedKeys();
    if (keys.size() == 2)
        showComparison(keys);
    else
        showChart();
    if (keys.size() == 1) {
        if (keys.first() == m_library->currentKey())
            leaveViewed();
        else if (m_session->isBusy())
            m_library->load(keys.first(), this, [this](const Run &run) { view(run); });
        else
            m_library->show(keys.first());
    }
    updateActions();
}

void RunsPanel::view(const Run &run)
{
    if (!m_session->isBusy())
        return m_session->showKept(run);
    auto viewed = std::make_unique<const Run>(run);
    m_flags->setRun(*viewed, {});
    m_viewed = std::move(viewed);
    updateActions();
}

void RunsPanel::leaveViewed()
{
    if (&m_flags->run() == m_viewed.get())
        m_flags->setRun(m_session->run(), [session = m_session] { return session->now(); });
}

/// The older one comes first.
void RunsPanel::showComparison(const QStringList &keys)
{
    const bool inOrder = m_library->find(keys[0])->startedAt <= m_library->find(keys[1])->startedAt;
    const QString &older = keys[inOrder ? 0 : 1];
    const QString &newer = keys[inOrder ? 1 : 0];
    m_library->load(older, this, [this, newer, number = ++m_comparisons](const Run &first) {
        m_library->load(newer, this, [this, first, number](const Run &second) {
            if (number == m_comparisons)
                compare(first, second);
        });
    });
}

void RunsPanel::compare(const Run &first, const Run &second)
{
    //: One run against another: %L1 and %L2 are their numbers, %3 lists what was set otherwise, %4 what came
    //: of it
    m_sentence->setText(tr("Run %L1 against run %L2: %3. %4.")
                            .arg(second.id())
                            .arg(first.id())
                            .arg(settingsDifference(first, second), resultDifference(first, second)));
    m_overlay->setRuns(first, second);
    fillDifferences(*m_differences, first, second, m_flags->locale());
    m_differences->setColumnCount(overlayColumn + 1);
    m_differences->setHeaderData(overlayColumn, Qt::Horizontal,
                                 //: Heading of a column with two bars: %L1 and %L2 are numbers of runs
                                 tr("Run %L1 above, run %L2 below").arg(first.id()).arg(second.id()));
    m_codesFit->fit();
    showSide(1);
}

/// Of the runs that had the same to do as the one that is current.
void RunsPanel::showChart()
{
    ++m_comparisons; // one that is being read comes too late
    showSide(0);
    const QStringList keys = selectedKeys();
    const RunSummary *const current = keys.isEmpty() ? nullptr : m_library->find(keys.first());
    QList<RunSummary> alike;
    for (const RunSummary &run : m_library ? m_library->runs() : QList<RunSummary>()) {
        if (current && run.task == current->task && run.tally.cancelled == 0)
            alike.append(run);
    }
    m_chart->setRuns(alike, keys.value(0));
    if (alike.size() > 1)
        m_chartNote->showHint(
            //: Over a chart of these runs
            tr("%n run(s), same codes and server", nullptr, int(alike.size())));
    else
        m_chartNote->showHint(tr("Repeat it with another number at once."));
}

/// The comparison needs more of the width.
void RunsPanel::showSide(int side)
{
    if (m_sides->currentIndex() == side)
        return;
    m_sides->setCurrentIndex(side);
    const int width = m_split->width() * (side == 1 ? 62 : 28) / 100;
    m_split->setSizes({m_split->width() - width, width});
}

void RunsPanel::repeatRun(const Run &run)
{
    const auto options = repeatOf(run, m_session->options());
    if (options)
        emit repeatRequested(*options);
    else
        m_message->showProblem(problemText(options.error()));
}

QStringList RunsPanel::selectedKeys() const
{
    QStringList keys;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        keys.append(index.data(runKeyRole).toString());
    return keys;
}

void RunsPanel::withSelected(std::function<void(const Run &)> use)
{
    const QStringList keys = selectedKeys();
    if (keys.size() == 1)
        m_library->load(keys.first(), this, std::move(use));
}

} // namespace Flaghoist
