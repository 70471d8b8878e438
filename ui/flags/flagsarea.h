#pragma once

#include "models/flagmodel.h"

#include <QPointer>
#include <QWidget>

class QAbstractItemView;
class QAbstractProxyModel;
class QButtonGroup;
class QModelIndex;
class QStackedWidget;

namespace Flaghoist {

class Actions;
class ChipBar;
class CurrentFlag;
class DownloadSession;
class EmptyNotice;
class FlagCommands;
class FlagList;
class FlagView;
class PreviewWindow;
class RunHeader;

/// The centre of the window: the header of the run shown, the chips, and its flags as mosaic, grid or list.
class FlagsArea final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlagsArea)

public:
    enum class View { Mosaic, Grid, List };

    /// All outlive the area.
    FlagsArea(FlagModel *flags, DownloadSession *session, CurrentFlag *current, const Actions *actions,
              const FlagCommands *commands, QWidget *parent = nullptr);

    [[nodiscard]] FlagView *cells() const { return m_cells; }
    [[nodiscard]] ChipBar *chips() const { return m_chips; }
    void setView(View view);
    [[nodiscard]] View view() const { return m_view; }
    /// Widths and sorting of the list.
    [[nodiscard]] QByteArray columns() const;
    void restoreColumns(const QByteArray &columns);
    /// To the flags as they are shown now.
    void focusFlags();

signals:
    /// A person wants to see the critical path of the run shown.
    void pathRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void connectActions();
    void connectViews(const FlagCommands *commands);
    void showPreview(const FlagCommands *commands);
    void connectCurrent();
    void refresh();
    void updateZoom();
    void choosePage();
    [[nodiscard]] QList<int> selectedRows() const;
    void publishSelection();
    void showCurrent();
    [[nodiscard]] QAbstractItemView *shownView() const;
    [[nodiscard]] int flagRow(const QModelIndex &index) const;
    /// In the view that is shown; invalid where the filter hides it.
    [[nodiscard]] QModelIndex indexOfFlag(int row) const;

    FlagModel *const m_flags;
    DownloadSession *const m_session;
    CurrentFlag *const m_current;
    const Actions *const m_actions;
    FlagFilterModel *const m_shown;
    QAbstractProxyModel *const m_codes; ///< its first column alone: a cell is one item for a screen reader
    RunHeader *const m_header;
    ChipBar *const m_chips;
    QList<QWidget *> m_zoom; ///< its buttons
    QButtonGroup *const m_switch;
    FlagView *const m_cells;
    FlagList *const m_list;
    EmptyNotice *const m_notice;
    QStackedWidget *const m_pages;
    QPointer<PreviewWindow> m_preview;
    View m_view = View::Grid; ///< the id of its button in the switch
    bool m_rowsLeave = false;
    bool m_showing = false;
};

} // namespace Flaghoist
