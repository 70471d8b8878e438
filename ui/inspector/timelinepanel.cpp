#include "ui/inspector/timelinepanel.h"

#include "models/attemptmodel.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "ui/currentflag.h"
#include "ui/flagcommands.h"
#include "ui/inspector/timelineview.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/emptynotice.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/palette.h"
#include "wording/runtext.h"

#include <QAction>
#include <QElapsedTimer>
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

TimelinePanel::TimelinePanel(FlagModel *flags, const DownloadSession *session, CurrentFlag *current,
                             const FlagCommands *commands, QWidget *parent)
    : QWidget(parent), m_flags(flags), m_session(session), m_current(current),
      m_view(new TimelineView(flags)), m_attempts(new AttemptModel(flags, this)), m_table(new QTableView),
      m_notice(new EmptyNotice), m_legend(new Legend), m_pages(new QStackedWidget),
      m_tools(new QWidget(this)), m_stretch(new MutedLabel),
      //: Shows the selected stretch of the timeline over the whole width
      m_zoomIn(new QAction(tr("&Zoom to it"), this)),
      //: Ends the zoom into a timeline
      m_whole(new QAction(tr("&Whole run"), this)),
      //: Points out the requests that decided how long the run took
      m_path(new QAction(tr("Critical &path"), this)),
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
    connect(m_session, &DownloadSession::optionsChanged, this, later);
    connect(m_session, &DownloadSession::started, this, [this] {
        const std::optional<Run> &prediction = m_session->prediction();
        if (m_session->run().rounds().size() == 1)
            m_expected = {prediction ? m_session->run().id() : 0,
                          prediction ? prediction->elapsed({}) : microseconds{0}, m_guess};
    });
    connect(m_view, &TimelineView::markerMoved, this, [this](int, microseconds at) {
        m_guess = at;
        showMarkers();
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
    connect(m_path, &QAction::toggled, this, [this](bool checked) {
        //: Ends pointing out some of the requests in the timeline
        m_path->setText(checked ? tr("All re&quests") : tr("Critical &path"));
        refresh();
    });
    connect(m_asTable, &QAction::toggled, this, [this](bool checked) {
        //: Shows the lines of a table as bars over time
        m_asTable->setText(checked ? tr("As &bars") : tr("As &table"));
        refresh();
    });
    refresh();
}

void TimelinePanel::layOut(const FlagCommands *commands)
{
    m_asTable->setCheckable(true);
    m_path->setCheckable(true);
    m_path->setToolTip(
        tr("The requests that decided how long the run took: each began because the one before it ended."));
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
    for (QAction *const action : {m_zoomIn, m_whole, m_path, m_asTable})
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
    QElapsedTimer took;
    took.start();
    m_frame.stop();
    const Run &run = m_flags->run();
    const Run *const prediction = isVisible() ? predicted() : nullptr;
    m_view->setPale(prediction);
    m_pages->setCurrentIndex(prediction ? 1 : run.rounds().isEmpty() ? 0 : m_asTable->isChecked() ? 2 : 1);
    if (isVisible()) {
        const bool hasEnded = !run.rounds().isEmpty() && run.rounds().last().ended;
        TimelineLayout layout =
            layoutOf(prediction ? *prediction : run, m_flags->now(),
                     m_path->isChecked() && hasEnded ? Flaghoist::criticalPath(run) : QList<PathStep>());
        if (m_asTable->isChecked())
            m_attempts->setBars(layout.bars);
        m_view->setTimeline(std::move(layout));
        static_cast<Legend *>(m_legend)->setLooks(BarPainter::looksIn(m_view->timeline()),
                                                  m_view->areBarsThin());
        showMarkers();
        showCurrent();
        if (m_view->timeline().live) // a large run must not take the window's time
            m_frame.start(std::max(frame, milliseconds(3 * took.elapsed())));
    }
    showStretch();
}

const Run *TimelinePanel::predicted() const
{
    if (!m_flags->run().rounds().isEmpty())
        return nullptr;
    const std::optional<Run> &prediction = m_session->prediction();
    return prediction && prediction->size() == m_flags->run().size() ? &*prediction : nullptr;
}

void TimelinePanel::showMarkers()
{
    const Run *const prediction = predicted();
    const bool isExpected = !prediction && m_expected.run != 0 && m_flags->run().id() == m_expected.run;
    QList<TimelineView::Marker> markers;
    if (prediction || isExpected) {
        const microseconds end = prediction ? prediction->elapsed({}) : m_expected.end;
        //: At a line in the timeline: %1 is when a run should end
        markers << TimelineView::Marker{end, tr("predicted: %1").arg(durationText(end))};
        const auto guess = prediction ? m_guess : m_expected.guess;
        //: At a line in the timeline: %1 is when a run ends as a person guesses
        const QString text = guess ? tr("your guess: %1").arg(durationText(*guess))
                                   //: At a line in the timeline that a person moves to when a run might end
                                   : tr("drag: your guess");
        if (prediction || guess)
            markers << TimelineView::Marker{guess.value_or(end + end / 5), text, prediction != nullptr};
    }
    m_view->setMarkers(markers);
}

QString TimelinePanel::stretchText() const
{
    if (predicted() && !m_view->stretch())
        return tr("Prediction: no request has been sent yet.");
    if (const Run &run = m_flags->run(); !m_view->stretch() && m_expected.run != 0
        && run.id() == m_expected.run && run.rounds().last().ended) {
        const auto took = durationText(run.elapsed({}));
        //: After a run: %1 is how long it took, %2 how long it was predicted to take
        return m_expected.guess
            ? tr("Took %1; predicted %2, your guess %3")
                  .arg(took, durationText(m_expected.end), durationText(*m_expected.guess))
            : tr("Took %1; predicted %2").arg(took, durationText(m_expected.end));
    }
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
    const bool isRun = !m_flags->run().rounds().isEmpty();
    m_path->setVisible(isChart && isRun && !m_view->timeline().live);
    m_asTable->setVisible(isRun);
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
