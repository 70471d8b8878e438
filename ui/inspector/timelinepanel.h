#pragma once

#include <QTimer>
#include <QWidget>

class QAction;
class QStackedWidget;
class QTableView;

namespace Flaghoist {

class AttemptModel;
class CurrentFlag;
class EmptyNotice;
class FlagCommands;
class FlagModel;
class MutedLabel;
class TimelineView;

/// The timeline of the run shown, with its legend; the same as a table. It follows a run while it is seen.
class TimelinePanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelinePanel)

public:
    /// All outlive the panel.
    TimelinePanel(FlagModel *flags, CurrentFlag *current, const FlagCommands *commands,
                  QWidget *parent = nullptr);

    /// What stands in the head of the inspector: the selected stretch, and how the run is shown.
    [[nodiscard]] QWidget *tools() const { return m_tools; }
    [[nodiscard]] QAction *asTable() const { return m_asTable; }
    /// "0.50 s – 1.20 s: 34 requests …"; without a selected stretch, how to select one.
    [[nodiscard]] QString stretchText() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void layOut(const FlagCommands *commands);
    void refresh();
    void showStretch();
    void showCurrent();
    void pick(int row);

    FlagModel *const m_flags;
    CurrentFlag *const m_current;
    TimelineView *const m_view;
    AttemptModel *const m_attempts;
    QTableView *const m_table;
    EmptyNotice *const m_notice;
    QWidget *const m_legend;
    QStackedWidget *const m_pages;
    QWidget *const m_tools;
    MutedLabel *const m_stretch;
    QAction *const m_zoomIn;
    QAction *const m_whole;
    QAction *const m_asTable;
    QTimer m_frame;
};

} // namespace Flaghoist
