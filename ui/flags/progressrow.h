#pragma once

#include <QTimer>
#include <QWidget>

namespace Flaghoist {

class DownloadSession;
class FlagModel;
class MutedLabel;
class TallyBar;

/// How far the run is: the bar with "13 of 20", below it times at the left and rates at the right.
class ProgressRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProgressRow)

public:
    /// Both outlive the row.
    ProgressRow(const FlagModel *flags, const DownloadSession *session, QWidget *parent = nullptr);

private:
    void followState();
    void refresh();

    const FlagModel *const m_flags;
    const DownloadSession *const m_session;
    TallyBar *const m_bar;
    MutedLabel *const m_clock;
    MutedLabel *const m_rate;
    QTimer m_tick;
    double m_perSecond = 0;
};

} // namespace Flaghoist
