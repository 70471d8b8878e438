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

    /// Shows the session as it is now.
    void refresh();
    void openSources();
    void openOptions();
    void focusStart();
    [[nodiscard]] QStringList ownUrls() const;
    void setOwnUrls(const QStringList &urls);
    /// Whether \a widget can be used during a run as before.
    [[nodiscard]] bool staysUsable(const QWidget *widget) const;

signals:
    /// A built-in source by its label, or a URL of the person's own.
    void sourcePicked(const QString &server, const QString &urlTemplate);
    void customUrlRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    [[nodiscard]] QStackedWidget *addColumn(const QString &caption, QWidget *field, QLabel *words, int column,
                                            int stretch);
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
