#pragma once

#include "domain/strategy.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace Flaghoist {

class AccentButton;
class ConcurrencyControl;
class DownloadSession;
class FolderButton;
class MessageLine;
class MethodChooser;
class OptionsButton;
class OptionsPopup;
class SourceChooser;

/// One sentence that says what will happen, and under it the honest line: how many requests will really
/// run at once, or what keeps the run from starting.
class RunBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunBar)

public:
    /// \a session outlives the bar.
    explicit RunBar(DownloadSession *session, QWidget *parent = nullptr);

    void setFolderActions(const QList<QAction *> &actions);
    /// Shows the session as it is now.
    void refresh();
    void openSources();
    void setStrategy(Strategy strategy);
    void focusStart();
    /// Whether \a widget can be used during a run as before.
    [[nodiscard]] bool staysUsable(const QWidget *widget) const;
    /// What a locked control says.
    [[nodiscard]] static QString lockedText();
    [[nodiscard]] static QString pauseText();
    [[nodiscard]] static QString resumeText();

signals:
    void customUrlRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void fitWidth();
    void refreshPause();
    void setSource(const QString &server, const QString &urlTemplate);
    void enableStart(bool enabled);
    void press();
    [[nodiscard]] QLabel *label(const QString &text, QWidget *buddy);

    DownloadSession *const m_session;
    SourceChooser *const m_source;
    MethodChooser *const m_method;
    ConcurrencyControl *const m_atOnce;
    FolderButton *const m_folder;
    OptionsButton *const m_options;
    OptionsPopup *const m_popup;
    QPushButton *const m_pause;
    QStackedWidget *const m_seldom; ///< Options… or, during a run, Pause: nothing else moves
    AccentButton *const m_start;
    MessageLine *const m_honest;
    QHBoxLayout *const m_first;
    QHBoxLayout *const m_second;
    QWidget *const m_tail; ///< To [folder] [Options…]: beside the honest line where the first is too narrow
    bool m_focusReturns = false;
};

} // namespace Flaghoist
