#pragma once

#include "ui/barpainter.h"

#include <QStackedWidget>
#include <QTimer>

#include <optional>
#include <tuple>

class QAction;
class QSortFilterProxyModel;
class QTreeView;

namespace Flaghoist {

class AttemptModel;
class CurrentFlag;
class DownloadSession;
class FlagCommands;
class FlagModel;
class MutedLabel;
class TimelineView;

/// The timeline of the run shown, with its legend; the same as a table. It follows a run while it is seen.
/// Before a run from a practice source it shows the prediction and takes a guess, and afterwards compares.
class TimelinePanel final : public QStackedWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelinePanel)

public:
    /// All outlive the panel.
    TimelinePanel(FlagModel *flags, const DownloadSession *session, CurrentFlag *current,
                  const FlagCommands *commands, QWidget *parent = nullptr);

    /// What stands in the head of the inspector: the selected stretch, and how the run is shown.
    [[nodiscard]] QWidget *tools() const { return m_tools; }
    /// Checkable: whether what decided the duration of the run is pointed out.
    [[nodiscard]] QAction *criticalPath() const { return m_path; }
    [[nodiscard]] QAction *asTable() const { return m_asTable; }
    /// "0.50 s – 1.20 s: 34 requests …"; without a selected stretch, what came of guess and
    /// prediction, or how to select one.
    [[nodiscard]] QString stretchText() const;

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum Page { Notice, Chart, Table };

    void layOut(const FlagCommands *commands);
    void refresh();
    void showLegend();
    void showStretch();
    void showCurrent();
    void showMarkers();
    /// The prediction of what is chosen, while no run is shown.
    [[nodiscard]] const Run *predicted() const;

    /// What was expected of a run.
    struct Expected
    {
        quint64 run = 0;
        microseconds end{0};
        std::optional<microseconds> guess;
    };

    FlagModel *const m_flags;
    const DownloadSession *const m_session;
    CurrentFlag *const m_current;
    TimelineView *const m_view;
    AttemptModel *const m_attempts;
    QSortFilterProxyModel *const m_order;
    QTreeView *const m_table;
    QWidget *const m_legend;
    MutedLabel *const m_stretch;
    QAction *const m_zoomIn;
    QAction *const m_whole;
    QAction *const m_path;
    QAction *const m_asTable;
    QWidget *const m_tools;
    std::tuple<QList<BarPainter::Look>, bool, qint64> m_legendKey; ///< what the legend shows
    QTimer m_frame;
    std::optional<microseconds> m_guess;
    Expected m_expected;
};

} // namespace Flaghoist
