#pragma once

#include "domain/run.h"

#include <QMainWindow>

class QSettings;

namespace Flaghoist {

class Actions;
class CountryModel;
class CountryRail;
class CurrentFlag;
class DownloadSession;
class ErrorPanel;
class FlagCommands;
class FlagModel;
class FlagsArea;
class FoldSplitter;
class Inspector;
class PlanBar;
class PlanCommands;
class PracticePanel;
class TimelinePanel;
class RunsPanel;

/// Composes the areas and joins them with the session; what a run is doing is known to the session and the
/// model alone.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    /// All outlive the window. What is chosen in \a countries becomes the session's codes.
    MainWindow(FlagModel *flags, CountryModel *countries, DownloadSession *session,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Takes over how \a settings remember the window. From then on they are kept up to date: the run's
    /// options at each change, the window when it closes. They outlive the window. Without a call nothing is
    /// remembered.
    void restore(QSettings &settings);
    /// Once: keeps each run in \a folder and shows those that are there. Without a call none is kept.
    void keepRuns(const QString &folder);
    /// Shows the run, or sets the plan, that is in the file or folder \a path, and presses Start if \a start.
    void openFile(const QString &path, bool start = false);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void layOut();
    void connectAreas();
    void connectInspector();
    void connectActions();
    void updateActions();
    void updateRunActions();
    void updateTitle();
    void applyChoice();
    void showRun(const Run &run);
    void rememberWindow() const;
    void keepFocus();
    void foldForRun();
    [[nodiscard]] QString shownFolder() const;

    FlagModel *const m_flags;
    CountryModel *const m_countries;
    DownloadSession *const m_session;
    Actions *const m_actions;
    CurrentFlag *const m_current;
    FlagCommands *const m_commands;
    PlanBar *const m_bar;
    PlanCommands *const m_planCommands;
    CountryRail *const m_rail;
    FlagsArea *const m_area;
    ErrorPanel *const m_errors;
    TimelinePanel *const m_timeline;
    RunsPanel *const m_runs;
    PracticePanel *const m_practice;
    Inspector *const m_inspector;
    FoldSplitter *const m_sides; ///< countries and flags
    FoldSplitter *const m_stack; ///< these, and the inspector
    QSettings *m_settings = nullptr;
    Run m_plan; ///< what is chosen, while it is shown after a run
    bool m_foldedForRun = false;
};

} // namespace Flaghoist
