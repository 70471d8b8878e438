#pragma once

#include "domain/runoptions.h"
#include "options/settingsstore.h"

#include <QObject>
#include <QVariantMap>

#include <functional>

class QSettings;
class QWidget;

namespace Flaghoist {

class Actions;
class CountryModel;
class DownloadSession;
struct Experiment;
class PlanBar;
class Run;

/// Changes the plan as a person asks: source, method and folder, an experiment, what a run is missing. What
/// they set is remembered, where there are settings.
class PlanCommands final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanCommands)

public:
    /// All outlive the commands; dialogs stand before \a window.
    PlanCommands(CountryModel *countries, DownloadSession *session, PlanBar *bar, const Actions *actions,
                 QWidget *window);

    /// Takes over sources and \a folders; from then on each change is kept in \a settings, which outlive the
    /// commands.
    void restore(QSettings &settings, const QVariantMap &folders);
    /// That were chosen, by the label of their source.
    [[nodiscard]] const QVariantMap &folders() const { return m_folders; }

    /// Shows the run, or sets the plan, that is in the file or folder \a path, and starts it if \a start.
    void openFile(const QString &path, bool start);
    /// A kept run, from its codes to its settings.
    void repeat(const RunOptions &options);
    /// What \a run is missing becomes the choice, for another source.
    void chooseMissing(const Run &run);

protected:
    /// What is dropped on the window.
    bool eventFilter(QObject *window, QEvent *event) override;

private:
    void change(const std::function<void(RunOptions &)> &set);
    void setSource(const QString &server, const QString &urlTemplate);
    void setFolder(const QString &folder);
    void openSources();
    void enterCustomUrl();
    void chooseFolder();
    void chooseFile();
    void askBeforeOverwriting(int files);
    void tryOut(const Experiment &experiment);

    CountryModel *const m_countries;
    DownloadSession *const m_session;
    PlanBar *const m_bar;
    QWidget *const m_window;
    QSettings *m_settings = nullptr;
    OwnSources m_sources;
    QVariantMap m_folders;
    RunOptions m_remembered;
    RunOptions m_lastOptions; ///< of the session, before they change
};

} // namespace Flaghoist
