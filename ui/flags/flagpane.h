#pragma once

#include "models/flagfiltermodel.h"
#include "ui/runsentence.h"

#include <QWidget>

#include <optional>

class QSlider;
class QStackedWidget;

namespace Flaghoist {

class ChipBar;
class EmptyNotice;
class FlagActions;
class FlagView;
class ProgressRow;
class ResultBanner;

/// The centre of the window: how the run goes or went, the chips, and the grid of flags.
class FlagPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlagPane)

public:
    /// Both outlive the pane.
    FlagPane(FlagModel *flags, DownloadSession *session, QWidget *parent = nullptr);

    [[nodiscard]] FlagView *view() const { return m_view; }
    [[nodiscard]] ChipBar *chips() const { return m_chips; }
    /// Selects the cell of \a row; the filter steps aside when it hides the cell.
    void selectFlag(int row);

signals:
    void actionRequested(Flaghoist::RunAction action);
    void currentFlagChanged(int row);
    void previewRequested(int row);

private:
    void followRun();
    void chooseBanner();
    void choosePage();
    void showProblem(const Problem &problem);
    [[nodiscard]] int flagRow(const QModelIndex &index) const;

    FlagModel *const m_flags;
    DownloadSession *const m_session;
    FlagFilterModel *const m_shown;
    ProgressRow *const m_progress;
    ResultBanner *const m_banner;
    ChipBar *const m_chips;
    QSlider *const m_zoom;
    FlagView *const m_view;
    EmptyNotice *const m_notice;
    QStackedWidget *const m_pages;
    FlagActions *const m_actions;
    /// Why the last start came to nothing; until the next one or until the options change.
    std::optional<Problem> m_notStarted;
};

} // namespace Flaghoist
