#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;
class QStackedWidget;

namespace Flaghoist {

class ActionButton;
class Actions;
class ConcurrencyControl;
class DownloadSession;
class FolderButton;
class MessageLine;
class MethodChooser;
class MutedLabel;
class OptionChips;
class OptionsPopup;
class SourceChooser;

/// The plan: what Start would do, and under it how many requests will really run at once, or what keeps the
/// run from starting. During a run the fields give their place to words about that run; nothing moves.
class PlanBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanBar)

public:
    /// Both outlive the bar.
    PlanBar(DownloadSession *session, const Actions *actions, QWidget *parent = nullptr);

    [[nodiscard]] SourceChooser *source() const { return m_source; }
    [[nodiscard]] MethodChooser *method() const { return m_method; }
    /// The one field that can be used during a run.
    [[nodiscard]] ConcurrencyControl *atOnce() const { return m_atOnce; }
    [[nodiscard]] ActionButton *start() const { return m_start; }
    void openOptions();
    /// Shows the session as it is now.
    void refresh();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void addColumn(const QString &caption, QWidget *field, MutedLabel *words, int column, int stretch);
    void showStatus();

    DownloadSession *const m_session;
    const Actions *const m_actions;
    SourceChooser *const m_source;
    MethodChooser *const m_method;
    ConcurrencyControl *const m_atOnce;
    FolderButton *const m_folder;
    MutedLabel *const m_runSource; ///< these three are seen during a run
    MutedLabel *const m_runMethod;
    MutedLabel *const m_runFolder;
    ActionButton *const m_options; ///< Options… or, during a run, Pause
    ActionButton *const m_start; ///< Start or Cancel
    OptionsPopup *const m_popup;
    MessageLine *const m_status;
    OptionChips *const m_chips;
    QGridLayout *const m_grid;
    QList<QStackedWidget *> m_cells;
};

} // namespace Flaghoist
