#pragma once

#include <QObject>

class QAction;
class QListView;
class QPoint;

namespace Flaghoist {

/// What can be done with the current cell of the grid: its context menu and the shortcuts within it.
class FlagActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlagActions)

public:
    /// A child of \a view, whose current index the actions are about.
    explicit FlagActions(QListView *view);

    /// Whether a run has finished: only then can a flag be retried.
    void setRetryPossible(bool possible);
    /// Enables what fits the current cell; also before a shortcut.
    void refresh();

    QAction *const preview;
    QAction *const openFile;
    QAction *const showInFolder;
    QAction *const copyPicture;
    QAction *const copyPath;
    QAction *const copyUrl;
    QAction *const retry;

private:
    void showMenu(const QPoint &position);
    void copyThePicture() const;

    QListView *const m_view;
    bool m_retryPossible = false;
};

} // namespace Flaghoist
