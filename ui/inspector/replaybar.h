#pragma once

#include "domain/runreplay.h"
#include "models/flagmodel.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QAction;
class QComboBox;
class QSlider;

namespace Flaghoist {

class DownloadSession;
class MutedLabel;

/// Plays the session's run again, once it has ended, in everything that shows the FlagModel: slower, faster,
/// and from any moment.
class ReplayBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReplayBar)

public:
    /// Both outlive the bar.
    ReplayBar(FlagModel *flags, DownloadSession *session, QWidget *parent = nullptr);
    ~ReplayBar() override;

    /// Shows the run as it was at \a at on its clock.
    void moveTo(microseconds at);
    [[nodiscard]] bool isPlaying() const { return m_frame.isActive(); }

private:
    void playOrPause();
    void advance();
    void leave();
    void refresh();
    [[nodiscard]] bool isShown() const { return m_replay && &m_flags->run() == &m_replay->run(); }

    FlagModel *const m_flags;
    DownloadSession *const m_session;
    QAction *const m_play;
    QSlider *const m_slider;
    QComboBox *const m_speed;
    MutedLabel *const m_time;
    std::optional<RunReplay> m_replay; ///< outlives what the model shows of it
    QTimer m_frame;
    QElapsedTimer m_sinceFrame;
};

} // namespace Flaghoist
