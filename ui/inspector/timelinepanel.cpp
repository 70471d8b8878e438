#include "ui/inspector/timelinepanel.h"

#include "models/attemptmodel.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "ui/currentflag.h"
#include "ui/flagcommands.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/timelineview.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/palette.h"
#include "wording/runtext.h"

#include <QAction>
#include <QBuffer>
#include <QElapsedTimer>
#include <QEvent>
#include <QHeaderView>
#include <QImage>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QTreeView>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
constexpr milliseconds shortestFrame{33};
} // namespace

TimelinePanel::TimelinePanel(FlagModel *flags, const DownloadSession *session, CurrentFlag *current,
                             const FlagCommands *commands, QWidget *parent)
    : QStackedWidget(parent), m_flags(flags), m_session(session), m_current(current),
      m_view(new TimelineView(flags)), m_attempts(new AttemptModel(flags, this)),
      m_order(new QSortFilterProxyModel(this)), m_table(newTable(m_order, tr("Requests"))),
      m_legend(new QWidget), m_stretch(new MutedLabel),
      //: Shows the selected stretch of the timeline over the whole width
      m_zoomIn(new QAction(tr("&Zoom to it"), this)),
      //: Ends the zoom into a timeline
      m_whole(new QAction(tr("&Whole run"), this)),
      //: Points out the requests that decided how long the run took
      m_path(new QAction(tr("Critical &path"), this)),
      //: Shows the bars of the timeline as lines of a table
      m_asTable(new QAction(tr("As &table"), this)),
      m_tools(newTools({m_zoomIn, m_whole, m_path, m_asTable}, m_stretch))
{
    layOut(commands);
    m_frame.setSingleShot(true);
    m_frame.setInterval(shortestFrame);
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
    connect(m_view, &TimelineView::rowPicked, m_current, [this](int row) { m_current->set(row); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, m_current,
            [this](const QModelIndex &index) {
                if (index.isValid())
                    m_current->set(m_attempts->bar(m_order->mapToSource(index).row()).row);
            });
    connect(m_view, &TimelineView::rangesChanged, this, &TimelinePanel::showStretch);
    // Thin bars look different. Queued: a label of the legend that appears resizes the view, and must not be
    // deleted meanwhile.
    connect(m_view, &TimelineView::rangesChanged, this, &TimelinePanel::showLegend, Qt::QueuedConnection);
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
    m_order->setSourceModel(m_attempts);
    m_order->setSortRole(AttemptModel::SortRole);
    m_order->setSortLocaleAware(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(AttemptModel::Start, Qt::AscendingOrder);
    m_table->header()->setStretchLastSection(true);
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
    m_stretch->setElided(true);
    m_stretch->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    (new FlowLayout(2, m_legend))->setContentsMargins(8, 1, 8, 2);
    addWidget(new EmptyNotice(tr("Press Start to see every request as a bar.")));
    addWidget(newColumn({m_view, m_legend}, m_view));
    addWidget(m_table);
}

void TimelinePanel::showEvent(QShowEvent *event)
{
    QStackedWidget::showEvent(event);
    refresh();
}

void TimelinePanel::resizeEvent(QResizeEvent *event)
{
    constexpr int lowPanel = 165; // where the legend would leave no room for the bars
    QStackedWidget::resizeEvent(event);
    m_legend->setVisible(height() >= lowPanel);
}

void TimelinePanel::changeEvent(QEvent *event)
{
    QStackedWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showLegend();
}

void TimelinePanel::refresh()
{
    QElapsedTimer took;
    took.start();
    m_frame.stop();
    const Run &run = m_flags->run();
    const Run *const prediction = isVisible() ? predicted() : nullptr;
    m_view->setPale(prediction);
    setCurrentIndex(!prediction && run.rounds().isEmpty()       ? Notice
                        : !prediction && m_asTable->isChecked() ? Table
                                                                : Chart);
    if (isVisible()) {
        const bool hasEnded = !run.rounds().isEmpty() && run.rounds().last().ended;
        TimelineLayout layout =
            layoutOf(prediction ? *prediction : run, m_flags->now(),
                     m_path->isChecked() && hasEnded ? Flaghoist::criticalPath(run) : QList<PathStep>());
        if (m_asTable->isChecked())
            m_attempts->setBars(layout.bars);
        m_view->setTimeline(std::move(layout));
        showLegend();
        showMarkers();
        showCurrent();
        if (m_view->timeline().live) // a large run must not take the window's time
            m_frame.start(std::max(shortestFrame, milliseconds(3 * took.elapsed())));
    }
    showStretch();
}

/// What each look of a bar stands for.
void TimelinePanel::showLegend()
{
    constexpr QSize swatch{20, 9};
    const QList<BarPainter::Look> looks = BarPainter::looksIn(m_view->timeline());
    const bool areThin = m_view->areBarsThin();
    const auto key = std::tuple(looks, areThin, palette().cacheKey());
    if (std::exchange(m_legendKey, key) == key)
        return;
    const BarPainter bars(palette());
    qDeleteAll(m_legend->findChildren<QLabel *>());
    for (const BarPainter::Look look : looks) {
        QImage image((QSizeF(swatch) * devicePixelRatioF()).toSize(), QImage::Format_RGB32);
        image.setDevicePixelRatio(devicePixelRatioF());
        image.fill(palette().color(QPalette::Base));
        QPainter painter(&image);
        if (areThin && look < BarPainter::Look::Retry)
            painter.fillRect(QRect({}, swatch), bars.brush(look, true));
        else
            bars.fill(painter, look, QRect({}, swatch));
        painter.end();
        QBuffer png;
        image.save(&png, "PNG");
        auto *const label =
            new MutedLabel(u"<img width=\"%1\" height=\"%2\" src=\"data:image/png;base64,%3\"> %4"_s.arg(
                QString::number(swatch.width()), QString::number(swatch.height()),
                QString::fromLatin1(png.data().toBase64()), BarPainter::text(look).toHtmlEscaped()));
        label->setTextFormat(Qt::RichText);
        label->setFont(smallFont(font()));
        label->setContentsMargins(0, 0, 12, 0);
        label->setAccessibleName(BarPainter::text(look));
        m_legend->layout()->addWidget(label);
    }
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
    const bool isChart = currentIndex() == Chart;
    m_stretch->setText(isChart ? stretchText() : QString());
    m_zoomIn->setVisible(isChart && m_view->stretch().has_value());
    m_whole->setVisible(isChart && m_view->isZoomed());
    const bool isRun = !m_flags->run().rounds().isEmpty();
    m_path->setVisible(isChart && isRun && !m_view->timeline().live);
    m_asTable->setVisible(isRun);
}

void TimelinePanel::showCurrent()
{
    const int row = m_current->row();
    m_view->selectRows(row, m_current->selection());
    const QModelIndex line = m_order->mapToSource(m_table->currentIndex());
    if (currentIndex() != Table || row < 0 || (line.isValid() && m_attempts->bar(line.row()).row == row))
        return;
    for (int i = m_attempts->rowCount(); i-- > 0;) { // its last attempt
        if (m_attempts->bar(i).row == row)
            return m_table->setCurrentIndex(m_order->mapFromSource(m_attempts->index(i, 0)));
    }
}

} // namespace Flaghoist
