#include "ui/flags/progressrow.h"

#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "ui/flags/tallybar.h"
#include "ui/runsentence.h"
#include "ui/widgets/mutedlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace Flaghoist {

namespace {
constexpr std::chrono::milliseconds refreshEvery{100};
} // namespace

ProgressRow::ProgressRow(const FlagModel *flags, const DownloadSession *session, QWidget *parent)
    : QWidget(parent), m_flags(flags), m_session(session), m_bar(new TallyBar(this)),
      m_clock(new MutedLabel(this)), m_rate(new MutedLabel(this))
{
    auto *const line = new QHBoxLayout;
    line->addWidget(m_clock, 1);
    line->addWidget(m_rate);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addStretch();
    column->addWidget(m_bar);
    column->addLayout(line);
    column->addStretch();

    m_tick.setInterval(refreshEvery);
    connect(&m_tick, &QTimer::timeout, this, &ProgressRow::refresh);
    connect(m_session, &DownloadSession::stateChanged, this, &ProgressRow::followState);
    connect(m_flags, &FlagModel::tallyChanged, this, &ProgressRow::refresh);
    followState();
}

void ProgressRow::followState()
{
    switch (m_session->state()) {
    case DownloadSession::State::Ready:
    case DownloadSession::State::Finished: m_tick.stop(); break;
    case DownloadSession::State::Starting:
    case DownloadSession::State::Running:
    case DownloadSession::State::Paused:
    case DownloadSession::State::Cancelling: m_tick.start(); break;
    }
    refresh();
}

void ProgressRow::refresh()
{
    RunProgress progress = m_session->progress();
    // What ends during a pause took time before it: the rate stands still.
    if (m_session->state() == DownloadSession::State::Paused)
        progress.perSecond = m_perSecond;
    m_perSecond = progress.perSecond;
    m_bar->setTally(m_flags->tally());
    m_bar->setFormat(RunSentence::bar(m_session->state(), progress));
    m_clock->setText(RunSentence::clock(m_session->state(), progress));
    m_rate->setText(RunSentence::rate(progress, m_session->concurrency().used));
}

} // namespace Flaghoist
