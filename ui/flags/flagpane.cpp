#include "ui/flags/flagpane.h"

#include "ui/flags/chipbar.h"
#include "ui/flags/flagactions.h"
#include "ui/flags/flagview.h"
#include "ui/flags/progressrow.h"
#include "ui/flags/resultbanner.h"
#include "ui/widgets/emptynotice.h"

#include <QAction>
#include <QHBoxLayout>
#include <QSlider>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Flaghoist {

FlagPane::FlagPane(FlagModel *flags, DownloadSession *session, QWidget *parent)
    : QWidget(parent), m_flags(flags), m_session(session), m_shown(new FlagFilterModel(this)),
      m_progress(new ProgressRow(flags, session, this)), m_banner(new ResultBanner(this)),
      m_chips(new ChipBar(this)), m_zoom(new QSlider(Qt::Horizontal, this)), m_view(new FlagView),
      m_notice(new EmptyNotice), m_pages(new QStackedWidget(this)), m_actions(new FlagActions(m_view))
{
    m_shown->setSourceModel(m_flags);
    m_view->setModel(m_shown);
    // The one takes the other's place: of the same height, so that nothing below moves.
    const int height = std::max(m_progress->sizeHint().height(), m_banner->lowest());
    m_progress->setMinimumHeight(height);
    m_banner->setMinimumHeight(height);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_notice);

    m_zoom->setRange(0, FlagView::zoomSteps - 1);
    m_zoom->setValue(m_view->zoom());
    m_zoom->setPageStep(1);
    m_zoom->setMaximumWidth(96);
    m_zoom->setToolTip(tr("Size of the flags"));
    m_zoom->setAccessibleName(tr("Size of the flags"));

    auto *const tools = new QHBoxLayout;
    tools->setSpacing(12);
    tools->addWidget(m_chips, 1);
    tools->addWidget(m_zoom, 0, Qt::AlignTop);
    auto *const head = new QVBoxLayout;
    head->setContentsMargins(4, 0, 16, 0); // in line with the cards, which keep a gap of their own
    head->setSpacing(10);
    head->addWidget(m_progress);
    head->addWidget(m_banner);
    head->addLayout(tools);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_pages, 1);

    connect(m_zoom, &QSlider::valueChanged, m_view, &FlagView::setZoom);
    connect(m_view, &FlagView::zoomChanged, m_zoom, &QSlider::setValue);
    connect(m_chips, &ChipBar::filterChanged, this, [this](ChipBar::Filter filter) {
        m_shown->setFilter(filter);
        choosePage();
    });
    connect(m_view, &FlagView::previewRequested, this,
            [this](const QModelIndex &index) { emit previewRequested(flagRow(index)); });
    connect(m_actions->preview, &QAction::triggered, this,
            [this] { emit previewRequested(flagRow(m_view->currentIndex())); });
    connect(m_actions->retry, &QAction::triggered, this,
            [this] { m_session->retryRows({flagRow(m_view->currentIndex())}); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                m_actions->refresh();
                emit currentFlagChanged(flagRow(current));
            });
    connect(m_banner, &ResultBanner::actionRequested, this, &FlagPane::actionRequested);
    connect(m_notice, &EmptyNotice::actionRequested, this, [this] {
        if (m_flags->tally().total == 0)
            emit actionRequested(RunAction::ChooseTopTwenty);
        else
            m_chips->setFilter(ChipBar::Filter::All);
    });
    connect(m_flags, &FlagModel::modelReset, this, &FlagPane::followRun);
    connect(m_flags, &FlagModel::tallyChanged, this, &FlagPane::followRun);
    connect(m_session, &DownloadSession::stateChanged, this, [this](DownloadSession::State state) {
        if (state == DownloadSession::State::Starting)
            m_notStarted.reset();
        followRun();
    });
    connect(m_session, &DownloadSession::optionsChanged, this, [this] {
        m_notStarted.reset();
        followRun();
    });
    connect(m_session, &DownloadSession::failedToStart, this, &FlagPane::showProblem);
    followRun();
}

void FlagPane::selectFlag(int row)
{
    const QModelIndex source = m_flags->index(row);
    if (!source.isValid())
        return;
    if (!m_shown->mapFromSource(source).isValid())
        m_chips->setFilter(ChipBar::Filter::All);
    const QModelIndex index = m_shown->mapFromSource(source);
    if (index == m_view->currentIndex())
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void FlagPane::followRun()
{
    m_chips->setTally(m_flags->tally());
    m_actions->setRetryPossible(m_session->state() == DownloadSession::State::Finished);
    chooseBanner();
    choosePage();
}

void FlagPane::chooseBanner()
{
    const FlagTally &tally = m_flags->tally();
    switch (m_session->state()) {
    case DownloadSession::State::Starting:
    case DownloadSession::State::Running:
    case DownloadSession::State::Paused:
    case DownloadSession::State::Cancelling:
        m_banner->hide();
        m_progress->show();
        return;
    case DownloadSession::State::Ready:
        m_banner->setBanner(m_notStarted ? RunSentence::notStarted(*m_notStarted)
                                         : RunSentence::ready(tally.total, m_session->folder()),
                            tally);
        break;
    case DownloadSession::State::Finished:
        m_banner->setBanner(m_notStarted ? RunSentence::notStarted(*m_notStarted)
                                         : RunSentence::finished(tally, commonError(*m_flags),
                                                                 m_session->progress(), m_session->folder()),
                            tally);
        break;
    }
    m_progress->hide();
    m_banner->setVisible(tally.total > 0 || m_notStarted);
}

void FlagPane::choosePage()
{
    if (m_flags->tally().total == 0)
        m_notice->say(tr("Choose at least one country."),
                      RunSentence::action(RunAction::ChooseTopTwenty, m_flags->tally()));
    else if (m_shown->rowCount() == 0)
        //: %1 is the word of a filter chip, such as "Failed"
        m_notice->say(tr("No flag here: “%1” is empty.").arg(ChipBar::label(m_chips->filter())),
                      tr("Show all flags"));
    if (m_shown->rowCount() == 0)
        m_pages->setCurrentWidget(m_notice);
    else
        m_pages->setCurrentWidget(m_view);
}

void FlagPane::showProblem(const Problem &problem)
{
    m_notStarted = problem;
    chooseBanner();
}

int FlagPane::flagRow(const QModelIndex &index) const
{
    return m_shown->mapToSource(index).row();
}

} // namespace Flaghoist
