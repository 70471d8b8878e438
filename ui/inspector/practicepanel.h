#pragma once

#include <QStackedWidget>
#include <QTimer>

class QAction;
class QBoxLayout;
class QLabel;
class QLineEdit;

namespace Flaghoist {

class ActionButton;
class DownloadSession;
class EmptyNotice;
class LoadStrip;
class MutedLabel;
class PracticeFields;
struct PracticeReport;
struct PracticeStats;

/// How the practice server behaves, edited here, what it received since the run began, and where other
/// programs reach it. It looks several times a second, but only while it is seen.
class PracticePanel final : public QStackedWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PracticePanel)

public:
    /// \a session outlives the panel.
    explicit PracticePanel(DownloadSession *session, QWidget *parent = nullptr);

    /// What stands in the head of the panel: whose counts these are.
    [[nodiscard]] QWidget *tools() const;

protected:
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    /// A number over what it counts.
    struct Count
    {
        QString caption;
        int PracticeStats::*number;
        QLabel *label;
    };

    [[nodiscard]] QWidget *newReport();
    void layOut(QWidget *report);
    void arrange();
    void refresh();
    void addLoad(const PracticeReport &report);

    DownloadSession *const m_session;
    EmptyNotice *const m_notice;
    QBoxLayout *m_columns = nullptr; ///< fields and report
    PracticeFields *const m_fields;
    LoadStrip *const m_load;
    QList<Count> m_counts;
    MutedLabel *const m_loadText;
    QLabel *const m_faults;
    QLineEdit *const m_address;
    QAction *const m_copy;
    ActionButton *const m_copyButton;
    MutedLabel *const m_notYet;
    MutedLabel *const m_whose;
    QTimer m_look;
};

} // namespace Flaghoist
