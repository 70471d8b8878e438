#pragma once

#include <QWidget>

class QAction;
class QLabel;

namespace Flaghoist {

class AccentButton;
class ConcurrencyControl;
class DownloadSession;
class FolderButton;
class MessageLine;
class NarrowCombo;
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
    void focusStart();
    [[nodiscard]] bool isStart(const QWidget *widget) const;
    /// What a locked control says.
    [[nodiscard]] static QString lockedText();

signals:
    void customUrlRequested();

private:
    void layOut();
    void setSource(const QString &server, const QString &urlTemplate);
    void enableStart(bool enabled);
    void press();
    [[nodiscard]] QLabel *label(const QString &text, QWidget *buddy);

    DownloadSession *const m_session;
    SourceChooser *const m_source;
    NarrowCombo *const m_method;
    ConcurrencyControl *const m_atOnce;
    FolderButton *const m_folder;
    AccentButton *const m_start;
    MessageLine *const m_honest;
    bool m_focusReturns = false;
};

} // namespace Flaghoist
