#pragma once

#include "ui/runsentence.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;

namespace Flaghoist {

class ActionButton;
class Actions;
class ExplanationLine;
class LoadStrip;
class MutedLabel;
class TallyBar;

/// What run is shown, how far it is or what came of it, and what can be done next: always in the same place
/// and of the same height.
class RunHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunHeader)

public:
    /// All outlive the header.
    RunHeader(const FlagModel *flags, DownloadSession *session, const Actions *actions,
              QWidget *parent = nullptr);

    /// The sentence that is shown, with what stands below it; empty while a bar is shown.
    [[nodiscard]] QString sentence() const;
    /// Without the line of explanation, where there is no height for it.
    void setShort(bool isShort);

signals:
    /// A person wants to see the critical path of the run shown.
    void pathRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void refresh();
    void showProgress();
    /// Requests in flight against allowed, from the record of the run shown.
    void showLoad();
    void showReplay();
    void announceSoon(const QString &text);
    [[nodiscard]] Banner finishedBanner(const Run &run) const;
    void showBanner(const Banner &banner);
    void showExplanation();
    /// How the run should go that Start would begin, or that has begun and goes as planned.
    [[nodiscard]] const Run *prediction() const;
    /// Whether the run shown is under way, rather than the plan or another run.
    [[nodiscard]] bool isUnderWay() const;
    [[nodiscard]] QString planDiffers() const;

    const FlagModel *const m_flags;
    DownloadSession *const m_session;
    const Actions *const m_actions;
    QLabel *const m_name;
    MutedLabel *const m_facts;
    MutedLabel *const m_title;
    TallyBar *const m_bar;
    MutedLabel *const m_detail;
    MutedLabel *const m_rate;
    LoadStrip *const m_strip;
    ExplanationLine *const m_why;
    std::vector<std::pair<RunAction, ActionButton *>> m_buttons;
    ActionButton *const m_showOther; ///< the plan instead of the run, or the run again
    Banner m_banner;
    QTimer m_tick;
    QTimer m_announcement; ///< until m_toAnnounce is announced
    QString m_toAnnounce;
    double m_perSecond = 0;
    int m_failed = 0;
    /// Why the last start came to nothing; until the next one or until the options change.
    std::optional<Problem> m_notStarted;
};

} // namespace Flaghoist
