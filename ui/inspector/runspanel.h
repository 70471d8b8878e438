#pragma once

#include "domain/run.h"

#include <QStackedWidget>

#include <functional>
#include <memory>

class QAction;
class QLabel;
class QSortFilterProxyModel;
class QSplitter;
class QStandardItemModel;
class QTreeView;

namespace Flaghoist {

class ColumnFit;
class DownloadSession;
class FlagModel;
class MessageLine;
class OverlayDelegate;
class ReplayBar;
class RunChart;
class RunLibrary;
struct RunOptions;

/// The runs that are kept. The one chosen is shown in the whole window; two chosen are compared.
class RunsPanel final : public QStackedWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunsPanel)

public:
    /// Both outlive the panel.
    RunsPanel(FlagModel *flags, DownloadSession *session, QWidget *parent = nullptr);

    /// Once; \a library outlives the panel. Without a call no run is kept.
    void setLibrary(RunLibrary *library);
    /// For the row of tabs.
    [[nodiscard]] QWidget *tools() const { return m_tools; }

    QAction *const repeat;
    QAction *const retry;
    QAction *const exportRun;
    QAction *const remove;
    QAction *const sweep;
    QAction *const back;

signals:
    void repeatRequested(const Flaghoist::RunOptions &options);
    void exportRequested(const Flaghoist::Run &run);

private:
    void layOut();
    void refresh();
    void updateActions();
    void selectionChanged();
    /// Shows an earlier run while another goes on, until that has ended.
    void view(const Run &run);
    void leaveViewed();
    void showComparison(const QStringList &keys);
    void compare(const Run &first, const Run &second);
    void showChart();
    void showSide(int side);
    void repeatRun(const Run &run);
    [[nodiscard]] QStringList selectedKeys() const;
    /// Calls \a use with the only run selected.
    void withSelected(std::function<void(const Run &)> use);

    FlagModel *const m_flags;
    DownloadSession *const m_session;
    RunLibrary *m_library = nullptr;
    std::unique_ptr<const Run> m_viewed;
    QStandardItemModel *const m_runs;
    QSortFilterProxyModel *const m_order;
    QTreeView *const m_table;
    MessageLine *const m_message;
    QSplitter *const m_split;
    QStackedWidget *const m_sides; ///< the chart, or the comparison
    RunChart *const m_chart;
    MessageLine *const m_chartNote;
    ReplayBar *const m_replay;
    QStandardItemModel *const m_differences;
    QLabel *const m_sentence;
    QTreeView *const m_codes;
    OverlayDelegate *const m_overlay;
    ColumnFit *const m_runsFit;
    ColumnFit *const m_codesFit;
    QWidget *const m_tools;
    bool m_selecting = false; ///< not a person
    int m_comparisons = 0; ///< asked for so far
};

} // namespace Flaghoist
