#pragma once

#include "ui/runsentence.h"

#include <QMainWindow>

#include <chrono>

class QSettings;

namespace Flaghoist {

class Actions;
class BadgeTab;
class CountryModel;
class CountryPanel;
class ErrorPanel;
class FlagPane;
class FoldPanel;
class LineSplitter;
class PracticePanel;
class RunBar;

/// Composes the widgets and joins them with the session; what a run is doing is known to the session and
/// the model alone.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    /// All outlive the window. What is chosen in \a countries becomes the session's codes.
    MainWindow(FlagModel *flags, CountryModel *countries, DownloadSession *session,
               QWidget *parent = nullptr);

    /// Takes over how \a settings remember the window. From then on they are kept up to date: the run's
    /// options at each change, the window when it closes. They outlive the window. Without a call nothing is
    /// remembered.
    void restore(QSettings &settings);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void layOut();
    void connectActions();
    void connectParts();
    void followState();
    void followChoice();
    void followOptions();
    void followTally();
    void rememberWindow() const;
    void pauseOrResume();
    void keepFocus();
    void setUnfolded(bool unfolded);
    void openPage(int page, bool open);
    void followFold();
    void perform(RunAction action);
    void showPreview(int row);
    void enterCustomUrl();
    void chooseFolder();
    void setFolder(const QString &folder);
    void callForAttention(const RunSummary &summary);
    void tellAbout();

    FlagModel *const m_flags;
    CountryModel *const m_countries;
    DownloadSession *const m_session;
    Actions *const m_actions;
    RunBar *const m_bar;
    CountryPanel *const m_choice;
    FlagPane *const m_pane;
    ErrorPanel *const m_errors;
    PracticePanel *const m_practice;
    FoldPanel *const m_fold;
    LineSplitter *const m_sides;
    LineSplitter *const m_stack;
    BadgeTab *m_errorsTab = nullptr;
    BadgeTab *m_practiceTab = nullptr;
    QSettings *m_settings = nullptr;
};

} // namespace Flaghoist
