#include "ui/inspector/replaybar.h"

#include "session/downloadsession.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "wording/runtext.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <array>

namespace Flaghoist {

namespace {
constexpr std::array speeds{0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0};
constexpr int usualSpeed = 3;
constexpr milliseconds replayFrame{16};
constexpr int sliderSteps = 1000;
} // namespace

ReplayBar::ReplayBar(FlagModel *flags, DownloadSession *session, QWidget *parent)
    : QWidget(parent), m_flags(flags), m_session(session), m_play(new QAction(this)),
      m_slider(new QSlider(Qt::Horizontal)), m_speed(new QComboBox), m_time(new MutedLabel)
{
    m_slider->setRange(0, sliderSteps);
    m_slider->setMinimumWidth(8 * fontMetrics().averageCharWidth());
    m_slider->setAccessibleName(tr("Moment of the run"));
    for (const double speed : speeds)
        //: How fast a run is played again: %1 is a number such as 0.5
        m_speed->addItem(tr("%1 ×").arg(QLocale().toString(speed)));
    m_speed->setCurrentIndex(usualSpeed);
    m_speed->setAccessibleName(tr("Speed of the replay"));
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 8, 4);
    row->addWidget(new ActionButton(m_play, ActionButton::Look::Link));
    row->addWidget(m_slider, 1);
    row->addWidget(m_time);
    row->addWidget(m_speed);
    m_frame.setInterval(replayFrame);
    connect(&m_frame, &QTimer::timeout, this, &ReplayBar::advance);
    connect(m_play, &QAction::triggered, this, &ReplayBar::playOrPause);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        if (!m_replay)
            m_replay.emplace(m_session->run());
        moveTo(m_replay->end() * value / sliderSteps);
    });
    connect(m_session, &DownloadSession::stateChanged, this, &ReplayBar::leave);
    connect(m_session, &DownloadSession::runReset, this, &ReplayBar::leave);
    connect(m_flags, &FlagModel::modelReset, this, [this] {
        if (!isShown())
            m_frame.stop(); // something else is looked at now
        refresh();
    });
    refresh();
}

ReplayBar::~ReplayBar()
{
    leave();
}

void ReplayBar::moveTo(microseconds at)
{
    if (m_session->state() != DownloadSession::State::Finished)
        return;
    if (!m_replay)
        m_replay.emplace(m_session->run());
    const QList<int> rows = m_replay->moveTo(at);
    if (!isShown())
        m_flags->setRun(m_replay->run(), [this] { return m_replay->at(); });
    else
        m_flags->updateRows(rows);
    refresh();
}

void ReplayBar::playOrPause()
{
    if (isPlaying()) {
        m_frame.stop();
    } else {
        const bool atEnd = !m_replay || !isShown() || m_replay->at() >= m_replay->end();
        moveTo(atEnd ? microseconds{0} : m_replay->at());
        m_sinceFrame.start();
        m_frame.start();
    }
    refresh();
}

void ReplayBar::advance()
{
    const double speed = speeds[size_t(m_speed->currentIndex())];
    const auto step = std::chrono::nanoseconds(m_sinceFrame.nsecsElapsed());
    m_sinceFrame.restart();
    microseconds at = m_replay->at() + std::chrono::round<microseconds>(step * speed);
    if (m_replay->run().tally().toDo == 0) // nothing happens until the next round
        at = std::max(at, m_replay->nextChange());
    if (at >= m_replay->end())
        m_frame.stop();
    moveTo(std::min(at, m_replay->end()));
}

/// Back to the session's own run.
void ReplayBar::leave()
{
    m_frame.stop();
    if (isShown())
        m_flags->setRun(m_session->run(), [session = m_session] { return session->now(); });
    m_replay.reset();
    refresh();
}

void ReplayBar::refresh()
{
    const bool possible = m_session->state() == DownloadSession::State::Finished;
    m_play->setEnabled(possible);
    //: Plays a run that has ended again; and halts that
    m_play->setText(isPlaying() ? tr("Pause replay") : tr("Replay"));
    m_slider->setEnabled(possible);
    const QSignalBlocker blocker(m_slider);
    const auto end = m_replay ? m_replay->end() : microseconds{0};
    const bool inIt = m_replay && isShown() && end.count() > 0;
    m_slider->setValue(inIt ? int(sliderSteps * m_replay->at() / end) : sliderSteps);
    m_time->setText(inIt ? durationText(m_replay->at()) : QString());
}

} // namespace Flaghoist
