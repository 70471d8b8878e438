#include "ui/inspector/timelinepanel.h"

#include "models/attemptmodel.h"
#include "models/flagmodel.h"
#include "ui/currentflag.h"
#include "ui/flagcommands.h"
#include "ui/inspector/timelineview.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/emptynotice.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/palette.h"
#include "wording/attempttext.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds frame{33};

/// What each look of a bar stands for.
class Legend final : public QWidget
{
public:
    using QWidget::QWidget;

    void setLooks(const QList<BarPainter::Look> &looks, bool areThin)
    {
        const bool sameBars = std::exchange(m_areThin, areThin) == areThin;
        if (std::exchange(m_looks, looks) == looks && sameBars)
            return;
        QStringList words;
        for (const BarPainter::Look look : looks)
            words << BarPainter::text(look);
        setAccessibleName(words.join(", "_L1));
        setMinimumHeight(heightForWidth(width()));
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(smallFont(font()));
        painter.setPen(coloursOf(palette()).muted);
        const BarPainter bars(palette());
        arrange(width(), [&](const QPoint &at, BarPainter::Look look, int line) {
            const QRect rect({at.x(), at.y() + (line - swatch.height()) / 2}, swatch);
            if (m_areThin && look < BarPainter::Look::Retry)
                painter.fillRect(rect, bars.brush(look, true));
            else
                bars.fill(painter, look, rect);
            painter.drawText(at.x() + swatch.width() + space,
                             at.y() + line - painter.fontMetrics().descent() - 1, BarPainter::text(look));
        });
    }
    void resizeEvent(QResizeEvent *) override { setMinimumHeight(heightForWidth(width())); }
    [[nodiscard]] int heightForWidth(int width) const override
    {
        return arrange(width, [](const QPoint &, BarPainter::Look, int) {});
    }

private:
    template <typename Place> int arrange(int width, const Place &place) const
    {
        const QFontMetrics metrics(smallFont(font()));
        const int line = metrics.height() + 2;
        QPoint at(margin, 1);
        for (const BarPainter::Look look : m_looks) {
            const int needs = swatch.width() + space + metrics.horizontalAdvance(BarPainter::text(look));
            if (at.x() > margin && at.x() + needs > width)
                at = {margin, at.y() + line};
            place(at, look, line);
            at.rx() += needs + between;
        }
        return at.y() + line + 2;
    }

    static constexpr QSize swatch{20, 9};
    static constexpr int margin = 8;
    static constexpr int space = 5;
    static constexpr int between = 16;
    QList<BarPainter::Look> m_looks;
    bool m_areThin = false;
};

} // namespace

TimelinePanel::TimelinePanel(FlagModel *flags, CurrentFlag *current, const FlagCommands *commands,
                             QWidget *parent)
    : QWidget(parent), m_flags(flags), m_current(current), m_view(new TimelineView(flags)),
      m_attempts(new AttemptModel(flags, this)), m_table(new QTableView), m_notice(new EmptyNotice),
      m_legend(new Legend), m_pages(new QStackedWidget), m_tools(new QWidget(this)),
      m_stretch(new MutedLabel),
      //: Shows the selected stretch of the timeline over the whole width
      m_zoomIn(new QAction(tr("&Zoom to it"), this)),
      //: Ends the zoom into a timeline
      m_whole(new QAction(tr("&Whole run"), this)),
      //: Shows the bars of the timeline as lines of a table
      m_asTable(new QAction(tr("As &table"), this))
{
    layOut(commands);
    m_frame.setSingleShot(true);
    m_frame.setInterval(frame);
    connect(&m_frame, &QTimer::timeout, this, &TimelinePanel::refresh);
    const auto later = [this] {
        if (!m_frame.isActive())
            m_frame.start();
    };
    connect(m_flags, &FlagModel::dataChanged, this, later);
    connect(m_flags, &FlagModel::modelReset, this, [this] {
        m_view->showWhole();
        m_view->setStretch({});
        refresh();
    });
    connect(m_view, &TimelineView::rowPicked, this, &TimelinePanel::pick);
    connect(m_view, &TimelineView::stretchChanged, this, &TimelinePanel::showStretch);
    connect(m_view, &TimelineView::zoomChanged, this, &TimelinePanel::showStretch);
    connect(m_current, &CurrentFlag::selectionChanged, this, &TimelinePanel::showCurrent);
    connect(m_zoomIn, &QAction::triggered, this, [this] {
        if (m_view->stretch())
            m_view->zoomTo(*m_view->stretch());
    });
    connect(m_whole, &QAction::triggered, m_view, &TimelineView::showWhole);
    connect(m_asTable, &QAction::toggled, this, &TimelinePanel::refresh);
    refresh();
}

void TimelinePanel::layOut(const FlagCommands *commands)
{
    m_asTable->setCheckable(true);
    auto *const sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_attempts);
    sorted->setSortRole(AttemptModel::SortRole);
    sorted->setSortLocaleAware(true);
    m_table->setModel(sorted);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(AttemptModel::Start, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setAccessibleName(tr("Requests"));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, sorted](const QModelIndex &index) {
                if (index.isValid())
                    pick(m_attempts->bar(sorted->mapToSource(index).row()).row);
            });
    for (QAbstractScrollArea *const view : std::initializer_list<QAbstractScrollArea *>{m_view, m_table}) {
        commands->addTo(view);
        view->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(view, &QWidget::customContextMenuRequested, this, [this, view, commands](const QPoint &at) {
            if (m_current->row() < 0)
                return;
            QMenu menu(view);
            commands->fillMenu(&menu);
            menu.exec(view->viewport()->mapToGlobal(at));
        });
    }

    auto *const row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    m_stretch->setElided(true);
    row->addWidget(m_stretch, 1);
    for (QAction *const action : {m_zoomIn, m_whole, m_asTable})
        row->addWidget(new ActionButton(action, ActionButton::Look::Link));
    auto *const chart = new QWidget;
    auto *const chartColumn = new QVBoxLayout(chart);
    chartColumn->setContentsMargins(0, 0, 0, 0);
    chartColumn->setSpacing(0);
    chartColumn->addWidget(m_view, 1);
    chartColumn->addWidget(m_legend);
    m_notice->setNotice(tr("Press Start to see every request as a bar."));
    m_pages->addWidget(m_notice);
    m_pages->addWidget(chart);
    m_pages->addWidget(m_table);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
}

void TimelinePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void TimelinePanel::refresh()
{
    m_frame.stop();
    const Run &run = m_flags->run();
    m_pages->setCurrentIndex(run.rounds().isEmpty() ? 0 : m_asTable->isChecked() ? 2 : 1);
    showStretch();
    if (!isVisible())
        return;
    TimelineLayout layout = layoutOf(run, m_flags->now());
    if (m_asTable->isChecked())
        m_attempts->setBars(layout.bars);
    m_view->setTimeline(std::move(layout));
    static_cast<Legend *>(m_legend)->setLooks(BarPainter::looksIn(m_view->timeline()), m_view->areBarsThin());
    showCurrent();
    if (m_view->timeline().live)
        m_frame.start();
}

QString TimelinePanel::stretchText() const
{
    const std::optional<TimeRange> &stretch = m_view->stretch();
    if (!stretch)
        return tr("Drag to measure a stretch of time; the wheel zooms.");
    const StretchStatistics statistics = statisticsOf(m_view->timeline(), *stretch);
    //: A stretch of the timeline: %1 to %2 are times, %n requests were in flight in it
    QStringList parts{tr("%1 – %2: %n request(s)", nullptr, statistics.requests)
                          .arg(durationText(stretch->from), durationText(stretch->to))};
    if (statistics.requests == 0)
        return parts.first();
    //: Of a stretch of the timeline
    parts << tr("%n flag(s)", nullptr, statistics.flags);
    if (statistics.failed > 0)
        //: Of a stretch of the timeline: requests that failed
        parts << tr("%n failed", nullptr, statistics.failed);
    //: Of a stretch of the timeline: %1 is a duration
    parts << tr("mean %1").arg(durationText(statistics.mean));
    //: Of a stretch of the timeline: %1 requests were in flight on average
    parts << tr("%1 at once").arg(QLocale().toString(statistics.inFlight, 'f', 1));
    //: Of a stretch of the timeline: %1 is a percentage, %2 what that share of the time went to
    parts << tr("%1% %2").arg(QLocale().toString(qRound(statistics.share * 100)),
                              attemptPhaseText(statistics.dominant));
    return parts.join(u" · "_s);
}

void TimelinePanel::showStretch()
{
    const bool isChart = m_pages->currentIndex() == 1;
    m_stretch->setText(isChart ? stretchText() : QString());
    m_zoomIn->setVisible(isChart && m_view->stretch().has_value());
    m_whole->setVisible(isChart && m_view->isZoomed());
    m_asTable->setVisible(m_pages->currentIndex() != 0);
    for (ActionButton *const button : m_tools->findChildren<ActionButton *>())
        button->setVisible(button->action()->isVisible());
}

void TimelinePanel::showCurrent()
{
    m_view->selectRows(m_current->row(), m_current->selection());
}

void TimelinePanel::pick(int row)
{
    m_current->set(row);
}

} // namespace Flaghoist
