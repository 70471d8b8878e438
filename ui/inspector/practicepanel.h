#pragma once

#include <QTimer>
#include <QWidget>

class QAction;
class QGridLayout;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace Flaghoist {

class ActionButton;
class CountTile;
class DownloadSession;
class EmptyNotice;
class LoadStrip;
class MutedLabel;
class PracticeFields;
struct PracticeReport;

/// How the practice server behaves, edited here, what it received since the run began, and where other
/// programs reach it. It looks several times a second, but only while it is seen.
class PracticePanel final : public QWidget
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
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void refresh();
    void addLoad(const PracticeReport &report);
    void copyAddress();
    [[nodiscard]] CountTile *addTile(const QString &caption);
    void addLine(QGridLayout *form, const QString &label, QWidget *value);

    DownloadSession *const m_session;
    EmptyNotice *const m_notice;
    PracticeFields *const m_fields;
    QWidget *const m_report;
    LoadStrip *const m_load;
    QWidget *const m_tiles;
    CountTile *const m_requests;
    CountTile *const m_inFlight;
    CountTile *const m_peak;
    CountTile *const m_connections;
    CountTile *const m_flags;
    CountTile *const m_notFound;
    QLabel *const m_faults;
    QLineEdit *const m_address;
    QAction *const m_copy;
    ActionButton *const m_copyButton;
    QLabel *const m_notYet;
    MutedLabel *const m_whose;
    QStackedWidget *const m_pages;
    QTimer m_look;
};

} // namespace Flaghoist
